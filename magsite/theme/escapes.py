"""Filters for places where escaping as HTML text is not enough: addresses, scripts, XML, converted texts."""

import json
import re
from typing import Any, Final
from urllib.parse import quote, urljoin

from jinja2 import TemplateRuntimeError
from markupsafe import Markup, escape

from magsite.content.body import Body
from magsite.theme.access import kind_of
from magsite.theme.printing import printed

_ALLOWED_SCHEMES: Final = frozenset({"http", "https", "mailto", "tel"})
_SCHEME: Final = re.compile(r"([^/?#:]*):")
_CONTROL: Final = re.compile(r"[\x00-\x1f\x7f]")
_OTHER_HOST: Final = re.compile(r"[/\\]{2}")
# XML 1.0 allows these and no other characters.
_NOT_XML: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# What could end a script element or a quoted attribute, and what older scripts take for the end of a line.
_IN_SCRIPT: Final = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&'\u2028\u2029"}
_IN_JSON_LD: Final = {code: text for code, text in _IN_SCRIPT.items() if code != ord("'")}


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
    url = re.sub(r"[\t\r\n]", "", text_of(value)).strip("\x00\x20")
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
    return Markup(text.translate(_IN_SCRIPT))  # noqa: S704 - nothing that HTML reads is left


def json_ld(value: Any) -> Markup:
    """A text that is JSON already, for a script element."""
    return Markup(text_of(value).translate(_IN_JSON_LD))  # noqa: S704 - nothing that HTML reads is left


def xml(value: Any) -> Markup:
    """A text for XML, without the characters that XML cannot hold even escaped.

    HTML is a text like any other there: `{{ page.body|html|xml }}` is what a feed calls content of type html.
    """
    return escape(_NOT_XML.sub("", str(text_of(value))))
