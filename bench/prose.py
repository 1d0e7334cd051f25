"""French sentences out of parts, and bodies of articles out of sentences: prose, lists, tables, notes and code."""

import random
import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path

import msgspec

LINK = "article-lié"
"""Stands in a body for the address of the article that it links to, which each tool writes in its own way."""

_HERE = Path(__file__).parent


class Stock(msgspec.Struct, frozen=True):
    """What words.toml holds."""

    first_names: tuple[str, ...]
    last_names: tuple[str, ...]
    roles: tuple[str, ...]
    categories: tuple[str, ...]
    tags: tuple[str, ...]
    hosts: tuple[str, ...]
    code_names: tuple[str, ...]
    sentences: tuple[str, ...]
    marked_sentences: tuple[str, ...]
    titles: tuple[str, ...]
    headings: tuple[str, ...]
    parts: dict[str, tuple[str, ...]]


@cache
def stock() -> Stock:
    """The words."""
    return msgspec.convert(tomllib.loads((_HERE / "words.toml").read_text("utf-8")), Stock)


@cache
def _snippets() -> Mapping[str, tuple[str, ...]]:
    found = tomllib.loads((_HERE / "snippets.toml").read_text("utf-8"))
    return msgspec.convert(found, dict[str, tuple[str, ...]])


def body(r: random.Random) -> str:
    """Paragraphs with a heading before every third, what else there is in between, and the notes at the end."""
    count = min(60, max(4, round(r.lognormvariate(2.17, 0.55))))
    paragraphs = [_paragraph(r) for _ in range(count)]
    paragraphs[r.randrange(count)] += f" Voir [{r.choice(stock().parts['earlier'])}]({LINK})."
    notes = _noted(r, paragraphs) if r.random() < 1 / 6 else []
    blocks = list(_headed(r, paragraphs))
    for block in _between(r, count):
        blocks.insert(r.randint(1, len(blocks)), block(r))
    return "\n\n".join((*blocks, *notes)) + "\n"


def _noted(r: random.Random, paragraphs: list[str]) -> list[str]:
    """Put the signs of some notes into the paragraphs; the notes themselves."""
    chosen = sorted(r.sample(range(len(paragraphs)), r.randint(1, 4)))
    for number, at in enumerate(chosen, 1):
        paragraphs[at] += f"[^{number}]"
    return ["\n".join(f"[^{number}]: {sentence(r)}" for number in range(1, len(chosen) + 1))]


def _headed(r: random.Random, paragraphs: Sequence[str]) -> Iterator[str]:
    for at, paragraph in enumerate(paragraphs):
        if at and at % 3 == 0:
            level = "##" if at % 2 else "###"
            yield f"{level} {filled(r, r.choice(stock().headings))}"
        yield paragraph


def _between(r: random.Random, paragraphs: int) -> Iterator[Callable[[random.Random], str]]:
    """What an article has beside paragraphs."""
    yield from (_quote, _list)
    if r.random() < 1 / 2:
        yield from [_code] * r.randint(1, max(1, min(5, paragraphs // 4)))
    if r.random() < 1 / 5:
        yield _table
    if r.random() < 1 / 3:
        yield _picture
    if paragraphs > 10:  # noqa: PLR2004 - A long one.
        yield _steps


def _paragraph(r: random.Random) -> str:
    return " ".join(_marked_sentence(r) for _ in range(r.randint(2, 5)))


def _quote(r: random.Random) -> str:
    return f"> {_marked_sentence(r)}\n>\n> {sentence(r)}"


def _list(r: random.Random) -> str:
    return "\n".join(f"- {_marked_sentence(r)}" for _ in range(r.randint(3, 6)))


def _steps(r: random.Random) -> str:
    return "\n".join(f"{number}. {_marked_sentence(r)}" for number in range(1, r.randint(4, 7)))


def _picture(r: random.Random) -> str:
    return f"![{r.choice(stock().parts['alt'])}](/images/{r.randrange(24):02}.png)"


def _table(r: random.Random) -> str:
    columns = r.randint(2, 4)
    head = [
        f"| Relevé | {' | '.join(f'n° {n + 1}' for n in range(columns))} |",
        f"| --- |{' ---: |' * columns}",
    ]
    rows = (
        f"| {filled(r, '{thing}')} | {' | '.join(filled(r, '{number} {unit}') for _ in range(columns))} |"
        for _ in range(r.randint(3, 8))
    )
    return "\n".join((*head, *rows))


def _code(r: random.Random) -> str:
    """Pieces of one language, up to forty lines."""
    language = r.choice(tuple(_snippets()))
    wanted = min(40, max(5, int(r.lognormvariate(2.6, 0.6))))
    lines: list[str] = []
    while len(lines) < wanted:
        a, b = r.sample(stock().code_names, 2)
        piece = r.choice(_snippets()[language]).replace("{a}", a).replace("{b}", b)
        lines += (
            *piece.replace("{A}", a.capitalize()).replace("{n}", str(r.randint(2, 99))).splitlines(),
            "",
        )
    code = "\n".join(lines[:wanted]).rstrip()
    return f"```{language}\n{code}\n```"


def sentence(r: random.Random) -> str:
    """A sentence without marks."""
    return filled(r, r.choice(stock().sentences))


def _marked_sentence(r: random.Random) -> str:
    """A sentence as Markdown may have it: one of three has a mark."""
    return filled(r, r.choice(stock().marked_sentences if r.random() < 1 / 3 else stock().sentences))


def filled(r: random.Random, pattern: str) -> str:
    """A pattern with its parts filled in, and a capital at its beginning."""
    text = pattern.format_map(_Parts(r))
    at = 2 if text.startswith("« ") else 0
    return text[:at] + text[at : at + 1].upper() + text[at + 1 :]


class _Parts(Mapping[str, str]):
    """Gives another part each time that it is asked for a name."""

    def __init__(self, r: random.Random) -> None:
        self._random = r

    def __getitem__(self, name: str) -> str:
        r = self._random
        if name == "number":
            return str(r.randrange(2, 900))
        if name == "address":
            return f"https://{r.choice(stock().hosts)}/{r.randrange(2006, 2026)}/{r.randrange(1000)}"
        return r.choice(stock().parts[name])

    def __iter__(self) -> Iterator[str]:
        return iter(stock().parts)

    def __len__(self) -> int:
        return len(stock().parts)
