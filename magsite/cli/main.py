"""`magsite` as a process."""

import gc
import io
import os
import sys


def main() -> None:
    """Run the command with the arguments and the environment of this process."""
    # A command runs once and ends: collecting garbage would cost a third of its time and spare nothing.
    gc.disable()
    # Loaded from here on, since loading alone makes as much as is worth collecting three times.
    from magsite.cli.commands import command  # noqa: PLC0415 - see above
    from magsite.cli.words import spoken  # noqa: PLC0415 - see above

    # Where the encoding of a pipe or a terminal lacks a character, an escape is shown in its place.
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")
    messages = spoken(sys.argv[1:], os.environ)
    try:
        command(messages, os.environ)(prog_name="magsite")
    finally:
        # Nor need all that is left be looked through once more at the end.
        gc.freeze()
