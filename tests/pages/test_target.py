"""Targets: the file of a URL, and the key of its parts."""

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


def _key(parts: Parts) -> str:
    return target("/a/", "/", "listing", "", lambda: parts, lambda: Text("")).key


def test_the_same_parts_have_the_same_key() -> None:
    """Whatever else the target is."""
    first = target("/a/", "/", "listing", "", lambda: (("card", "1"),), lambda: Text("a"))
    second = target("/b/", "/", "article", "b.md", lambda: (("card", "1"),), lambda: Text("b"))

    assert first.key == second.key


@pytest.mark.parametrize(
    "parts",
    [(), (("card", "2"),), (("body", "1"),), (("card", "1"), ("body", "1")), (("card", "1"), ("card", "1"))],
)
def test_other_parts_have_another_key(parts: Parts) -> None:
    """Names, digests and number count."""
    assert _key((("card", "1"),)) != _key(parts)


def test_a_page_that_no_source_asks_for_is_named_by_its_url() -> None:
    """For messages."""
    assert target("/a/", "/", "listing", "", tuple, lambda: Text("")).source == "/a/"
