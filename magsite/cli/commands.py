"""`magsite` and its subcommands."""

from collections.abc import Mapping
from contextlib import suppress
from gettext import NullTranslations
from importlib import import_module
from typing import Any, Final

import click

import magsite
from magsite.cli.usage import HELP, silent_click, speaking_click, typeset_errors
from magsite.cli.words import lang_option
from magsite.diagnostics.codes import N_

SUBCOMMANDS: Final = (
    "new",
    "article",
    "serve",
    "build",
    "check",
    "why",
    "stats",
)
"""Each stands in the module of its name, which is loaded when its command is asked for.

The command `why` is what `why_command` of `magsite.cli.why` makes of the messages and the environment.
"""


class Magsite(click.Group):
    """The command, which makes a subcommand when its name is read."""

    def __init__(self, messages: NullTranslations, environment: Mapping[str, str]) -> None:
        self._messages = messages
        self._environment = environment
        super().__init__(
            "magsite",
            help=messages.gettext(N_("Make a magazine of a folder of Markdown files.")),
            subcommand_metavar=messages.gettext(N_("COMMAND [ARGS]...")),
            params=[lang_option(messages)],
            context_settings={"color": False} if _is_colourless(environment) else {},
        )

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - the signature of click
        """The names of the subcommands, in the order of the alphabet as in all helps of click."""
        return sorted(SUBCOMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - as above
        """The subcommand, loaded now; None where there is none of this name."""
        # For a name that is misspelled all are loaded: click says which of them are like it.
        for name in (cmd_name,) if cmd_name in SUBCOMMANDS else SUBCOMMANDS:
            self._load(name)
        return self.commands.get(cmd_name)

    def main(self, *arguments: Any, **settings: Any) -> Any:
        """Run as a process does, click speaking the writer's language as well."""
        with speaking_click(self._messages):
            return super().main(*arguments, **settings)

    def make_context(
        self, info_name: str | None, args: list[str], parent: click.Context | None = None, **extra: Any
    ) -> click.Context:
        """Read the options before the subcommand; as in a Subcommand, a second time where they are wrong."""
        if args and HELP not in args:
            with suppress(click.UsageError), silent_click():
                return super().make_context(info_name, [*args], parent, **extra)
        with typeset_errors(self._messages):
            return super().make_context(info_name, args, parent, **extra)

    def invoke(self, ctx: click.Context) -> Any:
        """Read what follows, and run the subcommand."""
        with typeset_errors(self._messages):
            return super().invoke(ctx)

    def _load(self, name: str) -> None:
        if name not in self.commands:
            module = import_module(f"magsite.cli.{name}")
            make = getattr(module, f"{name}_command")
            with silent_click():
                self.add_command(make(self._messages, self._environment), name)


def command(messages: NullTranslations, environment: Mapping[str, str]) -> click.Group:
    """The command with all its subcommands, speaking the writer's language."""
    group = Magsite(messages, environment)
    return click.version_option(
        magsite.__version__,
        prog_name="magsite",
        help=messages.gettext(N_("Show the version, and do nothing else.")),
    )(group)


def _is_colourless(environment: Mapping[str, str]) -> bool:
    """Whether the writer wants no colours, or has a terminal that knows none."""
    return bool(environment.get("NO_COLOR")) or environment.get("TERM") == "dumb"
