"""What an article says of its own making, as links: its licence, its origin, where it is discussed."""

import re
from collections.abc import Iterable
from typing import Final
from urllib.parse import urlsplit

from magsite.pages.parts import Link

_COMMONS: Final = "https://creativecommons.org/"
_LICENCE: Final = re.compile(
    r"(?:CC|Creative Commons)[ -](?P<terms>BY(?:-(?:SA|ND|NC(?:-(?:SA|ND))?))?)"
    r"[ -](?P<version>[1-4]\.\d)(?:[ -](?P<country>[A-Z]{2}))?",
    re.IGNORECASE,
)
_ZERO: Final = re.compile(r"(?:CC|Creative Commons)[ -]?(?:0|Zero)(?:[ -]1\.0)?", re.IGNORECASE)
_ADDRESS: Final = re.compile(
    _COMMONS + r"licenses/(?P<terms>[a-z-]+)/(?P<version>\d\.\d)(?:/(?P<country>[a-z]{2}))?(?:[/.].*)?"
)


def licence_link(written: str) -> Link:
    """A licence with its text on the web, where it is an address or a short name of Creative Commons.

    A name without a version stays plain words: which text is meant is for the writer to say.
    """
    name = " ".join(written.split())
    if name.startswith(("https://", "http://")):
        return Link(_name(name), name)
    if _ZERO.fullmatch(name):
        return Link(name, f"{_COMMONS}publicdomain/zero/1.0/")
    found = _LICENCE.fullmatch(name)
    if found is None:
        return Link(name, "")
    country = f"{found['country'].lower()}/" if found["country"] else ""
    return Link(name, f"{_COMMONS}licenses/{found['terms'].lower()}/{found['version']}/{country}")


def origin_link(name: str, url: str) -> Link:
    """Where an article was published first; the host names what has no name."""
    return Link(name or host(url), url)


def discussion_links(urls: Iterable[str]) -> tuple[Link, ...]:
    """Where an article is discussed, each by its host."""
    return tuple(Link(host(url), url) for url in urls)


def host(url: str) -> str:
    """The host of an address without `www.`; what cannot be read as an address is its own name."""
    try:
        name = urlsplit(url).hostname
    except ValueError:  # Such as an unclosed bracket of an IPv6 address.
        name = None
    return name.removeprefix("www.") if name else url


def _name(url: str) -> str:
    """The short name of a licence of Creative Commons, else the host of its address."""
    found = _ADDRESS.fullmatch(url)
    if found is None:
        return host(url)
    country = f" {found['country'].upper()}" if found["country"] else ""
    return f"CC {found['terms'].upper()} {found['version']}{country}"
