"""A question to the magazine, asked of its sources as they stand and of what the last build left."""

from collections.abc import Mapping
from datetime import datetime
from gettext import NullTranslations
from pathlib import Path

import click
import msgspec

from magsite.cache.store import store_of_process
from magsite.cli.answer import page_text, source_text, stopping_text
from magsite.cli.clock import now
from magsite.cli.judging import Judged
from magsite.cli.machine import DiagnosticData, diagnostic_data, json_text
from magsite.cli.options import Asked, cores, program
from magsite.cli.progress import silence
from magsite.cli.report import WIDTH, problems_text
from magsite.cli.site import OUTPUT, found_site
from magsite.cli.trouble import give_up, reason_of
from magsite.diagnostics.codes import N_
from magsite.diagnostics.model import Diagnostic
from magsite.diagnostics.visible import visible
from magsite.inquiry.answer import AboutPage, AboutSource, Answer
from magsite.inquiry.subject import near, subject
from magsite.inquiry.survey import Survey, survey
from magsite.inquiry.why import why
from magsite.stages.request import Request
from magsite.stages.sources import CACHE_FOLDER


class AnswerData(msgspec.Struct, frozen=True):
    """What `--json` prints."""

    source: AboutSource | None
    page: AboutPage | None
    problems: tuple[DiagnosticData, ...]
    """What is wrong in the source."""
    stopping: tuple[DiagnosticData, ...]
    """What is in error anywhere, so that a build would publish nothing."""


def answer(target: str, asked: Asked, messages: NullTranslations, environment: Mapping[str, str]) -> None:
    """Say all that is known of what was asked for; a usage error where nothing is called so."""
    found = surveyed(asked, messages, environment)
    meant = subject(found, target, Path.cwd())
    if meant is None:
        raise click.UsageError(_unknown(target, near(found, target), messages))
    told = why(found, meant)
    if asked.json:
        click.echo(json_text(_data(told, found, messages)).encode())
    else:
        click.echo("\n\n".join(_texts(told, found, messages)))


def surveyed(asked: Asked, messages: NullTranslations, environment: Mapping[str, str]) -> Survey:
    """The survey that a question is asked of."""
    site = found_site(asked.site, messages)
    request = asked_request(site, asked.output, asked.now, asked.url, environment)
    try:
        with silence() as progress:
            return survey(request, store_of_process(str(site / CACHE_FOLDER)), progress)
    except OSError as error:
        give_up(reason_of(error, messages), messages)


def asked_request(
    site: Path, output: Path | None, instant: datetime | None, url: str | None, environment: Mapping[str, str]
) -> Request:
    """What is asked of a magazine: the clock, the machine and the environment say what nobody has said."""
    home = environment.get("HOME")
    return Request(
        site=site,
        output=output or site / OUTPUT,
        now=instant or now(),
        code=program(),
        url=url,
        cores=cores(),
        home=Path(home) if home else None,
    )


def _unknown(target: str, names: tuple[str, ...], messages: NullTranslations) -> str:
    sentence = messages.gettext(
        N_("Nothing of the magazine is called {target}: no source, no file of the output, no address, no id.")
    ).format(target=visible(target))
    if not names:
        return sentence
    question = messages.gettext("Did you mean “{near}”?")
    return " ".join([sentence, *(question.format(near=visible(name)) for name in names)])


def _texts(told: Answer, found: Survey, messages: NullTranslations) -> list[str]:
    texts = [source_text(told.source, messages)] if told.source is not None else []
    if told.problems:
        judged = _judged(told.problems, found)
        texts.append(problems_text(judged, found.request.site, messages, WIDTH).rstrip("\n"))
    texts += [page_text(told.page, messages)] if told.page is not None else []
    return texts + ([stopping_text(told, messages)] if told.stopping else [])


def _judged(problems: tuple[Diagnostic, ...], found: Survey) -> tuple[Judged, ...]:
    return tuple(Judged(found.severity(one), one) for one in problems)


def _data(told: Answer, found: Survey, messages: NullTranslations) -> AnswerData:
    return AnswerData(
        told.source,
        told.page,
        tuple(diagnostic_data(one, messages) for one in _judged(told.problems, found)),
        tuple(diagnostic_data(one, messages) for one in _judged(told.stopping, found)),
    )
