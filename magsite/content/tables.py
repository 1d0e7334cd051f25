"""TOML tables read into Structs, with everything that is wrong said at its line."""

import re
import types
from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Any, TypeVar, Union, get_args, get_origin

import msgspec

from magsite.diagnostics.codes import N_
from magsite.diagnostics.model import Diagnostic, Location, diagnose

S = TypeVar("S", bound=msgspec.Struct)
Keys = tuple[str, ...]

_PLACE = re.compile(r"\s*\(at (?:line (\d+), column (\d+)|end of document)\)$")
_NAMES = {
    str: N_("a text"),
    int: N_("a whole number"),
    bool: N_("true or false"),
    tuple: N_("a list"),
    dict: N_("a table"),
}


class Table(msgspec.Struct, frozen=True):
    """A TOML file and the codes for what is wrong in it."""

    path: str
    text: str
    key_code: str
    value_code: str

    def unknown(self, keys: Keys, known: Iterable[str]) -> Diagnostic:
        """The Diagnostic for a key that is none of `known`."""
        from difflib import get_close_matches  # noqa: PLC0415 - what only a mistake needs

        near = get_close_matches(keys[-1], list(known), 1)
        return diagnose(self.key_code, self.at(keys), key=".".join(keys), near=near[0] if near else "")

    def wrong(self, keys: Keys, expected: str, found: object) -> Diagnostic:
        """The Diagnostic for a value that is not what it must be."""
        shown = f"“{found}”" if isinstance(found, str) else str(found)
        return diagnose(
            self.value_code, self.at(keys), key=".".join(keys), expected=expected, found=shown[:60]
        )

    def at(self, keys: Keys) -> Location:
        """The line where a key is set; the file's first where it cannot be told."""
        return Location(self.path, _line_of(self.text, keys), 1)


def read_toml(text: str, path: str, code: str) -> tuple[dict[str, Any], tuple[Diagnostic, ...]]:
    """The data of a TOML file, empty where it cannot be read."""
    if not text:
        return {}, ()
    import tomllib  # noqa: PLC0415 - a site may do without configuration

    try:
        return tomllib.loads(text), ()
    except tomllib.TOMLDecodeError as error:
        place = _PLACE.search(str(error))
        line, column = (int(place[1] or 0), int(place[2] or 0)) if place else (0, 0)
        return {}, (_unreadable(code, Location(path, line or text.count("\n") + 1, column), error),)
    except (ValueError, RecursionError) as error:  # A date or a number out of range; nesting without end.
        return {}, (_unreadable(code, Location(path, 1, 1), error),)


def _unreadable(code: str, place: Location, error: Exception) -> Diagnostic:
    from magsite.content.toml_reasons import toml_reason  # noqa: PLC0415 - what only a mistake needs

    return diagnose(code, place, reason=toml_reason(error))


def read_table(
    table: Table, kind: type[S], data: Mapping[str, Any], above: Keys
) -> tuple[S, tuple[Diagnostic, ...]]:
    """`data` as a `kind`, all of whose fields have defaults; what is wrong is left at its default."""
    fields = {field.name: field for field in msgspec.structs.fields(kind)}
    values: dict[str, Any] = {}
    problems: list[Diagnostic] = []
    for key, value in data.items():
        if key not in fields:
            problems.append(table.unknown((*above, key), fields))
            continue
        found, wrong = _read_value(table, fields[key].type, value, (*above, key))
        problems += wrong
        if not wrong or found is not None:
            values[key] = found
    return kind(**values), tuple(problems)


def _read_value(table: Table, kind: Any, value: Any, keys: Keys) -> tuple[Any, tuple[Diagnostic, ...]]:
    if isinstance(kind, type) and issubclass(kind, msgspec.Struct) and isinstance(value, dict):
        return read_table(table, kind, value, keys)
    if get_origin(kind) is dict and isinstance(value, dict):
        return _read_mapping(table, get_args(kind)[1], value, keys)
    try:
        return msgspec.convert(value, kind), ()
    except msgspec.ValidationError as error:
        return None, (table.wrong(keys, _expected(kind, error), value),)


def _read_mapping(
    table: Table, kind: Any, data: Mapping[str, Any], keys: Keys
) -> tuple[Any, tuple[Diagnostic, ...]]:
    read = {key: _read_value(table, kind, value, (*keys, key)) for key, value in data.items()}
    good = {key: value for key, (value, wrong) in read.items() if not wrong}
    return good, tuple(problem for _, wrong in read.values() for problem in wrong)


def _expected(kind: Any, error: msgspec.ValidationError) -> str:
    """In words: the description beside the type where there is one, else the type's own name."""
    for part in (kind, *_alternatives(kind)):
        for extra in getattr(part, "__metadata__", ()):
            if isinstance(extra, msgspec.Meta) and extra.description:
                return extra.description
    for part in (kind, *_alternatives(kind)):
        bare = get_origin(part) or part
        bare = getattr(part, "__origin__", bare) if hasattr(part, "__metadata__") else bare
        if isinstance(bare, type) and issubclass(bare, StrEnum):
            return ", ".join(f"“{member.value}”" for member in bare)
        if isinstance(bare, type) and issubclass(bare, msgspec.Struct):
            return _NAMES[dict]
        if bare in _NAMES:
            return _NAMES[bare]
    return str(error)


def _alternatives(kind: Any) -> tuple[Any, ...]:
    return get_args(kind) if get_origin(kind) in (Union, types.UnionType) else ()


def _line_of(text: str, keys: Keys) -> int:
    """Search for the header of the key's table, then for the key below it; inline tables by their last key."""
    lines = text.split("\n")
    last = re.compile(rf"(?:^|[{{,.\s])[\"']?{re.escape(keys[-1])}[\"']?\s*[=.]")
    header = re.compile(r"^\s*\[+\s*([^\]]*?)\s*\]+")
    own = re.compile(rf"^\s*\[+\s*[\"']?{re.escape('.'.join(keys))}[\"']?\s*\]+")
    wanted, current, fallback = ".".join(keys[:-1]), "", 1
    for number, line in enumerate(lines, 1):
        if own.match(line):
            return number
        if found := header.match(line):
            current = found[1].replace('"', "").replace("'", "")
        elif last.search(line):
            if current == wanted:
                return number
            fallback = number
    return fallback
