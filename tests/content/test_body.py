"""Requests for texts: what they are made of, packed until somebody asks."""

import pickle

from magsite.content.body import MarkdownOptions, body_request, moved
from magsite.content.document import BodySource
from magsite.content.links import ListedTarget, Resolution
from magsite.language.typography.options import Options

SOURCE = BodySource("content/articles/a.md", 40, 5, "1" * 32)
TARGETS = (ListedTarget("b.md", 7, 3),)
RESOLUTIONS = (("b.md", Resolution("page", "/b/")),)
OPTIONS = MarkdownOptions(language="en")
TYPED = Options(quotes=False)
REQUEST = body_request("key", SOURCE, OPTIONS, RESOLUTIONS, TARGETS, TYPED)


def test_a_request_tells_what_the_text_is_made_of() -> None:
    """All that it was made with, also in another process."""
    for one in (REQUEST, pickle.loads(pickle.dumps(REQUEST))):  # noqa: S301 - just made
        assert (one.key, one.source, one.options) == ("key", SOURCE, OPTIONS)
        assert (one.resolutions, one.targets, one.typography) == (RESOLUTIONS, TARGETS, TYPED)


def test_requests_of_the_same_are_equal() -> None:
    """Whether they were looked into or not."""
    again = body_request("key", SOURCE, OPTIONS, RESOLUTIONS, TARGETS, TYPED)

    assert REQUEST.source == SOURCE
    assert again == REQUEST
    assert body_request("key", SOURCE, OPTIONS, (), TARGETS, TYPED) != again


def test_the_manner_of_many_texts_is_held_once() -> None:
    """Nobody looks into a text to know how it is made."""
    other = body_request("other", BodySource("b.md", 0, 1, ""), OPTIONS, (), (), TYPED)

    assert other.typography is REQUEST.typography
    assert other.options is REQUEST.options
    assert "_input" not in vars(other)


def test_a_text_that_stands_elsewhere_is_made_of_the_same() -> None:
    """Its key and its links are what they were."""
    place = BodySource("content/articles/a.md", 80, 5, "1" * 32)

    found = moved(REQUEST, place)

    assert (found.key, found.source, found.targets) == ("key", place, TARGETS)
    assert found.typography is REQUEST.typography
