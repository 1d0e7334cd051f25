"""The remarks of `magsite check` in the preview: the same, and never before a page."""

from gettext import NullTranslations
from pathlib import Path

import pytest

from magsite.checks.baseline import baseline_text
from magsite.inquiry.known import BASELINE, entries
from magsite.preview import remarking
from magsite.preview.remarking import bar_remarks_html, desk_remarks
from magsite.preview.voice import Voice
from tests.preview.proofs import Writing, content_of
from tests.sites import small
from tests.sites.checking import remarks_on
from tests.sites.harness import write
from tests.sites.tiny import article

VOICE = Voice(NullTranslations(), "en")
HEAD = {"author": "alix", "category": "internet", "summary": "Un résumé."}
FAULTY = article("Un", "Un mot.  Un autre, etc…", **HEAD)


def _bar(writing: Writing, path: str = small.UN) -> str:
    assert writing.proof is not None
    return bar_remarks_html(writing.proof, path, writing.tools.store, VOICE)


def _desk(writing: Writing) -> dict[str, int]:
    assert writing.proof is not None
    found = desk_remarks(writing.proof, writing.tools.store, VOICE)
    return {one.code: one.count for one in found.groups}


def test_the_bar_has_the_remarks_on_its_article(writing: Writing) -> None:
    """With their lines, and the buttons that open the editor there."""
    write(writing.site, {small.UN: FAULTY})
    writing.seen(small.UN)

    bar = _bar(writing)

    assert "2 corrections proposed" in bar
    assert [
        word in bar for word in ("spaces-double", "etc-ellipsis", f'data-path="{small.UN}" data-line="8"')
    ] == [
        True,
        True,
        True,
    ]


def test_a_save_brings_the_remarks_up_to_date(writing: Writing) -> None:
    """Of a text alone, too, which leaves the magazine as it was."""
    write(writing.site, {small.UN: FAULTY})
    writing.seen(small.UN)
    write(writing.site, {small.UN: FAULTY.replace("  ", " ")})
    writing.seen(small.UN)
    assert "1 correction proposed" in _bar(writing)
    write(writing.site, {small.UN: FAULTY.replace("  ", " ").replace("etc…", "etc.")})
    writing.seen(small.UN)
    assert _bar(writing) == ""


def test_a_list_has_no_remarks(writing: Writing) -> None:
    """It is of no one."""
    assert _bar(writing, "/") == ""


def test_the_desk_has_what_the_command_says(writing: Writing) -> None:
    """By code, the most frequent first, beside what a build says."""
    write(writing.site, {small.UN: FAULTY})
    writing.seen(small.UN)
    found = _desk(writing)
    said = [one.diagnostic.code for one in remarks_on(writing.site)]
    assert found == {code: said.count(code) for code in found}
    assert {"spaces-double", "etc-ellipsis", "summary-missing"} <= found.keys()
    assert list(found.values()) == sorted(found.values(), reverse=True)


def test_what_the_baseline_has_or_is_off_is_not_shown(writing: Writing) -> None:
    """Neither on the bar nor on the desk."""
    write(writing.site, {small.UN: FAULTY})
    known = [one for one in entries(remarks_on(writing.site), writing.site, {}) if one is not None]
    write(writing.site, {BASELINE: baseline_text(known, "")})
    writing.seen(small.UN)
    assert (_bar(writing), _desk(writing)) == ("", {})
    (writing.site / BASELINE).unlink()
    config = str(small.FILES["config.toml"])
    write(writing.site, {"config.toml": config + '\n[checks]\netc-ellipsis = "off"\n'})
    writing.seen()
    assert "1 correction proposed" in _bar(writing)
    assert "etc-ellipsis" not in _desk(writing)


def test_a_source_in_error_has_no_remarks(writing: Writing) -> None:
    """What it holds is another text than the one that was read last."""
    write(writing.site, {small.UN: "---\ntitle: [\n---\n\nUn mot.  Un autre.\n"})
    writing.look(small.UN)
    assert _bar(writing) == ""


def test_of_a_large_archive_some_sources_are_looked_at_each_time(
    writing: Writing, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is known of them is remembered; how many are left is said."""
    monkeypatch.setattr(remarking, "_READ_AT_ONCE", 6)
    assert writing.proof is not None
    left = [desk_remarks(writing.proof, writing.tools.store, VOICE).unread for _ in range(3)]
    assert left == [len(small.SOURCES) - 6, 0, 0]


def test_no_page_waits_for_remarks(
    small_site: Path, writing: Writing, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing of them is worked out before somebody asks."""

    def never(*_: object, **__: object) -> None:
        raise AssertionError

    monkeypatch.setattr("magsite.inquiry.remarks.checked", never)
    write(small_site, {small.UN: FAULTY})
    assert "etc…" in content_of(writing.seen(small.UN), "/internet/un/").decode()
