"""The functions behind `{% trans %}` and `_()`. The messages may hold HTML, the values are escaped.

A message has the typography of its language, whatever its translator typed.
"""

import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from gettext import NullTranslations
from typing import Any, Final, NamedTuple

import msgspec
from markupsafe import Markup

from magsite.language import typography
from magsite.language.catalogues import folder_messages, is_spoken
from magsite.language.typography import Options, in_language
from magsite.language.typography.options import Switches
from magsite.theme.layers import EnvironmentSpec, ThemeFile, catalogue_folders
from magsite.theme.printing import printed, shown

# Of the ways to fill in a value, this one alone asks for nothing but its text.
_OTHER_FORMAT: Final = re.compile(r"%(?!%|\([^()]*\)s)")

# A tag as it stands, or the place of a value in what is read.
_VALUE: Final = re.compile(r"(<[^<>]*>)|(%\([^()]*\)s)")
_KEPT: Final = ("<code data-value>", "</code data-value>")
"""What typography takes for a word and leaves as it is."""


class _Voice(NamedTuple):
    """What messages depend on; most edits of a theme leave it as it is."""

    theme: str
    catalogues: tuple[ThemeFile, ...]
    language: str
    typography: Switches


class _Tongue(msgspec.Struct, frozen=True):
    """How the theme speaks a language."""

    catalogue: NullTranslations
    set: Callable[[str], str]
    """A message with its typography."""


def message_functions(spec: EnvironmentSpec) -> Mapping[str, Callable[..., Markup]]:
    """The functions of gettext by the names that templates know them by.

    The value `lang`, where it is a language that magsite speaks, is that of the message; else it is the magazine's.
    """
    return _functions(_Voice(spec.theme, spec.catalogues, spec.language, spec.typography))


@lru_cache(maxsize=2)
def _functions(voice: _Voice) -> Mapping[str, Callable[..., Markup]]:
    tongue = lru_cache(maxsize=8)(lambda language: _tongue(voice, language))
    own = tongue(voice.language)

    @lru_cache(maxsize=1024)
    def alone(message: str) -> Markup:
        return _filled(own.set(own.catalogue.gettext(message)), {})

    def told(values: Mapping[str, Any]) -> _Tongue:
        lang = values.get("lang")
        return tongue(lang) if isinstance(lang, str) and is_spoken(lang) else own

    def gettext(message: str, /, **values: Any) -> Markup:
        if not values and type(message) is str:
            return alone(message)
        said = told(values)
        return _filled(said.set(said.catalogue.gettext(message)), values)

    def ngettext(one: str, many: str, num: int, /, **values: Any) -> Markup:
        said = told(values)
        return _filled(said.set(said.catalogue.ngettext(one, many, num)), {"num": num} | values)

    def pgettext(context: str, message: str, /, **values: Any) -> Markup:
        said = told(values)
        return _filled(said.set(said.catalogue.pgettext(context, message)), values)

    def npgettext(context: str, one: str, many: str, num: int, /, **values: Any) -> Markup:
        said = told(values)
        return _filled(said.set(said.catalogue.npgettext(context, one, many, num)), {"num": num} | values)

    functions = (gettext, ngettext, pgettext, npgettext)
    return {"_": gettext} | {function.__name__: function for function in functions}


def _tongue(voice: _Voice, language: str) -> _Tongue:
    options = in_language(voice.typography, language)
    words = folder_messages(catalogue_folders(voice.catalogues), voice.theme, language)
    return _Tongue(words, lru_cache(maxsize=1024)(lambda message: _set(message, options)))


def _set(message: str, options: Options) -> str:
    """The message with its typography; the names of its values are no words, though they stand for some."""
    opening, closing = _KEPT
    guarded = _VALUE.sub(lambda found: found[1] or f"{opening}{found[2]}{closing}", message)
    return typography.html(guarded, options).replace(opening, "").replace(closing, "")


def _filled(message: str, values: Mapping[str, Any]) -> Markup:
    if _is_simple(message):
        return Markup(message % {name: shown(value) for name, value in values.items()})  # noqa: S704 - see above
    return Markup(message) % {name: printed(value) for name, value in values.items()}  # noqa: S704 - see above


@lru_cache(maxsize=1024)
def _is_simple(message: str) -> bool:
    return _OTHER_FORMAT.search(message) is None
