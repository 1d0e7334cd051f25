"""Conversion within a limit of computing time."""

import pytest

from magsite.content.body import Body, BodyRequest, ExcerptRequest, MarkdownOptions, body_request
from magsite.content.document import Block, BodySource
from magsite.content.markdown import limited
from magsite.content.markdown.convert import ConversionFailedError
from magsite.diagnostics.model import Location, diagnose

HOSTILE = "[" * 20_000
SHORT = MarkdownOptions(time_limit=0.1)


def _request(options: MarkdownOptions = SHORT) -> BodyRequest:
    return body_request("key", BodySource("content/articles/a.md", 40, 5, "digest"), options, (), ())


def _excerpt(text: str) -> ExcerptRequest:
    return ExcerptRequest("key", Block(text), SHORT, ())


def test_a_text_within_its_time_is_converted() -> None:
    """As without a limit."""
    assert limited.converted("Un *mot*.", _request()).html == "<p>Un <em>mot</em>.</p>"


def test_a_text_that_takes_too_long_is_refused() -> None:
    """At its first line, with the seconds that were allowed; the next text is converted as ever."""
    refused = limited.converted(HOSTILE, _request())

    assert refused.html == ""
    assert (diagnose("text-slow", Location("content/articles/a.md", 5, 1), seconds="0.1"),) == (
        refused.record.diagnostics
    )
    assert limited.converted("Suite.", _request()).html == "<p>Suite.</p>"


def test_an_extension_that_fails_is_a_refusal(monkeypatch: pytest.MonkeyPatch) -> None:
    """With its own reason."""

    def fail(_text: str, _request: BodyRequest) -> Body:
        msg = "no such column"
        raise ConversionFailedError(msg)

    monkeypatch.setattr(limited, "convert", fail)

    refused = limited.converted("x", _request())

    place = Location("content/articles/a.md", 5, 1)
    assert (diagnose("markdown-failed", place, reason="no such column"),) == refused.record.diagnostics


def test_an_excerpt_that_takes_too_long_is_empty() -> None:
    """The text itself says what is wrong with it."""
    assert [limited.excerpted(_excerpt(text)) for text in (HOSTILE, "Un *mot*.")] == ["", "Un mot."]
