"""The filters of templates: pure functions, and all that there are.

Jinja's own are kept where they only compute. Those that know no French (`sort`, `title`, `truncate`) or make
text of any value (`join`, `upper` …) are replaced; those that a page must not depend on (`random`, `pprint`) and
those that switch escaping off (`safe`) are gone.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from functools import partial
from math import isfinite
from typing import Any, Final

import msgspec
from jinja2 import Environment, TemplateRuntimeError, pass_environment
from jinja2.filters import FILTERS, make_attrgetter
from markupsafe import Markup, escape

from magsite.language.catalogues import is_spoken
from magsite.language.dates import full_date, iso, long_date, month, rfc822, short_date
from magsite.language.elision import elide
from magsite.language.lists import enumerate_names
from magsite.language.numbers import decimal, number, percent
from magsite.language.ordinals import Gender, century, ordinal
from magsite.language.sentences import BEFORE_ELLIPSIS
from magsite.language.sorting import sort_key
from magsite.language.typography import Options, text
from magsite.theme import printing
from magsite.theme.access import kind_of
from magsite.theme.escapes import absolute, href, html, json_data, json_ld, text_of, urlencode, xml

Filter = Callable[..., Any]

_KEPT: Final = (
    *(
        "abs",
        "batch",
        "count",
        "d",
        "default",
        "first",
        "int",
        "items",
        "last",
        "length",
        "list",
        "map",
        "max",
    ),
    *("min", "reject", "rejectattr", "reverse", "round", "select", "selectattr", "slice", "sum", "unique"),
)

_GENDERS: Final[Mapping[str, Gender]] = {"m": "m", "f": "f"}


def filters(typography: Options, base_url: str) -> Mapping[str, Filter]:
    """Every filter by the name that templates know it by, in the language of these options."""
    return {
        **{name: FILTERS[name] for name in _KEPT},
        **_in_language(typography.language),
        "absolute": partial(absolute, base_url=base_url),
        "e": _escaped,
        "elide": _elided,
        "escape": _escaped,
        "href": href,
        "html": html,
        "isodate": _isodate,
        "join": _joined,
        "json": json_data,
        "json_ld": json_ld,
        "lower": lambda value: text_of(value).lower(),
        "replace": lambda value, old, new: text_of(value).replace(old, new),
        "rfc822": lambda value: rfc822(_moment(value)),
        "sort": _sorted,
        "spoken": lambda value: text_of(value) if value and is_spoken(text_of(value)) else "",
        "striptags": lambda value: Markup(text_of(value)).striptags(),  # noqa: S704 - no tag is left
        "title": _with_capital,
        "typography": partial(_typeset, options=typography),
        "trim": lambda value: text_of(value).strip(),
        "truncate": _truncated,
        "upper": lambda value: text_of(value).upper(),
        "urlencode": urlencode,
        "xml": xml,
        # Not for writers of templates: `guarded` puts these into them.
        printing.PRINTED: printing.printed,
        printing.NUMBER: printing.number,
    }


def _in_language(language: str) -> Mapping[str, Filter]:
    """The filters that speak the magazine's language, or another that they are told."""

    def told(lang: Any) -> str:
        return text_of(lang) if lang else language

    return {
        "century": lambda value, lang=None: century(_whole(value), told(lang)),
        "date": lambda value, lang=None: long_date(_day(value), told(lang)),
        "decimal": lambda value, digits=1, lang=None: decimal(_number(value), _whole(digits), told(lang)),
        "full_date": lambda value, lang=None: full_date(_day(value), told(lang)),
        "month": lambda value, lang=None: month(_day(value), told(lang)),
        "names": lambda values, lang=None: _enumerated(values, told(lang)),
        "number": lambda value, lang=None: number(_whole(value), told(lang)),
        "ordinal": lambda value, gender="m", lang=None: ordinal(_whole(value), told(lang), _gender(gender)),
        "percent": lambda value, lang=None: percent(_number(value), told(lang)),
        "short_date": lambda value, lang=None: short_date(_day(value), told(lang)),
    }


def _typeset(value: Any, lang: Any = None, *, options: Options) -> str:
    """A plain text that no View has set, such as one of `extra`."""
    own = msgspec.structs.replace(options, language=text_of(lang)) if lang else options
    return text(text_of(value), own)


def _day(value: Any) -> date:
    """A date or a time, or the template fails."""
    if isinstance(value, date):
        return value
    raise TemplateRuntimeError(f"a date is needed here; this is {kind_of(value)}")


def _moment(value: Any) -> datetime:
    """A time, or the template fails."""
    if isinstance(value, datetime):
        return value
    raise TemplateRuntimeError(f"a date with its time is needed here; this is {kind_of(value)}")


def _whole(value: Any) -> int:
    """A whole number, or the template fails."""
    if type(value) is int:
        return value
    raise TemplateRuntimeError(f"a whole number is needed here; this is {kind_of(value)}")


def _number(value: Any) -> float:
    """A number, whole or not, or the template fails."""
    if type(value) in {float, int} and isfinite(value):
        return value  # type: ignore[no-any-return] # one of the two
    raise TemplateRuntimeError(f"a number is needed here; this is {kind_of(value)}")


def _gender(value: Any) -> Gender:
    """The gender of what is counted, or the template fails."""
    gender = _GENDERS.get(text_of(value))
    if gender is None:
        raise TemplateRuntimeError("the gender of an ordinal is “m” or “f”")
    return gender


def _isodate(value: Any) -> str:
    """A date or a time for machines: "2008-09-24", "2008-09-24T14:30:00+02:00"."""
    return iso(value) if isinstance(value, datetime) else _day(value).isoformat()


def _enumerated(values: Iterable[Any], language: str) -> Markup:
    """Names, or links, as a sentence has them: "A, B et C"."""
    safe = [str(escape(text_of(value))) for value in values]
    return Markup(enumerate_names(safe, language))  # noqa: S704 - each was escaped, and words stand between


def _elided(word: Any, following: Any) -> str:
    """`{{ "de"|elide(author.name) }}`: "d’Alice", "de Bruno"."""
    return elide(text_of(word), text_of(following))


def _joined(values: Iterable[Any], separator: str = "") -> Markup:
    return escape(separator).join(text_of(value) for value in values)


def _escaped(value: Any) -> Markup:
    return escape(printing.printed(value))


@pass_environment
def _sorted(
    environment: Environment, values: Iterable[Any], attribute: str | None = None, *, reverse: bool = False
) -> list[Any]:
    """Values, or things by one of their fields, in the order of French indexes."""
    field = make_attrgetter(environment, attribute)

    def place(value: Any) -> Any:
        found = field(value)
        return sort_key(found) if isinstance(found, str) else found

    return sorted(values, key=place, reverse=reverse)


def _with_capital(value: Any) -> str:
    """A text with its first letter as a capital: French titles have no other."""
    text = text_of(value)
    return text[:1].upper() + text[1:]


def _truncated(value: Any, words: int = 30, end: str = "…") -> str:
    """The first words of a plain text, and a sign that there are more."""
    text = text_of(value)
    if isinstance(text, Markup):
        raise TemplateRuntimeError("“truncate” takes plain text: put “striptags” before it")
    # Spaces that may not break belong to their word.
    ends = [space.start() for space in re.finditer(r"[ \t\r\n]+", text.strip(" \t\r\n"))]
    return (
        text if len(ends) < words else text.strip(" \t\r\n")[: ends[words - 1]].rstrip(BEFORE_ELLIPSIS) + end
    )
