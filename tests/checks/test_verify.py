"""Links and anchors: what only the whole site can answer."""

from collections.abc import Iterable

import pytest

from magsite.checks.verify import Published, verify, verify_again
from magsite.content.body import BodyRecord, UsedLink
from magsite.diagnostics.model import Diagnostic, Location, diagnose

URLS = ("/", "/net/a/", "/net/b/", "/a-propos/", "/%C3%A9t%C3%A9/", "/plan%20du%20site.png", "/net/")
PLACE = Location("content/articles/a.md", 9, 3)


def _text(url: str, *links: str, anchors: Iterable[str] = ()) -> Published:
    used = tuple(UsedLink(link, PLACE.line, PLACE.column) for link in links)
    return Published(f"content/articles/{url.strip('/')[-1:]}.md", url, BodyRecord(tuple(anchors), used))


def _found(link: str) -> tuple[Diagnostic, ...]:
    texts = (_text("/net/a/", link, anchors=("ici",)), _text("/net/b/", anchors=("là", "x")))
    return verify(texts, URLS).diagnostics


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
    ("link", "target", "near"),
    [
        ("/absent/", "/absent/", ""),
        ("/absent/#x", "/absent/", ""),
        ("/absent/?p=1", "/absent/?p=1", ""),
        ("/Net/b/", "/Net/b/", "/net/b/"),
        ("/2014/05/b.html", "/2014/05/b.html", "/net/b/"),
        ("/2014/05/a?p=1", "/2014/05/a?p=1", "/net/a/"),
        ("/plan.png", "/plan.png", ""),
        ("/images/plan%20du%20site.png", "/images/plan%20du%20site.png", "/plan du site.png"),
        ("/net/a/index.htm", "/net/a/index.htm", ""),
        ("/plan%20du%20site.png/index.html", "/plan%20du%20site.png/index.html", ""),
    ],
)
def test_a_dead_link(link: str, target: str, near: str) -> None:
    """It is said where the link stands, with what is called so elsewhere; case counts, as it does for hosts."""
    assert (diagnose("link-dead", PLACE, target=target, near=near),) == _found(link)


@pytest.mark.parametrize(
    ("link", "url", "anchor", "near"),
    [
        ("#absent", "/net/a/", "absent", ""),
        ("#içi", "/net/a/", "içi", "#ici"),
        ("/net/b/#absent", "/net/b/", "absent", ""),
        ("/net/b/#X", "/net/b/", "X", "#x"),
        ("/net/a/#l%C3%A0", "/net/a/", "là", ""),
    ],
)
def test_a_missing_anchor(link: str, url: str, anchor: str, near: str) -> None:
    """On the page itself and on another one, with the nearest that is there."""
    assert (diagnose("anchor-missing", PLACE, url=url, anchor=anchor, near=near),) == _found(link)


def test_a_name_that_several_pages_have_is_not_proposed() -> None:
    """One of them would be a guess."""
    texts = (_text("/net/a/", "/2014/b/"),)
    assert (diagnose("link-dead", PLACE, target="/2014/b/", near=""),) == verify(
        texts, (*URLS, "/code/b/")
    ).diagnostics


def test_anchors_of_lists_are_the_theme_s() -> None:
    """Nothing is known of them, so nothing is said."""
    assert _found("/net/#infos") == ()


def test_a_page_without_slash_has_its_anchors() -> None:
    """Where it is spelled without, the browser is sent on to the page: what is known of it counts."""
    remark = diagnose("anchor-missing", PLACE, url="/net/b", anchor="absent", near="")
    assert (remark,) == _found("/net/b#absent")


def test_what_a_text_says_itself_comes_along() -> None:
    """The remarks of its conversion, which were remembered with it."""
    remark = diagnose("text-too-deep", PLACE)
    text = Published("content/articles/a.md", "/net/a/", BodyRecord(diagnostics=(remark,)))

    assert (remark,) == verify((text,), URLS).diagnostics


def test_an_unknown_language_is_said_once() -> None:
    """At its first place, with a count and the files, however many blocks of code are in it."""
    files = ("content/articles/b.md", "content/articles/a.md")
    remarks = {
        file: tuple(diagnose("code-language", Location(file, line, 1), language="klingon") for line in (5, 9))
        for file in files
    }
    texts = [Published(file, f"/{file}/", BodyRecord(diagnostics=said)) for file, said in remarks.items()]

    place = Location("content/articles/a.md", 5, 1)
    shown = "content/articles/a.md, content/articles/b.md"
    assert (diagnose("code-language", place, language="klingon", count=4, files=shown),) == verify(
        texts, URLS
    ).diagnostics


def test_each_link_is_said() -> None:
    """All at once, in the order of texts and links."""
    texts = (_text("/net/a/", "/x/", "/y/"), _text("/net/b/", "/z/"))

    targets = [dict(problem.arguments)["target"] for problem in verify(iter(texts), iter(URLS)).diagnostics]
    assert targets == ["/x/", "/y/", "/z/"]


A, B = _text("/net/a/", "/net/b/", anchors=("ici",)), _text("/net/b/", "#là", anchors=("là",))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ([A], [_text("/net/a/", "/net/b/", "/absent/", anchors=("ici", "x"))]),
        ([A], [_text("/net/a/", "#absent", anchors=("ici",))]),
        ([], [_text("/a-propos/", "/net/a/")]),
    ],
    ids=["a dead link", "a missing anchor of its own", "a new text"],
)
def test_texts_that_have_become_others_are_verified_alone(
    before: list[Published], after: list[Published]
) -> None:
    """Where they concern no other text; what is said is what verifying all would say."""
    stay = [one for one in (A, B) if one not in before]
    former = verify([*before, *stay], URLS)

    again = verify_again(former, before, after, URLS)

    assert again is not None
    afresh = verify([*after, *stay], URLS)
    assert (sorted(afresh.diagnostics), afresh.counted_on) == (sorted(again.diagnostics), again.counted_on)


@pytest.mark.parametrize(
    ("others", "before", "after"),
    [
        ([_text("/net/c/", "/net/a/#ici")], [A], [_text("/net/a/", "/net/b/")]),
        ([], [A], [_text("/net/a/", "/net/b/#là", anchors=("ici",))]),
        ([B], [A], []),
        ([_text("/net/b/", "/absent/")], [], [A]),
    ],
    ids=[
        "an anchor that is led to goes",
        "it leads to an anchor",
        "a page goes",
        "a page comes that may be missed",
    ],
)
def test_where_other_texts_may_be_concerned_all_are_verified(
    others: list[Published], before: list[Published], after: list[Published]
) -> None:
    """Which this function leaves to its caller."""
    assert verify_again(verify([*before, *others], URLS), before, after, URLS) is None
