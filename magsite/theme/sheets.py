"""Style sheets that magsite writes: the colours of the categories.

A strict content policy forbids `style=` in pages, so an element says which colour it wants, with
`data-accent`, and the sheet gives it one for light and one for dark paper.
"""

from collections.abc import Sequence
from typing import Final

from magsite.diagnostics.model import Diagnostic, Location, diagnose
from magsite.theme.colours import darkened, is_colour, is_readable, lightened

ACCENT_SHEET: Final = "accents.css"
HIGHLIGHT_SHEET: Final = "highlight.css"

_LIGHT_PAPERS: Final = ("#fbfaf6", "#f3f1ea")
_DARK_PAPERS: Final = ("#141417", "#1d1d21")
# Blue, green, brick, violet, teal, raspberry, ochre, slate: each can be read on both light papers.
_PALETTE: Final = (
    "#1a56b0",
    "#1e6e42",
    "#a5321c",
    "#6b3fb0",
    "#0a6670",
    "#a81e62",
    "#825000",
    "#47545f",
)


def accent_sheet(colours: Sequence[tuple[str, str | None]]) -> str:
    """The rules for `data-accent`, from (its value, the colour that was asked for) in the categories' order.

    Without a colour that can be used, one of a palette of eight is taken by that order. A colour that cannot
    be read on light paper is darkened, and for dark paper lightened, with its hue kept.
    """
    chosen = [(accent, _chosen(place, colour)) for place, (accent, colour) in enumerate(colours)]
    light = "".join(_rule(accent, darkened(colour, _LIGHT_PAPERS)) for accent, colour in chosen)
    dark = "".join(_rule(accent, lightened(colour, _DARK_PAPERS)) for accent, colour in chosen)
    return f"{light}@media (prefers-color-scheme: dark) {{\n{dark}}}\n" if chosen else ""


def accent_diagnostics(colours: Sequence[tuple[str, Location]]) -> tuple[Diagnostic, ...]:
    """What is to be said about the colours that writers gave, each with its place."""
    return tuple(problem for colour, location in colours for problem in _problems(colour, location))


def _problems(colour: str, location: Location) -> tuple[Diagnostic, ...]:
    if not is_colour(colour):
        return (diagnose("colour-wrong", location, colour=colour),)
    if not is_readable(colour, _LIGHT_PAPERS):
        used = darkened(colour, _LIGHT_PAPERS)
        return (diagnose("colour-contrast", location, colour=colour, used=used),)
    return ()


def _chosen(place: int, colour: str | None) -> str:
    return colour if colour is not None and is_colour(colour) else _PALETTE[place % len(_PALETTE)]


def _rule(accent: str, colour: str) -> str:
    return f'[data-accent="{_css_text(accent)}"] {{ --accent: {colour} }}\n'


def _css_text(text: str) -> str:
    """A text inside a string of CSS: what is not a letter or a digit by its code point."""
    return "".join(sign if sign.isalnum() or sign in "-_" else f"\\{ord(sign):x} " for sign in text)
