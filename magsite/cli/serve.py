"""`magsite serve`."""

from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import UTC, datetime
from gettext import NullTranslations
from pathlib import Path
from typing import Any

import click
import msgspec

from magsite.cli.options import (
    address_option,
    cores,
    flag,
    instant_option,
    number_option,
    program,
    site_argument,
)
from magsite.cli.own_cache import templates_folder
from magsite.cli.progress import shown_progress
from magsite.cli.site import OUTPUT, found_site
from magsite.cli.trouble import give_up, reason_of
from magsite.cli.usage import Subcommand
from magsite.cli.words import lang_option
from magsite.diagnostics.codes import N_
from magsite.language.catalogues import language_of_messages
from magsite.stages.request import Request

_PORT = 8000


class Options(msgspec.Struct, frozen=True, kw_only=True):
    """The command's arguments, as click gives them."""

    site: Path | None
    host: str
    port: int
    url: str | None
    now: datetime | None
    open: bool
    drafts: bool
    future: bool
    follow: bool
    poll: bool


def serve_command(messages: NullTranslations, environment: Mapping[str, str]) -> click.Command:
    """The command, speaking the writer's language."""

    def run(**arguments: Any) -> None:
        _run(Options(**arguments), messages, environment)

    return Subcommand(
        "serve",
        help=messages.gettext(
            N_(
                "Show the magazine of SITE in a browser. Pages follow each save, and say what is to be mended."
            )
        ),
        callback=run,
        params=[site_argument(), *_places(messages), *_choices(messages), lang_option(messages)],
    )


def _places(messages: NullTranslations) -> list[click.Parameter]:
    """Where the preview listens."""
    return [
        number_option(
            "--port",
            N_("The port; if it is taken, the next one that is free."),
            (0, 65535),
            messages,
            default=_PORT,
            show_default=True,
        ),
        click.Option(
            ["--host"],
            default="127.0.0.1",
            show_default=True,
            metavar=messages.gettext(N_("ADDRESS")),
            help=messages.gettext(
                N_("The address to listen at. Others than this machine can read along then.")
            ),
        ),
    ]


def _choices(messages: NullTranslations) -> list[click.Parameter]:
    """What it shows, and how."""
    say = messages.gettext
    return [
        flag("--open", say(N_("Open the browser."))),
        click.Option(
            ["--drafts/--no-drafts"],
            default=True,
            help=say(
                N_("Show drafts, and at its address what is scheduled or has expired. On unless you say no.")
            ),
        ),
        flag("--future", say(N_("List what is scheduled, as if its date had come."))),
        flag("--follow", say(N_("Open the page of the article that was saved last."))),
        flag("--poll", say(N_("Look for changes again and again, where the system does not tell of them."))),
        address_option(N_("The address of the magazine, in place of the configured one."), messages),
        instant_option(N_("The instant to show, such as 2026-11-22 or 2026-11-22T08:00."), messages),
    ]


def _run(options: Options, messages: NullTranslations, environment: Mapping[str, str]) -> None:
    """Serve until Ctrl-C."""
    site = found_site(options.site, messages)
    from magsite.cache.memo import Remembering  # noqa: PLC0415 - what only this command needs
    from magsite.cache.store import store_of_process  # noqa: PLC0415 - the same
    from magsite.cli.serving import Teller  # noqa: PLC0415 - the same
    from magsite.preview.editor import editor  # noqa: PLC0415 - the same
    from magsite.preview.serving import Address, Told, Wish, serve  # noqa: PLC0415 - the same
    from magsite.preview.tools import Choice, Tools  # noqa: PLC0415 - the same
    from magsite.preview.voice import Voice  # noqa: PLC0415 - the same
    from magsite.stages.sources import CACHE_FOLDER  # noqa: PLC0415 - the same

    site = site.resolve()
    choice = Choice(drafts=options.drafts, future=options.future)
    teller = Teller(site, messages, options.port)
    # Ctrl-C is how it ends, also before there is anything to be seen.
    with suppress(KeyboardInterrupt), shown_progress(messages) as progress:
        tools = Tools(
            store_of_process(str(site / CACHE_FOLDER)), Remembering(), Remembering(), choice, progress
        )
        try:
            serve(
                Wish(Address(options.host, options.port), options.open, options.follow, options.poll),
                _requests(options, site, templates_folder(environment)),
                tools,
                Voice(messages, language_of_messages(messages)),
                editor(environment),
                Told(teller.address, teller.news, teller.page),
            )
        except OSError as error:
            sentence = messages.gettext(N_("The preview cannot be served. {reason}"))
            give_up(sentence.format(reason=reason_of(error, messages)), messages)


def _requests(options: Options, site: Path, templates: Path | None) -> Callable[[], Request]:
    """The request of each look: the clock goes on, unless an instant was asked for."""
    code = program()
    processors = cores()

    def request() -> Request:
        now = options.now or datetime.now(UTC)
        return Request(site, site / OUTPUT, now, code, url=options.url, cores=processors, templates=templates)

    return request
