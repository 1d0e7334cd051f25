"""What only the whole magazine shows."""

import pytest

from magsite.checks.near import near_pairs
from magsite.checks.whole import whole
from magsite.content.document import Document
from tests.builders import arguments, article, author, category, codes, page


def _codes(*documents: Document, signing: tuple[str, ...] = ()) -> list[str]:
    return [code for code in codes(whole(documents, signing)) if code != "summary-missing"]


def test_two_titles_are_the_same() -> None:
    """But for capitals, spaces and apostrophes; told at the later one, with the earlier."""
    found = whole((article("a", title="L’été"), article("b", title="L'ÉTÉ")), ())
    (twice,) = (one for one in found if one.code == "title-twice")
    assert (twice.location.path, twice.location.line) == ("content/articles/b.md", 2)
    assert arguments(twice)["other"] == "content/articles/a.md"


def test_titles_that_differ_or_are_not_seen_together() -> None:
    """A draft has time, and a translation has another reader."""
    assert _codes(article("a", title="Un"), article("b", title="Deux")) == []
    assert _codes(article("a", title="Un"), article("b", title="Un", draft=True)) == []
    assert _codes(article("a", title="Un"), article("b", title="Un", lang="en")) == []


def test_a_page_and_an_article_have_the_same_title() -> None:
    """Readers find both."""
    assert _codes(article("a", title="Un"), page("b", title="Un")) == ["title-twice"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("reseau-social", "reseaux-sociaux"),
        ("logiciel-libre", "logiciels-libres"),
        ("open-source", "opensource"),
        ("accessibilite", "acessibilite"),
        ("developpement", "developpemnet"),
        ("javascript", "javascrypt"),
        ("jeu", "jeux"),
    ],
)
def test_tags_that_are_nearly_the_same(one: str, other: str) -> None:
    """A plural, a hyphen, one letter too many, too few, another, or two exchanged."""
    assert near_pairs([one, other, "autre-chose"]) == (tuple(sorted((one, other))),)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("html", "xhtml"),
        ("css", "cs"),
        ("python-2", "python-3"),
        ("github", "gitlab"),
        ("java", "javascript"),
    ],
)
def test_tags_that_only_look_alike(one: str, other: str) -> None:
    """Short names, and numbers, differ by one sign on purpose."""
    assert near_pairs([one, other]) == ()


def test_the_rarer_tag_is_told() -> None:
    """At its first use, with how often."""
    documents = [article(name, title=name, tags=("jeux",)) for name in "ab"]
    found = whole((*documents, article("c", title="c", tags=("jeu",))), ())
    (near,) = (one for one in found if one.code == "tags-near")
    assert near.location.path == "content/articles/c.md"
    assert {"tag": "jeu", "other": "jeux", "count": "1"}.items() <= arguments(near).items()


def test_an_article_without_a_summary() -> None:
    """A draft may do without, and so may a page."""
    assert codes(whole((article(),), ())) == ["summary-missing"]
    assert (
        codes(whole((article(summary="Un résumé."), article("b", title="B", draft=True), page()), ())) == []
    )


def test_a_picture_of_a_header_without_a_text() -> None:
    """Of articles, pages and categories."""
    for make in (article, page, category):
        assert _codes(make(image="a.png")) == ["alt-missing"]
        assert _codes(make(image="a.png", image_alt="Un dessin.")) == []


def test_a_profile_that_says_nothing() -> None:
    """Of somebody who signs: neither a role nor a text."""
    assert _codes(author(name="Camille"), signing=("camille",)) == ["profile-incomplete"]
    assert _codes(author(name="Camille")) == []
    assert _codes(author(name="Camille", role="Reportages"), signing=("camille",)) == []
    assert _codes(author(text="Un texte.", name="Camille"), signing=("camille",)) == []


def test_a_sponsor_without_a_name() -> None:
    """Whoever pays is named."""
    assert _codes(article(sponsored="")) == ["sponsor-unlabelled"]
    assert _codes(article(sponsored="La voilerie d’exemple")) == []
