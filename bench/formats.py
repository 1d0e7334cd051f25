"""The corpus as each tool wants it: the same words, in other headers, at other places, with other links.

    python bench/formats.py hugo FOLDER [--articles 1000]

writes it below a folder, without the rest of a site.
"""

import argparse
import json
import struct
import zlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

from corpus import Article, Author, Category, Lead, articles
from prose import LINK

SHARES = "data/shares/mastodon.csv"

_PICTURES = 24
_PICTURE_SIZE = 640, 360

Files = Iterator[tuple[str, str]]
"""Paths inside the site, and what stands there."""


class Format(NamedTuple):
    """How a tool wants the corpus."""

    article: Callable[[Article], str]
    """An article's source."""
    people: Callable[[Iterable[Author], Iterable[Category]], Files]
    """All that stands beside the articles."""
    pictures: str
    """The folder whose files are at /images/."""
    counts_apart: bool = False
    """Whether share counts stand in a file of their own, and not in the articles."""


class Written(NamedTuple):
    """What stands in a site."""

    articles: tuple[Path, ...]
    """The oldest first."""
    authors: tuple[Author, ...]
    """Who signed most of them first."""


def write(root: Path, form: Format, count: int) -> Written:
    """Write the first articles of the corpus into a site, with those authors and categories that they have."""
    dated: list[tuple[Lead, Path]] = []
    signed: Counter[Author] = Counter()
    categories: set[Category] = set()
    shares = ["article,network,count,date\n"]
    for one in articles(count):
        dated.append((one.lead, save(root, source(one, form))))
        signed.update(one.authors)
        categories.add(one.category)
        shares.append(shares_row(one.lead.slug, one.shares, "2024-12-31"))
    for file in form.people(sorted(signed), sorted(categories)):
        save(root, file)
    if form.counts_apart:
        save(root, (SHARES, "".join(shares)))
    for number in range(_PICTURES):
        picture = root / form.pictures / f"{number:02}.png"
        picture.parent.mkdir(parents=True, exist_ok=True)
        picture.write_bytes(_png(number))
    oldest_first = sorted(dated, key=lambda one: (one[0].date, one[0].number))
    authors = tuple(author for author, _ in sorted(signed.items(), key=lambda one: (-one[1], one[0])))
    return Written(tuple(path for _, path in oldest_first), authors)


def source(one: Article, form: Format) -> tuple[str, str]:
    """The file of an article, the same name for every tool, and what stands in it."""
    return f"content/articles/{_path(one.lead)}", form.article(one)


def save(root: Path, file: tuple[str, str]) -> Path:
    """Write one file of a site."""
    path = root / file[0]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(file[1], "utf-8")
    return path


def shares_row(slug: str, count: int, day: str) -> str:
    """One row of the file of share counts."""
    return f"/articles/{slug}/,mastodon,{count},{day}\n"


def _path(lead: Lead) -> str:
    return f"{lead.date.year}/{lead.slug}.md"


def _magsite(one: Article) -> str:
    """It is linked to by its file, as seen from the one that links."""
    fields = {
        "date": one.lead.date.isoformat(),
        "authors": _quoted([author.slug for author in one.authors]),
        "category": one.category.slug,
        "tags": _quoted(one.tags),
    }
    return _with_header(one, fields, f"../{_path(one.linked)}")


def _hugo(one: Article) -> str:
    fields = {
        "date": f"{one.lead.date.isoformat()}Z",
        "authors": _quoted([author.slug for author in one.authors]),
        "categories": _quoted([one.category.name]),
        "shares": str(one.shares),
        "tags": _quoted(one.tags),
    }
    return _with_header(one, fields, _address(one.linked))


def _eleventy(one: Article) -> str:
    """Its own word for tags is one that makes collections."""
    fields = {
        "date": f"{one.lead.date.isoformat()}Z",
        "authors": _quoted([author.slug for author in one.authors]),
        "category": _quoted(one.category.name),
        "shares": str(one.shares),
        "topics": _quoted(one.tags),
    }
    return _with_header(one, fields, _address(one.linked))


def _pelican(one: Article) -> str:
    fields = {
        "Title": one.lead.title,
        "Slug": one.lead.slug,
        "Date": f"{one.lead.date:%Y-%m-%d %H:%M}",
        "Authors": "; ".join(author.name for author in one.authors),
        "Category": one.category.name,
        "Tags": ", ".join(one.tags),
        "Summary": one.summary,
        "Shares": str(one.shares),
    }
    header = "".join(f"{key}: {value}\n" for key, value in fields.items() if value)
    return f"{header}\n{one.body.replace(LINK, _address(one.linked))}"


def _with_header(one: Article, fields: Mapping[str, str], address: str) -> str:
    """A source with a header in YAML, in which JSON's texts and lists are texts and lists as well."""
    first = {"title": _quoted(one.lead.title), "summary": _quoted(one.summary)}
    header = "".join(f"{key}: {value}\n" for key, value in {**first, **fields}.items())
    return f"---\n{header}---\n\n{one.body.replace(LINK, address)}"


def _address(lead: Lead) -> str:
    return f"/articles/{lead.slug}/"


def _profiles(authors: Iterable[Author], categories: Iterable[Category]) -> Files:
    """A file for each author and each category."""
    for author in authors:
        header = f"name: {_quoted(author.name)}\nwebsite: {author.website}\n"
        yield f"content/authors/{author.slug}.md", f"---\n{header}---\n\n{author.bio}\n"
    for category in categories:
        yield f"content/categories/{category.slug}.md", f"---\nname: {_quoted(category.name)}\n---\n"


def _tables(folder: str, authors: Iterable[Author], categories: Iterable[Category]) -> Files:
    """All authors in one file, all categories in another."""
    by_slug = {author.slug: author._asdict() for author in authors}
    yield f"{folder}/people.json", json.dumps(by_slug, ensure_ascii=False, indent=1)
    listed = [category._asdict() for category in categories]
    yield f"{folder}/categories.json", json.dumps(listed, ensure_ascii=False, indent=1)


def _hugo_tables(authors: Iterable[Author], categories: Iterable[Category]) -> Files:
    """The page of an author is named by a file of its own."""
    people = tuple(authors)
    yield from _tables("data", people, categories)
    for author in people:
        yield f"content/authors/{author.slug}/_index.md", f"---\ntitle: {_quoted(author.name)}\n---\n"


def _quoted(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


@cache
def _png(number: int) -> bytes:
    """A picture whose colours run from one side to the other."""
    width, height = _PICTURE_SIZE
    row = bytes(byte for x in range(width) for byte in (x * 255 // width, 255 - x // 3, number * 10))
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = (b"IHDR", head), (b"IDAT", zlib.compress((b"\0" + row) * height)), (b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(name, data) for name, data in chunks)


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


FORMATS: Mapping[str, Format] = {
    "magsite": Format(_magsite, _profiles, "static/images", counts_apart=True),
    "hugo": Format(_hugo, _hugo_tables, "static/images"),
    "pelican": Format(_pelican, lambda *both: _tables("data", *both), "content/images"),
    "eleventy": Format(_eleventy, lambda *both: _tables("content/_data", *both), "images"),
}


def main() -> None:
    """Write the corpus into a folder."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("format", choices=FORMATS)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--articles", type=int, default=1000)
    options = parser.parse_args()
    write(options.folder, FORMATS[options.format], options.articles)


if __name__ == "__main__":
    main()
