"""An article as a value."""

import msgspec
import pytest

from tests.builders import article, magazine


def test_what_an_article_says_is_packed_and_comes_back() -> None:
    """It is unpacked once for all that a page asks of it, and two articles that say the same are equal."""
    document = article("a", title="Les racines", summary="En deux mots.", question="Et vous ?")
    found, again = magazine(document).articles[0], magazine(document).articles[0]

    assert (found.title, found.summary, found.content.question) == (
        "Les racines",
        "En deux mots.",
        "Et vous ?",
    )
    assert found.content is found.content
    assert again == found


def test_what_is_damaged_shows_where_it_is_asked_for() -> None:
    """And addresses, lists and counts do without."""
    found = msgspec.structs.replace(magazine(article("a")).articles[0], packed=memoryview(b"damaged"))

    assert found.url == "/a/"
    with pytest.raises(msgspec.DecodeError):
        _ = found.title
