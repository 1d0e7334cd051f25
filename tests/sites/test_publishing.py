"""Where the output may be: never in place of the sources, of what is somebody else's, or of another build."""

from pathlib import Path

import pytest

from magsite.output.lock import output_lock
from tests.sites import harness
from tests.sites.edits import many_edits
from tests.sites.harness import OUTPUT, places
from tests.sites.small import EVERYTHING, UN


def test_an_output_that_holds_other_things_is_refused_until_adopted(small_site: Path) -> None:
    """`--adopt` lets magsite add its files to a folder; it never touches those that were there."""
    other = small_site.parent / "other"
    harness.write(other, {"CNAME": "mag.example\n", ".git/HEAD": "ref"})
    refused = harness.build(small_site, other)
    assert places(refused) == [("output-foreign", "")]
    assert {"CNAME", ".git/HEAD"} == harness.files(other).keys()
    harness.assert_stages(harness.build(small_site, other, adopt=True), made=EVERYTHING)
    many_edits(small_site)
    assert harness.build(small_site, other).published
    assert harness.files(other)["CNAME"] == b"mag.example\n"
    assert harness.files(other)[".git/HEAD"] == b"ref"


@pytest.mark.parametrize("name", ["internet/neuf/index.html", "internet/neuf", "vieux"])
def test_a_file_of_somebody_else_at_our_address_is_an_error(small_site: Path, name: str) -> None:
    """Neither a page nor a folder of ours takes its place; moved away, the build goes through."""
    harness.write(small_site, {f"{OUTPUT}/{name}": "à moi"})
    before = harness.stamps(small_site / OUTPUT)
    many_edits(small_site)
    report = harness.build(small_site)
    assert [code for code, _ in places(report) if code.startswith("output")] == ["output-taken"]
    assert not report.published
    assert before == harness.stamps(small_site / OUTPUT)
    harness.write(small_site, {f"{OUTPUT}/{name}": None})
    assert harness.build(small_site).published


def test_nothing_is_written_where_a_link_leads_out_of_the_output(small_site: Path) -> None:
    """Where a folder of it was moved away, an edit is refused, although all files seem to stand."""
    folder, outside = small_site / OUTPUT / "internet", small_site.parent / "outside"
    folder.rename(outside)
    folder.symlink_to(outside)
    before = harness.stamps(outside)
    harness.replace(small_site, UN, "La suite.", "La fin.")
    report = harness.build(small_site)

    assert [code for code, _ in places(report) if code.startswith("output")] == ["output-taken"]
    assert (report.published, harness.stamps(outside)) == (False, before)


@pytest.mark.parametrize(
    "name", ["/", ".", "..", "content", "content/articles", "static/site", ".magsite", "data"]
)
def test_places_that_hold_the_sources_are_refused(small_site: Path, name: str) -> None:
    """Not even `--adopt` lets the output replace what it is made from, a home or the whole disk."""
    report = harness.build(small_site, small_site / name, adopt=True)
    assert places(report) == [("output-forbidden", "")]


def test_a_home_is_refused(small_site: Path) -> None:
    """A slip of the pen in `-o` must not fill it with pages."""
    home = small_site.parent / "home"
    home.mkdir()
    report = harness.build(small_site, home, home=home, adopt=True)
    assert places(report) == [("output-forbidden", "")]


def test_a_link_to_a_forbidden_place_is_refused(small_site: Path) -> None:
    """The place counts, whatever it is called."""
    (small_site.parent / "link").symlink_to(small_site / "content")
    report = harness.build(small_site, small_site.parent / "link", adopt=True)
    assert places(report) == [("output-forbidden", "")]


def test_an_output_that_is_a_link_stays_one(small_site: Path) -> None:
    """A folder that a host has put elsewhere is written where it is."""
    real = small_site.parent / "real"
    (small_site / OUTPUT).rename(real)
    (small_site / OUTPUT).symlink_to(real)
    many_edits(small_site)
    report = harness.build(small_site)
    assert (small_site / OUTPUT).is_symlink()
    harness.assert_as_clean(small_site, report)


def test_two_builds_at_once_do_not_mix(small_site: Path) -> None:
    """The second one says that the first is at work, and touches nothing."""
    many_edits(small_site)
    before = harness.stamps(small_site / OUTPUT)
    with output_lock(small_site / OUTPUT) as held:
        assert held
        report = harness.build(small_site)
    assert places(report) == [("output-busy", "")]
    assert before == harness.stamps(small_site / OUTPUT)
    assert harness.build(small_site).published
