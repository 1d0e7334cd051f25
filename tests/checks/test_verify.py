"""Links and anchors: what only the whole site can answer."""

from collections.abc import Iterable

import pytest

from magsite.checks.verify import Published, verify
from magsite.content.body import BodyRecord, UsedLink
from magsite.diagnostics.model import Diagnostic, Location, diagnose

URLS = ("/", "/net/a/", "/net/b/", "/a-propos/", "/%C3%A9t%C3%A9/", "/plan%20du%20site.png", "/net/")
PLACE = Location("content/articles/a.md", 9, 3)


def _text(url: str, *links: str, anchors: Iterable[str] = ()) -> Published:
    used = tuple(UsedLink(link, PLACE.line, PLACE.column) for link in links)
    return Published(f"content/articles/{url.strip('/')[-1:]}.md", url, BodyRecord(tuple(anchors), used))


def _found(link: str) -> tuple[Diagnostic, ...]:
    texts = (_text("/net/a/", link, anchors=("ici",)), _text("/net/b/", anchors=("là", "x")))
    return verify(texts, URLS)


@pytest.mark.parametrize(
    "link",
    [
        *("/", "/net/b/", "/net/b", "/net/b/index.html", "/index.html", "/net/b/?p=1", "/net/b/?p=1#x"),
        *("/été/", "/%C3%A9t%C3%A9/", "/plan%20du%20site.png", "/plan du site.png"),
        *("#ici", "/net/a/#ici", "/net/b/#x", "/net/b/#l%C3%A0", "/net/b#", "#"),
    ],
)
def test_a_link_that_leads_somewhere(link: str) -> None:
    """However it is spelled: with or without slash, encoded or not, with a query or an anchor."""
    assert _found(link) == ()


@pytest.mark.parametrize(
    ("link", "target"),
    [
        ("/absent/", "/absent/"),
        ("/absent/#x", "/absent/"),
        ("/absent/?p=1", "/absent/?p=1"),
        ("/Net/b/", "/Net/b/"),
        ("/plan.png", "/plan.png"),
        ("/net/a/index.htm", "/net/a/index.htm"),
        ("/plan%20du%20site.png/index.html", "/plan%20du%20site.png/index.html"),
    ],
)
def test_a_dead_link(link: str, target: str) -> None:
    """It is said where the link stands; case counts, as it does for hosts."""
    assert (diagnose("link-dead", PLACE, target=target),) == _found(link)


@pytest.mark.parametrize(
    ("link", "url", "anchor"),
    [
        ("#absent", "/net/a/", "absent"),
        ("/net/b/#absent", "/net/b/", "absent"),
        ("/net/b/#Là", "/net/b/", "Là"),
        ("/net/a/#l%C3%A0", "/net/a/", "là"),
    ],
)
def test_a_missing_anchor(link: str, url: str, anchor: str) -> None:
    """On the page itself and on another one."""
    assert (diagnose("anchor-missing", PLACE, url=url, anchor=anchor),) == _found(link)


def test_anchors_of_lists_are_the_theme_s() -> None:
    """Nothing is known of them, so nothing is said."""
    assert _found("/net/#infos") == ()


def test_a_page_without_slash_has_its_anchors() -> None:
    """Where it is spelled without, the browser is sent on to the page: what is known of it counts."""
    assert (diagnose("anchor-missing", PLACE, url="/net/b", anchor="absent"),) == _found("/net/b#absent")


def test_what_a_text_says_itself_comes_along() -> None:
    """The remarks of its conversion, which were remembered with it."""
    remark = diagnose("code-language", PLACE, language="pyhton")
    text = Published("content/articles/a.md", "/net/a/", BodyRecord(diagnostics=(remark,)))

    assert (remark,) == verify((text,), URLS)


def test_each_link_is_said() -> None:
    """All at once, in the order of texts and links."""
    texts = (_text("/net/a/", "/x/", "/y/"), _text("/net/b/", "/z/"))

    targets = [dict(problem.arguments)["target"] for problem in verify(iter(texts), iter(URLS))]
    assert targets == ["/x/", "/y/", "/z/"]
