"""`magsite check --fix`: the changes are shown, then written, each file at once."""

import difflib
import stat
import sys
from collections.abc import Iterator, Sequence
from gettext import NullTranslations
from pathlib import Path

import click
import msgspec

from magsite.cli.selecting import Selection
from magsite.cli.trouble import reason_of
from magsite.cli.writing import write_whole
from magsite.content.document import Document
from magsite.diagnostics.codes import N_
from magsite.diagnostics.model import Severity
from magsite.diagnostics.visible import visible
from magsite.inquiry.checkup import Checkup
from magsite.inquiry.known import known, sifted
from magsite.inquiry.mending import Mended, mended
from magsite.inquiry.remarks import is_french


class Choice(msgspec.Struct, frozen=True):
    """How corrections are made."""

    yes: bool
    """Without asking."""
    quiet: bool
    """Without showing them: what is printed is for machines."""
    baseline: bool
    """What the baseline has stays."""


def mend(found: Checkup, chosen: Selection, choice: Choice, messages: NullTranslations) -> tuple[str, ...]:
    """Correct what is safe in the chosen sources; the paths of those that were written."""
    changes = tuple(_changes(found, chosen, choice, messages))
    if not changes:
        return ()
    if not choice.quiet:
        click.echo("".join(_diff(one) for one in changes), nl=False)
    if not _may_write(changes, choice, messages):
        return ()
    return tuple(one.path for one in changes if _written(one, chosen.site, messages))


def _changes(
    found: Checkup, chosen: Selection, choice: Choice, messages: NullTranslations
) -> Iterator[Mended]:
    """The sources that would change; a symbolic link is told and left alone."""
    survey = found.survey
    checks = survey.sources.config.checks
    entries = known(chosen.site).entries if choice.baseline else {}
    left, _ = sifted(found.remarks, chosen.site, checks, entries)
    paths = dict.fromkeys(one.diagnostic.location.path for one in left if one.fix is not None)
    told = frozenset(one.diagnostic for one in left)
    off = frozenset(code for code, severity in checks.items() if severity is Severity.OFF)
    for path in filter(chosen.has, paths):
        file = chosen.site / path
        reason = _reason_to_leave(file, chosen.site.resolve() / path)
        if reason:
            _leave(path, messages.gettext(reason), messages)
            continue
        document = survey.read[path]
        one = mended(
            path,
            document.kind,
            file.read_bytes(),
            told.__contains__,
            off,
            is_french=_is_french(document, found),
        )
        if one.after != one.before:
            yield one


def _is_french(document: Document, found: Checkup) -> bool:
    return is_french(document, found.survey.sources, found.survey.defaults)


def _reason_to_leave(file: Path, place: Path) -> str:
    """Why a file is not written to although it could be; empty where it is."""
    if file.resolve() != place:
        return N_("a symbolic link leads elsewhere")
    found = file.stat()
    if not found.st_mode & stat.S_IWUSR:
        return N_("it is write-protected")
    return N_("it has another name too") if found.st_nlink > 1 else ""


def _diff(one: Mended) -> str:
    """The change as `diff -u` shows it, in colours."""
    before, after = (data.decode("utf-8-sig").splitlines() for data in (one.before, one.after))
    name = visible(one.path)
    lines = difflib.unified_diff(before, after, f"a/{name}", f"b/{name}", n=1, lineterm="")
    return "".join(f"{_coloured(visible(line))}\n" for line in lines)


def _coloured(line: str) -> str:
    if line.startswith(("+++", "---")):
        return click.style(line, bold=True)
    colour = {"+": "green", "-": "red", "@": "cyan"}.get(line[:1])
    return click.style(line, fg=colour) if colour else line


def _may_write(changes: Sequence[Mended], choice: Choice, messages: NullTranslations) -> bool:
    """Whether the writer wants it; where nobody can be asked, only if the command line says so."""
    if choice.yes:
        return True
    if choice.quiet or not _can_ask():
        click.echo(messages.gettext(N_("Nothing is written: --yes writes these changes.")), err=True)
        return False
    question = messages.ngettext("Change {n} file?", "Change {n} files?", len(changes))
    return click.confirm(question.format(n=len(changes)))


def _can_ask() -> bool:
    return sys.stdin.isatty()


def _written(one: Mended, site: Path, messages: NullTranslations) -> bool:
    """Write a file, unless somebody else has changed it while the changes were looked at."""
    file = site / one.path
    try:
        if file.read_bytes() != one.before:
            return _leave(one.path, messages.gettext(N_("it has changed meanwhile")), messages)
        write_whole(file, one.after)
    except OSError as error:
        return _leave(one.path, reason_of(error, messages), messages)
    return True


def _leave(path: str, reason: str, messages: NullTranslations) -> bool:
    """Tell that a file stays as it is; never true."""
    sentence = messages.gettext(N_("{path} is left as it is: {reason}."))
    click.echo(sentence.format(path=visible(path), reason=reason), err=True)
    return False
