"""`magsite check`."""

from collections.abc import Mapping
from gettext import NullTranslations
from pathlib import Path
from typing import Any

import click

from magsite.cli.options import address_option, flag, instant_option
from magsite.cli.usage import Subcommand
from magsite.cli.words import lang_option
from magsite.diagnostics.codes import N_


def check_command(messages: NullTranslations, environment: Mapping[str, str]) -> click.Command:
    """The command, speaking the writer's language."""
    say = messages.gettext

    def run(**arguments: Any) -> None:
        # Loaded here because it brings the stages, which the help can do without.
        from magsite.cli.checking import Options, check  # noqa: PLC0415 - see above

        check(Options(**arguments), messages, environment)

    return Subcommand(
        "check",
        help=say(
            N_(
                "Say what an editor would correct. In the magazine of SITE, or in these files and folders alone:"
                " typography, titles, summaries, pictures, links, and all that a build says."
            )
        ),
        callback=run,
        params=[
            click.Argument(
                ["paths"],
                nargs=-1,
                metavar=say(N_("[SITE] [PATH]...")),
                type=click.Path(exists=True, path_type=Path),
            ),
            flag("--fix", say(N_("Correct what is safe to correct, after showing each change."))),
            flag("--yes", say(N_("With --fix, write without asking."))),
            flag("--strict", say(N_("Warnings are errors."))),
            click.Option(
                ["--baseline/--no-baseline"],
                default=True,
                help=say(N_("Whether what the baseline has is left out; it is, unless you say otherwise.")),
            ),
            flag("--write-baseline", say(N_("Take all that is said now, errors apart, into the baseline."))),
            address_option(N_("The address that the magazine is built for."), messages),
            instant_option(
                N_("The instant to answer for, such as 2026-11-22 or 2026-11-22T08:00."), messages
            ),
            flag("--json", say(N_("The answer for machines."))),
            lang_option(messages),
        ],
    )
