"""Why a file of the output is made again."""

import pytest

from magsite.output.entry import Entry, Parts, pack
from magsite.output.reasons import OUTPUT, reasons

BEFORE: Parts = (("template", "t"), ("body", "b"))


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        (BEFORE, (OUTPUT,)),
        ((("template", "t"), ("body", "c")), ("body",)),
        ((("template", "u"), ("body", "c")), ("template", "body")),
        ((*BEFORE, ("cards", "c")), ("cards",)),
        ((("template", "t"),), ("body",)),
    ],
)
def test_the_parts_that_differ_are_the_reasons(parts: Parts, expected: tuple[str, ...]) -> None:
    """Changed, come or gone; where none is, it is the file itself."""
    before = Entry("a/index.html", "/a/", pack(BEFORE), 1, 1, "digest", "article")

    assert expected == reasons(parts, before)


def test_a_new_file_has_no_reasons() -> None:
    """It was not there."""
    assert reasons(BEFORE, None) == ()
