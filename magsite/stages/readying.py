"""What a companion loads while an edit is followed: what reads the article, converts it and makes its page."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from importlib import import_module

from magsite.cache.companion import Companion, companion
from magsite.cache.expressions import keep_expressions
from magsite.content.body import MarkdownOptions
from magsite.language.typography import DEFAULT, text
from magsite.stages.parsing import Mark
from magsite.stages.request import Request
from magsite.stages.some_articles import Reading, read_articles
from magsite.theme.layers import CompiledFolder, EnvironmentSpec

# Only the companion loads what makes pages: hence the imports in the functions.


@contextmanager
def readying(request: Request, begin: Callable[[], object]) -> Iterator[Companion]:
    """A companion that does `begin`, then loads all that depends on no article.

    Nobody where one process was asked for: then `begin` is done here.
    """
    if request.is_alone:
        begin()
        yield Companion()
        return
    with companion(begin, *steps()) as beside:
        yield beside


def joined(
    beside: Companion, spec: EnvironmentSpec, compiled: CompiledFolder | None
) -> tuple[Companion, ...]:
    """The companion and its twin, who load the templates of all pages, and what their words need.

    The companion goes on with what reads and converts texts, which the twin does without.
    """
    beside.call(readied, spec, compiled)
    twin = beside.twin()
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


def steps() -> tuple[Callable[[], object], ...]:
    """In the order in which it is needed: what is asked for is answered in between.

    What converts comes last. A text that is read anew is tried, which loads it; where all texts are remembered, pages
    are asked for before.
    """
    modules = ("magsite.content.parse", "magsite.making", "magsite.content.markdown.limited")
    imports = (partial(import_module, name) for name in modules)
    return (*imports, keep_expressions)
