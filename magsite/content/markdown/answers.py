"""What becomes of the targets of links and pictures, and what is remembered of them."""

import functools
import html
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, Literal

from markdown.util import AMP_SUBSTITUTE, ETX, STX

from magsite.content.body import BodyRequest, UsedLink
from magsite.content.links import Resolution
from magsite.diagnostics.model import Diagnostic, Location, diagnose

MISSING: Final = Resolution("missing")

_SCHEME: Final = re.compile(r"([a-z][a-z0-9+.-]*):")
_IGNORED_IN_URLS: Final = re.compile(r"[\x00-\x20\x7f]+")
_HOSTILE: Final = frozenset({"javascript", "vbscript", "data"})
_LONGEST: Final = 120


@functools.lru_cache(4096)
def nature(target: str) -> Literal["ours", "external", "fragment", "hostile", "empty"]:
    """What a target is, as a browser would read it: only what is ours is asked for.

    `hostile` are the schemes that run code where a link should lead somewhere; data is one, but for pictures.
    """
    seen = _IGNORED_IN_URLS.sub("", html.unescape(target.replace(AMP_SUBSTITUTE, "&"))).lower()
    if not seen:
        return "empty"
    if seen.startswith("#"):
        return "fragment"
    scheme = _SCHEME.match(seen)
    if scheme and scheme[1] in _HOSTILE and not seen.startswith("data:image/"):
        return "hostile"
    return "external" if scheme or seen.startswith("//") else "ours"


def answer(target: str, resolutions: Mapping[str, Resolution]) -> Resolution | None:
    """What becomes of a target; None leaves it as it is. A target that nobody listed is missing."""
    kind = nature(target)
    if kind in ("external", "fragment"):
        return None
    return resolutions.get(spelled(target, resolutions), MISSING) if kind == "ours" else MISSING


def spelled(target: str, names: Mapping[str, object]) -> str:
    """The target as the names have it: in the text of a link, `&amp;` may stand for `&`."""
    return target if target in names else html.unescape(target)


def used_links(asked: Sequence[str], text: str, request: BodyRequest) -> tuple[UsedLink, ...]:
    """The links inside the site that were asked for, sorted and without repetition.

    A bare fragment that no writer wrote (a footnote's, the table of contents') is not among them.
    """
    resolutions = dict(request.resolutions)
    found = set()
    for target, line, column in _placed(asked, text, request):
        resolution = answer(target, resolutions)
        if resolution is not None and resolution.kind in ("page", "site"):
            found.add(UsedLink(resolution.url, line, column))
        elif nature(target) == "fragment" and len(target) > 1 and target in text:
            found.add(UsedLink(target, line, column))
    return tuple(sorted(found, key=lambda link: (link.line, link.column, link.url)))


def dead_links(asked: Sequence[str], text: str, request: BodyRequest) -> Iterator[Diagnostic]:
    """A diagnostic for each link or picture that lost its target, or found it under another spelling."""
    resolutions = dict(request.resolutions)
    for target, line, column in _placed(asked, text, request):
        resolution = answer(target, resolutions)
        if resolution is None:
            continue
        place = Location(request.source.path, line, column)
        if resolution.kind in ("unpublished", "missing", "forbidden"):
            yield diagnose(f"link-{resolution.kind}", place, target=_shown(target), near=resolution.near)
        elif resolution.near:
            yield diagnose("link-spelled", place, target=_shown(target), path=resolution.near)


def _placed(asked: Sequence[str], text: str, request: BodyRequest) -> Iterator[tuple[str, int, int]]:
    """Each target inside the site with its place: the n-th use stands at the n-th listed place, or the last."""
    places: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
    for listed in request.targets:
        places[listed.text].append((listed.line, listed.column))
    uses: Counter[str] = Counter()
    for target in asked:
        if nature(target) == "external":
            continue  # Nothing is ever said of it, and looking for its place takes time.
        known = places.get(spelled(target, places))
        line, column = known[min(uses[target], len(known) - 1)] if known else _found(target, text, request)
        uses[target] += 1
        yield target, line, column


def _found(target: str, text: str, request: BodyRequest) -> tuple[int, int]:
    """The first place where the target stands in the text, or the first line of the text."""
    found = re.search(rf"{re.escape(target)}(?![\w-])", text) if target else None
    at = found.start() if found else 0
    return request.source.line + text.count("\n", 0, at), at - text.rfind("\n", 0, at)


def _shown(target: str) -> str:
    plain = target.replace(AMP_SUBSTITUTE, "&").replace(STX, "").replace(ETX, "")
    return plain if len(plain) <= _LONGEST else plain[: _LONGEST - 1] + "…"
