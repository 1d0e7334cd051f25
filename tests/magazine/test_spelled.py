"""Where a header says a thing, in whatever spelling."""

import msgspec
import pytest

from magsite.magazine.spelled import key_of, place_of
from tests.builders import article


@pytest.mark.parametrize(
    ("lines", "field", "key", "line"),
    [
        ({"title": 2, "author": 3}, "authors", "author", 3),
        ({"title": 2, "Authors": 3}, "authors", "Authors", 3),
        ({"title": 2, "lastmod": 4}, "updated", "lastmod", 4),
        ({"title": 2, "permalink": 5}, "aliases", "permalink", 5),
        ({"title": 2, "taxonomies": 4}, "tags", None, 4),
        ({"title": 2, "date": 3}, "updated", None, 3),
        ({"title": 2}, "tags", None, 1),
    ],
)
def test_a_field_has_the_place_of_its_key(
    lines: dict[str, int], field: str, key: str | None, line: int
) -> None:
    """Our spelling, another tool's, other capitals, or a key that holds several."""
    document = msgspec.structs.replace(article(), key_lines=lines)

    assert (key, line) == (key_of(document, field), place_of(document, field).line)
