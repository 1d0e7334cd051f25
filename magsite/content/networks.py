"""Accounts on well-known networks: from what authors write (a handle or an address) to a link."""

import re
from collections.abc import Mapping
from typing import Final

import msgspec

WEB_ADDRESS: Final = re.compile(r"https?://[^\s/?#<>\"'`\\][^\s<>\"`\\]*+", re.IGNORECASE)
"""An address that may stand in a page as it is: no scheme but these two, nothing that would end an attribute."""

_HANDLE: Final = re.compile(r"@?([\w.-]{1,80})")
_FEDERATED: Final = re.compile(r"@?([\w.-]{1,80})@((?:[\w-]{1,63}\.)+[A-Za-z]{2,63})")
_BARE: Final = re.compile(r"(?:[\w-]{1,63}\.)+[A-Za-z]{2,63}(?:/[^\s<>\"`\\]*)?")


def web_address(written: str) -> str | None:
    """The address of the web that is meant: `example.org/x` is as good as `https://example.org/x`."""
    if WEB_ADDRESS.fullmatch(written):
        return written
    return f"https://{written}" if _BARE.fullmatch(written) else None


class Network(msgspec.Struct, frozen=True):
    """How a network is called, and the address of an account: `{handle}` and, where it has many servers, `{server}`."""

    name: str
    address: str


NETWORKS: Final[Mapping[str, Network]] = {
    "mastodon": Network("Mastodon", "https://{server}/@{handle}"),
    "peertube": Network("PeerTube", "https://{server}/a/{handle}"),
    "bluesky": Network("Bluesky", "https://bsky.app/profile/{handle}"),
    "github": Network("GitHub", "https://github.com/{handle}"),
    "gitlab": Network("GitLab", "https://gitlab.com/{handle}"),
    "codeberg": Network("Codeberg", "https://codeberg.org/{handle}"),
    "linkedin": Network("LinkedIn", "https://www.linkedin.com/in/{handle}/"),
    "twitter": Network("Twitter", "https://twitter.com/{handle}"),
    "x": Network("X", "https://x.com/{handle}"),
    "facebook": Network("Facebook", "https://www.facebook.com/{handle}"),
    "instagram": Network("Instagram", "https://www.instagram.com/{handle}/"),
    "threads": Network("Threads", "https://www.threads.net/@{handle}"),
    "youtube": Network("YouTube", "https://www.youtube.com/@{handle}"),
    "twitch": Network("Twitch", "https://www.twitch.tv/{handle}"),
    "medium": Network("Medium", "https://medium.com/@{handle}"),
    "stackoverflow": Network("Stack Overflow", "https://stackoverflow.com/users/{handle}"),
}


def account(network: str, written: str) -> tuple[str, str] | None:
    """(name, URL) of an account of one of NETWORKS; None where `written` is neither an address nor a handle."""
    known, text = NETWORKS[network], written.strip()
    if WEB_ADDRESS.fullmatch(text):
        return known.name, text
    if "{server}" in known.address:
        found = _FEDERATED.fullmatch(text)
        return (known.name, known.address.format(handle=found[1], server=found[2])) if found else None
    handle = _HANDLE.fullmatch(text)
    return (known.name, known.address.format(handle=handle[1])) if handle else None
