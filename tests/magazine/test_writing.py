"""Articles and pages on their way to values."""

from datetime import datetime
from zoneinfo import ZoneInfo

import msgspec
import pytest

from magsite.diagnostics.model import Location, diagnose
from magsite.magazine.articles import reading_minutes
from magsite.magazine.writing import dated
from tests.builders import arguments, article, assembled, codes, config, magazine, page

PARIS = ZoneInfo("Europe/Paris")


def test_an_article_is_what_its_header_says() -> None:
    """Every key of the header has its field."""
    document = article(
        "2008-09-24-racines",
        title="Les racines",
        topic="Réseaux sociaux",
        summary="En deux mots.",
        question="Vous en pensez quoi ?",
        extra={"note": 1},
        updated="2008-10-01",
    )

    found = magazine(document).articles[0]

    assert ("2008-09-24-racines", document.path, "/racines/") == (found.id, found.path, found.url)
    assert (found.title, found.content.topic, found.summary) == (
        "Les racines",
        "Réseaux sociaux",
        "En deux mots.",
    )
    assert (found.content.question, found.content.extra) == ("Vous en pensez quoi ?", {"note": 1})
    assert (found.updated.isoformat() if found.updated else None) == "2008-10-01T00:00:00+02:00"


def test_names_are_ids_in_order_of_signature() -> None:
    """Each once, however it is spelled."""
    document = article(authors=("Zoé", "Alix", "zoe"), categories=("Web", "web", "Net"), tags=("B", "a", "b"))
    found = assembled(document).magazine.articles[0]

    assert (found.authors, found.categories, found.tags) == (("zoe", "alix"), ("web", "net"), ("b", "a"))
    assert (found.category, found.url) == ("web", "/web/racines/")


def test_an_article_without_category_is_in_none() -> None:
    """It has no segment in its address either."""
    found = magazine(article()).articles[0]

    assert (found.category, found.url) == (None, "/racines/")


def test_an_id_can_be_given() -> None:
    """Data, links and the manifest then call the article so."""
    assert magazine(article(id="r-1")).articles[0].id == "r-1"


@pytest.mark.parametrize(("summary", "shown"), [(None, True), ("En deux mots.", False)])
def test_an_excerpt_stands_for_a_missing_summary(summary: str | None, shown: bool) -> None:  # noqa: FBT001 - a column
    """Of articles and of pages alike."""
    found = magazine(article(summary=summary), page(summary=summary))

    assert (shown, shown) == (found.articles[0].excerpt is not None, found.pages[0].excerpt is not None)


def test_a_title_does_not_move_a_page() -> None:
    """The address comes from the file's name."""
    assert magazine(article(title="A")).articles[0].url == magazine(article(title="B")).articles[0].url


def test_an_article_without_address_is_an_error() -> None:
    """At its slug where it has one."""
    slugged, named = assembled(article(slug="日本語")), assembled(article("日本語"))

    expected = diagnose("slug-empty", article().at("slug"), text="日本語")
    assert ((), (expected,)) == (slugged.magazine.articles, slugged.diagnostics)
    assert arguments(named.diagnostics[0])["text"] == "content/articles/日本語.md"


@pytest.mark.parametrize("key", ["date", "updated"])
def test_a_date_that_does_not_exist_keeps_an_article_back(key: str) -> None:
    """One in the gap of summer time: there is no instant to publish it at."""
    header = {"date": "2020-01-01"} | {key: "2026-03-29T02:30:00"}
    document = article(**header)
    assert document.article is not None

    found, problems = dated(document, document.article, PARIS)

    assert (None, ["date-gap"], document.at(key)) == (found, codes(problems), problems[0].location)


@pytest.mark.parametrize("key", ["date", "updated"])
def test_a_date_that_comes_twice_is_only_remarked(key: str) -> None:
    """The first is meant."""
    header = {"date": "2020-01-01"} | {key: "2026-10-25T02:30:00"}
    document = article(**header)
    assert document.article is not None

    found, problems = dated(document, document.article, PARIS)

    assert (found is not None, codes(problems)) == (True, ["date-fold"])


def test_two_articles_cannot_have_one_id() -> None:
    """They could not be told apart in lists and data; the first stays."""
    found = assembled(article("a", id="x"), article("b", id="x"))

    expected = diagnose(
        "value-wrong",
        article("b").at("id"),
        key="id",
        expected="a name that no other article has",
        found="“x”",
    )
    assert ((expected,), ["/a/"]) == (found.diagnostics, [one.url for one in found.magazine.articles])


def test_a_file_and_a_folder_of_one_name_want_one_address() -> None:
    """Of `a.md` and `a/index.md` the first stays."""
    found = assembled(article("a"), article("a/index"))

    place = Location("content/articles/a/index.md", 1, 1)
    assert (diagnose("url-twice", place, url="/a/", other="content/articles/a.md"),) == found.diagnostics


@pytest.mark.parametrize(
    ("words", "code_words", "figures", "expected"),
    [
        (0, 0, 0, 1),
        (1, 0, 0, 1),
        (220, 0, 0, 1),
        (221, 0, 0, 2),
        (440, 0, 0, 2),
        (0, 110, 0, 1),
        (0, 111, 0, 2),
        (220, 110, 0, 2),
        (0, 0, 6, 1),
        (0, 0, 7, 2),
        (110, 0, 3, 1),
        (111, 0, 3, 2),
    ],
)
def test_reading_time(words: int, code_words: int, figures: int, expected: int) -> None:
    """220 words a minute, code at half that speed, ten seconds a figure; begun minutes count, one at least."""
    document = msgspec.structs.replace(article(), words=words, code_words=code_words, figures=figures)

    assert expected == reading_minutes(document)


def test_a_page_is_what_its_header_says() -> None:
    """It has no date and no author."""
    found = magazine(page("equipe/nous", title="Nous", summary="Qui ?", extra={"note": 1})).pages[0]

    assert (
        found.url,
        found.title,
        found.summary,
        found.extra,
    ) == ("/equipe/nous/", "Nous", "Qui ?", {"note": 1})


def test_aliases_redirect_to_their_page() -> None:
    """Those of articles, then those of pages; each with the place that asks for it."""
    asking, also = article(aliases=("/ancien", "vieux.html")), page(aliases=("qui",))

    found = magazine(asking, also, settings=config(magazine={"url": "https://x.example/mag/"})).redirects

    assert [
        ("/mag/ancien/", "/mag/racines/", "Les racines", asking.path),
        ("/mag/vieux.html", "/mag/racines/", "Les racines", asking.path),
        ("/mag/qui/", "/mag/a-propos/", "À propos", also.path),
    ] == [(one.url, one.target, one.title, one.path) for one in found]
    assert asking.at("aliases").line == found[0].line


@pytest.mark.parametrize("alias", ["../ailleurs", "/", "http://["])
def test_an_alias_outside_the_magazine_is_an_error(alias: str) -> None:
    """The others stand."""
    found = assembled(article(aliases=(alias, "ancien")))

    place = article().at("aliases")
    expected = diagnose(
        "value-wrong", place, key="aliases", expected="an address inside the magazine", found=alias
    )
    assert ((expected,), ["/ancien/"]) == (found.diagnostics, [one.url for one in found.magazine.redirects])


def test_a_former_address_that_differs_in_capitals_alone_is_the_address() -> None:
    """A file system may not know the two apart, and two former ones that are alike make one redirect."""
    found = magazine(article(aliases=("/Racines/", "/Ancien/", "/ancien", "/Été.html")))

    assert [one.url for one in found.redirects] == ["/Ancien/", "/Été.html"]


def test_what_is_wrong_with_a_former_address_is_said_at_its_key() -> None:
    """Another generator calls it otherwise."""
    document = msgspec.structs.replace(article(aliases=("../ailleurs",)), key_lines={"permalink": 7})

    (problem,) = assembled(document).diagnostics

    assert (problem.location.line, arguments(problem)["key"]) == (7, "permalink")


@pytest.mark.parametrize("key", ["slug", "id"])
def test_a_name_that_no_folder_can_have_is_an_error(key: str) -> None:
    """At its key; it is not cut, for whoever wrote it meant it."""
    found = assembled(article(**{key: "a" * 201}))

    (problem,) = found.diagnostics
    assert (problem.code, problem.location) == ("value-wrong", article().at(key))
    assert arguments(problem)["key"] == key
    assert assembled(article(**{key: "a" * 200})).diagnostics == ()


def test_in_the_hour_that_comes_twice_the_instant_counts() -> None:
    """What is dated half past two in winter is not out at a quarter to three in summer time."""
    documents = (article("a", date="2026-10-25T02:40:00"), article("b", date="2026-10-25T02:30:00+01:00"))
    found = assembled(*documents, now=datetime(2026, 10, 25, 2, 45, tzinfo=PARIS)).magazine

    assert [one.id for one in found.articles] == ["a"]
    assert found.valid_until is not None
    assert found.valid_until.isoformat() == "2026-10-25T02:30:00+01:00"
