"""From documents to a magazine: what is published, in which order, and what is wrong."""

from datetime import UTC, datetime, timedelta
from typing import Any

import msgspec
import pytest

from magsite.content.body import MarkdownOptions
from magsite.content.document import Document
from magsite.content.links import Resolution
from tests.builders import (
    arguments,
    article,
    assembled,
    author,
    category,
    codes,
    config,
    linking,
    magazine,
    page,
    row,
)


def _dates(start: datetime | None, end: datetime | None) -> tuple[str | None, str | None]:
    return (start.isoformat() if start else None, end.isoformat() if end else None)


def test_articles_stand_by_date_then_by_id() -> None:
    """The newest first; at the same instant, in the order of their ids."""
    found = magazine(
        article("b", date="2008-09-24"),
        article("a", date="2008-09-24"),
        article("c", date="2008-09-25"),
        article("d", date="2008-09-24T00:00:00+00:00"),
    )

    assert [one.id for one in found.articles] == ["c", "d", "a", "b"]


def test_the_order_does_not_depend_on_the_order_of_files() -> None:
    """The same documents make the same magazine."""
    documents = [article(name, date="2008-09-24") for name in "abc"]

    assert magazine(*documents) == magazine(*reversed(documents))


def test_a_draft_is_in_no_list() -> None:
    """Neither an article nor a page; nor are their names."""
    found = magazine(
        article(draft=True, authors=("Bob",), categories=("Net",), tags=("x",)), page(draft=True)
    )

    assert (found.articles, found.pages, found.authors, found.categories, found.tags) == ((), (), {}, {}, {})


def test_an_article_comes_out_at_its_date() -> None:
    """Not a moment before; until then nothing of it is there."""
    date = datetime(2030, 1, 1, 8, tzinfo=UTC)
    document = article(date="2030-01-01T08:00:00+00:00", authors=("Bob",), tags=("x",), aliases=("ancien",))

    before = magazine(document, now=date - timedelta(microseconds=1))
    after = magazine(document, now=date)

    assert (before.articles, before.authors, before.tags, before.redirects) == ((), {}, {}, ())
    assert (
        len(after.articles),
        [*after.authors],
        [*after.tags],
        len(after.redirects),
    ) == (1, ["bob"], ["x"], 1)


def test_the_magazine_knows_when_the_clock_changes_it() -> None:
    """At the last date that passed, and at the next to come."""
    dates = {"a": "2008-01-01", "b": "2009-01-01", "c": "2030-01-01", "d": "2031-01-01"}
    found = magazine(*(article(name, date=date) for name, date in dates.items()))

    expected = ("2009-01-01T00:00:00+01:00", "2030-01-01T00:00:00+01:00")
    assert expected == _dates(found.valid_from, found.valid_until)


def test_a_draft_is_nothing_to_wait_for() -> None:
    """Its date changes nothing."""
    found = magazine(article("a", date="2030-01-01", draft=True), article("b", date="2008-01-01"))

    assert _dates(found.valid_from, found.valid_until) == ("2008-01-01T00:00:00+01:00", None)


def test_a_link_lives_from_the_date_on() -> None:
    """Before, its target is an unpublished source."""
    documents = (linking(article("a"), "b.md"), article("b", date="2030-01-01"))

    before = magazine(*documents)
    after = magazine(*documents, now=datetime(2030, 1, 1, tzinfo=UTC))

    assert (("b.md", Resolution("unpublished")),) == before.articles[-1].body.resolutions
    assert (("b.md", Resolution("page", "/b/")),) == after.articles[-1].body.resolutions


@pytest.mark.parametrize(
    ("target", "url"),
    [
        ("../pages/a-propos.md", "/a-propos/"),
        ("../authors/camille.md", "/auteurs/camille/"),
        ("../categories/internet.md", "/internet/"),
        ("/logo.svg", "/logo.svg"),
    ],
)
def test_links_lead_to_sources_of_every_kind(target: str, url: str) -> None:
    """Pages, authors, categories and static files."""
    documents = (linking(article(), target), page(), author(), category())

    found = magazine(*documents, files=("static/logo.svg",))

    assert [url] == [resolution.url for _, resolution in found.articles[0].body.resolutions]


def test_the_folder_gives_the_title_that_is_missing() -> None:
    """So that an empty configuration makes a magazine."""
    nameless = magazine(settings=config(magazine={"title": None}))

    assert (nameless.title, magazine().title) == ("dossier", "L’Écho")


def test_static_files_keep_their_paths() -> None:
    """Below the magazine's address; no other file is copied."""
    settings = config(magazine={"url": "https://x.example/mag/"})

    found = magazine(settings=settings, files=("static/a/logo.svg", "content/articles/x.png", "data/y.csv"))

    assert [(file.path, file.url) for file in found.static] == [("static/a/logo.svg", "/mag/a/logo.svg")]


def test_articles_are_listed_in_all_their_categories() -> None:
    """And under all their authors and tags, in the order of articles."""
    index = magazine(
        article("a", date="2008-01-01", authors=("Bob", "Eve"), categories=("Net", "Web"), tags=("x", "y")),
        article("b", date="2009-01-01", authors=("Eve",), categories=("Web",), tags=("y",)),
    ).index

    ids = [
        {key: [one.id for one in articles] for key, articles in side.items()}
        for side in (index.by_author, index.by_category, index.by_tag)
    ]
    assert ids == [
        {"bob": ["a"], "eve": ["b", "a"]},
        {"net": ["a"], "web": ["b", "a"]},
        {"x": ["a"], "y": ["b", "a"]},
    ]


def test_shares_are_counted_from_every_side() -> None:
    """Whole for each co-author, in every category; what has no count is absent."""
    found = magazine(
        article("a", authors=("Bob", "Eve"), categories=("Net",), shares=(("total", 5),)),
        article("b", authors=("Eve",), categories=("Net", "Web"), shares=(("mastodon", 2), ("bluesky", 1))),
        article("c", authors=("Zoé",), categories=("Mob",)),
    )

    assert {one.id: one.shares for one in found.articles} == {"a": 5, "b": 3, "c": None}
    assert found.index.author_shares == {"bob": 5, "eve": 8}
    assert found.index.category_shares == {"net": 8, "web": 3}


def test_most_shared_are_those_with_a_count() -> None:
    """The most shared first, then in the order of articles; 0 is a count."""
    shares: dict[str, tuple[tuple[str, int], ...]] = {
        "a": (("total", 2),),
        "b": (("total", 9),),
        "e": (("total", 0),),
    }
    found = magazine(
        *(article(name, shares=shares.get(name, ())) for name in "abcde"), article("f", shares=shares["a"])
    )

    assert [one.id for one in found.index.most_shared] == ["b", "a", "f", "e"]


@pytest.mark.parametrize("name", ["racines", "/ancien.html", "https://x.example/mag/internet/racines/"])
def test_share_rows_find_their_article(name: str) -> None:
    """By its id, its address and its former ones; the newest date is known."""
    settings = config(magazine={"url": "https://x.example/mag/"})
    document = article(categories=("Internet",), aliases=("/ancien.html",), shares=(("total", 90),))

    found = magazine(document, settings=settings, rows=[row(name, "mastodon", 4, "2026-02-01")])

    assert (found.articles[0].shares, str(found.shares_date)) == (4, "2026-02-01")


def test_rows_of_an_article_that_waits_are_no_mistake() -> None:
    """They count on the day on which it is published."""
    found = assembled(article(draft=True), rows=[row("racines", "mastodon", 4)])

    assert codes(found.diagnostics) == []


def test_rows_of_an_article_that_does_not_exist_are_remarked() -> None:
    """A name was mistyped, or an article deleted."""
    found = assembled(article(), rows=[row("racine", "mastodon", 4)])

    assert codes(found.diagnostics) == ["shares-article"]


@pytest.mark.parametrize(
    ("document", "expected"),
    [
        (article(authors=("Bob",)), ["author-undeclared"]),
        (article(categories=("Net",)), ["category-undeclared"]),
        (article(tags=("x",)), []),
        (article(authors=("Camille Modèle",), categories=("internet",)), []),
        (article(authors=("日本語",)), ["name-empty"]),
        (article(tags=("日本語",)), ["name-empty"]),
        (article(draft=True, authors=("Bob",)), []),
        (page("日本語"), ["slug-empty"]),
        (author("日本語"), ["slug-empty"]),
        (category("日本語"), ["slug-empty"]),
        (category("Internet"), ["url-twice"]),
        (msgspec.structs.replace(article(), unknown_keys=("auteur",)), ["key-unknown"]),
        (msgspec.structs.replace(article(draft=True), unknown_keys=("auteur",)), ["key-unknown"]),
    ],
)
def test_what_is_remarked(document: Document, expected: list[str]) -> None:
    """In a magazine that has one author and one category."""
    found = assembled(author("camille", name="Camille Modèle"), category("internet"), document)

    assert expected == codes(found.diagnostics)


@pytest.mark.parametrize(
    ("document", "words"),
    [
        (
            article(authors=("Camile",)),
            {"author": "Camile", "stub": "content/authors/camile.md", "near": "camille"},
        ),
        (
            article(categories=("Internets",)),
            {"category": "Internets", "stub": "content/categories/internets.md"},
        ),
    ],
)
def test_a_remark_says_which_file_to_create(document: Document, words: dict[str, str]) -> None:
    """And which declared name is near."""
    (remark,) = assembled(author("camille"), category("internet"), document).diagnostics

    assert words == {name: arguments(remark)[name] for name in words}


@pytest.mark.parametrize(
    "changes", [{"code": "other"}, {"settings": config(markdown={"extensions": ["toc"]})}]
)
def test_texts_are_made_with_the_code_and_the_options(changes: dict[str, Any]) -> None:
    """Another program, or other extensions, make other texts."""
    before, after = magazine(article()), magazine(article(), **changes)

    assert before.articles[0].body.key != after.articles[0].body.key
    assert isinstance(after.articles[0].body.options, MarkdownOptions)
