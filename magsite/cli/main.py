"""`magsite` as a process."""

import gc
import io
import os
import sys
from contextlib import suppress
from pathlib import Path
from threading import active_count
from typing import NoReturn

from magsite.cache.expressions import kept_expressions
from magsite.cli.own_cache import expressions_file


def main() -> None:
    """Run the command with the arguments and the environment of this process, which ends with it."""
    # A command runs once and ends: collecting garbage would cost a third of its time and spare nothing.
    gc.disable()
    try:
        with kept_expressions(expressions_file(os.environ)):
            _run()
    except SystemExit as end:
        # What begins processes for very many pages has a folder of its own, which goes when Python ends.
        has_folder = "multiprocessing.forkserver" in sys.modules
        if isinstance(end.code, int) and active_count() == 1 and not has_folder:
            _end(end.code)
        raise


def _run() -> None:
    # Loaded from here on, since loading alone makes as much as is worth collecting three times.
    from magsite.cli.commands import command  # noqa: PLC0415 - see above
    from magsite.cli.words import spoken  # noqa: PLC0415 - see above

    # Where the encoding of a pipe or a terminal lacks a character, an escape is shown in its place.
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")
    messages = spoken(sys.argv[1:], os.environ, Path())
    command(messages, os.environ)(prog_name="magsite")


def _end(code: int) -> NoReturn:
    """End without taking apart all that a command has read, which takes a tenth of a second for ten thousand articles.

    Nothing is left to be done: what was opened is closed where it was used, and the store is whole at any moment.
    """
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError):
            stream.flush()
    os._exit(code)
