"""Colours and how well they can be read (WCAG 2.2, relative luminance and contrast)."""

import colorsys
import re
from collections.abc import Iterable
from functools import lru_cache

_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
_READABLE = 4.5
_LIGHTNESS_STEPS = 200
_LINEAR_BELOW = 0.04045


def is_colour(text: str) -> bool:
    """Whether a text is a colour of the form #rrggbb."""
    return _COLOUR.fullmatch(text) is not None


def contrast(one: str, other: str) -> float:
    """The contrast of two colours #rrggbb, from 1 to 21."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def is_readable(colour: str, papers: Iterable[str]) -> bool:
    """Whether a text of this colour reaches 4.5:1 on every paper."""
    return all(contrast(colour, paper) >= _READABLE for paper in papers)


def darkened(colour: str, papers: Iterable[str]) -> str:
    """The colour, or the nearest darker one of its hue that can be read on light papers."""
    return _shifted(colour, tuple(papers), -1)


def lightened(colour: str, papers: Iterable[str]) -> str:
    """The colour, or the nearest lighter one of its hue that can be read on dark papers."""
    return _shifted(colour, tuple(papers), 1)


@lru_cache(maxsize=1024)
def _shifted(colour: str, papers: tuple[str, ...], direction: int) -> str:
    """Go step by step towards black or white, which can be read on any such paper."""
    hue, lightness, saturation = colorsys.rgb_to_hls(*_channels(colour))
    shade, step = colour.lower(), 0
    while not is_readable(shade, papers):
        step += 1
        moved = min(1.0, max(0.0, lightness + direction * step / _LIGHTNESS_STEPS))
        red, green, blue = colorsys.hls_to_rgb(hue, moved, saturation)
        shade = f"#{round(red * 255):02x}{round(green * 255):02x}{round(blue * 255):02x}"
    return shade


def _channels(colour: str) -> tuple[float, float, float]:
    red, green, blue = bytes.fromhex(colour[1:])
    return red / 255, green / 255, blue / 255


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(channel) for channel in _channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= _LINEAR_BELOW else ((channel + 0.055) / 1.055) ** 2.4
