"""Which texts may lead to a source, asked of all together and of each."""

import msgspec

from magsite.magazine.leading import extended, folded, leading, leading_of
from tests.builders import article, assembled, linking, magazine

PUBLICATION = assembled(
    linking(article("a"), "b.md"),
    linking(article("b"), "c%C3%A9sure.md"),
    linking(article("c"), "nulle-part.md"),
    article("d"),
).magazine
A, B, C = (f"content/articles/{name}.md" for name in "abc")


def test_texts_that_name_a_source_are_found() -> None:
    """By the name of its file, escaped or not, and with them those whose links lead nowhere."""
    assert leading(PUBLICATION, ("césure",), None) == [B, C]
    assert leading(PUBLICATION, ("autre",), None) == [B, C]


def test_what_is_gathered_tells_the_same() -> None:
    """Whether a text names the source or none does."""
    known = leading_of(PUBLICATION)

    for names in (("césure",), ("autre",), ("b",), ("d", "nulle-part")):
        assert leading(PUBLICATION, names, None) == leading(PUBLICATION, names, known)


def test_only_texts_that_lead_nowhere_are_looked_into_where_nobody_names_the_source() -> None:
    """The bytes of the others stay as they are, whatever they are."""
    publication = magazine(linking(article("a"), "b.md"), linking(article("b"), "a.md"))
    known, replace = leading_of(publication), msgspec.structs.replace
    sealed = replace(
        publication, articles=tuple(replace(one, packed=memoryview(b"")) for one in publication.articles)
    )

    assert leading(sealed, ("autre",), known) == []
    assert leading(publication, ("b",), known) == [A]


def test_articles_that_come_are_told_of_as_well() -> None:
    """And those of before stay, which costs a look at the most."""
    known = extended(leading_of(magazine(article("d"))), PUBLICATION.articles)

    assert leading(PUBLICATION, ("césure",), None) == leading(PUBLICATION, ("césure",), known)
    assert known.astray == {B, C}


def test_names_are_compared_without_case() -> None:
    """As file systems of writers do, and with accents in one form."""
    assert (folded("Racines"), folded("CÉSURE")) == ("racines", folded("ce\u0301sure"))
