"""A step to other share counts: followed night after night, and left to assembling where a row means no article."""

from contextlib import closing
from pathlib import Path

import pytest

from magsite.cache.store import open_store
from magsite.output.manifest import read
from magsite.stages import editing
from magsite.stages.recalling import recall, setting
from magsite.stages.sources import CACHE_FOLDER, look
from tests.sites import harness
from tests.sites.small import FILES, SHARES, UN

HEAD = "article,network,count,date\n"
FIRST = "2026-01-01-un,mastodon,3,2026-11-01\n"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """The small site, built."""
    folder = tmp_path / "site"
    harness.write(folder, FILES)
    assert harness.build(folder).published
    return folder


@pytest.fixture
def built(site: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The same; from now on no magazine is read and assembled."""

    def fail(*_: object) -> None:
        pytest.fail("the magazine is assembled")

    monkeypatch.setattr("magsite.stages.draft.draft_of", fail)
    return site


def _count(site: Path, rows: str) -> None:
    harness.write(site, {SHARES: HEAD + rows})


def test_counts_are_followed_night_after_night(built: Path) -> None:
    """And edits of articles between them."""
    nights = []
    for count in (4, 5):
        _count(built, f"2026-01-01-un,mastodon,{count},2026-11-02\n")
        nights.append({one.url for one in harness.build(built).made})
        harness.write(built, {UN: f"{(built / UN).read_text('utf-8')}\nEncore.\n"})
        assert harness.build(built).converted == (UN,)

    assert all({"/internet/un/", "/plus-partages/", "/auteurs/alix/"} < night for night in nights)


def test_what_is_remembered_of_cards_is_what_they_show(built: Path) -> None:
    """After a night as after an edit: what stays is not looked at again."""
    _count(built, "2026-01-01-un,mastodon,4,2026-11-02\n")
    harness.build(built)
    harness.write(built, {UN: f"{(built / UN).read_text('utf-8')}\nEncore.\n"})
    harness.build(built)
    _count(built, "2026-01-02-deux,mastodon,7,2026-11-03\n")
    harness.build(built)

    asked = harness.request(built)
    sources, manifest = look(asked), read(asked.output)
    assert manifest is not None
    with closing(open_store(built / CACHE_FOLDER)) as store:
        found = recall(built / CACHE_FOLDER, store, manifest, setting(asked, sources), sources.config)
    assert found is not None
    ledger, _ = found
    made = editing.edition(ledger.assembly.magazine, ledger.facts)
    assert dict(made.card_digests) == ledger.cards


def test_a_wrong_row_is_an_error_as_long_as_it_stands(site: Path) -> None:
    """The magazine stays as it was published."""
    said = []
    for rows in (FIRST + "2026-01-01-un,mastodon,dix,\n", FIRST):
        _count(site, rows)
        report = harness.build(site)
        said.append((report.published, [one.code for one in report.diagnostics]))

    assert said == [(False, ["shares-row"]), (True, [])]


def test_a_row_that_means_no_article_is_remarked(site: Path) -> None:
    """As long as it stands, all is assembled."""
    said = []
    for rows in (FIRST + "perdu,mastodon,1,\n", FIRST):
        _count(site, rows)
        said.append([one.code for one in harness.build(site).diagnostics])

    assert said == [["shares-article"], []]
