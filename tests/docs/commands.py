"""The commands that the documentation describes, as they are."""

from collections.abc import Mapping
from gettext import NullTranslations

import click

from magsite.cli.commands import SUBCOMMANDS, command


def subcommands() -> Mapping[str, click.Command]:
    """Each subcommand by its name, although each is loaded only when it is asked for."""
    group = command(NullTranslations(), {})
    found = {name: group.get_command(click.Context(group), name) for name in SUBCOMMANDS}
    return {name: one for name, one in found.items() if one is not None}
