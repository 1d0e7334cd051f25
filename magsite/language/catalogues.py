"""Message catalogues: which language, and where its words are.

A catalogue is a compiled gettext file at FOLDER/LANGUAGE/LC_MESSAGES/DOMAIN.mo. Message ids are English
sentences, so that a message without a translation is still a sentence.
"""

import re
import struct
from collections.abc import Iterator, Sequence
from functools import cache
from gettext import GNUTranslations, NullTranslations
from itertools import pairwise
from pathlib import Path
from typing import Final

PACKAGE_LOCALES: Final = Path(__file__).parent / "locales"
"""Where the catalogues stand of what is said to writers."""
SPOKEN: Final = ("fr", "en")
"""The languages that they are in."""

# "fr", "fr-CA", "fr_FR.UTF-8": a language, perhaps with its country; what follows does not matter.
_NAME: Final = re.compile(r"([a-z]{2,3})(?:[-_]([a-z]{2}|\d{3}))?(?![a-z0-9])", re.ASCII | re.IGNORECASE)


def language_of(locale_name: str) -> str:
    """The language in which magsite speaks under a locale or language tag: "fr", or "en" for all others."""
    return _language(locale_name) if is_spoken(locale_name) else "en"


def is_spoken(locale_name: str) -> bool:
    """Whether magsite speaks the language of a locale or language tag."""
    return _language(locale_name) in SPOKEN


@cache
def package_messages(language: str) -> NullTranslations:
    """What magsite itself says to writers; in English, the message ids as they are."""
    return folder_messages((PACKAGE_LOCALES,), "magsite", language_of(language))


def language_of_messages(messages: NullTranslations) -> str:
    """The language that a catalogue is in, as it says itself; where there is none, that of the message ids."""
    return str(messages.info().get("language", "en"))


def folder_messages(folders: Sequence[Path], domain: str, language: str) -> NullTranslations:
    """The catalogues of several folders as one: the first folder wins, the following fill its gaps.

    In each folder the catalogue of the country ("fr_CA") comes before the language's ("fr"). Any language will
    do. A file that is no catalogue is passed over: `unreadable_catalogues` names it.
    """
    readable = [found for path in _paths(folders, domain, language) if (found := _read(path)) is not None]
    for first, following in pairwise(readable):
        first.add_fallback(following)
    return readable[0] if readable else NullTranslations()


def unreadable_catalogues(folders: Sequence[Path], domain: str, language: str) -> tuple[Path, ...]:
    """The files that stand where `folder_messages` looks, but are no catalogues."""
    return tuple(path for path in _paths(folders, domain, language) if _read(path) is None)


def _language(locale_name: str) -> str:
    name = _NAME.match(locale_name)
    return name[1].lower() if name else ""


def _paths(folders: Sequence[Path], domain: str, language: str) -> Iterator[Path]:
    """The catalogues that exist, the one to ask first in front."""
    for folder in folders:
        for name in _locale_names(language):
            path = folder / name / "LC_MESSAGES" / f"{domain}.mo"
            if path.is_file():
                yield path


def _locale_names(language: str) -> tuple[str, ...]:
    """The names of the folders that hold a language: "fr-ca" → "fr_CA", "fr"."""
    name = _NAME.match(language)
    if name is None:
        return ()
    general, country = name[1].lower(), name[2]
    return (f"{general}_{country.upper()}", general) if country else (general,)


def _read(path: Path) -> GNUTranslations | None:
    """The catalogue, or None if the file cannot be read as one."""
    try:
        with path.open("rb") as file:
            return GNUTranslations(file)
    except (OSError, struct.error, ValueError, LookupError):
        return None
