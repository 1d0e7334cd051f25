"""Ordinals and centuries: "1er", "2e", "XXIe siècle"."""

from typing import Final, Literal

from magsite.language.catalogues import language_of

Gender = Literal["m", "f"]

_ROMAN: Final = (
    *((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC")),
    *((50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")),
)
_ENGLISH: Final = {1: "st", 2: "nd", 3: "rd"}
_TEENS: Final = frozenset({11, 12, 13})


def ordinal(value: int, language: str, gender: Gender = "m") -> str:
    """The place in a row, from 1: "1er", "1re", "2e"; "1st", "2nd" in English, which has no gender."""
    if value < 1:
        raise ValueError(f"{value} has no ordinal")
    if language_of(language) == "fr":
        return f"{value}{_french(value, gender)}"
    return f"{value}{'th' if value % 100 in _TEENS else _ENGLISH.get(value % 10, 'th')}"


def century(value: int, language: str) -> str:
    """The century of this number: "XXIe siècle" with a no-break space, "21st century"."""
    if language_of(language) != "fr":
        return f"{ordinal(value, language)} century"
    return f"{_roman(value)}{_french(value, 'm')}\u00a0siècle"


def _french(value: int, gender: Gender) -> str:
    first = "re" if gender == "f" else "er"
    return first if value == 1 else "e"


def _roman(value: int) -> str:
    if not 0 < value < 4000:  # noqa: PLR2004 - the Romans had no letter for 5000
        raise ValueError(f"{value} cannot be written in Roman numerals")
    written = ""
    for size, letters in _ROMAN:
        count, value = divmod(value, size)
        written += letters * count
    return written
