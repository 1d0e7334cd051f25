"""How the Markdown of magazines differs from CommonMark: counted over its own examples, and listed for writers.

An example is the same where browsers would show the same: what is added to every page (ids of headings, classes,
colours of code, headings one level lower) and white space between blocks make no difference.
"""

import re
from collections import Counter
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Final
from urllib.parse import unquote

import msgspec
import pytest

from magsite.content.body import Body, MarkdownOptions, body_request
from magsite.content.document import BodySource
from magsite.content.links import Resolution
from magsite.content.markdown.convert import convert
from magsite.content.targets import listed_targets
from magsite.language.typography import Options

pytestmark = pytest.mark.corpora

_ROOT: Final = Path(__file__).parents[3]
_EXAMPLES: Final = _ROOT.parent / "shared" / "corpora" / "markdown-conformance"
_FENCE: Final = "`" * 32
_BLOCKS: Final = frozenset(
    [
        "blockquote",
        "dd",
        "del",
        "details",
        "div",
        "dl",
        "dt",
        "figcaption",
        "figure",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "hr",
        "li",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "th",
        "thead",
        "tr",
        "ul",
    ]
)
_ADDED: Final = frozenset(
    {"id", "class", "loading", "decoding", "tabindex", "aria-label", "dir", "role", "scope"}
)
_ROW: Final = re.compile(r"^\| ([^|]+?) \| (\d+) \| (\d+) \|", re.MULTILINE)


class Example(msgspec.Struct, frozen=True):
    """An example of a specification: the section that it stands in, Markdown, HTML."""

    section: str
    text: str
    html: str


class _Shown(HTMLParser):
    """What of an HTML text makes a difference to what is shown."""

    def __init__(self) -> None:
        super().__init__()
        self.events: list[str] = []
        self._pre = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A tag without what is added to it, headings lowered."""
        if tag in {"span", "div", "tbody"}:
            return
        self._pre += tag == "pre"
        kept = sorted(f'{name}="{unquote(value or "")}"' for name, value in attrs if name not in _ADDED)
        self.events.append(" ".join([tag, *kept]))

    def handle_endtag(self, tag: str) -> None:
        """The end of what has one."""
        if tag not in {"span", "div", "tbody", "br", "img", "hr", "input"}:
            self._pre -= tag == "pre"
            self.events.append(f"/{tag}")

    def handle_data(self, data: str) -> None:
        """Text, in which white space counts in code only."""
        if self.events and self.events[-1].startswith("'"):
            data = self.events.pop()[1:] + data
        self.events.append("'" + (data if self._pre else re.sub(r"\s+", " ", data)))

    def shown(self) -> list[str]:
        """The events, without white space around blocks."""
        found: list[str] = []
        for at, event in enumerate(self.events):
            if not event.startswith("'"):
                found.append(event)
                continue
            text = event
            if at == 0 or _is_block(self.events[at - 1]):
                text = "'" + text[1:].lstrip()
            if at + 1 == len(self.events) or _is_block(self.events[at + 1]) or self.events[at + 1] == "/code":
                text = text.rstrip()
            if text != "'":
                found.append(text)
        return found


def _is_block(event: str) -> bool:
    return event.lstrip("/").partition(" ")[0] in _BLOCKS | {"br"}


def _shown(html: str) -> list[str]:
    parser = _Shown()
    parser.feed(html)
    parser.close()
    return parser.shown()


def _lowered(html: str) -> str:
    """With its headings under the title of a page, as ours are."""
    if "<h1>" not in html:
        return html
    return re.sub(r"(?<=<|/)h([1-5])(?=>)", lambda found: f"h{int(found[1]) + 1}", html)


def _examples(name: str) -> Iterator[Example]:
    section, lines = "", iter((_EXAMPLES / name).read_text("utf-8").replace("→", "\t").split("\n"))
    for line in lines:
        if line.startswith(("## ", "# ")):
            section = line.lstrip("# ").strip()
        elif line.startswith(f"{_FENCE} example"):
            text: list[str] = []
            html: list[str] = []
            into = text
            for inner in lines:
                if inner == _FENCE:
                    break
                if inner == "." and into is text:
                    into = html
                else:
                    into.append(inner)
            yield Example(section, "\n".join(text), "\n".join(html))


def _convert(text: str) -> Body:
    targets = listed_targets(text, 1)
    resolutions = tuple((target.text, Resolution("site", target.text)) for target in targets)
    source, typed = BodySource("a.md", 0, 1, "0" * 32), Options(enabled=False)
    return convert(text, body_request("0" * 32, source, MarkdownOptions(), resolutions, targets, typed))


def _same(example: Example) -> bool:
    return _shown(_lowered(example.html)) == _shown(_convert(example.text).html)


@pytest.fixture(scope="session")
def specification() -> tuple[Example, ...]:
    """The examples of CommonMark, and those of GitHub's extensions."""
    extensions = (one for one in _examples("gfm-spec.txt") if one.section.endswith("(extension)"))
    return (*_examples("commonmark-spec.txt"), *extensions)


def test_the_differences_are_counted_in_the_documentation(specification: tuple[Example, ...]) -> None:
    """Section by section: how many examples there are, and how many are the same."""
    every = Counter(one.section for one in specification)
    same = Counter(one.section for one in specification if _same(one))

    table = _ROW.findall((_ROOT / "docs/markdown.md").read_text("utf-8"))
    assert [(name, str(count), str(same[name])) for name, count in every.items()] == table


@pytest.mark.parametrize(
    "name",
    ["commonmark-spec.txt", "gfm-spec.txt", "gfm-extensions.txt", "gfm-regression.txt", "smart_punct.txt"],
)
def test_every_example_is_converted(name: str) -> None:
    """To something, and without a remark on an extension that failed."""
    converted = [_convert(example.text) for example in _examples(name)]

    assert converted
    assert {problem.code for body in converted for problem in body.record.diagnostics} <= {
        "code-language",
        "link-missing",
    }


@pytest.mark.slow
def test_the_examples_of_other_libraries_are_converted() -> None:
    """Those of Python-Markdown and of markdown-it, whole files at a time."""
    files = [path for suffix in ("txt", "text", "md") for path in sorted(_EXAMPLES.glob(f"*/**/*.{suffix}"))]

    assert len(files) > 150
    assert all(
        _convert(path.read_text("utf-8-sig").replace("\r\n", "\n")).html
        for path in files
        if path.stat().st_size
    )
