"""Who makes the pages of an edit that is followed."""

import errno
import os
import signal
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import msgspec
import pytest

from magsite.cache import codec
from magsite.cache import companion as room
from magsite.cache.store import Store
from magsite.cache.volumes import read_volume, write_volume
from magsite.magazine.article import Article
from magsite.output import manifest as manifests
from magsite.pipeline import build
from magsite.stages import following, readying
from magsite.stages.sources import CACHE_FOLDER
from tests.sites import edits, harness, small
from tests.sites.tiny import article

NEW = "content/articles/2026-01-09-neuf.md"


@pytest.mark.parametrize(
    ("edit", "jobs", "joins"),
    [
        pytest.param(edits.change(small.UN, "La suite.", "La fin."), None, False, id="a text"),
        pytest.param(edits.put(NEW, article("Neuf")), None, True, id="a new article"),
        pytest.param(edits.put(NEW, article("Neuf")), 2, False, id="a new article, by two processes"),
    ],
)
def test_a_twin_joins_where_lists_are_others(
    small_site: Path, monkeypatch: pytest.MonkeyPatch, edit: edits.Edit, jobs: int | None, *, joins: bool
) -> None:
    """And nowhere else; whoever makes the pages, they are those of a clean build."""
    asked: list[object] = []
    real = readying.joined

    def noted(*arguments: Any) -> Any:
        asked.append(arguments)
        return real(*arguments)

    edit(small_site)
    monkeypatch.setattr(room, "can_fork", lambda: True)
    monkeypatch.setattr(following, "joined", noted)
    report = harness.build(small_site, cores=2, jobs=jobs)

    assert bool(asked) == joins
    harness.assert_as_clean(small_site, report)


def test_nobody_joins_where_nothing_is_made(small_site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A dry run says what would be made, and asks for no other process to make it."""

    def fail(*_: object) -> None:
        pytest.fail("a twin is asked for")

    edits.put(NEW, article("Neuf"))(small_site)
    monkeypatch.setattr(room, "can_fork", lambda: True)
    monkeypatch.setattr(following, "joined", fail)

    assert harness.build(small_site, cores=2, dry_run=True).made


def test_what_cannot_be_published_is_worked_out_again(
    small_site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The edition is remembered by then, and the output has another one."""

    def fail(*_: object) -> None:
        raise OSError(errno.ENOSPC, "full", "public")

    harness.write(small_site, {small.SHARES: _counts({"2026-01-01-un": "2026-11-09"})})
    with monkeypatch.context() as context:
        context.setattr(room, "can_fork", lambda: True)
        context.setattr(following, "carried_out", fail)
        assert not harness.build(small_site, cores=2).published

    harness.assert_as_clean(small_site, harness.build(small_site))


def test_an_edition_that_nobody_remembers_is_worked_out_again(
    small_site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The process that was to was killed: what it was to remember costs time only."""
    here = os.getpid()

    def die(*_: object) -> None:
        if os.getpid() != here:
            os.kill(os.getpid(), signal.SIGKILL)

    with monkeypatch.context() as context:
        context.setattr(room, "can_fork", lambda: True)
        context.setattr(following, "_remember", die)
        for day in ("2026-11-09", "2026-11-10"):
            harness.write(small_site, {small.SHARES: _counts({"2026-01-01-un": day})})
            harness.assert_as_clean(small_site, harness.build(small_site, cores=2))


def test_what_is_large_is_given_to_whoever_holds_it(small_site: Path) -> None:
    """The output and the sources, and both editions once the new one is published."""
    held: list[object] = []
    edits.change(small.UN, "La suite.", "La fin.")(small_site)
    build(harness.request(small_site), lambda *_: None, held.append)
    harness.forget(small_site)

    assert [[type(one).__name__ for one in both] for both in held if isinstance(both, tuple)] == [
        ["Output", "Sources"],
        ["Former", "Amended"],
    ]


def test_an_edition_that_is_worked_out_anew_is_not_held_beside_the_last(small_site: Path) -> None:
    """Where an edit reaches further than its article, there would be two of them."""
    held: list[object] = []
    edits.change("content/authors/alix.md", "Alix", "Alixe")(small_site)
    build(harness.request(small_site), lambda *_: None, held.append)
    harness.forget(small_site)

    assert len(held) == 1


@pytest.mark.parametrize(
    ("earlier", "settles"),
    [pytest.param(False, False, id="alone"), pytest.param(True, True, id="after a text")],
)
def test_counts_of_shares_let_the_store_as_it_is(
    small_site: Path, monkeypatch: pytest.MonkeyPatch, *, earlier: bool, settles: bool
) -> None:
    """They change no text, so that the output names in the store what it has named, unless a text was edited before.

    What is remembered of the magazine stands in the file itself all the same, where the next edit finds it at once.
    """
    if earlier:
        edits.change(small.UN, "La suite.", "La fin.")(small_site)
        harness.build(small_site)
    before, emptied, empty = _builds(small_site), [], Store.empty_log

    def noted(store: Store) -> None:
        emptied.append(store)
        empty(store)

    monkeypatch.setattr(Store, "empty_log", noted)
    edits.put(small.SHARES, "article,network,count,date\n2026-01-01-un,mastodon,5,2026-11-02\n")(small_site)

    report = harness.build(small_site)

    assert report.made
    assert (_builds(small_site) > before) == settles
    assert emptied
    harness.assert_as_clean(small_site, report)


@pytest.mark.parametrize("later", ["2026-01-01-un", "2026-01-09-neuf"], ids=["listed", "unlisted"])
def test_a_later_day_of_the_same_counts_is_on_the_first_page_of_the_ranking(
    small_site: Path, later: str
) -> None:
    """Whether the article stands in the ranking or in no list: no page of it shows other articles."""
    ids = ("2026-01-01-un", "2026-01-02-deux", "2026-01-03-trois", "2026-01-09-neuf")
    days = dict.fromkeys(ids, "2026-11-01")
    harness.write(small_site, {NEW: article("Neuf", unlisted="true"), small.SHARES: _counts(days)})
    harness.build(small_site)
    edits.put(small.SHARES, _counts(days | {later: "2026-11-02"}))(small_site)

    report = harness.build(small_site)

    assert harness.made_urls(report) & {"/plus-partages/", "/plus-partages/page/2/"} == {"/plus-partages/"}
    harness.assert_as_clean(small_site, report)


def _counts(days: dict[str, str]) -> str:
    rows = [f"{id},mastodon,3,{day}\n" for id, day in days.items()]
    return "article,network,count,date\n" + "".join(rows)


def _builds(site: Path) -> int:
    """The number of the last build whose names the store has."""
    with closing(sqlite3.connect(site / CACHE_FOLDER / "cache.sqlite")) as store:
        found: int = store.execute("SELECT max(build) FROM outputs").fetchone()[0]
    return found


@pytest.mark.parametrize(
    "edit",
    [
        pytest.param(edits.change(small.UN, "La suite.", "La fin."), id="a text"),
        pytest.param(
            edits.change("themes/tiny/templates/article.html", "{% block main %}", "{% block main %} "),
            id="a template",
        ),
    ],
)
def test_a_text_that_the_disk_has_damaged_is_worked_out_again(small_site: Path, edit: edits.Edit) -> None:
    """What is remembered of it is unpacked only where somebody looks into it: nobody is told then."""
    edit(small_site)
    (ledger,) = (small_site / CACHE_FOLDER).glob("ledger-*")
    kept, articles = read_volume(ledger)
    write_volume(ledger, (bytes(kept), _damaged(articles)))

    report = harness.build(small_site)

    assert report.published
    harness.assert_as_clean(small_site, report)


def test_where_the_manifest_is_damaged_all_is_worked_out_again(small_site: Path) -> None:
    """Where its files stand is known, and nothing else of them: a sitemap could not name them."""
    edits.put(NEW, article("Neuf"))(small_site)
    output = small_site / "public"
    manifest = manifests.read(output)
    assert manifest is not None
    details = msgspec.structs.replace(manifest.listing.details, urls=memoryview(b""))
    listing = msgspec.structs.replace(manifest.listing, details=details)
    (output / manifests.MANIFEST).write_bytes(
        manifests.encode(msgspec.structs.replace(manifest, listing=listing))
    )

    report = harness.build(small_site)

    assert report.published
    harness.assert_as_clean(small_site, report)


def _damaged(piece: memoryview) -> bytes:
    """The articles of a ledger, what they say being no more what it was."""
    articles = codec.decode(piece, tuple[Article, ...]) or ()
    return codec.encode([msgspec.structs.replace(one, packed=memoryview(b"damaged")) for one in articles])
