"""`magsite`: the command and its subcommands."""

import gc
import io
import os
import sys
from collections.abc import Mapping
from gettext import NullTranslations

import click

import magsite
from magsite.cli.article import article_command
from magsite.cli.build import build_command
from magsite.cli.new import new_command
from magsite.cli.serve import serve_command
from magsite.cli.words import lang_option, spoken
from magsite.diagnostics.codes import N_


def main() -> None:
    """Run the command with the arguments and the environment of this process."""
    # A command runs once and ends: collecting garbage would cost a third of its time and spare nothing.
    gc.disable()
    # Where the encoding of a pipe or a terminal lacks a character, an escape is shown in its place.
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")
    messages = spoken(sys.argv[1:], os.environ)
    command(messages, os.environ)(prog_name="magsite")


def command(messages: NullTranslations, environment: Mapping[str, str]) -> click.Group:
    """The command with all its subcommands, speaking the writer's language."""
    say = messages.gettext
    group = click.Group(
        "magsite",
        help=say(N_("Make a magazine of a folder of Markdown files.")),
        params=[lang_option(messages)],
        commands=[
            new_command(messages),
            article_command(messages),
            serve_command(messages, environment),
            build_command(messages, environment),
        ],
        context_settings={"color": False} if _is_colourless(environment) else {},
    )
    return click.version_option(magsite.__version__, prog_name="magsite")(group)


def _is_colourless(environment: Mapping[str, str]) -> bool:
    """Whether the writer wants no colours, or has a terminal that knows none."""
    return bool(environment.get("NO_COLOR")) or environment.get("TERM") == "dumb"
