"""Raw HTML without what the content policy of the pages would refuse."""

from collections.abc import Callable
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from magsite.content.body import Body
from magsite.content.markdown.taming import tamed

Convert = Callable[[str], Body]

_REFUSED = {"script", "style", "iframe", "object", "embed"}


class _Reader(HTMLParser):
    """Reads HTML as a browser does, and notes what it must not find."""

    def __init__(self) -> None:
        super().__init__()
        self.refused: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A tag with its attributes."""
        self.refused += [tag] if tag in _REFUSED else []
        self.refused += [name for name, _ in attrs if name.startswith("on") or name == "style"]


def _say(message: str) -> str:
    return message


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("<p class='a'>x</p>", "<p class='a'>x</p>"),
        ("<p onclick=\"a()\" class='a'>x</p>", "<p class='a'>x</p>"),
        ("<p style='color: red' id=a ONLOAD=b>x</p>", "<p id=a>x</p>"),
        ("<p title='on vient onclick=1'>x</p>", "<p title='on vient onclick=1'>x</p>"),
        ("avant <script src=a></script>après", "avant après"),
        ("<script>sans fin", "<!-- -->"),
        ("<scr<script></script>ipt>x", "<!-- -->"),
        ("<p title='a'onclick=b>x</p>", "<p title='a'>x</p>"),
        ("<p/onclick=b>x</p>", "<p>x</p>"),
        ("<p it's onclick=b><i c's>x</i>", "<p it's><i c's>x</i>"),
        ("<p onclick=a<b>x</p>", "<p>x</p>"),
        ("<style>p { }</style>", "<!-- -->"),
        ("<noscript>x</noscript>", "x"),
        ("<!-- <p onclick=a> -->", "<!-- <p onclick=a> -->"),
        (
            '<input type="checkbox" disabled checked/>',
            '<input type="checkbox" aria-label="Done" disabled checked>',
        ),
        ('<input type="checkbox" disabled/>', '<input type="checkbox" aria-label="To do" disabled>'),
        (
            "<embed src='//exemple.fr/a'>",
            '<a class="embed" href="https://exemple.fr/a">See on exemple.fr</a>',
        ),
        (
            "<object data=https://exemple.fr/a?b&amp;c></object>",
            '<a class="embed" href="https://exemple.fr/a?b&amp;c">See on exemple.fr</a>',
        ),
        ("<iframe></iframe>", "<a></a>"),
        ("<p onclick=a>x</p><iframe src=a", "<p>x</p>&lt;iframe src=a"),
    ],
)
def test_what_becomes_of_raw_html(raw: str, expected: str) -> None:
    """Frames become links, scripts and styles go, boxes of tasks get a name; comments stay."""
    assert expected == tamed(raw, _say)


@settings(deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "<script>",
                "</script>",
                "<p ",
                "onclick=",
                "style='",
                "'",
                '"',
                ">",
                "x ",
                "<iframe src=a",
                "<!--",
                "-->",
                "\n",
            ]
        ),
        max_size=12,
    ).map("".join)
)
def test_nothing_that_is_refused_is_left_in_any_text(body_of: Convert, text: str) -> None:
    """Whatever is written, and however it is broken."""
    reader = _Reader()
    reader.feed(body_of(text).html)

    assert reader.refused == []
