"""What a writer does to a magazine while its preview is open, for any tool: each edit with what must be seen then."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property, partial
from pathlib import Path
from typing import NamedTuple

from asking import Sight, lacks, shows

MARK = "MARQUE"
_MARK = re.compile(r"zq\d+zq")
_BODY = f"\nUn mot de plus : {MARK}.\n"
_TITLE = 'title: "'


class Spot(NamedTuple):
    """Where a mark goes: in place of a text that the file has, and that the form holds again; or at the file's end."""

    path: str
    anchor: str
    form: str


class Layout(NamedTuple):
    """Where a site of one tool keeps what is edited. What it does not have is None."""

    address: str
    """Of an article; it may hold {category} and {stem}, the name of the file."""
    template: Spot
    style: Spot
    style_address: str
    config: Spot
    author: str
    """The file in which an author stands; it may hold {author}."""
    shares: str | None = None


class Edit(NamedTuple):
    """One edit: its kind, what saves it, and what must all be seen then."""

    kind: str
    save: Callable[[], object]
    sights: tuple[Sight, ...]


@dataclass(frozen=True)
class Site:
    """A magazine in the layout of one tool."""

    root: Path
    layout: Layout

    @cached_property
    def articles(self) -> tuple[Path, ...]:
        """The files of the articles, as they are when first asked for, the newest last."""
        files = (self.root / "content" / "articles").rglob("*.md")
        return tuple(sorted(files, key=lambda path: (field(path, "date"), path.name)))

    def address(self, article: Path) -> str:
        """Where an article is to be read."""
        return self.layout.address.format(category=field(article, "category"), stem=article.stem)


def edits(site: Site, marks: Iterator[int], size: int) -> Iterator[Edit]:
    """One edit of each kind. The next is made when the one before it is done."""
    article, newest = site.articles[len(site.articles) // 2], site.articles[-1]
    page, layout = site.address(article), site.layout
    body = Spot(str(article.relative_to(site.root)), "", _BODY)
    title = Spot(str(newest.relative_to(site.root)), _TITLE, f"{_TITLE}{MARK} ")
    yield marking("the first save: an article’s body", site, body, page, marks)
    yield marking("an article’s body", site, body, page, marks)
    yield marking("the newest article’s title, on the home page", site, title, "/", marks)
    yield marking("the article template", site, layout.template, page, marks)
    yield marking("the stylesheet", site, layout.style, layout.style_address, marks)
    yield marking("the configuration, on the home page", site, layout.config, "/", marks)
    yield marking("an author’s biography, on an article", site, author_spot(site, article), page, marks)
    if layout.shares:
        yield sharing(site.root / layout.shares, article, page, next(marks))
    yield from coming_and_going(site, newest, marks)
    yield crowd(site, size, next(marks))


def marking(kind: str, site: Site, spot: Spot, address: str, marks: Iterator[int]) -> Edit:
    """A mark comes into a file, or in place of the mark that an earlier edit left there."""
    word = mark(next(marks))
    return Edit(kind, partial(save, site.root / spot.path, spot, word), (shows(address, word),))


def sharing(file: Path, article: Path, page: str, number: int) -> Edit:
    """A share count changes: four digits, which the page writes in groups."""
    count = 1000 + number % 9000
    row = f"{article.parent.name}/{article.stem},mastodon,{count},2026-11-01"
    words = f"{count // 1000}\N{NARROW NO-BREAK SPACE}{count % 1000:03}"
    return Edit(
        "a share count, on an article",
        partial(file.write_text, f"article,network,count,date\n{row}\n", "utf-8"),
        (shows(page, words),),
    )


def coming_and_going(site: Site, newest: Path, marks: Iterator[int]) -> Iterator[Edit]:
    """An article comes, gets another file name, and goes."""
    number = next(marks)
    title = mark(number)
    path, renamed = (newest.with_name(f"{mark(it)}.md") for it in (number, next(marks)))
    text = _MARK.sub("", newest.read_text("utf-8")).replace(_TITLE, f"{_TITLE}{title} ", 1)
    text = re.sub(r"(?<=^date: )[\dT:-]{19}", partial(later, number), text, count=1, flags=re.MULTILINE)
    yield Edit("a new file, on the home page", partial(path.write_text, text, "utf-8"), (shows("/", title),))
    address = site.address(path).replace(path.stem, renamed.stem)
    yield Edit("a file renamed: its new address", partial(path.rename, renamed), (shows(address, title),))
    yield Edit("a file deleted: gone from the home page", renamed.unlink, (lacks("/", title),))


def crowd(site: Site, size: int, number: int) -> Edit:
    """Many articles change at once, as when a branch is checked out. Watched: the first, the middle one, the last."""
    word = mark(number)
    chosen = site.articles[-size:]
    written = [(path, marked(path.read_text("utf-8"), Spot("", "", _BODY), word)) for path in chosen]

    def save_all() -> None:
        for path, text in written:
            path.write_text(text, "utf-8")

    watched = (chosen[0], chosen[len(chosen) // 2], chosen[-1])
    sights = tuple(shows(site.address(path), word) for path in watched)
    return Edit(f"{len(chosen)} files at once", save_all, sights)


def author_spot(site: Site, article: Path) -> Spot:
    """Where the biography of an article's author can be marked. Each begins with the name and `est`."""
    author = field(article, "authors?")
    path = site.layout.author.format(author=author)
    text = (site.root / path).read_text("utf-8")
    found = re.search(rf'(?:"slug": "{author}",\s*"name"|^name): "([^"]+)"', text, re.MULTILINE)
    name = found[1] if found else author
    return Spot(path, f"{name} est ", f"{name}, {MARK}, est ")


def save(path: Path, spot: Spot, word: str) -> None:
    """Write a file anew with a mark, as an editor does: opened, written, closed."""
    path.write_text(marked(path.read_text("utf-8"), spot, word), "utf-8")


def marked(text: str, spot: Spot, word: str) -> str:
    """The text with this mark and no other."""
    if _MARK.search(text):
        return _MARK.sub(word, text)
    form = spot.form.replace(MARK, word)
    return text.replace(spot.anchor, form, 1) if spot.anchor else text + form


def mark(number: int) -> str:
    """A word that no article has, that no typography changes, and that may stand in an address."""
    return f"zq{number}zq"


def later(minutes: int, found: re.Match[str]) -> str:
    """The date of a header, some minutes later."""
    return (datetime.fromisoformat(found[0]) + timedelta(minutes=minutes)).isoformat()


def field(article: Path, key: str) -> str:
    """What an article's header says, without the signs around it."""
    found = re.search(rf'^{key}: [\["]*([^"\]\n]*)', article.read_text("utf-8"), re.MULTILINE)
    return found[1] if found else ""
