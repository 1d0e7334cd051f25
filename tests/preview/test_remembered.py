"""The pages that were looked at last, at the next start."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from pathlib import Path

from magsite.preview.answers import Answer, Page
from magsite.preview.remembered import keep, recall
from magsite.preview.tools import Choice, Tools
from magsite.stages.sources import read_sources
from tests.preview.proofs import request, tools
from tests.sites import edits, harness, small

LATER = harness.NOW + timedelta(days=2)
PAGE = Page(b"<p>a</p>", "text/html; charset=utf-8", "digest", source="/")
FILE = Page(Path("/x.png"), "image/png", "digest")


def _kept(site: Path, made_with: Tools, **pages: Answer) -> None:
    asked = request(site)
    keep(asked, read_sources(asked), made_with, {f"/{name}": page for name, page in pages.items()}, LATER)


def _recalled(site: Path, made_with: Tools, now: datetime = harness.NOW) -> Mapping[str, Page]:
    asked = request(site, now)
    return recall(asked, read_sources(asked), made_with)


def test_a_page_is_there_again(small_site: Path) -> None:
    """As it was made, while nothing has changed; a file is read from its place anyway."""
    made_with = tools(small_site)
    _kept(small_site, made_with, a=PAGE, b=FILE)
    assert _recalled(small_site, made_with) == {"/a": PAGE}


def test_nothing_is_there_the_first_time(small_site: Path) -> None:
    """Nobody has looked yet."""
    assert _recalled(small_site, tools(small_site)) == {}


def test_after_an_edit_nothing_is_there(small_site: Path) -> None:
    """Any page may show it."""
    made_with = tools(small_site)
    _kept(small_site, made_with, a=PAGE)
    edits.change(small.UN, "La suite.", "Autre.")(small_site)
    assert _recalled(small_site, made_with) == {}


def test_after_the_clock_has_changed_something_nothing_is_there(small_site: Path) -> None:
    """And neither before the instant that it was made for."""
    made_with = tools(small_site)
    _kept(small_site, made_with, a=PAGE)
    earlier = harness.NOW - timedelta(seconds=1)
    assert [_recalled(small_site, made_with, now) for now in (LATER, earlier)] == [{}, {}]


def test_whoever_wants_to_see_something_else_sees_something_else(small_site: Path) -> None:
    """With drafts the pages are others."""
    _kept(small_site, tools(small_site), a=PAGE)
    assert _recalled(small_site, tools(small_site, Choice(drafts=True))) == {}
