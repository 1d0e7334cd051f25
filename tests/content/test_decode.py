"""Bytes to text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from magsite.content.decode import decode
from magsite.diagnostics.model import Diagnostic, Location


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ("été".encode(), "été"),
        (b"\xef\xbb\xbftitle", "title"),
        (b"a\r\nb\rc\n", "a\nb\nc\n"),
        ("e\u0301".encode(), "é"),
        (b"a\x08b\x7fc", "a\ufffdb\ufffdc"),
        (b"a\x0bb\x0cc\td", "a b c\td"),
        ("a\u0085b\u2028c\u2029d".encode(), "a b c d"),
        ("a\u0093b\ufffec\uffffd".encode(), "a\ufffdb\ufffdc\ufffdd"),
        ("« œuvre » …".encode(), "« œuvre » …"),
        (b"", ""),
    ],
)
def test_text_is_normalised(data: bytes, expected: str) -> None:
    """Line ends, accents, the byte order mark and control characters come in one form."""
    assert expected == decode(data, "a.md")


@pytest.mark.parametrize(
    ("data", "line", "column"),
    [
        ("été".encode("latin-1"), 1, 1),
        ("ligne\nl'été".encode("latin-1"), 2, 3),
        ("à\r\nàb\rcàd".encode() + b"\xff", 3, 4),
        ("title".encode("utf-16"), 1, 1),
        ("title".encode("utf-16-be"), 1, 1),
        (b"a\nbc\0d", 2, 3),
        (b"ok \xe9\0", 1, 5),
    ],
)
def test_other_encodings_are_refused(data: bytes, line: int, column: int) -> None:
    """What is not UTF-8 is named with the place of the first byte that cannot be read."""
    assert Diagnostic(Location("a.md", line, column), "file-encoding") == decode(data, "a.md")


@settings(deadline=None)
@given(st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"])))
def test_lines_stay_lines(text: str) -> None:
    """Whatever the characters, the number of lines is the writer's."""
    expected = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").count("\n")
    decoded = decode(text.encode(), "a.md")
    assert isinstance(decoded, str)
    assert expected == decoded.count("\n")
