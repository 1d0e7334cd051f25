"""Keys: each thing that a View shows changes the keys of exactly the pages that show it."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from magsite.content.document import Correction, Document, Origin
from magsite.pages.edition import Edition
from magsite.pages.plan import plan
from magsite.pages.target import Parts, Rendering, Target
from tests.builders import article, author, by_url, category, config, edition, magazine, page, series
from tests.pages.seen import seen

# The sample: two authors, two magazines, three articles in pages of two, one of them shared, one with an alias, one
# featured, two in a series; and an unlisted one.
_A1: dict[str, Any] = {
    "date": "2008-01-01",
    "authors": ("alix",),
    "categories": ("net",),
    "tags": ("x",),
    "summary": "S",
    "aliases": ("ancien",),
    "series": "suite",
}
_A2: dict[str, Any] = {
    "date": "2008-01-02",
    "authors": ("bob",),
    "categories": ("web",),
    "tags": ("y",),
    "summary": "S",
}
_A3: dict[str, Any] = {
    "date": "2008-01-03",
    "authors": ("alix", "bob"),
    "categories": ("net",),
    "tags": ("x",),
    "summary": "S",
    "shares": (("total", 3),),
    "series": "suite",
}
_SAMPLE: dict[str, Document] = {
    "a1": article("a1", **_A1),
    "a2": article("a2", **_A2),
    "a3": article("a3", **_A3),
    "alix": author("alix", text="Alix."),
    "bob": author("bob"),
    "net": category("net", text="Net."),
    "web": category("web"),
    "page": page(),
    "suite": series("suite", title="La suite", text="Suite.", parts=("a1", "a3")),
    "hidden": article("hidden", unlisted=True, title="Caché"),
}
_SITE_FEEDS = {"/feed.xml", "/rss.xml", "/feed.json"}
_NET_FEEDS = {"/net/feed.xml", "/net/rss.xml", "/net/feed.json"}
_WEB_FEEDS = {"/web/feed.xml", "/web/rss.xml", "/web/feed.json"}
_A1_LISTS = {"/page/2/", "/net/", "/auteurs/alix/", "/sujets/x/", "/dossiers/suite/"}
_A3_LISTS = {
    *("/", "/net/", "/auteurs/alix/", "/auteurs/bob/", "/sujets/x/", "/dossiers/suite/", "/plus-partages/"),
}
_A1_FEEDS = {"/auteurs/alix/feed.xml", "/sujets/x/feed.xml", "/dossiers/suite/feed.xml"}
_A3_FEEDS = {*_A1_FEEDS, "/auteurs/bob/feed.xml"}
_A2_FEEDS = {"/auteurs/bob/feed.xml", "/sujets/y/feed.xml"}
_SERIES = {"/net/a1/", "/net/a3/", "/dossiers/suite/"}
_ARTICLES = {"/net/a1/", "/web/a2/", "/net/a3/"}


def _keys(made: Edition) -> dict[str, Parts]:
    return {url: one.parts for url, one in by_url(plan(made, ()).targets).items()}


def _edition(documents: Mapping[str, Document], **theme: Any) -> Edition:
    files = theme.pop("files", ("static/logo.svg",))
    settings = config(urls={"page_size": 2}, **theme.pop("config", {}))
    return edition(magazine(*documents.values(), settings=settings, files=files), **theme)


def _changed(edited: Edition) -> set[str]:
    """The URLs whose key is not what it is in the sample, new and former ones among them."""
    before, after = _keys(_edition(_SAMPLE)), _keys(edited)
    return {url for url in before | after if before.get(url) != after.get(url)}


EDITS: Mapping[str, tuple[dict[str, Document], set[str]]] = {
    "nothing": ({}, set()),
    "a text": ({"a1": article("a1", text="Autre.", **_A1)}, {"/net/a1/"} | _SITE_FEEDS | _NET_FEEDS),
    "a title": (
        {"a1": article("a1", title="Autre", **_A1)},
        {"/net/a1/", "/net/a3/", "/ancien/"} | _A1_LISTS | _SITE_FEEDS | _NET_FEEDS | _A1_FEEDS,
    ),
    "a summary": (
        {"a1": article("a1", **_A1 | {"summary": "T"})},
        {"/net/a1/"} | _A1_LISTS | _SITE_FEEDS | _NET_FEEDS | _A1_FEEDS,
    ),
    "a question": ({"a1": article("a1", question="Et vous ?", **_A1)}, {"/net/a1/"}),
    "an extra": ({"a1": article("a1", extra={"note": 1}, **_A1)}, {"/net/a1/"}),
    "a licence": ({"a1": article("a1", licence="CC0", **_A1)}, {"/net/a1/"}),
    "a correction": ({"a1": article("a1", corrections=(Correction("Non."),), **_A1)}, {"/net/a1/"}),
    "an origin": ({"a1": article("a1", source=Origin("Le Cri"), **_A1)}, {"/net/a1/"}),
    "an original": (
        {"a1": article("a1", canonical="https://cri.example/", **_A1)},
        {"/net/a1/", "/sitemap.xml"},
    ),
    "a discussion": ({"a1": article("a1", discussions=("https://n.example/",), **_A1)}, {"/net/a1/"}),
    "a machine": ({"a1": article("a1", ai="", **_A1)}, {"/net/a1/"}),
    "a template": ({"a1": article("a1", template="page.html", **_A1)}, {"/net/a1/"}),
    "a language": (
        {"a1": article("a1", lang="en", **_A1)},
        {"/net/a1/", "/net/a3/", "/ancien/"} | _A1_LISTS | _SITE_FEEDS | _NET_FEEDS | _A1_FEEDS,
    ),
    "a rule of typography": (
        {"a1": article("a1", typography=("quotes",), **_A1)},
        {"/net/a1/", "/net/a3/", "/ancien/"} | _A1_LISTS | _SITE_FEEDS | _NET_FEEDS | _A1_FEEDS,
    ),
    "a sponsor": (
        {"a1": article("a1", sponsored="Acme", **_A1)},
        {"/net/a1/"} | _A1_LISTS | _SITE_FEEDS | _NET_FEEDS | _A1_FEEDS,
    ),
    "an outside picture": (
        {"a1": article("a1", image="https://p.example/", **_A1)},
        {"/net/a1/"} | _A1_LISTS | _SITE_FEEDS | _NET_FEEDS | _A1_FEEDS,
    ),
    "a feature": ({"a1": article("a1", featured=1, **_A1)}, set()),
    "another title of a series": (
        {"suite": series("suite", title="Fin", text="Suite.", parts=("a1", "a3"))},
        {*_SERIES, "/dossiers/", "/dossiers/suite/feed.xml"},
    ),
    "the order of a series": (
        {"suite": series("suite", title="La suite", text="Suite.", parts=("a3", "a1"))},
        _SERIES,
    ),
    "the text of a series": (
        {"suite": series("suite", title="La suite", text="Autre.", parts=("a1", "a3"))},
        {"/dossiers/", "/dossiers/suite/"},
    ),
    "an unlisted article": ({"hidden": article("hidden", unlisted=True, title="Vu")}, {"/hidden/"}),
    "an editor": (
        {"net": category("net", text="Net.", editors=("alix",))},
        {"/net/"},
    ),
    "a page's language": ({"page": page(lang="en")}, {"/a-propos/"}),
    "a page's typography": ({"page": page(typography=("all",))}, {"/a-propos/"}),
    "an update": (
        {"a1": article("a1", updated="2009-01-01", **_A1)},
        {"/net/a1/", "/sitemap.xml"} | _SITE_FEEDS | _NET_FEEDS | _A1_FEEDS,
    ),
    "an alias": ({"a1": article("a1", **_A1 | {"aliases": ("ancien", "vieux")})}, {"/vieux/", "/_redirects"}),
    "a second category": (
        {"a2": article("a2", **_A2 | {"categories": ("web", "net")})},
        {"/web/a2/", "/net/", "/net/page/2/", "/plus-partages/", "/sitemap.xml"}
        | _SITE_FEEDS
        | _NET_FEEDS
        | _WEB_FEEDS
        | _A2_FEEDS,
    ),
    "a tag": (
        {"a2": article("a2", **_A2 | {"tags": ("y", "z")})},
        {"/web/a2/", "/sujets/", "/sujets/z/", "/sujets/z/feed.xml", "/sitemap.xml"},
    ),
    "shares": (
        {"a3": article("a3", **_A3 | {"shares": (("total", 4),)})},
        _ARTICLES | _A3_LISTS | {"/auteurs/"} | _SITE_FEEDS | _NET_FEEDS | _A3_FEEDS,
    ),
    "a role": (
        {"alix": author("alix", text="Alix.", role="Rédaction")},
        {"/net/a1/", "/net/a3/", "/auteurs/alix/", "/auteurs/", "/plus-partages/"},
    ),
    "a biography": ({"alix": author("alix", text="Autre.")}, {"/net/a1/", "/net/a3/", "/auteurs/alix/"}),
    "an introduction": ({"net": category("net", text="Autre.")}, {"/net/"}),
    "a page": ({"page": page(text="Autre.")}, {"/a-propos/"}),
    "a draft": ({"draft": article("draft", draft=True, **_A1 | {"aliases": ()})}, set()),
}


@pytest.mark.parametrize("edit", EDITS)
def test_an_edit_changes_the_pages_that_show_it(edit: str) -> None:
    """And no others."""
    documents, expected = EDITS[edit]

    assert expected == _changed(_edition(_SAMPLE | documents))


_PAGES = set(_keys(_edition(_SAMPLE))) - {"/logo.svg"}


@pytest.mark.parametrize(
    ("theme", "expected"),
    [
        ({"config": {"magazine": {"tagline": "Chaque jour"}}}, _PAGES),
        ({"config": {"magazine": {"timezone": "America/Montreal"}}}, _PAGES),
        ({"config": {"typography": {"quotes": False}}}, _PAGES),
        ({"config": {"typography": {"exceptions": ["Allez!"]}}}, _PAGES),
        ({"settings": {"colour": "red"}}, _PAGES),
        ({"keys": {"home.html": "other"}}, {"/", "/page/2/"}),
        ({"keys": {"article.html": "other"}}, {*_ARTICLES, "/hidden/"}),
        (
            {"keys": {"feed.xml": "other"}},
            {"/feed.xml", "/net/feed.xml", "/web/feed.xml"} | _A2_FEEDS | _A3_FEEDS,
        ),
        ({"listings": {"home": {"featured": 1}}}, set()),
        ({"listings": {"series": {"latest": 1}}}, {"/dossiers/suite/"}),
        ({"listings": {"all_series": {"latest": 1}}}, {"/dossiers/"}),
        ({"keys": {"redirect.html": "other"}}, {"/ancien/"}),
        ({"files": ("static/logo.svg", "static/neuf.svg")}, {"/neuf.svg"}),
        ({"files": ()}, {"/logo.svg"}),
        ({"listings": {"not_found": {"latest": 1}}}, {"/404.html"}),
        ({"listings": {"author": {"most_shared": 1}}}, {"/auteurs/alix/", "/auteurs/bob/"}),
    ],
)
def test_what_changes_beside_the_documents(theme: Mapping[str, Any], expected: set[str]) -> None:
    """The configuration and the theme's settings are on every page, a template on its own."""
    assert expected == _changed(_edition(_SAMPLE, **theme))


def test_a_listing_makes_its_pages_again() -> None:
    """Only those of the kind for which the theme declares it."""
    listings = {"article": {"latest": 1}}
    before = _keys(_edition(_SAMPLE, listings=listings))
    after = _keys(_edition(_SAMPLE | {"a3": article("a3", topic="T", **_A3)}, listings=listings))

    changed = {url for url in after if before[url] != after[url]}
    assert changed == _ARTICLES | {"/hidden/"} | _A3_LISTS | _SITE_FEEDS | _NET_FEEDS | _A3_FEEDS


def _shown(made: Edition, one: Target) -> object:
    """All that a page can show: its View with its texts, its template, and the site."""
    recipe = one.recipe()
    if not isinstance(recipe, Rendering):
        return recipe
    return (recipe.template, made.template_key(recipe.template), seen(recipe.view), seen(made.site))


def _some(values: Sequence[Any]) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(st.sampled_from(values), unique=True, max_size=2).map(tuple)


def _documents(name: str) -> st.SearchStrategy[Document]:
    """An article of this name, or an author's or a category's file that others name."""
    header = st.fixed_dictionaries(
        {},
        optional={
            "title": st.sampled_from(["A", "B", '"A" !']),
            "date": st.sampled_from(["2008-01-01", "2008-01-02", "2030-01-01"]),
            "updated": st.just("2009-01-01"),
            "authors": _some(["bob", "eve"]),
            "categories": _some(["net", "web"]),
            "tags": _some("xy"),
            "summary": st.sampled_from("ST"),
            "topic": st.sampled_from("ST"),
            "question": st.just("?"),
            "shares": st.sampled_from([(), (("total", 0),), (("total", 2),)]),
            "draft": st.booleans(),
            "aliases": st.just((f"ancien-{name}",)),
            "extra": st.just({"note": 1}),
            "series": st.sampled_from("pq"),
            "part": st.integers(1, 2),
            "unlisted": st.booleans(),
            "featured": st.integers(0, 2),
            "lang": st.just("en"),
            "typography": st.sampled_from([("quotes",), ("all",)]),
            "sponsored": st.sampled_from(["", "Acme"]),
            "ai": st.sampled_from(["", "résumé"]),
            "licence": st.sampled_from(["CC0", "à moi"]),
            "canonical": st.just("https://o.example/"),
            "source": st.sampled_from([Origin("S"), Origin(None, "https://o.example/")]),
            "discussions": st.just(("https://n.example/",)),
            "corrections": st.sampled_from([(Correction("C"),), (Correction("C", "2009-01-01", "K"),)]),
            "image": st.just("https://p.example/i.png"),
            "template": st.sampled_from(["page.html", "rien.html"]),
        },
    )
    make: Callable[..., Document] = lambda text, fields: article(name, text=text, **fields)  # noqa: E731 - typed
    return st.builds(make, st.sampled_from(["T.", "U."]), header)


_PROFILES = st.sampled_from(
    [
        author("bob"),
        author("bob", role="R"),
        author("bob", text="B."),
        author("bob", name="Zoé"),
        author("zed"),
        author("bob", portrait="https://p.example/b.png", email="b@b.example"),
    ]
)
_CATEGORIES = st.sampled_from(
    [
        *(
            category("net"),
            category("net", tagline="T"),
            category("net", text="N."),
            category("net", order=1),
        ),
        category("net", editors=("bob", "eve"), image="https://p.example/n.png", extra={"note": 1}),
    ]
)
_SERIES_FILES = st.sampled_from(
    [series("p"), series("p", title="P"), series("p", text="P."), series("p", parts=("b", "a")), series("q")]
)
_MAGAZINES = st.tuples(*map(_documents, "abc"), _PROFILES, _CATEGORIES, _SERIES_FILES)


_URLS = st.fixed_dictionaries(
    {"page_size": st.integers(1, 3), "numbering": st.sampled_from(["newest", "stable"])}
)


@given(first=_MAGAZINES, second=_MAGAZINES, kept=st.sets(st.integers(0, 5)), urls=_URLS)
def test_pages_with_the_same_key_show_the_same(
    first: Sequence[Document], second: Sequence[Document], kept: set[int], urls: Mapping[str, Any]
) -> None:
    """Whatever else differs between two magazines, so no page is kept that should be made again."""
    mixed = [
        old if place in kept else new for place, (old, new) in enumerate(zip(first, second, strict=True))
    ]
    listings = {"home": {"most_shared": 1, "strips": 1, "featured": 1}, "article": {"authors": 1}}
    settings = config(urls=urls)
    before, after = (edition(magazine(*one, settings=settings), listings) for one in (first, mixed))
    targets = by_url(plan(after, ()).targets)

    for old in plan(before, ()).targets:
        new = targets.get(old.url)
        if new is not None and old.parts == new.parts:
            assert _shown(before, old) == _shown(after, new), old.url
