"""What an open page is told by the preview: whether it is still what is served, what is wrong, what it shows.

All of it is said in the writer's language, as HTML that is made here; the script only puts it in its place.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from functools import cache
from gettext import NullTranslations
from pathlib import Path
from typing import Any, Final

import msgspec
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from magsite.diagnostics.codes import N_
from magsite.diagnostics.model import Diagnostic, Severity
from magsite.diagnostics.severity import severity_of
from magsite.diagnostics.text import excerpt, place, repair, says
from magsite.language.dates import long_date
from magsite.language.numbers import number
from magsite.magazine.articles import reading_minutes
from magsite.preview.proof import Proof
from magsite.preview.showing import Standing
from magsite.preview.voice import Voice

_TEMPLATES: Final = Path(__file__).parent / "templates"
_WORDS: Final = {Severity.ERROR: N_("error"), Severity.WARNING: N_("warning")}
_STANDINGS: Final = {
    "draft": N_("Draft"),
    "scheduled": N_("Scheduled"),
    "expired": N_("Expired"),
}
_MOMENTS: Final = {
    "draft": N_("not published: take “draft” out of the header when it is ready"),
    "scheduled": N_("to be published on {moment}"),
    "expired": N_("withdrawn on {moment}"),
}


class Problem(msgspec.Struct, frozen=True):
    """A Diagnostic in words."""

    severity: str
    code: str
    place: str
    says: str
    excerpt: str
    repair: str
    path: str
    line: int
    column: int
    is_source: bool
    """Whether it has a place that an editor can open."""


class Badge(msgspec.Struct, frozen=True):
    """What an article is that is not published."""

    kind: str
    word: str
    moment: str


def problem(diagnostic: Diagnostic, site: Path, checks: Mapping[str, Severity], voice: Voice) -> Problem:
    """A Diagnostic in words, with the line that it is about as it stands now."""
    location = diagnostic.location
    source = _source(site, location.path) if location.line else ""
    severity = severity_of(diagnostic.code, checks, strict=False)
    return Problem(
        severity=voice.messages.gettext(_WORDS.get(severity, _WORDS[Severity.WARNING])),
        code=diagnostic.code,
        place=place(location),
        says=says(diagnostic, voice.messages),
        excerpt=excerpt(source, location) if source else "",
        repair=repair(diagnostic, voice.messages),
        path=location.path,
        line=location.line,
        column=location.column,
        is_source=bool(source) or (site / location.path).is_file(),
    )


def badge(standing: Standing, voice: Voice) -> Badge:
    """What an article is, and when that changes."""
    say = voice.messages.gettext
    moment = say(_MOMENTS[standing.kind]).format(moment=moment_in_words(standing.moment, voice))
    return Badge(standing.kind, say(_STANDINGS[standing.kind]), moment)


def moment_in_words(moment: datetime, voice: Voice) -> str:
    """A day, with its time where it is not midnight."""
    day = long_date(moment, voice.language)
    if (moment.hour, moment.minute) == (0, 0):
        return day
    at = voice.messages.gettext(N_("{day} at {hour}:{minute}"))
    return at.format(day=day, hour=f"{moment.hour:02}", minute=f"{moment.minute:02}")


def overlay_html(problems: Sequence[Problem], voice: Voice) -> str:
    """The sheet that covers a page while something is in error; empty where nothing is."""
    return render("overlay.html", {"problems": problems}, voice) if problems else ""


def bar_html(proof: Proof, source: str, warnings: Sequence[Problem], errors: int, voice: Voice) -> str:
    """The line below a page that only the preview has; `source` is what asked for the page."""
    document = proof.edited.get(source) or proof.read.get(source)
    shown = document if document is not None and (document.article or document.page) else None
    standing = proof.shown.standings.get(source)
    values = {
        "path": source if shown else "",
        "lists": tuple(_lists(proof, source)) if shown else (),
        "unlisted": _is_unlisted(proof, source),
        "words": number(shown.words + shown.code_words, voice.language) if shown else "",
        "word_count": shown.words + shown.code_words if shown else 0,
        "minutes": reading_minutes(shown) if shown else 0,
        "badge": badge(standing, voice) if standing else None,
        "warnings": warnings,
        "errors": errors,
    }
    return render("bar.html", values, voice)


def badges(proof: Proof, voice: Voice) -> Mapping[str, str]:
    """The word for each article that is not published, by the URL of its page."""
    return {
        proof.urls[path]: voice.messages.gettext(_STANDINGS[standing.kind])
        for path, standing in proof.shown.standings.items()
        if path in proof.urls
    }


def render(template: str, values: Mapping[str, Any], voice: Voice) -> str:
    """One of the preview's own templates."""
    return _environment(voice.messages).get_template(template).render(language=voice.language, **values)


@cache
def _environment(messages: NullTranslations) -> Environment:
    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        extensions=("jinja2.ext.i18n",),
        autoescape=True,
        auto_reload=False,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    environment.install_gettext_translations(messages, newstyle=True)  # type: ignore[attr-defined] # of the extension
    return environment


def _source(site: Path, path: str) -> str:
    try:
        return (site / path).read_text("utf-8-sig", errors="replace")
    except (OSError, ValueError):  # ValueError: no file has such a name.
        return ""


def _is_unlisted(proof: Proof, source: str) -> bool:
    document = proof.read.get(source)
    return bool(document and document.article and document.article.unlisted)


def _lists(proof: Proof, source: str) -> Iterable[tuple[str, str]]:
    """(name, URL) of the lists in which an article stands."""
    edition = proof.edition
    article = next((one for one in edition.articles.values() if one.path == source), None)
    if article is None:
        return
    magazine = edition.magazine
    yield magazine.title, magazine.root
    for id in article.categories:
        yield magazine.categories[id].name, magazine.categories[id].url
    for id in article.authors:
        yield magazine.authors[id].name, magazine.authors[id].url
    for id in article.tags:
        yield magazine.tags[id].name, magazine.tags[id].url
