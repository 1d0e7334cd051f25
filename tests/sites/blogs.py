"""Real blogs beside the checkout: their configurations, and what their articles say, read by other means than ours."""

import json
import re
import shutil
import tomllib
from collections.abc import Iterator, Mapping
from html import unescape
from pathlib import Path
from typing import Any, Final

import msgspec
import yaml

from tests.sites.harness import NOW

CORPORA = Path(__file__).parents[3] / "shared" / "corpora"


class Blog(msgspec.Struct, frozen=True):
    """A blog, where its articles stand, and the configuration that makes a magazine of it."""

    name: str
    articles: str
    config: str
    authors: str = ""
    """Where the data of its authors stands."""


BLOGS: Final = (
    Blog(
        "en-rust-toml",
        "content",
        """\
[magazine]
title = "Rust Blog"
url = "https://rust.example/"
language = "en"
timezone = "UTC"

[content]
articles = "content"

[content.defaults."content/inside-rust"]
category = "Inside Rust"

[urls]
article = ":category/:year/:month/:day/:slug"
""",
    ),
    Blog(
        "fr-jamstatic",
        "pages/post",
        """\
[magazine]
title = "Jamstatic"
url = "https://jamstatic.example/"

[content]
articles = "pages/post"

[content.author_data]
path = "data/authors"
website = "url"
portrait = "avatar"

[urls]
article = ":year/:month/:day/:slug"
""",
        "data/authors",
    ),
    Blog(
        "fr-putaindecode",
        "contents/articles",
        """\
[magazine]
title = "Putain de code !"
url = "https://putaindecode.example/"

[content]
articles = "contents/articles"

[content.author_data]
path = "authors-2018"
bio = "fr.bio.long"

[urls]
article = "articles/:slug"
""",
        "authors-2018",
    ),
    Blog(
        "fr-sudweb-jekyll",
        "_posts",
        """\
[magazine]
title = "Sud Web"
url = "https://sudweb.example/blog/"

[content]
articles = "_posts"
""",
    ),
)

_DATE = re.compile(r"(\d{4})[-/](\d\d?)[-/](\d\d?)")
_SEVERAL = re.compile(r"\s+(?:et|and|&)\s+")


_TITLE: Final = re.compile(r'class="p-name">(.*?)</span>', re.DOTALL)
_DAY: Final = re.compile(r'class="dt-published" datetime="([0-9-]{10})')
_SIGNATURE: Final = re.compile(r'class="p-author h-card"[^>]*>(.*?)</a>', re.DOTALL)
_ASIDE: Final = re.compile(r'(?:alt|title)="([^"]*)"')
_UNLINKED: Final = re.compile(r"\[<code>([^<]*)</code>\]")
_TAG: Final = re.compile(r"<[^>]*>")
CODE: Final = re.compile(r"<pre.*?</pre>|<code.*?</code>", re.DOTALL)
_FENCED: Final = re.compile(r"^(`{3,}|~{3,})[^\n`]*\n(.*?)^\1[ \t]*$", re.MULTILINE | re.DOTALL)
# What is no text of an article for its readers.
_NO_TEXT: Final = (
    re.compile(r"<!--.*?-->|<(script|style|svg|iframe)\b.*?</\1>|<[A-Za-z/][^<>]*>", re.DOTALL),
    re.compile(r"^ {0,3}\[[^\]]*\]:(?: .*)?$|^\*\[[^\]]*\]: .*$|^ {0,3}:{3,}.*$", re.MULTILINE),
    re.compile(r"(?<=\])\(\{\{[^{}]*\}\}\)"),
    re.compile(r"(?<=\])\([^()\s]*(?:\([^()]*\)[^()\s]*)?(?:\s+\"[^\"]*\")?\s*\)"),
    re.compile(r"(?<=\])\[[^\]]*\]|\[\^[^\]]*\]|\{[^{}%\n]*=[^{}%\n]*\}|\{[:#.][^{}\n]*\}"),
    re.compile(r"https?://\S+|^\s*(?:`{3,}|~{3,}).*$", re.MULTILINE),
)
_WORD: Final = re.compile(r"[^\W\d_]{3,}")


class Told(msgspec.Struct, frozen=True):
    """What the header of a published article says."""

    path: str
    title: str
    day: str
    authors: tuple[str, ...]


def copied(folder: Path, blog: str) -> Path:
    """A copy of a blog that can be written to."""
    site = folder / blog
    shutil.copytree(CORPORA / blog, site, copy_function=shutil.copyfile)
    for place in (site, *site.rglob("*")):
        place.chmod(0o755 if place.is_dir() else 0o644)
    return site


def told(site: Path, blog: Blog) -> Iterator[Told]:
    """What the headers of the articles say that are no drafts and have a date that has come."""
    for path in sorted((site / blog.articles).rglob("*.md")):
        header = header_of(path.read_text(encoding="utf-8"))
        former = header.get("path", "") if isinstance(header.get("path"), str) else ""
        dated = _DATE.search(f"{header.get('date', '')} {path.name} {former}")
        if path.stem == "_index" or header.get("published") is False or dated is None:
            continue
        day = "-".join(part.zfill(2) for part in dated.groups())
        if day <= f"{NOW:%Y-%m-%d}":
            yield Told(path.relative_to(site).as_posix(), str(header["title"]), day, authors_of(header))


def header_of(text: str) -> Mapping[str, Any]:
    """The header of an article, read by the libraries of its format."""
    if text.startswith("+++"):
        return tomllib.loads(text.split("+++\n")[1])
    found = yaml.safe_load(re.split(r"^---\s*$", text, maxsplit=2, flags=re.MULTILINE)[1])
    assert isinstance(found, dict)
    return found


def authors_of(header: Mapping[str, Any]) -> tuple[str, ...]:
    """The people who sign: a list, or a text in which several may stand."""
    written = header.get("authors") or header.get("author") or []
    return tuple(_SEVERAL.split(written) if isinstance(written, str) else map(str, written))


def named(site: Path, blog: Blog) -> Iterator[tuple[str, str]]:
    """The authors of the data, by what articles may call them: the name of their file, or their own."""
    for path in sorted((site / blog.authors).iterdir()) if blog.authors else ():
        text = path.read_text(encoding="utf-8")
        fields = json.loads(text) if path.suffix == ".json" else yaml.safe_load(text)
        name = fields.get("name", path.stem)
        yield plain(path.stem), name
        yield plain(name), name


def plain(text: str) -> str:
    """A text without spaces and capitals, and without what typography does to it."""
    bare = re.sub(r"[\s\u00a0\u202f]+", "", unescape(text)).casefold()
    return bare.replace("’", "'").replace("…", "...").replace("«", '"').replace("»", '"').replace("`", "")


Head = tuple[str, str, tuple[str, ...]]
"""What stands over an article: title, day, authors in their order; names in their `plain` form."""


def head_of(html: str) -> Head:
    """What the page of an article says of it above its text."""
    top = html[html.index("<h1") : html.index('class="prose')]
    title, day = _TITLE.search(top), _DAY.search(top)
    assert title, top
    assert day, top
    return plain(title[1]), day[1], tuple(plain(name) for name in _SIGNATURE.findall(top))


def head_told(one: Told, names: Mapping[str, str]) -> Head:
    """What should stand there; `names` are those of the data, by what an article may call them."""
    people = (plain(names.get(plain(name), name)) for name in one.authors)
    return plain(one.title), one.day, tuple(dict.fromkeys(people))


def words_of(source: str) -> frozenset[str]:
    """The words of an article's text, without its code, its HTML, and what only marks or directs."""
    text = _FENCED.sub("\n", _body_of(source))
    for form in _NO_TEXT:
        text = form.sub(" ", text)
    return words(unescape(text))


def words(text: str) -> frozenset[str]:
    """The words of a text, in small letters; those of two letters tell nothing."""
    return frozenset(_WORD.findall(text.casefold()))


def words_shown(html: str) -> frozenset[str]:
    """The words of a page, whether its elements part them or not, and those of its pictures."""
    aside = " ".join(found[1] for found in _ASIDE.finditer(html))
    return frozenset().union(
        *(words(unescape(text)) for text in (_TAG.sub(" ", html), _TAG.sub("", html), aside))
    )


def code_left(html: str, source: str) -> frozenset[str]:
    """The names in code of links that have a target in the source, and are no links on the page."""
    names = (unescape(found[1]) for found in _UNLINKED.finditer(html))
    return frozenset(name for name in names if f"[`{name}`]: " in source)


def code_of(source: str) -> frozenset[str]:
    """The blocks of fenced code at the start of a line, without white space."""
    return frozenset("".join(found[2].split()) for found in _FENCED.finditer(_body_of(source)))


def code_shown(html: str) -> str:
    """All code of a page, without white space."""
    return "".join("".join(unescape(_TAG.sub("", found[0])).split()) for found in CODE.finditer(html))


def _body_of(source: str) -> str:
    fence = "+++" if source.startswith("+++") else "---"
    return source.split(f"\n{fence}", 1)[1].partition("\n")[2]
