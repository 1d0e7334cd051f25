"""The indexes of authors and of tags by letter, and the page for what is not found."""

from typing import TypeVar

import pytest

from magsite.pages import indexes
from magsite.pages.edition import Edition
from magsite.pages.indexes import index_targets, not_found_target
from magsite.pages.views import AllSeriesView, AuthorsView, NotFoundView, TagsView
from tests.builders import article, author, config, edition, magazine, series
from tests.pages.seen import seen, view_at

V = TypeVar("V")


def _view(made: Edition, url: str, kind: type[V]) -> V:
    return view_at(index_targets(made), url, kind)


def test_authors_stand_under_their_letters() -> None:
    """É under E, digits and signs under #; by `sort_name` where there is one."""
    names = ("Zoé", "Étienne", "eric", "42", "Œdipe")
    files = [author(f"a{n}", name=name) for n, name in enumerate(names)]
    made = edition(magazine(*files, author("x", name="Camille Amont", sort_name="Amont, Camille")))

    groups = _view(made, "/auteurs/", AuthorsView).groups

    assert [(letter, [entry.name for entry in entries]) for letter, entries in groups] == [
        ("#", ["42"]),
        ("A", ["Camille Amont"]),
        ("E", ["eric", "Étienne"]),
        ("O", ["Œdipe"]),
        ("Z", ["Zoé"]),
    ]


def test_an_author_s_entry_counts_articles_and_shares() -> None:
    """One without articles is there, too; absent shares are absent."""
    made = edition(
        magazine(
            author("alix", name="Alix", role="Rédaction"),
            article(authors=("Bob",), shares=(("total", 3),)),
        )
    )

    entries = [entry for _, group in _view(made, "/auteurs/", AuthorsView).groups for entry in group]

    assert [(entry.name, entry.articles, entry.shares, entry.role) for entry in entries] == [
        ("Alix", 0, None, "Rédaction"),
        ("Bob", 1, 3, None),
    ]


def test_tags_stand_under_their_letters_with_their_number() -> None:
    """By name, as it is shown."""
    made = edition(magazine(article("a", tags=("éthique", "C++")), article("b", tags=("éthique", "3D"))))

    groups = _view(made, "/sujets/", TagsView).groups

    assert [(letter, [(entry.name, entry.articles) for entry in entries]) for letter, entries in groups] == [
        ("#", [("3D", 1)]),
        ("C", [("C++", 1)]),
        ("E", [("éthique", 2)]),
    ]


def test_what_is_under_a_sign_stands_there_once() -> None:
    """Digits before A and other alphabets behind Z are one group, the first; particles are passed over."""
    names = ("東京", "Zoé", "3D", "d’Alembert")
    made = edition(magazine(*(author(f"a{n}", name=name) for n, name in enumerate(names))))

    groups = _view(made, "/auteurs/", AuthorsView).groups

    assert [(letter, [entry.name for entry in entries]) for letter, entries in groups] == [
        ("#", ["3D", "東京"]),
        ("A", ["d’Alembert"]),
        ("Z", ["Zoé"]),
    ]


def test_subjects_stand_under_their_first_word() -> None:
    """The article before it is passed over."""
    made = edition(magazine(article(tags=("La Poste", "Python"))))

    groups = _view(made, "/sujets/", TagsView).groups

    assert [(letter, [entry.name for entry in entries]) for letter, entries in groups] == [
        ("P", ["La Poste", "Python"])
    ]


def test_an_empty_index_has_its_page() -> None:
    """That of authors, so that its link leads somewhere; of tags and series there is none."""
    made = edition(magazine())

    assert [one.url for one in index_targets(made)] == ["/auteurs/"]
    assert _view(made, "/auteurs/", AuthorsView).groups == ()


def test_a_long_index_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    """A letter may begin on one page and end on the next."""
    monkeypatch.setattr(indexes, "_ENTRIES_A_PAGE", 2)
    made = edition(magazine(article(tags=("a1", "b1", "b2"))))
    first, second = _view(made, "/sujets/", TagsView), _view(made, "/sujets/page/2/", TagsView)

    assert ([letter for letter, _ in first.groups], [letter for letter, _ in second.groups]) == (
        ["A", "B"],
        ["B"],
    )
    assert (first.meta.title, second.meta.title) == ("Topics — L’Écho", "Topics, page 2 — L’Écho")
    assert (first.pagination.total, second.pagination.previous) == (2, "/sujets/")


def test_the_page_for_what_is_not_found() -> None:
    """It is a file, and search engines leave it out."""
    found = not_found_target(edition(magazine()))
    view = view_at([found], "/404.html", NotFoundView, "not_found.html")

    assert found.path == "404.html"
    assert (view.meta.index, view.meta.title) == (False, "Page not found — L’Écho")


def test_the_index_of_series_goes_by_their_newest_article() -> None:
    """With the number of articles and the beginning of the text of each."""
    made = edition(
        magazine(
            series("web", title="Le Web", text="Une suite."),
            article("a", date="2008-01-01", series="web"),
            article("b", date="2009-01-01", series="Mobile"),
            article("c", date="2008-01-02", series="web"),
        )
    )

    entries = _view(made, "/dossiers/", AllSeriesView).entries

    assert [(one.title, one.url, one.articles) for one in entries] == [
        ("Mobile", "/dossiers/mobile/", 1),
        ("Le Web", "/dossiers/web/", 2),
    ]
    assert (entries[0].summary, entries[1].summary) == ("", seen(made.magazine.series["web"].intro_text))


def test_a_long_index_of_series_goes_on() -> None:
    """By the size of all lists."""
    articles = (article(f"a{n}", series=f"s{n}") for n in range(3))
    made = edition(magazine(*articles, settings=config(urls={"page_size": 2})))
    first, second = _view(made, "/dossiers/", AllSeriesView), _view(made, "/dossiers/page/2/", AllSeriesView)

    assert (len(first.entries), len(second.entries)) == (2, 1)
    assert (first.meta.title, second.meta.title) == ("Series — L’Écho", "Series, page 2 — L’Écho")
