"""The cache, the output folder and the clock: what is lost comes back, and nothing is made for nothing."""

import os
import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from magsite.stages.sources import CACHE_FOLDER
from tests.sites import harness
from tests.sites.edits import change, put
from tests.sites.harness import OUTPUT
from tests.sites.small import EVERYTHING, NOEL, PAGES, RENDERED, SOURCES, TEXTS, UN, feeds

CHRISTMAS = datetime(2026, 12, 25, tzinfo=UTC)
PAGE = "internet/un/index.html"


def test_building_twice_writes_nothing(small_site: Path) -> None:
    """A build that changes nothing leaves every file of the output as it is, magsite's own included."""
    before = harness.stamps(small_site / OUTPUT)
    report = harness.build(small_site)
    harness.assert_stages(report)
    assert before == harness.stamps(small_site / OUTPUT)


def test_a_page_deleted_by_hand_comes_back_alone(small_site: Path) -> None:
    """What the manifest lists and the folder lacks is made again."""
    (small_site / OUTPUT / PAGE).unlink()
    report = harness.build(small_site)
    harness.assert_stages(report, made={"/internet/un/"})
    harness.assert_as_clean(small_site, report)


@pytest.mark.parametrize("damage", [b"", b"<p>", None], ids=["emptied", "shorter", "same size"])
def test_a_page_changed_by_hand_is_made_again_alone(small_site: Path, damage: bytes | None) -> None:
    """A file of another size, or of another time with other bytes, is not the one of the manifest."""
    page = small_site / OUTPUT / PAGE
    page.write_bytes(page.read_bytes().swapcase() if damage is None else damage)
    report = harness.build(small_site)
    harness.assert_stages(report, made={"/internet/un/"})
    harness.assert_as_clean(small_site, report)


def test_a_page_with_another_time_and_the_same_bytes_stands(small_site: Path) -> None:
    """A copy of the output that lost its times, as hosts and `cp -r` make it, is not written again."""
    for path in (small_site / OUTPUT).rglob("*.html"):
        os.utime(path, ns=(1, 1))
    report = harness.build(small_site)
    harness.assert_stages(report)


def test_an_asset_kept_from_before_and_lost_is_not_missed(small_site: Path) -> None:
    """Where a file goes that is only kept for a while, the next build but one does nothing again."""
    change("themes/tiny/static/tiny.css", "#111", "#222")(small_site)
    harness.build(small_site)
    kept = next(entry.path for entry in harness.manifest(small_site / OUTPUT).entries if entry.kept)
    (small_site / OUTPUT / kept).unlink()
    harness.assert_stages(harness.build(small_site))
    before = harness.stamps(small_site / OUTPUT)
    harness.assert_stages(harness.build(small_site))
    assert before == harness.stamps(small_site / OUTPUT)


def test_without_the_cache_all_is_read_and_nothing_made(small_site: Path) -> None:
    """The output carries its own truth; the texts are converted for what is to be said of them."""
    before = harness.build(small_site)
    shutil.rmtree(small_site / CACHE_FOLDER)
    put("content/notes.txt", "Un fichier de plus, pour qu’il y ait quelque chose à regarder.")(small_site)
    report = harness.build(small_site)
    harness.assert_stages(report, parsed=SOURCES, converted=TEXTS)
    assert before.diagnostics == report.diagnostics


def test_without_the_cache_and_without_a_change_nothing_is_read(small_site: Path) -> None:
    """The short cut needs the output only."""
    shutil.rmtree(small_site / CACHE_FOLDER)
    harness.assert_stages(harness.build(small_site))


def test_a_damaged_cache_is_no_cache(small_site: Path) -> None:
    """Whatever stands in the cache's files, the magazine comes out right."""
    for path in (small_site / CACHE_FOLDER).iterdir():
        path.write_bytes(b"\0garbage" * 100)
    change(UN, "La suite.", "La fin.")(small_site)
    report = harness.build(small_site)
    harness.assert_stages(
        report, parsed=SOURCES, converted=TEXTS, made={"/internet/un/", *feeds("/", "/internet/")}
    )
    harness.assert_as_clean(small_site, report)


def test_without_the_output_all_is_made_and_nothing_converted(small_site: Path) -> None:
    """The cache alone is enough to give the same bytes again."""
    before = harness.files(small_site / OUTPUT)
    shutil.rmtree(small_site / OUTPUT)
    harness.assert_stages(harness.build(small_site), made=EVERYTHING)
    assert before == harness.files(small_site / OUTPUT)


def test_two_outputs_from_one_cache(small_site: Path) -> None:
    """An output of its own for each purpose costs no conversion, and each keeps its own truth."""
    other = small_site.parent / "other"
    harness.assert_stages(harness.build(small_site, other), made=EVERYTHING)
    change(UN, "La suite.", "La fin.")(small_site)
    changed = {"/internet/un/", *feeds("/", "/internet/")}
    harness.assert_stages(harness.build(small_site), parsed={UN}, converted={UN}, made=changed)
    harness.assert_stages(harness.build(small_site, other), made=changed)
    assert harness.files(small_site / OUTPUT) == harness.files(other)


def test_an_output_carried_elsewhere_is_known_there(small_site: Path) -> None:
    """The folder can be moved or restored from an archive: nothing is made again."""
    other = small_site.parent / "other"
    (small_site / OUTPUT).rename(other)
    harness.assert_stages(harness.build(small_site, other))


def test_a_lost_manifest_has_everything_made_in_place(small_site: Path) -> None:
    """With our mark and without a manifest, files at our addresses count as ours."""
    (small_site / OUTPUT / ".magsite" / "manifest").unlink()
    report = harness.build(small_site)
    harness.assert_stages(report, made=EVERYTHING)
    harness.assert_as_clean(small_site, report)


def test_a_new_release_makes_everything_anew(small_site: Path) -> None:
    """Nothing that other code remembered is used."""
    report = harness.build(small_site, code="1" * 32)
    assert report.published
    assert set(report.parsed) == SOURCES
    assert set(report.converted) == TEXTS
    assert {("program",)} == {one.changed for one in report.made}
    assert report.totals.files == len(report.made)


def test_an_address_given_to_the_build_counts_like_the_configured_one(small_site: Path) -> None:
    """`--url` makes every page, and leaving it away makes them again."""
    report = harness.build(small_site, url="https://essai.example/")
    harness.assert_stages(report, made=RENDERED)
    harness.assert_as_clean(small_site, report, url="https://essai.example/")
    back = harness.build(small_site)
    harness.assert_stages(back, made=RENDERED)
    harness.assert_as_clean(small_site, back)


CHRISTMAS_PAGES = {
    *("/", "/page/2/", "/page/3/", "/internet/", "/internet/page/2/", "/internet/quatre/", "/internet/noel/"),
    *("/auteurs/", "/auteurs/alix/", "/auteurs/alix/page/2/", "/plus-partages/", "/sitemap.xml"),
    *("/auteurs/alix/feed.xml", *feeds("/", "/internet/")),
}


def test_a_scheduled_article_comes_out_on_its_day(small_site: Path) -> None:
    """The clock alone publishes it; its file was read long before."""
    report = harness.build(small_site, now=CHRISTMAS)
    harness.assert_stages(report, converted={NOEL}, made=CHRISTMAS_PAGES)
    harness.assert_as_clean(small_site, report, CHRISTMAS)


def test_the_report_says_when_the_clock_changes_the_magazine_next(small_site: Path) -> None:
    """The instant is the article's, in the magazine's time zone; after it there is none."""
    assert harness.build(small_site).next_change == "2026-12-24T00:00:00+01:00"
    assert harness.build(small_site, now=CHRISTMAS).next_change is None


def test_a_build_for_an_earlier_instant_takes_back_what_came_later(small_site: Path) -> None:
    """Built for Christmas and then for November again, the output is November's."""
    before = harness.files(small_site / OUTPUT)
    harness.build(small_site, now=CHRISTMAS)
    report = harness.build(small_site)
    harness.assert_stages(
        report,
        made=CHRISTMAS_PAGES - {"/internet/noel/", "/page/3/", "/auteurs/alix/page/2/"},
        removed={"internet/noel/index.html", "page/3/index.html", "auteurs/alix/page/2/index.html"},
    )
    assert before == harness.files(small_site / OUTPUT)


@pytest.mark.parametrize(
    ("now", "published"),
    [
        (datetime(2026, 12, 23, 22, 59, 59, 999999, tzinfo=UTC), False),
        (datetime(2026, 12, 23, 23, tzinfo=UTC), True),
        (datetime(2026, 12, 24), True),  # noqa: DTZ001 - without offset, in the magazine's zone
        (datetime(2026, 12, 23, 23, 30), False),  # noqa: DTZ001 - the same
    ],
)
def test_the_instant_counts_to_the_moment(small_site: Path, now: datetime, published: bool) -> None:  # noqa: FBT001
    """An article of a day comes out at that day's midnight in the magazine's time zone."""
    harness.build(small_site, now=now)
    assert published == (small_site / OUTPUT / "internet/noel/index.html").exists()


def test_an_edit_of_the_same_size_in_the_same_moment_is_seen(site: Path) -> None:
    """A file that was young when it was read is read again, whatever its times say."""
    harness.write(site, {"themes/kiosque/templates/article.html": "{{ page.body|html }}"})
    source = site / "content" / "articles" / "2026-01-01-un.md"
    for text in ("aaa", "bbb", "ccc"):
        harness.write(site, {"content/articles/2026-01-01-un.md": f"---\ntitle: Un\n---\n{text}\n"})
        status = source.stat()
        os.utime(source, ns=(status.st_atime_ns, status.st_mtime_ns // 10**9 * 10**9))
        harness.build(site)
        assert f"<p>{text}</p>\n" == (site / OUTPUT / "un/index.html").read_text(encoding="utf-8")


def test_an_edit_that_keeps_size_and_time_is_seen(small_site: Path) -> None:
    """A file put back from an archive has its old time: the time of its inode gives it away."""
    old = (1_700_000_000 * 10**9,) * 2
    os.utime(small_site / UN, ns=old)
    harness.build(small_site)
    change(UN, "La suite.", "La fuite.")(small_site)
    change(UN, "Le début.", "Le débu.")(small_site)
    os.utime(small_site / UN, ns=old)
    report = harness.build(small_site)
    assert report.parsed == (UN,)
    harness.assert_as_clean(small_site, report)


def test_the_folder_gives_the_title_wherever_the_build_stands(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A magazine without a title is called after its folder, a renamed one too, also as “.”."""
    harness.write(site, {"content/articles/2026-01-01-un.md": "---\ntitle: Un\n---\nUn texte.\n"})
    monkeypatch.chdir(site)
    harness.build(Path())
    other = site.with_name("gazette")
    site.rename(other)
    monkeypatch.chdir(other)
    harness.build(Path())
    assert "— gazette</title>" in (other / OUTPUT / "un/index.html").read_text(encoding="utf-8")


def test_every_page_of_the_theme_is_made(small_site: Path) -> None:
    """The names of this table are the files of the output."""
    paths = {f"/{path}".removesuffix("index.html") for path in harness.files(small_site / OUTPUT)}
    assert paths > PAGES
    assert harness.unhashed(paths) == EVERYTHING
