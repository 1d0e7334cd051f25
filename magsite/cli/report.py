"""A Report in words."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from functools import lru_cache
from gettext import NullTranslations
from pathlib import Path
from typing import Final

import click

from magsite.cli.judging import Judged
from magsite.cli.parts import parts_text
from magsite.cli.words import number_in
from magsite.diagnostics.codes import N_
from magsite.diagnostics.model import Diagnostic, Severity
from magsite.diagnostics.text import excerpt, in_all, place, repair, says
from magsite.diagnostics.visible import visible
from magsite.stages.request import Report, Request

WIDTH: Final = 100
"""Of excerpts, where nobody says how wide the terminal is."""

_COLOURS: Final = {Severity.ERROR: "red", Severity.WARNING: "yellow"}
_WORDS: Final = {Severity.ERROR: N_("error"), Severity.WARNING: N_("warning")}
_SHOWN_PLACES: Final = 3
SHOWN_PAGES: Final = 5
"""How many of the pages that were made for one reason are named, as a rule."""

# One search through all files finds each place, and one replacement mends all: it is said once.
_SEARCHED: Final = frozenset({"link-dead"})


def problems_text(found: Iterable[Judged], site: Path, messages: NullTranslations, width: int) -> str:
    """Every problem, an empty line after each; the same one in many places once, with the first of them."""
    # What is wrong in one source is told in a row, and it is read once for all of it.
    source = lru_cache(maxsize=1)(lambda path: _source(site / path))
    texts = (_problem_text(group, source, messages, width) for group in _folded(found))
    return "".join(f"{text}\n\n" for text in texts)


def summary_text(
    report: Report, request: Request, found: Sequence[Judged], messages: NullTranslations
) -> str:
    """What the build did, in a few lines."""
    return "\n".join(_summary(report, request, found, messages))


def explained_text(report: Report, messages: NullTranslations, *, shown: int | None = SHOWN_PAGES) -> str:
    """Why each page was made, those of one reason together, and which are gone.

    A reason names so many of its pages, or all of them for None.
    """
    groups: dict[tuple[str, ...], list[str]] = {}
    for one in report.made:
        groups.setdefault(one.changed, []).append(one.url)
    parts = [(parts_text(changed, messages), urls) for changed, urls in groups.items()]
    if report.removed:
        parts.append((messages.gettext(N_("removed")), list(report.removed)))
    return "\n".join(line for reason, urls in parts for line in _explained(reason, urls, messages, shown))


def problem_counts(found: Sequence[Judged], messages: NullTranslations) -> str:
    """How many errors and warnings there are, of those that there are."""
    errors = sum(one.is_error for one in found)
    warnings = len(found) - errors
    counts = (
        (errors, messages.ngettext("{n} error", "{n} errors", errors)),
        (warnings, messages.ngettext("{n} warning", "{n} warnings", warnings)),
    )
    return ", ".join(with_number(n, text, messages) for n, text in counts if n)


def with_number(n: int, text: str, messages: NullTranslations) -> str:
    """The text with its number, in groups of digits."""
    return text.format(n=number_in(n, messages))


def _explained(
    reason: str, urls: Sequence[str], messages: NullTranslations, shown: int | None
) -> Iterator[str]:
    """How many pages are made for a reason, and the first of them."""
    count = messages.ngettext("{n} file: {reason}", "{n} files: {reason}", len(urls))
    yield count.format(n=number_in(len(urls), messages), reason=visible(reason))
    # Where one is left, its name is no longer than the line that would count it.
    limit = len(urls) if shown is None or len(urls) <= shown + 1 else shown
    yield from (f"  {visible(url)}" for url in urls[:limit])
    if limit < len(urls):
        more = messages.gettext(N_("… and {n} more; --verbose names them all"))
        yield f"  {more.format(n=number_in(len(urls) - limit, messages))}"


def _folded(found: Iterable[Judged]) -> Iterable[Sequence[Judged]]:
    groups: dict[object, list[Judged]] = {}
    for at, one in enumerate(found):
        diagnostic = one.diagnostic
        same = (diagnostic.code, diagnostic.arguments) if diagnostic.code in _SEARCHED else at
        groups.setdefault(same, []).append(one)
    return groups.values()


def _problem_text(
    group: Sequence[Judged], source: Callable[[str], str | None], messages: NullTranslations, width: int
) -> str:
    """Severity, code and place; what is wrong; the line; what to do."""
    first = group[0]
    diagnostic = first.diagnostic
    word = click.style(messages.gettext(_WORDS[first.severity]), fg=_COLOURS[first.severity], bold=True)
    where = place(diagnostic.location)
    head = f"{word} [{diagnostic.code}]" + (f" {click.style(where, bold=True)}" if where else "")
    lines = [
        says(diagnostic, messages),
        *([_places(group, messages)] if len(group) > 1 else []),
        *_excerpt(diagnostic, source, width),
        "→ " + repair(diagnostic, messages),
    ]
    return "\n".join([head, *(f"  {line}" for line in lines)])


def _places(group: Sequence[Judged], messages: NullTranslations) -> str:
    shown = ", ".join(place(one.diagnostic.location) for one in group[:_SHOWN_PLACES])
    return in_all(len(group), shown + (", …" if len(group) > _SHOWN_PLACES else ""), messages)


def _held(n: int, request: Request, messages: NullTranslations) -> str:
    if request.dry_run:
        return messages.ngettext(
            "{n} source with errors would be held back.", "{n} sources with errors would be held back.", n
        ).format(n=number_in(n, messages))
    return messages.ngettext(
        "{n} source with errors is held back; everything else is published.",
        "{n} sources with errors are held back; everything else is published.",
        n,
    ).format(n=number_in(n, messages))


def _excerpt(diagnostic: Diagnostic, source: Callable[[str], str | None], width: int) -> list[str]:
    """The line of the source that a Diagnostic is about, read again; nothing where there is none."""
    location = diagnostic.location
    if not location.line:
        return []
    text = source(location.path)
    shown = excerpt(text, location, width) if text is not None else ""
    return shown.split("\n") if shown else []


def _source(file: Path) -> str | None:
    """The text of a source; None where it cannot be read."""
    try:
        return file.read_text("utf-8-sig", errors="replace")
    except (OSError, ValueError):  # ValueError: no file has such a name.
        return None


def _summary(
    report: Report, request: Request, found: Sequence[Judged], messages: NullTranslations
) -> Iterator[str]:
    say = messages.gettext
    if found:
        yield problem_counts(found, messages)
    if report.published or request.dry_run:
        yield _counts(report, request, messages)
    else:
        yield say(N_("Nothing was published; what was published before stands as it was."))
    if report.held and (report.published or request.dry_run):
        yield _held(len(report.held), request, messages)
    if report.next_change is not None and report.published:
        when = datetime.fromisoformat(report.next_change)
        yield say(N_("The clock changes the magazine next on {moment}.")).format(
            moment=f"{when:%Y-%m-%d %H:%M}"
        )


def _counts(report: Report, request: Request, messages: NullTranslations) -> str:
    totals = report.totals
    n_articles, n_authors, n_files = totals.articles, totals.authors, totals.files
    articles = with_number(n_articles, messages.ngettext("{n} article", "{n} articles", n_articles), messages)
    authors = with_number(n_authors, messages.ngettext("{n} author", "{n} authors", n_authors), messages)
    files = with_number(n_files, messages.ngettext("{n} file", "{n} files", n_files), messages)
    made, removed = len(report.made), len(report.removed)
    if request.dry_run and made:
        done = with_number(made, messages.ngettext("{n} would be made", "{n} would be made", made), messages)
    elif made or removed:
        done = with_number(made, messages.ngettext("{n} made", "{n} made", made), messages)
        if removed:
            gone = messages.ngettext("{n} removed", "{n} removed", removed)
            done += ", " + with_number(removed, gone, messages)
    else:
        done = messages.gettext(N_("nothing to do"))
    return f"{articles}, {authors}, {files} → {visible(str(request.output))} ({done})"
