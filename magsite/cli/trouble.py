"""What keeps a command from doing what it was asked, in a sentence and an exit code."""

import sys
from gettext import NullTranslations
from typing import Final, NoReturn

import click

from magsite.diagnostics.text import reason_in_words
from magsite.diagnostics.visible import visible

EXIT_PROBLEMS: Final = 1


def give_up(sentence: str, messages: NullTranslations) -> NoReturn:
    """Say what is wrong on standard error, and leave."""
    click.echo(f"{click.style(messages.gettext('error'), fg='red', bold=True)}: {sentence}", err=True)
    sys.exit(EXIT_PROBLEMS)


def reason_of(error: OSError, messages: NullTranslations) -> str:
    """Why the disk refused: the file, and what the system says of it."""
    said = ": ".join(str(part) for part in (error.filename, error.strerror or error) if part)
    return reason_in_words(visible(said), messages)
