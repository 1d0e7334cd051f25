"""Style sheets as text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from magsite.theme.stylesheets import retarget, shrink, targets


@pytest.mark.parametrize(
    ("sheet", "expected"),
    [
        ("a  {\n  color : red ;\n}\n", "a{color : red ;}\n"),
        ("/* one */ a { b: c } /* two", "a{b: c}\n"),
        ("a/**/b { }", "a b{}\n"),
        ("p { width: calc(1px  +  2px) }", "p{width: calc(1px + 2px)}\n"),
        ("a :hover, b:focus { }", "a :hover,b:focus{}\n"),
        ('p::before { content: "a  /* b */  {c}" }', 'p::before{content: "a  /* b */  {c}"}\n'),
        ("p { content: 'it\\'s  two' }", "p{content: 'it\\'s  two'}\n"),
        (".a\\  { }", ".a\\ {}\n"),
        ("@media (min-width: 1px) and (print) { }", "@media (min-width: 1px) and (print){}\n"),
        ("p { --empty: ; }", "p{--empty: ;}\n"),
        ("a{b:url( 'x  y.svg' )}", "a{b:url( 'x  y.svg' )}\n"),
        ("", "\n"),
    ],
)
def test_shrink(sheet: str, expected: str) -> None:
    """Comments and needless white space go; what has a meaning stays."""
    assert expected == shrink(sheet)


@given(st.text(alphabet="ab{};,:/* \n\"'\\()url@import", max_size=60))
def test_shrink_is_stable(sheet: str) -> None:
    """A sheet that was made smaller once stays as it is."""
    assert shrink(shrink(sheet)) == shrink(shrink(shrink(sheet)))


@pytest.mark.parametrize(
    ("sheet", "expected"),
    [
        ('a{b:url("x.svg")}', (("x.svg", 1),)),
        ("a{b:url('x.svg')}", (("x.svg", 1),)),
        ("\na{b:url( x.svg )}", (("x.svg", 2),)),
        ('a{b:url("../img/x (1).svg?v=2#icon")}', (("img/x (1).svg", 1),)),
        ('@import "other.css"; @import url(third.css);', (("css/other.css", 1), ("css/third.css", 1))),
        ('a{b:url("data:image/png;base64,AA")}', ()),
        ('a{b:url("https://mag.example/x")} c{d:url(/x.svg)} e{f:url(#g)} h{i:url()}', ()),
        ('/* url("x.svg") */ a{content:"url(x.svg)"}', ()),
    ],
)
def test_targets(sheet: str, expected: tuple[tuple[str, int], ...]) -> None:
    """A sheet's own files are found with their lines, relative to its folder."""
    name = (
        "small.css"
        if expected[:1] and "css" not in expected[0][0] and "img" not in expected[0][0]
        else "css/a.css"
    )

    assert expected == targets(sheet, name)


def test_retarget() -> None:
    """References get the addresses of their assets, fragments kept; others stay."""
    sheet = '@import "b.css";\na{b:url(x.svg#i);c:url("y.svg");d:url(/z.svg)}'
    addresses = {"b.css": "b.1.css", "x.svg": "x.2.svg"}

    expected = '@import url("b.1.css");\na{b:url("x.2.svg#i");c:url("y.svg");d:url(/z.svg)}'
    assert expected == retarget(sheet, "a.css", addresses.get)
