"""`magsite stats`."""

from collections.abc import Mapping
from gettext import NullTranslations
from typing import Any

import click

from magsite.cli.options import Asked, asked_params, flag
from magsite.cli.usage import Subcommand
from magsite.cli.words import lang_option
from magsite.diagnostics.codes import N_


def stats_command(messages: NullTranslations, environment: Mapping[str, str]) -> click.Command:
    """The command, speaking the writer's language."""
    say = messages.gettext

    def run(*, time: bool, **arguments: Any) -> None:
        # Loaded here because it brings the stages, which the help can do without.
        from magsite.cli.counting import tell_figures, tell_times  # noqa: PLC0415 - see above

        asked = Asked(**arguments)
        if time:
            tell_times(asked, messages)
        else:
            tell_figures(asked, messages, environment)

    return Subcommand(
        "stats",
        help=say(N_("Count what is in the magazine, or say where the time of its builds goes.")),
        callback=run,
        params=[
            *asked_params(messages),
            flag("--time", say(N_("The time of the last builds: stages, slowest articles and templates."))),
            lang_option(messages),
        ],
    )
