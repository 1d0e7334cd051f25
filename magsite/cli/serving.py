"""What a writer reads in the terminal while the preview runs: each thing once."""

from collections.abc import Iterable
from gettext import NullTranslations
from pathlib import Path

import click

from magsite.cli.judging import Judged
from magsite.cli.report import WIDTH, problems_text
from magsite.diagnostics.codes import N_
from magsite.diagnostics.model import Diagnostic, Location, Severity
from magsite.diagnostics.severity import severity_of
from magsite.diagnostics.visible import visible
from magsite.preview.bench import Bench
from magsite.preview.news import News
from magsite.preview.serving import LOOPBACK, Address

_SHOWN = 3
_Place = tuple[str, Location]
"""What is wrong, and where: the same of every page that it is found in."""
_PASSING = "file-changed"
"""Of a source that was edited while it was read: it is looked at again at once."""


class Teller:
    """Says on standard output what is seen where, and on standard error what is wrong."""

    def __init__(self, site: Path, messages: NullTranslations, port: int) -> None:
        self._site = site
        self._messages = messages
        self._port = port
        self._said: frozenset[Diagnostic] = frozenset()
        # Of pages as they are since the last save, and as they were before it.
        self._on_pages: frozenset[_Place] = frozenset()
        self._on_former: frozenset[_Place] = frozenset()

    def address(self, address: Address) -> None:
        """Where the preview is."""
        say = self._messages.gettext
        if self._port not in {0, address.port}:
            taken = say(N_("Port {port} is taken: the preview is at the next one that is free."))
            click.echo(taken.format(port=self._port))
        if address.host not in {LOOPBACK, "localhost", "::1"}:
            open_to_all = say(N_("Every machine that reaches {host} can read this preview, drafts too."))
            click.echo(open_to_all.format(host=address.host), err=True)
        where = say(N_("The preview is at {url} – Ctrl-C ends it."))
        click.echo(where.format(url=click.style(address.url, bold=True)))

    def news(self, news: News, bench: Bench) -> None:
        """What was saved, where it is seen, and what is newly wrong."""
        self._on_pages, self._on_former = frozenset(), self._on_pages
        if news.changed or news.by_clock:
            click.echo(self._saved(news))
        found = frozenset(news.diagnostics)
        new = self._judged(found - self._said, bench)
        if new:
            click.echo(problems_text(new, self._site, self._messages, WIDTH), nl=False, err=True)
        elif _has_errors(self._judged(self._said, bench)) and not _has_errors(self._judged(found, bench)):
            click.echo(self._messages.gettext(N_("Mended: the magazine can be published.")))
        self._said = found

    def page(self, _path: str, problems: Iterable[Diagnostic], bench: Bench) -> None:
        """The errors that making a page has found, unless they were just said of it or of another page."""
        errors = [one for one in self._judged(frozenset(problems) - self._said, bench) if one.is_error]
        places = {(one.diagnostic.code, one.diagnostic.location): one for one in errors}
        new = tuple(one for place, one in places.items() if place not in self._on_pages | self._on_former)
        self._on_pages |= places.keys()
        if new:
            click.echo(problems_text(new, self._site, self._messages, WIDTH), nl=False, err=True)

    def _saved(self, news: News) -> str:
        say = self._messages.gettext
        # What belongs to no site was not saved: it came with another theme.
        own = [path for path in news.changed if not path.startswith("@")] or news.changed
        paths = ", ".join(visible(path) for path in own[:_SHOWN])
        if len(own) > _SHOWN:
            n = len(own) - _SHOWN
            paths = self._messages.ngettext("{paths} and {n} more", "{paths} and {n} more", n).format(
                paths=paths, n=n
            )
        who = paths or say(N_("The clock"))
        where = f" → {visible(news.urls[0])}" if len(news.urls) == 1 else ""
        return f"{who}{where} ({news.seconds * 1000:.0f} ms)"

    def _judged(self, diagnostics: Iterable[Diagnostic], bench: Bench) -> tuple[Judged, ...]:
        known = bench.trouble or bench.proof
        checks = known.sources.config.checks if known else {}
        every = (Judged(severity_of(one.code, checks, strict=False), one) for one in sorted(diagnostics))
        return tuple(
            one for one in every if one.severity is not Severity.OFF and one.diagnostic.code != _PASSING
        )


def _has_errors(found: Iterable[Judged]) -> bool:
    return any(one.is_error for one in found)
