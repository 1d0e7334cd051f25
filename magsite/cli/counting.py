"""The figures of a magazine and the times of its builds, in words and for machines."""

from collections.abc import Iterator, Mapping, Sequence
from gettext import NullTranslations
from pathlib import Path
from typing import Final

import click
import msgspec

from magsite.cache.stopwatch import Spent
from magsite.cli.asking import surveyed
from magsite.cli.machine import json_text
from magsite.cli.options import Asked
from magsite.cli.site import found_site
from magsite.diagnostics.codes import N_
from magsite.diagnostics.visible import visible
from magsite.inquiry.figures import Figures, figures
from magsite.language.catalogues import language_of_messages
from magsite.language.numbers import decimal, number
from magsite.stages.timing import BuildTime, Timing, recall_timing

_SHOWN: Final = 10
_MEGABYTE: Final = 1_000_000

_FIGURES: Final[Mapping[str, str]] = {
    "articles": N_("articles"),
    "drafts": N_("drafts"),
    "scheduled": N_("scheduled articles"),
    "expired": N_("expired articles"),
    "authors": N_("authors"),
    "categories": N_("magazines"),
    "tags": N_("topics"),
    "series": N_("series of articles"),
    "pages": N_("pages outside the flow"),
    "words": N_("words"),
    "pictures": N_("pictures"),
    "shares": N_("shares"),
    "files": N_("files of the magazine"),
}

_STAGES: Final[Mapping[str, str]] = {
    "scan": N_("looking for sources"),
    "parse": N_("reading headers"),
    "assemble": N_("putting the magazine together"),
    "plan": N_("planning pages"),
    "amend": N_("amending the magazine"),
    "convert": N_("converting texts"),
    "render": N_("rendering pages"),
    "write": N_("writing files"),
    "verify": N_("checking links"),
    "publish": N_("publishing"),
}
"""Stage of a build → what goes on in it. What has no word of its own keeps its name."""


class SpentData(msgspec.Struct, frozen=True):
    """The seconds of a stage, a text or a template, and how often."""

    name: str
    seconds: float
    times: int


class BuildData(msgspec.Struct, frozen=True):
    """The time of one build."""

    moment: str
    made: int
    seconds: float
    stages: tuple[SpentData, ...]


class TimesData(msgspec.Struct, frozen=True):
    """What `stats --time --json` prints."""

    builds: tuple[BuildData, ...]
    articles: tuple[SpentData, ...]
    templates: tuple[SpentData, ...]


def tell_figures(asked: Asked, messages: NullTranslations, environment: Mapping[str, str]) -> None:
    """Print how much there is."""
    found = figures(surveyed(asked, messages, environment))
    click.echo(json_text(found).encode() if asked.json else "\n".join(figures_lines(found, messages)))


def tell_times(asked: Asked, messages: NullTranslations) -> None:
    """Print where the time of the last builds went."""
    site = found_site(asked.site, messages)
    timing = _of_today(recall_timing(site), site)
    if asked.json:
        click.echo(json_text(_data(timing)).encode())
    elif timing.builds:
        click.echo("\n".join(times_lines(timing, messages)))
    else:
        click.echo(messages.gettext(N_("No build has been measured yet: build the magazine.")))


def figures_lines(found: Figures, messages: NullTranslations) -> Iterator[str]:
    """A line for each figure; what there is none of is left out, but for articles."""
    language = language_of_messages(messages)
    rows = [
        (number(value, language), messages.gettext(word))
        for name, word in _FIGURES.items()
        if (value := getattr(found, name)) or name == "articles"
    ]
    if found.bytes:
        megabytes = messages.gettext(N_("MB in the output"))
        rows.append((_decimal(found.bytes / _MEGABYTE, 1, messages), megabytes))
    width, digits = max(len(word) for _, word in rows), max(len(value) for value, _ in rows)
    return (f"{word:<{width}}  {value:>{digits}}" for value, word in rows)


def times_lines(timing: Timing, messages: NullTranslations) -> Iterator[str]:
    """The stages of the last build, the builds before it, the slowest articles and templates."""
    say = messages.gettext
    last, *earlier = timing.builds
    yield _build(last, messages)
    for one in last.stages:
        share = one.seconds / last.seconds if last.seconds else 0.0
        seconds = _decimal(one.seconds, 2, messages)
        yield f"  {seconds:>8} s  {share * 100:3.0f} %  {say(_STAGES.get(one.work, one.work))}"
    if earlier:
        yield say(N_("Before:"))
        yield from (f"  {_build(one, messages)}" for one in earlier)
    if timing.articles:
        yield say(N_("Slowest texts, when they were last converted:"))
        for one in timing.articles[:_SHOWN]:
            yield f"  {_ms(one.seconds, messages):>11}  {visible(one.on)}"
    if timing.templates:
        yield say(N_("Slowest templates:"))
        yield from _templates(timing.templates[:_SHOWN], messages)


def _build(one: BuildTime, messages: NullTranslations) -> str:
    sentence = messages.ngettext(
        "{moment}: {n} file made in {seconds} s", "{moment}: {n} files made in {seconds} s", one.made
    )
    return sentence.format(
        moment=one.moment[:16].replace("T", " "), n=one.made, seconds=_decimal(one.seconds, 2, messages)
    )


def _templates(found: Sequence[Spent], messages: NullTranslations) -> Iterator[str]:
    for one in found:
        pages = messages.ngettext("{n} page, {ms} each", "{n} pages, {ms} each", one.times)
        each = pages.format(n=one.times, ms=_ms(one.seconds / max(one.times, 1), messages))
        yield f"  {_ms(one.seconds, messages):>11}  {visible(one.on)} ({each})"


def _ms(seconds: float, messages: NullTranslations) -> str:
    return f"{_decimal(seconds * 1000, 1, messages)} ms"


def _decimal(value: float, digits: int, messages: NullTranslations) -> str:
    return decimal(value, digits, language_of_messages(messages))


def _of_today(timing: Timing, site: Path) -> Timing:
    """Without the articles whose sources are gone."""
    there = tuple(one for one in timing.articles if (site / one.on).exists())
    return msgspec.structs.replace(timing, articles=there)


def _data(timing: Timing) -> TimesData:
    return TimesData(
        tuple(
            BuildData(
                one.moment,
                one.made,
                one.seconds,
                tuple(SpentData(stage.work, stage.seconds, stage.times) for stage in one.stages),
            )
            for one in timing.builds
        ),
        tuple(SpentData(one.on, one.seconds, one.times) for one in timing.articles),
        tuple(SpentData(one.on, one.seconds, one.times) for one in timing.templates),
    )
