"""Conversion within a limit of computing time; what cannot be converted is refused, and that is remembered."""

from typing import Final

from magsite.cache.limit import TimeUpError, time_limit
from magsite.content.body import Body, BodyRecord, BodyRequest, ExcerptRequest
from magsite.content.markdown.convert import ConversionFailedError, convert
from magsite.content.markdown.excerpt import excerpt
from magsite.diagnostics.model import Diagnostic, Location, diagnose

_EXCERPT_SHARE: Final = 0.2
"""The part of a text's time that is its excerpt's: that is one of its blocks, converted once more."""


def converted(text: str, request: BodyRequest) -> Body:
    """The Body of a text, or an empty one whose record says why there is none: that is remembered like any other."""
    seconds = request.options.time_limit
    try:
        with time_limit(seconds * (1 - _EXCERPT_SHARE)):
            return convert(text, request)
    except TimeUpError:
        return _refused(diagnose("text-slow", _begin(request), seconds=f"{seconds:g}"))
    except ConversionFailedError as error:
        return _refused(diagnose("markdown-failed", _begin(request), reason=str(error)))


def excerpted(request: ExcerptRequest) -> str:
    """The excerpt of a text, empty where it cannot be converted: its Body says so."""
    try:
        with time_limit(request.options.time_limit * _EXCERPT_SHARE):
            return excerpt(request)
    except (TimeUpError, ConversionFailedError):
        return ""


def _refused(problem: Diagnostic) -> Body:
    return Body("", record=BodyRecord(diagnostics=(problem,)))


def _begin(request: BodyRequest) -> Location:
    return Location(request.source.path, request.source.line, 1)
