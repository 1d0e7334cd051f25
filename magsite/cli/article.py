"""`magsite article`."""

from collections.abc import Mapping
from gettext import NullTranslations
from pathlib import Path
from typing import Any

import click
import msgspec

from magsite.cli.site import found_site
from magsite.cli.usage import Subcommand
from magsite.cli.words import lang_option
from magsite.diagnostics.codes import N_


class Options(msgspec.Struct, frozen=True, kw_only=True):
    """The command's arguments, as click gives them."""

    title: str
    author: tuple[str, ...]
    category: tuple[str, ...]
    bundle: bool
    draft: bool
    site: Path | None


def article_command(messages: NullTranslations, _environment: Mapping[str, str]) -> click.Command:
    """The command, speaking the writer's language."""
    say = messages.gettext
    text = say(N_("TEXT"))

    def run(**arguments: Any) -> None:
        _run(Options(**arguments), messages)

    return Subcommand(
        "article",
        help=say(N_("Begin an article, and print the path of its file.")),
        callback=run,
        params=[
            click.Argument(["title"], metavar=say(N_("TITLE"))),
            _option("--author", say(N_("Who signs it; once for each.")), multiple=True, metavar=text),
            _option(
                "--category",
                say(N_("The magazine that it belongs to; once for each.")),
                multiple=True,
                metavar=text,
            ),
            _option("--bundle", say(N_("Make a folder for the article and its pictures.")), is_flag=True),
            _option(
                "--draft/--no-draft",
                say(N_("Whether it is a draft, which is not published; it is, unless you say otherwise.")),
                default=True,
            ),
            _option(
                "--site",
                say(N_("The folder of the magazine, in place of the nearest from here upwards.")),
                type=click.Path(exists=True, file_okay=False, path_type=Path),
                metavar=say(N_("DIR")),
            ),
            lang_option(messages),
        ],
    )


def _run(options: Options, messages: NullTranslations) -> None:
    site = found_site(options.site, messages)
    # Loaded here because it brings the readers of headers, and a build without changes reads none.
    from magsite.cli.beginning import Beginning, begin  # noqa: PLC0415 - see above

    begun = Beginning(
        site=site,
        title=options.title,
        authors=options.author,
        categories=options.category,
        bundle=options.bundle,
        draft=options.draft,
    )
    begin(begun, messages)


def _option(name: str, help_text: str, **settings: Any) -> click.Option:
    return click.Option([name], help=help_text, **settings)
