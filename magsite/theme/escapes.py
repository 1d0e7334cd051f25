"""Filters for places where escaping as HTML text is not enough: addresses, scripts, XML, converted texts."""

import json
import re
from functools import cache, lru_cache
from typing import Any, Final
from urllib.parse import quote, urljoin

from jinja2 import TemplateRuntimeError
from markupsafe import Markup, escape

from magsite.content.body import Body
from magsite.theme.access import kind_of
from magsite.theme.printing import printed

_ALLOWED_SCHEMES: Final = frozenset({"http", "https", "mailto", "tel"})
_SCHEME: Final = re.compile(r"([^/?#:]*):")
_LINE_ENDS: Final = re.compile(r"[\t\r\n]")
_CONTROL: Final = re.compile(r"[\x00-\x1f\x7f]")
_OTHER_HOST: Final = re.compile(r"[/\\]{2}")
# What could end a script element or a quoted attribute, and what older scripts take for the end of a line.
_IN_JSON_LD: Final = "<>&\u2028\u2029"
_IN_SCRIPT: Final = _IN_JSON_LD + "'"
_ADDRESSES_KEPT: Final = 4096


def text_of(value: Any) -> str:
    """The text that a filter works on: text as it is, a whole number in digits."""
    value = printed(value)
    return value if isinstance(value, str) else str(value)


def html(value: Any) -> Markup:
    """A converted text as it stands. Only a Body is: nothing else is known to be safe."""
    if isinstance(value, Body):
        return Markup(value.html)  # noqa: S704 - made by convert from the magazine's own sources
    raise TemplateRuntimeError(f"“html” takes a Body, such as “page.body”; here it is {kind_of(value)}")


def href(value: Any) -> str:
    """An address for an attribute: of the web, mail, telephone, or relative; for any other "#".

    Browsers pass over white space and line ends in addresses, so they go first.
    """
    return _safe_address(text_of(value))


@lru_cache(maxsize=_ADDRESSES_KEPT)
def _safe_address(text: str) -> str:
    """Markup counts as the text that it is: what comes back is plain text for either."""
    url = _LINE_ENDS.sub("", text).strip("\x00\x20")
    scheme = _SCHEME.match(url)
    if _CONTROL.search(url) or _OTHER_HOST.match(url):
        return "#"
    return "#" if scheme and scheme[1].lower() not in _ALLOWED_SCHEMES else url


def absolute(value: Any, base_url: str) -> str:
    """A root-relative URL with the magazine's host before it; an absolute one, and what is none at all, as it is."""
    url = text_of(value)
    try:
        return urljoin(base_url, url)
    except ValueError:  # Such as an unclosed bracket of an IPv6 address.
        return url


def urlencode(value: Any) -> str:
    """A text as one part of an address: `?text={{ page.card.title|urlencode }}`."""
    return quote(text_of(value), safe="")


def json_data(value: Any) -> Markup:
    """A plain value as JSON, for a feed, a script element or an attribute in single quotation marks."""
    try:
        text = json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    except (TypeError, ValueError) as error:
        raise TemplateRuntimeError(f"this cannot be written as JSON: {error}") from error
    return Markup(_with_escapes(text, _IN_SCRIPT))  # noqa: S704 - nothing that HTML reads is left


def json_ld(value: Any) -> Markup:
    """A text that is JSON already, for a script element."""
    return Markup(_with_escapes(text_of(value), _IN_JSON_LD))  # noqa: S704 - nothing that HTML reads is left


def xml(value: Any) -> Markup:
    """A text for XML, without the characters that XML cannot hold even escaped.

    HTML is a text like any other there: `{{ page.body|html|xml }}` is what a feed calls content of type html.
    """
    text = str(text_of(value))
    # What can be printed on one line, as an address or a title, is all allowed.
    return escape(text if text.isprintable() else _not_xml().sub("", text))


@cache
def _not_xml() -> re.Pattern[str]:
    """XML 1.0 allows these and no other characters. It takes a while to compile, and only feeds need it."""
    return re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def _with_escapes(text: str, signs: str) -> str:
    """A text of JSON with escapes in the place of signs, one after the other: `translate` asks for every sign."""
    for sign in signs:
        text = str(text).replace(sign, f"\\u{ord(sign):04x}")
    return text
