"""Headers to the values of each kind of source."""

import msgspec
import pytest

from magsite.content.document import (
    ArticleHeader,
    AuthorHeader,
    CategoryHeader,
    Correction,
    Kind,
    Origin,
    PageHeader,
    SeriesHeader,
)
from magsite.content.header import Header, split
from magsite.content.schema import (
    ARTICLE_KEYS,
    AUTHOR_KEYS,
    CATEGORY_KEYS,
    PAGE_KEYS,
    SERIES_KEYS,
    AnyHeader,
    Key,
    ReadHeader,
    read_header,
)
from magsite.diagnostics.model import Location, diagnose

_ALL = """
title: 1984
unlisted: yes
featured: 2
series: [Racines]
part: 3
image: {path: a.png, alt: Un a}
locale: fr_FR
template: dossier
license: CC BY 4.0
expires: 2031-01-01
sponsored: Une maison
ai: no
corrections: [{date: 2008-10-01, text: Une date, kind: fait}, Un nom]
source: {title: Ailleurs, url: https://a.example/1}
canonical: {url: https://a.example/1}
discussions: [b.example/x]
typography: false
date: 2008-09-24
updated: 2008-09-25 10:00
author: buzzbizweb
authors: [alice, buzzbizweb]
category: internet
categories: [web, internet]
topic: Réseaux sociaux
tags: web 2.0, blogs
summary: Un résumé
id: lecteurs
slug: les-lecteurs
draft: non
aliases: /ancien/
question: Vous en pensez quoi ?
shares: {digg: 30, total: 20}
extra: {note: 4}
"""


def _read(kind: Kind, lines: str) -> ReadHeader:
    header = split(f"---\n{lines.strip()}\n---\n", "a.md")
    assert isinstance(header, Header)
    return msgspec.structs.replace(read_header(kind, header, "a.md"), given=())


def test_an_article_is_read_whole() -> None:
    """Every key finds its field."""
    expected = ArticleHeader(
        title="1984",
        date="2008-09-24",
        updated="2008-09-25T10:00:00",
        authors=("buzzbizweb", "alice"),
        categories=("internet", "web"),
        topic="Réseaux sociaux",
        tags=("web 2.0", "blogs"),
        summary="Un résumé",
        id="lecteurs",
        slug="les-lecteurs",
        draft=False,
        series="Racines",
        part=3,
        image="a.png",
        image_alt="Un a",
        lang="fr-FR",
        template="dossier.html",
        licence="CC BY 4.0",
        expires="2031-01-01",
        unlisted=True,
        featured=2,
        sponsored="Une maison",
        corrections=(Correction("Une date", "2008-10-01", "fait"), Correction("Un nom")),
        source=Origin("Ailleurs", "https://a.example/1"),
        canonical="https://a.example/1",
        discussions=("https://b.example/x",),
        typography=("all",),
        aliases=("/ancien/",),
        question="Vous en pensez quoi ?",
        shares=(("digg", 30), ("total", 20)),
        extra={"note": 4},
    )
    assert ReadHeader(expected) == _read("article", _ALL)


@pytest.mark.parametrize(
    ("kind", "lines", "expected"),
    [
        (
            "author",
            "name: Alice\nkind: organisation\nlinks: {Blog: https://a.example}\nwebsite: https://b.example",
            AuthorHeader(
                name="Alice",
                kind="organisation",
                links=(("Blog", "https://a.example"),),
                website="https://b.example",
            ),
        ),
        (
            "category",
            "name: Internet\ncolour: '#0b4fb3'\norder: 2",
            CategoryHeader(name="Internet", colour="#0b4fb3", order=2),
        ),
        ("page", "title: À propos\ndescription: Qui", PageHeader(title="À propos", summary="Qui")),
        ("author", "# nothing", AuthorHeader()),
        (
            "article",
            "title: a\nexcerpt: b\nredirect_from: [/c/]",
            ArticleHeader("a", summary="b", aliases=("/c/",)),
        ),
        ("article", "title: a\npublished: false", ArticleHeader("a", draft=True)),
        ("article", "title: a\ndraft: false\npublished: false", ArticleHeader("a", draft=True)),
        ("article", "title: a\nsummary: b\ndescription: c", ArticleHeader("a", summary="b")),
        ("article", "title: a\ndate: ~\ntags:", ArticleHeader("a")),
        ("article", "Title: a\nTAGS: [no]", ArticleHeader("a", tags=("no",))),
    ],
)
def test_spellings_are_read(kind: Kind, lines: str, expected: AnyHeader) -> None:
    """Ours and those of other generators, in any capitals."""
    assert ReadHeader(expected) == _read(kind, lines)


def test_unknown_keys_are_kept_apart() -> None:
    """A key in other capitals is unknown where the right one stands beside it, or another like it."""
    read = _read("article", "title: a\nTitle: b\nauteur: c\nTags: d\nTAGS: e")
    expected = ("Title", "auteur", "Tags", "TAGS")
    assert expected == read.unknown_keys


def test_wrong_values_are_all_named() -> None:
    """Each at its line, in the order of the file, with what was expected and what was found."""
    read = _read("article", f"shares: [1]\ntitle: a\nDate: {'x' * 60}\ntopic: {{a: b}}\nupdated: 24/09/2008")
    found = [(problem.location.line, dict(problem.arguments)) for problem in read.diagnostics]
    assert [
        (2, {"key": "shares", "expected": "a number, or a number for each network", "found": "a list"}),
        (
            4,
            {
                "key": "Date",
                "expected": "a date such as 2008-09-24 or 2008-09-24 14:30",
                "found": f"“{'x' * 39}…”",
            },
        ),
        (5, {"key": "topic", "expected": "a text", "found": "a group of keys"}),
        (
            6,
            {
                "key": "updated",
                "expected": "a date with the year first, such as 2008-09-24",
                "found": "“24/09/2008”",
            },
        ),
    ] == found
    assert ArticleHeader("a") == read.header


@pytest.mark.parametrize("key", ["draft", "published"])
def test_an_unreadable_draft_stays_a_draft(key: str) -> None:
    """Nothing appears in public by a slip of the pen."""
    assert ArticleHeader("a", draft=True) == _read("article", f"title: a\n{key}: peut-être").header


@pytest.mark.parametrize("kind", ["article", "page"])
@pytest.mark.parametrize("lines", ["draft: true", "title: ''", "title:"])
def test_a_title_is_needed(kind: Kind, lines: str) -> None:
    """An article or a page without title is none."""
    assert ReadHeader(None, (diagnose("title-missing", Location("a.md", 1, 1)),)) == _read(kind, lines)


def test_a_wrong_title_is_said_once() -> None:
    """A title that is a list is wrong, not missing."""
    expected = ["value-wrong"]
    assert expected == [problem.code for problem in _read("page", "Title: [a]").diagnostics]


@pytest.mark.parametrize(
    ("table", "header"),
    [
        (ARTICLE_KEYS, ArticleHeader),
        (AUTHOR_KEYS, AuthorHeader),
        (CATEGORY_KEYS, CategoryHeader),
        (PAGE_KEYS, PageHeader),
        (SERIES_KEYS, SeriesHeader),
    ],
)
def test_every_field_has_a_key(table: dict[str, Key], header: type[AnyHeader]) -> None:
    """The tables and the Structs agree."""
    fields = {field.name for field in msgspec.structs.fields(header)}
    assert fields == {key.field for key in table.values()}


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (
            "taxonomies: {tags: [a], categories: [b], authors: [c]}",
            {"tags": ("a",), "categories": ("b",), "authors": ("c",)},
        ),
        ("date: {created: 2008-09-24, updated: 2008-09-25}", {"date": "2008-09-24", "updated": "2008-09-25"}),
        ("Status: hidden", {"unlisted": True}),
        ("status: draft", {"draft": True}),
        ("status: published", {}),
        ("Status: published\nDraft: true", {"draft": True}),
        ("status: hidden\nunlisted: false", {}),
        ("taxonomies: {Tags: [a]}\ntags: [b]", {"tags": ("b",)}),
        ("cover: {image: a.png, alt: b}", {"image": "a.png", "image_alt": "b"}),
        ("images: [a.png, b.png]", {"image": "a.png"}),
        ("params: {x: 1}", {"extra": {"x": 1}}),
        ("date: 2008-09-24", {"date": "2008-09-24"}),
        (
            "publishDate: 2008-09-24\nlastmod: 2008-09-25\nexpiryDate: 2009-01-01",
            {"date": "2008-09-24", "updated": "2008-09-25", "expires": "2009-01-01"},
        ),
        ("permalink: /:year/:title/", {}),
        ("permalink: /a/b.html\nurl: /c/", {"aliases": ("/c/", "/a/b.html")}),
        ("permalink: false", {}),
        ("author: {name: Alice, url: x}", {"authors": ("Alice",)}),
    ],
)
def test_other_generators_are_understood(lines: str, expected: dict[str, object]) -> None:
    """Their keys give our fields, also where one of theirs holds several of ours."""
    read = _read("article", f"title: a\n{lines}")
    assert (ArticleHeader("a", **expected), ()) == (read.header, read.diagnostics)  # type: ignore[arg-type] # fields by name


def test_a_wrong_value_in_a_group_is_said_at_the_group() -> None:
    """`created` of a date in parts stands below `date`."""
    (problem,) = _read("article", "title: a\ndate:\n  created: hier").diagnostics
    assert (Location("a.md", 3, 1), "date") == (problem.location, dict(problem.arguments)["key"])


def test_the_text_s_own_heading_is_the_title() -> None:
    """Where the header has none."""
    header = split("---\ndate: 2008-09-24\n---\n", "a.md")
    assert isinstance(header, Header)
    assert (
        ArticleHeader("Un titre", date="2008-09-24")
        == read_header("article", header, "a.md", "Un titre").header
    )


def test_the_fields_that_a_header_sets_are_known() -> None:
    """No default replaces them, even where they say what the default of the program is."""
    header = split("---\ntitle: a\ndraft: false\nstatus: hidden\n---\n", "a.md")
    assert isinstance(header, Header)
    expected = ("title", "draft", "unlisted")
    assert expected == read_header("article", header, "a.md").given
