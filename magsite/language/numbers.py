"""Numbers in words' company: groups of digits, singular and plural."""

from collections.abc import Mapping
from typing import Final

from magsite.language import cldr
from magsite.language.catalogues import language_of

_HUNDREDTHS: Final = 2
_DIGITS: Final = 400
"""More than the largest number has."""
_EXACT: Final = 1000
"""Below this, numbers are said as they are."""
_SAID: Final = 2
"""So many digits of a larger one are said."""

# As CLDR has them: every command ends with numbers, and loading Babel takes longer than a build that changes nothing.
_GROUPS: Final[Mapping[str, str]] = {"fr": "\u202f", "en": ","}


def number(value: int, language: str) -> str:
    """The number in groups of three digits: "12 345" with a narrow no-break space in French, else "12,345"."""
    return f"{value:,}".replace(",", _GROUPS[language_of(language)])


def decimal(value: float, digits: int, language: str) -> str:
    """The same of a number with so many decimals: "12 345,5", "12,345.5"; a half goes up, as readers have learnt it."""
    return _formatted(value, digits, f"#,##0.{'0' * digits}", language)


def percent(share: float, language: str) -> str:
    """A share of one in whole hundredths: "50 %" with a no-break space in French, "50%"."""
    return _formatted(share, _HUNDREDTHS, None, language)


def round_number(value: int) -> int:
    """What a number is said to exceed where its exact size is of no use: from a thousand on, its two leading digits.

    It is the number itself or below: 6 744 is "more than 6 700", 6 700 is 6 700, 999 is 999.
    """
    return value if value < _EXACT else value - value % 10 ** (len(str(value)) - _SAID)


def plural(value: float, one: str, many: str, language: str) -> str:
    """The form that agrees with the number: in French all below two is singular ("0 partage", "1,5 partage").

    In English one alone is. A million in digits needs no "de": "1 000 000 partages".
    """
    size = abs(value)
    singular = size < 2 if language_of(language) == "fr" else size == 1  # noqa: PLR2004 - two is where plural begins
    return one if singular else many


def counted(value: int, one: str, many: str, language: str) -> str:
    """The number and its word: "1 partage", "12 345 partages"."""
    return f"{number(value, language)} {plural(value, one, many, language)}"


def _formatted(value: float, digits: int, pattern: str | None, language: str) -> str:
    """A finite number in a pattern of CLDR; as a percentage without one."""
    # Most commands write whole numbers only.
    from decimal import ROUND_HALF_UP, Decimal, localcontext  # noqa: PLC0415 - see above

    from babel.numbers import format_decimal, format_percent  # noqa: PLC0415 - see above

    with localcontext(prec=_DIGITS):
        # Adding nought makes one of “-0,0”.
        rounded = Decimal(repr(value)).quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP) + 0
        if pattern is None:
            return format_percent(rounded, locale=cldr.locale(language))
        return format_decimal(rounded, pattern, locale=cldr.locale(language))
