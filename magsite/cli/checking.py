"""What `magsite check` does: look, correct, take into the baseline, tell."""

import sys
from collections.abc import Mapping
from datetime import datetime
from gettext import NullTranslations
from pathlib import Path

import click
import msgspec

from magsite.cache.store import store_of_process
from magsite.checks.baseline import baseline_text
from magsite.cli.annotations import annotations_text, is_github, logged
from magsite.cli.asking import asked_request
from magsite.cli.judging import Judged
from magsite.cli.mending import Choice, mend
from magsite.cli.progress import shown_progress, silence
from magsite.cli.remarks import Told, remarks_json, summary_text
from magsite.cli.report import WIDTH, problems_text
from magsite.cli.selecting import Selection, selection
from magsite.cli.trouble import EXIT_PROBLEMS, give_up, reason_of
from magsite.cli.writing import write_whole
from magsite.diagnostics.codes import N_
from magsite.diagnostics.severity import severity_of
from magsite.inquiry.checkup import Checkup, checkup
from magsite.inquiry.known import BASELINE, entries, known, sifted
from magsite.language.catalogues import package_messages
from magsite.stages.request import Request
from magsite.stages.sources import CACHE_FOLDER


class Options(msgspec.Struct, frozen=True, kw_only=True):
    """The command's arguments, as click gives them."""

    paths: tuple[Path, ...]
    fix: bool
    yes: bool
    strict: bool
    baseline: bool
    write_baseline: bool
    url: str | None
    now: datetime | None
    json: bool


def check(options: Options, messages: NullTranslations, environment: Mapping[str, str]) -> None:
    """Check, and leave with the exit code."""
    chosen = selection(options.paths, messages)
    _refuse_mixtures(options, chosen, messages)
    request = asked_request(chosen.site, None, options.now, options.url, environment)
    try:
        found = _look(request, options, messages)
        mended: tuple[str, ...] = ()
        if options.fix:
            mended = mend(found, chosen, _choice(options), messages)
            found = _look(request, options, messages) if mended else found
        if options.write_baseline:
            found = _write_baseline(found, messages, quiet=options.json)
    except OSError as error:
        give_up(reason_of(error, messages), messages)
    _tell(options, found, chosen, mended, messages, environment)


def _refuse_mixtures(options: Options, chosen: Selection, messages: NullTranslations) -> None:
    if options.write_baseline and chosen.paths:
        sentence = N_("A baseline is that of the whole magazine: name no file with --write-baseline.")
        raise click.UsageError(messages.gettext(sentence))
    if options.write_baseline and (options.fix or not options.baseline):
        sentence = N_(
            "--write-baseline stands alone: use it before or after --fix, and without --no-baseline."
        )
        raise click.UsageError(messages.gettext(sentence))
    if options.yes and not options.fix:
        raise click.UsageError(messages.gettext(N_("--yes goes with --fix.")))


def _choice(options: Options) -> Choice:
    return Choice(yes=options.yes, quiet=options.json, baseline=options.baseline)


def _look(request: Request, options: Options, messages: NullTranslations) -> Checkup:
    with silence() if options.json else shown_progress(messages) as progress:
        return checkup(request, store_of_process(str(request.site / CACHE_FOLDER)), progress)


def _write_baseline(found: Checkup, messages: NullTranslations, *, quiet: bool) -> Checkup:
    """Take into the baseline all that it may hold; what is gone goes from it, and what was wrong in its file."""
    site = found.survey.request.site
    every = entries(found.remarks, site, found.survey.sources.config.checks)
    held = [one for one in every if one is not None]
    heading = package_messages(found.survey.sources.config.magazine.language).gettext(
        N_("What magsite check leaves out. Lines may be removed, never added: magsite check --write-baseline")
    )
    write_whole(site / BASELINE, baseline_text(held, heading).encode())
    if not quiet:
        said = messages.ngettext("{n} remark taken into {file}.", "{n} remarks taken into {file}.", len(held))
        click.echo(said.format(n=len(held), file=BASELINE))
    left = (one for one in found.remarks if one.diagnostic.location.path != BASELINE)
    return msgspec.structs.replace(found, remarks=tuple(left))


def _tell(
    options: Options,
    found: Checkup,
    chosen: Selection,
    mended: tuple[str, ...],
    messages: NullTranslations,
    environment: Mapping[str, str],
) -> None:
    """Print what is left, and end with an error where there is one."""
    told = _told(found, chosen, mended, options)
    judged = told.problems
    if options.json:
        click.echo(remarks_json(told, messages).encode())
    else:
        text = problems_text(judged, chosen.site, messages, WIDTH)
        click.echo(logged(text, environment), nl=False)
        click.echo(summary_text(told, messages))
    if judged and is_github(environment):
        click.echo(annotations_text(judged, chosen.site, environment, messages), err=True)
    if any(one.is_error for one in judged):
        sys.exit(EXIT_PROBLEMS)


def _told(found: Checkup, chosen: Selection, mended: tuple[str, ...], options: Options) -> Told:
    """What of it is asked for, without what the baseline has."""
    checks = found.survey.sources.config.checks
    baseline = known(chosen.site).entries if options.baseline else {}
    asked = tuple(one for one in found.remarks if chosen.has(one.diagnostic.location.path))
    held = {one: count for one, count in baseline.items() if chosen.has(one.path)}
    left, sieve = sifted(asked, chosen.site, checks, held)
    problems = tuple(
        Judged(severity_of(one.diagnostic.code, checks, strict=options.strict), one.diagnostic)
        for one in left
    )
    fixable = tuple(one.fix is not None for one in left)
    return Told(problems, fixable, sieve.known, len(sieve.gone), mended)
