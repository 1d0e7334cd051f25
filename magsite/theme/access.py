"""What a template may read of a value: facts, and methods that only compute.

Everything else stays closed: methods that read the clock, the time zone or the system's locale
(`date.today`, `strftime`), those that change a value that other pages share (`list.append`), and Python's
private names. Otherwise a page would depend on what no key holds.
"""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from difflib import get_close_matches
from functools import cache
from typing import Any, Final

import msgspec
from jinja2 import StrictUndefined
from jinja2.environment import TemplateModule
from jinja2.runtime import BlockReference, LoopContext, Macro, TemplateReference, Undefined
from jinja2.utils import Namespace, missing

JINJA_VALUES: Final = (
    BlockReference,
    LoopContext,
    Macro,
    Namespace,
    TemplateModule,
    TemplateReference,
    Undefined,
)
"""Values of the template language itself: all their public names may be read."""

_TEXT: Final = frozenset(
    {"count", "endswith", "find", "index", "isalnum", "isalpha", "isdigit", "islower", "isupper", "lower"}
    | {"lstrip", "partition", "removeprefix", "removesuffix", "replace", "rfind", "rpartition", "rsplit"}
    | {"rstrip", "split", "splitlines", "startswith", "strip", "upper"}
)
_DATE: Final = frozenset({"year", "month", "day", "isoformat"})
_READABLE: Final[Mapping[type, frozenset[str]]] = {
    str: _TEXT,
    dict: frozenset({"get", "items", "keys", "values"}),
    list: frozenset({"count", "index"}),
    tuple: frozenset({"count", "index"}),
    datetime: _DATE | {"hour", "minute", "second"},
    date: _DATE,
}


class Unknown(StrictUndefined):
    """A name that stands for nothing. Any use of it but `is defined` fails, with a near name."""

    __slots__ = ()

    @property
    def _undefined_message(self) -> str:
        if self._undefined_hint:
            return self._undefined_hint
        name = str(self._undefined_name)
        if self._undefined_obj is missing:
            return f"“{name}” is not defined{nearest(name, ('page', 'site', 'asset', 'namespace'))}"
        return f"{kind_of(self._undefined_obj)} has no “{name}”{nearest(name, names_of(self._undefined_obj))}"


def readable(value: object) -> frozenset[str]:
    """The names that a template may read of a value: of a Struct all fields, of others a few."""
    return _readable(type(value))  # type: ignore[arg-type] # a type is hashable, which mypy does not see


class Fields(dict[type, frozenset[str]]):
    """For each type of values the names that a template may read, but for mappings: their keys come first."""

    def __missing__(self, kind: type) -> frozenset[str]:
        self[kind] = frozenset() if issubclass(kind, dict) else _readable(kind)  # type: ignore[arg-type] # as above
        return self[kind]


def names_of(value: Any) -> Iterable[str]:
    """What may be read of a value, by name."""
    keys = [key for key in value if isinstance(key, str)] if isinstance(value, dict) else []
    return [*keys, *sorted(readable(value))]


def kind_of(value: Any) -> str:
    """A value's type, in words for a message."""
    return "none" if value is None else f"a value of type {type(value).__name__}"


def nearest(name: str, names: Iterable[str]) -> str:
    """What to add to a message about an unknown name: a near one, or nothing."""
    near = get_close_matches(name, list(names), 1)
    return f"; did you mean “{near[0]}”?" if near else ""


@cache
def _readable(kind: type[object]) -> frozenset[str]:
    if issubclass(kind, msgspec.Struct):
        return frozenset(kind.__struct_fields__)
    return next((_READABLE[base] for base in kind.__mro__ if base in _READABLE), frozenset())
