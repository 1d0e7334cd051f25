"""The sources at the beginning of a preview."""

from functools import partial
from importlib import import_module
from typing import Final

from magsite.content.config import CONFIG_FILE
from magsite.content.scan import Snapshot
from magsite.content.walk import Listed
from magsite.diagnostics.model import Diagnostic, Severity
from magsite.diagnostics.severity import severity_of
from magsite.preview.tools import Tools
from magsite.stages.request import Request
from magsite.stages.sources import Sources, read_at_first, read_sources

_NEEDED: Final = tuple(
    f"magsite.{name}"
    for name in (
        "magazine.assemble",
        "pages.plan",
        "theme.environment",
        "content.markdown.limited",
        "making",
        "preview.proving",
        "preview.page",
    )
)
"""What the first proof and its first page load, in the order in which they need each other."""


def first_sources(request: Request, tools: Tools) -> Sources:
    """The sources; where nothing is known of them, they are parsed as they are read.

    Meanwhile what the first proof needs is loaded.
    """
    return read_sources(request, partial(_parsed_at_first, request, tools))


def _parsed_at_first(
    request: Request, tools: Tools, named: Sources, listed: Listed
) -> tuple[Snapshot, tuple[Diagnostic, ...]]:
    if any(map(partial(_is_trouble, named), named.diagnostics)):
        # There will be no magazine: the configuration, which says where texts are, is to be mended first.
        return read_at_first(named, listed)
    from magsite.stages.first_reading import Desk, read_and_parse  # noqa: PLC0415 - most previews know their sources

    desk = Desk(tools.store, tools.reading, tools.progress, map(import_module, _NEEDED))
    return read_and_parse(request, desk, named, listed)


def _is_trouble(named: Sources, problem: Diagnostic) -> bool:
    severity = severity_of(problem.code, named.config.checks, strict=False)
    return problem.location.path == CONFIG_FILE and severity is Severity.ERROR
