"""What the tests of the conversion share: requests for a text of one imaginary article.

They are about Markdown, so texts keep the punctuation that was typed; `test_typography.py` is about the other.
"""

from collections.abc import Callable

import pytest

from magsite.content.body import Body, BodyRequest, MarkdownOptions, body_request
from magsite.content.document import BodySource
from magsite.content.links import Resolution
from magsite.content.markdown.convert import convert
from magsite.content.targets import listed_targets
from magsite.language.typography import Options

TYPED = Options(enabled=False)
RESOLUTIONS = (
    ("autre.md", Resolution("page", "/articles/autre/")),
    ("autre.md#fin", Resolution("page", "/articles/autre/#fin")),
    ("bientot.md", Resolution("unpublished")),
    ("dessin.png", Resolution("file", "/articles/ici/dessin.png")),
    ("/a-propos/", Resolution("site", "/a-propos/")),
    ("perdu.md", Resolution("missing", near="autre.md")),
    ("a&b.md", Resolution("page", "/articles/a-et-b/?x=1&y=2")),
)


@pytest.fixture(scope="session")
def request_for() -> Callable[[str], BodyRequest]:
    """Requests for a text that begins on line 5 of its file."""

    def make(text: str) -> BodyRequest:
        source = BodySource("content/articles/ici.md", 40, 5, "1" * 32)
        targets = listed_targets(text, 5)
        return body_request("2" * 32, source, MarkdownOptions(), RESOLUTIONS, targets, TYPED)

    return make


@pytest.fixture(scope="session")
def body_of(request_for: Callable[[str], BodyRequest]) -> Callable[[str], Body]:
    """The Body of a text."""
    return lambda text: convert(text, request_for(text))
