"""What other pages embed, as links: the content policy of the pages allows nothing of others inside.

Writers say what it is: `!!! video`, `!!! post`, `!!! card` with an address in it. Frames and scripts of old
articles become links too.
"""

import re
from collections.abc import Callable
from typing import Final
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element, SubElement

from magsite.diagnostics.codes import N_

_KINDS: Final = frozenset({"video", "post", "card"})
_TITLES: Final = {"video": N_("Watch on {host}"), "post": N_("Read on {host}"), "card": N_("Read on {host}")}
_OTHER: Final = N_("See on {host}")

# The page of a film whose frame is embedded, and the names of those who show it.
_PAGES: Final = (
    (
        re.compile(r"^(?:https?:)?//(?:www\.)?youtube(?:-nocookie)?\.com/embed/([\w-]+)"),
        "https://www.youtube.com/watch?v={}",
    ),
    (re.compile(r"^(?:https?:)?//player\.vimeo\.com/video/(\d+)"), "https://vimeo.com/{}"),
    (
        re.compile(r"^(?:https?:)?//(?:www\.)?dailymotion\.com/embed/video/(\w+)"),
        "https://www.dailymotion.com/video/{}",
    ),
)
_NAMES: Final = {
    "youtube.com": "YouTube",
    "youtu.be": "YouTube",
    "vimeo.com": "Vimeo",
    "dailymotion.com": "Dailymotion",
    "codepen.io": "CodePen",
    "slideshare.net": "SlideShare",
    "speakerdeck.com": "Speaker Deck",
    "soundcloud.com": "SoundCloud",
    "spotify.com": "Spotify",
}
_VIDEO: Final = frozenset({"YouTube", "Vimeo", "Dailymotion"})


def make_embeds(root: Element, say: Callable[[str], str]) -> None:
    """Make a figure with a link of each box `!!! video`, `!!! post` or `!!! card` that holds an address."""
    for box in root.iter("div"):
        classes = (box.get("class") or "").split()
        if classes[:1] == ["admonition"] and len(classes) > 1 and classes[1] in _KINDS:
            _make_figure(box, classes[1], say)


def linked(address: str, title: str, say: Callable[[str], str]) -> tuple[str, str, str]:
    """(class, address, words) of the link that stands in the place of a frame."""
    page = next((to.format(found[1]) for form, to in _PAGES if (found := form.match(address))), address)
    page = f"https:{page}" if page.startswith("//") else page
    name = _name(page)
    kind = "embed embed-video" if name in _VIDEO else "embed"
    words = _TITLES["video"] if name in _VIDEO else _OTHER
    return kind, page, title or say(words).format(host=name)


def _make_figure(box: Element, kind: str, say: Callable[[str], str]) -> None:
    found = next(((part, link) for part in box for link in part.findall("a") if _is_outside(link)), None)
    if found is None:
        return
    part, link = found
    _take_out(part, link)
    heading = box[0] if box[0].get("class") == "admonition-title" else None
    title = "".join(heading.itertext()) if heading is not None else ""
    rest = [child for child in box if child is not heading and (len(child) or (child.text or "").strip())]
    address = link.get("href", "")
    own = "" if title == kind.capitalize() else title
    words = own or say(_TITLES[kind]).format(host=_name(address))
    box.clear()
    box.tag = "figure"
    box.set("class", f"embed embed-{kind}")
    outer = SubElement(box, "figcaption" if kind == "video" else "blockquote") if rest else None
    if outer is not None:
        outer.extend(rest)
    place = box if kind == "video" else SubElement(box, "figcaption")
    anchor = Element("a", {"href": address})
    anchor.text = words
    place.insert(0, anchor)


def _take_out(part: Element, link: Element) -> None:
    """Remove a link whose text is its address, and leave what stands around it."""
    place = list(part).index(link)
    tail = (link.tail or "").strip("\n ")
    before = ((part[place - 1].tail if place else part.text) or "").rstrip("\n ")
    joined = " ".join(piece for piece in (before, tail) if piece)
    if place:
        part[place - 1].tail = joined
    else:
        part.text = joined
    part.remove(link)


def _is_outside(link: Element) -> bool:
    return link.get("href", "").startswith(("https://", "http://"))


def _name(address: str) -> str:
    try:
        host = (urlsplit(address).hostname or "").removeprefix("www.")
    except ValueError:  # Such as an unclosed bracket of an IPv6 address.
        return ""
    return next((name for known, name in _NAMES.items() if host == known or host.endswith("." + known)), host)
