"""What a companion loads while an edit is followed: what reads the article, converts it and makes its page."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime
from functools import partial
from importlib import import_module
from typing import Final

from magsite.cache.companion import Companion, companion
from magsite.cache.expressions import keep_expressions
from magsite.content.body import MarkdownOptions
from magsite.language.dates import long_date, rfc822
from magsite.language.typography import DEFAULT, text
from magsite.stages.parsing import Mark
from magsite.stages.request import Request
from magsite.stages.some_articles import Reading, read_articles
from magsite.theme.layers import CompiledFolder, EnvironmentSpec

_ANY_TIME: Final = datetime(2000, 1, 1, tzinfo=UTC)

# Only the companion loads what makes pages: hence the imports in the functions.


@contextmanager
def readying(request: Request, options: MarkdownOptions, begin: Callable[[], object]) -> Iterator[Companion]:
    """A companion that does `begin`, then loads all that depends on nothing but the configuration.

    Nobody where one process was asked for: then `begin` is done here.
    """
    if request.is_alone:
        begin()
        yield Companion()
        return
    with companion(begin, *_steps(options)) as beside:
        yield beside


def joined(
    beside: Companion, language: str, spec: EnvironmentSpec, compiled: CompiledFolder | None
) -> tuple[Companion, ...]:
    """The companion and its twin, who load the templates of all pages, and what their dates and words need.

    The companion goes on with what reads and converts texts, which the twin does without.
    """
    beside.call(readied, spec, compiled)
    # What writes the dates of RSS takes as long to load as a feed to be made.
    beside.call(rfc822, _ANY_TIME)
    twin = beside.twin()
    twin.call(long_date, date.min, language)
    twin.call(text, "a", DEFAULT)
    return beside, twin


def readied(spec: EnvironmentSpec, compiled: CompiledFolder | None, templates: Sequence[str] = ()) -> None:
    """Load these templates; all, where none is named."""
    from magsite.making import warm_templates  # noqa: PLC0415 - see above

    warm_templates(spec, compiled, templates)


def tried(marks: Sequence[Mark], how: Reading, options: MarkdownOptions) -> None:
    """Convert an article for nothing: whatever its text needs, colours for its code above all, is loaded then."""
    from magsite.making import warm_text  # noqa: PLC0415 - see above

    found = read_articles(marks[:1], how)
    for document in found.documents.values() if found is not None else ():
        warm_text(how.roots, document.source, options)
    keep_expressions()


def _convert(options: MarkdownOptions) -> None:
    from magsite.making import warm_up  # noqa: PLC0415 - see above

    warm_up(options)


def _steps(options: MarkdownOptions) -> tuple[Callable[[], object], ...]:
    """In the order in which it is needed."""
    modules = ("magsite.content.parse", "magsite.content.markdown.limited", "magsite.making")
    imports = (partial(import_module, name) for name in modules)
    # The names of months are far down in a large file.
    dates = partial(long_date, date.min, options.language)
    return (*imports, partial(_convert, options), dates, keep_expressions)
