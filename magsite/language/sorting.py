"""The order of French indexes, without any system locale."""

import re
from collections.abc import Mapping
from typing import Final

from magsite.language.catalogues import language_of
from magsite.language.folding import decompose, fold

Key = tuple[str, str, str]

_WORD: Final = re.compile(r"(?:[^\W_]|[\u0300-\u036f])+")

# Dictionaries put é before è; Unicode numbers the grave accent first.
_ACUTE_FIRST: Final = str.maketrans("\u0300\u0301", "\u0301\u0300")

# Small letters tell the French particle from names that begin with it: De Smet, D’Annunzio.
_PARTICLE: Final = re.compile(r"\W*(?:de\s+|d['’])(?=\W*\w)")
# An article in capitals is an acronym, or might be one: LA, DES.
_ARTICLE: Final[Mapping[str, re.Pattern[str]]] = {
    "fr": re.compile(r"\W*(?:(?:[Ll]e|[Ll]a|[Ll]es|[Uu]n|[Uu]ne|[Dd]es)\s+|[Ll]['’])(?=\W*\w)"),
    "en": re.compile(r"\W*(?:[Tt]he|[Aa]n?)\s+(?=\W*\w)"),
}


def sort_key(text: str) -> Key:
    """What to sort names by: letters first, then accents, then the text as it is typed.

    É stands beside E and œ is oe. The order is word by word, as French catalogues have it: spaces, hyphens and
    apostrophes part words, and a shorter first word comes first ("De Gaulle" before "Debré", "L’Écuyer" before
    "Le Clerc"). Quotation marks and other signs do not count.
    """
    return _words(fold(text)), _words(decompose(text)).translate(_ACUTE_FIRST), text


def person_key(name: str, language: str) -> Key:
    """The same for the name of a person: in French the particle de, d’ is passed over.

    “de La Fontaine” stands under L and “d’Alembert” under A; du, des, le and la are part of the name: “Du Bellay”
    stands under D.
    """
    return _key_without(_PARTICLE if language_of(language) == "fr" else None, name)


def title_key(text: str, language: str) -> Key:
    """The same for a title, a subject or an organisation: the article at its beginning is passed over.

    “L’Écho” stands under E and “Les Décodeurs” under D.
    """
    return _key_without(_ARTICLE[language_of(language)], text)


def index_letter(key: Key) -> str:
    """The capital under which an index lists what has this key (É → E, Œ → O), or "#" for all that is no letter of ours."""
    first = key[0][:1].upper()
    return first if "A" <= first <= "Z" else "#"


def _key_without(passed_over: re.Pattern[str] | None, text: str) -> Key:
    found = passed_over.match(text) if passed_over else None
    if found is None:
        return sort_key(text)
    letters, accents, _ = sort_key(text[found.end() :])
    return letters, accents, text


def _words(small: str) -> str:
    """Its words with one space between them."""
    return " ".join(_WORD.findall(small))
