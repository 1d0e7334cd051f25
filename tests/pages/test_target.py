"""Targets: the file of a URL, and what it is made of."""

import pytest

from magsite.pages.target import Parts, Text, output_path, target


@pytest.mark.parametrize(
    ("url", "root", "expected"),
    [
        ("/", "/", "index.html"),
        ("/mag/", "/mag/", "index.html"),
        ("/mag/internet/", "/mag/", "internet/index.html"),
        ("/mag/internet/page/2/", "/mag/", "internet/page/2/index.html"),
        ("/feed.xml", "/", "feed.xml"),
        ("/racines/plan%20du%20site.png", "/", "racines/plan du site.png"),
        ("/_redirects", "/", "_redirects"),
    ],
)
def test_the_file_of_a_url(url: str, root: str, expected: str) -> None:
    """A URL that ends with a slash is served from an index; the prefix is the host's affair."""
    assert expected == output_path(url, root)


def test_a_target_holds_none_of_what_it_gives() -> None:
    """Parts and recipes are made anew each time: of many files each is asked for once."""
    asked: list[str] = []

    def made_of() -> Parts:
        asked.append("parts")
        return (("card", "1"),)

    one = target("/a/", "/", "listing", "", made_of, lambda: Text("a"))

    assert one.parts == one.parts == (("card", "1"),)
    assert asked == ["parts", "parts"]
    assert one.recipe() is not one.recipe()


def test_a_page_that_no_source_asks_for_is_named_by_its_url() -> None:
    """For messages."""
    assert target("/a/", "/", "listing", "", tuple, lambda: Text("")).source == "/a/"
