"""The functions behind `{% trans %}` and `_()`. The messages may hold HTML, the values are escaped."""

import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from gettext import NullTranslations
from typing import Any, Final

from markupsafe import Markup

from magsite.language.catalogues import folder_messages
from magsite.theme.layers import EnvironmentSpec, catalogue_folders
from magsite.theme.printing import printed, shown

# Of the ways to fill in a value, this one alone asks for nothing but its text.
_OTHER_FORMAT: Final = re.compile(r"%(?!%|\([^()]*\)s)")


def message_functions(spec: EnvironmentSpec) -> Mapping[str, Callable[..., Markup]]:
    """The functions of gettext by the names that templates know them by."""
    catalogue = _catalogue(spec)

    @lru_cache(maxsize=1024)
    def alone(message: str) -> Markup:
        return _filled(catalogue.gettext(message), {})

    def gettext(message: str, /, **values: Any) -> Markup:
        if not values and type(message) is str:
            return alone(message)
        return _filled(catalogue.gettext(message), values)

    def ngettext(one: str, many: str, num: int, /, **values: Any) -> Markup:
        return _filled(catalogue.ngettext(one, many, num), {"num": num} | values)

    def pgettext(context: str, message: str, /, **values: Any) -> Markup:
        return _filled(catalogue.pgettext(context, message), values)

    def npgettext(context: str, one: str, many: str, num: int, /, **values: Any) -> Markup:
        return _filled(catalogue.npgettext(context, one, many, num), {"num": num} | values)

    functions = (gettext, ngettext, pgettext, npgettext)
    return {"_": gettext} | {function.__name__: function for function in functions}


def _catalogue(spec: EnvironmentSpec) -> NullTranslations:
    return folder_messages(catalogue_folders(spec.catalogues), spec.theme, spec.language)


def _filled(message: str, values: Mapping[str, Any]) -> Markup:
    if _is_simple(message):
        return Markup(message % {name: shown(value) for name, value in values.items()})  # noqa: S704 - see above
    return Markup(message) % {name: printed(value) for name, value in values.items()}  # noqa: S704 - see above


@lru_cache(maxsize=1024)
def _is_simple(message: str) -> bool:
    return _OTHER_FORMAT.search(message) is None
