"""bench/counts.py: what the tools made is counted by kind, and must be the same."""

import counts
import pytest

_HUGO = (
    "index.html",
    "page/2/index.html",
    "articles/a-1/index.html",
    "categories/jeux/index.html",
    "index.xml",
)
_MAGSITE = (
    "index.html",
    "page/2/index.html",
    "articles/a-1/index.html",
    "jeux/index.html",
    "rss.xml",
    "feed.xml",
)


def test_files_of_the_same_kind_count_together() -> None:
    """Each tool has its own addresses for the same pages."""
    hugo = counts.counted_files("hugo", _HUGO)
    assert hugo == {
        "page of the home list": 2,
        "article": 1,
        "page of a category’s list": 1,
        "feed of the site or a category": 1,
    }
    assert (
        list(
            counts.differences(
                {"hugo": hugo, "magsite-equal": counts.counted_files("magsite-equal", _MAGSITE)}
            )
        )
        == []
    )


def test_a_page_that_one_tool_lacks_is_told() -> None:
    """The check names the kind, and how many each tool made."""
    found = {
        "hugo": counts.counted_files("hugo", _HUGO),
        "magsite-equal": counts.counted_files("magsite-equal", [*_MAGSITE, "page/3/index.html"]),
    }
    assert list(counts.differences(found)) == ["page of the home list: hugo 2, magsite-equal 3"]


def test_a_kind_that_a_tool_lacks_altogether_is_told() -> None:
    """None is a number as well."""
    found = {
        "hugo": counts.counted_files("hugo", _HUGO),
        "pelican": counts.counted_files("pelican", _HUGO[:-1]),
    }
    assert list(counts.differences(found)) == ["feed of the site or a category: hugo 1, pelican 0"]


def test_a_file_of_no_known_kind_is_refused() -> None:
    """What nobody explained is not passed over."""
    with pytest.raises(counts.UncountedError, match=r"search\.json"):
        counts.counted_files("magsite-equal", ["search.json"])


def test_kiosque_may_have_more() -> None:
    """All of it shows what the peers have not; that is counted, and is no difference."""
    found = counts.counted_files("magsite-full", [*_MAGSITE, "search.json"])
    assert [(kind.name, number) for kind, number in counts.beyond("magsite-full", found)] == [
        ("the same feed as Atom and JSON", 1),
        ("further", 1),
    ]
