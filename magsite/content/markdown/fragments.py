"""Links to places of their own text, whose anchors other tools spelled in another way.

Every tool makes anchors of headings in its own manner: “L’été” is `lété`, `lete` or `l-ete`. The letters are the
same, and tell what is meant.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Final
from urllib.parse import unquote
from xml.etree.ElementTree import Element

import msgspec

from magsite.content.body import UsedLink
from magsite.language.folding import fold

_NO_LETTER: Final = re.compile(r"[^a-z0-9]+")


def lead_to_anchors(root: Element, anchors: Iterable[str]) -> Mapping[str, str]:
    """Give each such link in the tree the anchor that it means; the fragments that changed, with their new form."""
    known = frozenset(anchors)
    lost = [link for link in root.iter("a") if _is_lost(link.get("href", ""), known)]
    if not lost:
        return {}
    meant: dict[str, str] = {}
    for anchor in known:
        # Of two with the same letters neither is meant.
        letters = _letters(anchor)
        meant[letters] = "" if letters in meant else anchor
    changed: dict[str, str] = {}
    for link in lost:
        href = link.get("href", "")
        anchor = meant.get(_letters(unquote(href)), "")
        if anchor:
            changed[href] = f"#{anchor}"
            link.set("href", changed[href])
    return changed


def with_anchors(links: Iterable[UsedLink], changed: Mapping[str, str]) -> tuple[UsedLink, ...]:
    """The used links as the page has them."""
    return tuple(msgspec.structs.replace(link, url=changed.get(link.url, link.url)) for link in links)


def _is_lost(href: str, anchors: frozenset[str]) -> bool:
    return len(href) > 1 and href[0] == "#" and unquote(href[1:]) not in anchors


def _letters(text: str) -> str:
    return _NO_LETTER.sub("", fold(text))
