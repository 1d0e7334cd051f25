"""`magsite why`."""

from collections.abc import Mapping
from gettext import NullTranslations
from typing import Any

import click

from magsite.cli.options import Asked, asked_params
from magsite.cli.usage import Subcommand
from magsite.cli.words import lang_option
from magsite.diagnostics.codes import N_


def why_command(messages: NullTranslations, environment: Mapping[str, str]) -> click.Command:
    """The command, speaking the writer's language."""
    say = messages.gettext

    def run(target: str, **arguments: Any) -> None:
        # Loaded here because it brings the stages, which the help can do without.
        from magsite.cli.asking import answer  # noqa: PLC0415 - see above

        answer(target, Asked(**arguments), messages, environment)

    return Subcommand(
        "why",
        help=say(
            N_(
                "Say where and why TARGET is published, or why it is not. Say too why its page was made again."
                " TARGET is a source, a file of the output, an address of the magazine or an article's id."
            )
        ),
        callback=run,
        params=[
            click.Argument(["target"], metavar=say(N_("TARGET"))),
            *asked_params(messages),
            lang_option(messages),
        ],
    )
