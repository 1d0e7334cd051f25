"""The door to Babel: it is opened by the first date, number or list, since many commands need none."""

from functools import cache
from typing import TYPE_CHECKING, Final

from magsite.language.catalogues import language_of

if TYPE_CHECKING:
    from babel import Locale

# British English: day before month, and no comma before "and".
_LOCALES: Final = {"fr": "fr", "en": "en_GB"}


@cache
def locale(language: str) -> "Locale":
    """What Babel knows of a language's words; English for a language that magsite does not speak."""
    from babel import Locale  # noqa: PLC0415 - loading Babel takes longer than a build that changes nothing

    return Locale.parse(_LOCALES[language_of(language)])
