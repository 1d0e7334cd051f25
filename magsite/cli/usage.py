"""What click itself says, in help texts and of a wrong usage, in the language of the messages.

click asks gettext's default domain, as any library does, and gettext asks the environment for the language. So the
application chooses both, by the means that gettext has for it. The catalogue is read when click first asks for a text,
and click asks for texts that nobody will see, too: a command whose arguments are right is made without it.
"""

import gettext
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from gettext import NullTranslations
from typing import Any, Final

import click
from click.exceptions import NoArgsIsHelpError

from magsite.diagnostics.visible import visible
from magsite.language.catalogues import PACKAGE_LOCALES, language_of_messages

DOMAIN: Final = "click"
"""The name of the catalogue: `make messages` finds its messages in the click that is installed."""

HELP: Final = "--help"
"""The option of each command that shows its help."""

_NONE: Final = "messages"
"""The domain of which gettext has no catalogue."""
_LANGUAGE: Final = "LANGUAGE"
# What repr() makes of a text; an apostrophe of English follows a letter, and opens nothing.
_QUOTED: Final = r"""(?<!\w)(?:'([^'\n]*)'|"([^"\n]*)")(?!\w)"""


class Subcommand(click.Command):
    """A command whose arguments are read a second time where they are wrong, so that click can say so in words."""

    def make_context(
        self, info_name: str | None, args: list[str], parent: click.Context | None = None, **extra: Any
    ) -> click.Context:
        """The arguments, read; or a usage error."""
        if HELP not in args:
            with suppress(click.UsageError), silent_click():
                return super().make_context(info_name, [*args], parent, **extra)
        return super().make_context(info_name, args, parent, **extra)


@contextmanager
def silent_click() -> Iterator[None]:
    """Have click take its texts as they are, which are not to be shown."""
    domain = gettext.textdomain()
    gettext.textdomain(_NONE)
    try:
        yield
    finally:
        gettext.textdomain(domain)


@contextmanager
def speaking_click(messages: NullTranslations) -> Iterator[None]:
    """Have click speak the language of the messages; afterwards gettext is as it was.

    Programs that are begun meanwhile find the language in LANGUAGE too, and speak it if they can.
    """
    domain, asked = gettext.textdomain(), os.environ.get(_LANGUAGE)
    gettext.bindtextdomain(DOMAIN, str(PACKAGE_LOCALES))
    gettext.textdomain(DOMAIN)
    os.environ[_LANGUAGE] = language_of_messages(messages)
    try:
        yield
    finally:
        gettext.textdomain(domain)
        if asked is None:
            del os.environ[_LANGUAGE]
        else:
            os.environ[_LANGUAGE] = asked


@contextmanager
def typeset_errors(messages: NullTranslations) -> Iterator[None]:
    """Give usage errors the quotation marks of the language, in place of those of Python."""
    try:
        yield
    except NoArgsIsHelpError:  # It shows the help, in which nothing is quoted.
        raise
    except click.UsageError as error:
        raise click.UsageError(typeset(error.format_message(), messages), error.ctx) from error


def typeset(sentence: str, messages: NullTranslations) -> str:
    """The sentence with the quotation marks of the language, and escapes for what would steer a terminal."""
    return re.sub(
        _QUOTED,
        lambda quoted: messages.gettext("“{text}”").format(text=quoted[1] or quoted[2] or ""),
        "\n".join(visible(line.replace("\t", "    ")) for line in sentence.split("\n")),
    )
