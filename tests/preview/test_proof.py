"""Proofs, one after the other: what is read again, what is worked out again, and what is shown."""

import re
from datetime import timedelta
from pathlib import Path
from urllib.parse import unquote

import pytest

from magsite.preview.answers import Page
from magsite.preview.page import page
from magsite.preview.proof import Proof, Trouble
from magsite.preview.tools import Choice
from tests.preview.proofs import Writing, content_of, proof, tools
from tests.sites import edits, harness, small
from tests.sites.tiny import article

UN, DEUX = small.UN, small.DEUX

SCRIPT = re.compile(rb'<script src="/_magsite/preview.js" data-page="[0-9a-f]*" defer></script>\n')
ALLOWED = b"; script-src 'self'"
FINGERPRINT = re.compile(rb"\.[0-9a-f]{10}(?=\.(?:css|svg|png)\b)")


def _as_built(content: bytes) -> bytes:
    """A page without what only the preview has, or only a build."""
    return FINGERPRINT.sub(b"", SCRIPT.sub(b"", content)).replace(ALLOWED, b"")


def _assert_as_built(site: Path, found: Proof) -> None:
    """Every file that a build from nothing makes is served with the same bytes, and nothing else is."""
    report, files = harness.clean_build(site)
    assert report.published, report.diagnostics
    expected = {FINGERPRINT.sub(b"", path.encode()).decode(): data for path, data in files.items()}
    assert expected.keys() == found.targets.keys()
    root = found.edition.magazine.root
    for path, data in expected.items():
        url = root + path.removesuffix("index.html")
        assert FINGERPRINT.sub(b"", data) == _as_built(content_of(found, unquote(url))), path


def test_every_page_is_the_page_of_a_build(small_site: Path) -> None:
    """But for the line of the script and the names of the assets."""
    _assert_as_built(small_site, proof(small_site))


@pytest.mark.slow
def test_every_page_of_the_sample_magazine_is_the_page_of_a_build(tmp_path: Path) -> None:
    """With the theme kiosque, whose policy lets no script in, and pictures."""
    site = harness.copy_magazine(tmp_path)
    (site / ".magsite").mkdir()
    _assert_as_built(site, proof(site))


def test_after_many_edits_every_page_is_the_page_of_a_build(writing: Writing) -> None:
    """Whatever was kept from the proof before."""
    edits.many_edits(writing.site)
    _assert_as_built(writing.site, writing.seen())


def test_nothing_new_is_the_same_proof(writing: Writing) -> None:
    """However often one looks."""
    before = writing.proof
    assert writing.seen() is before
    assert writing.seen(UN) is before


def test_an_edit_of_a_text_assembles_nothing(writing: Writing) -> None:
    """The magazine is the very same, and the new text is served."""
    before = writing.proof
    assert before is not None
    edits.change(UN, "La suite.", "Une autre phrase.")(writing.site)

    after = writing.seen(UN)

    assert after.edition is before.edition
    assert b"Une autre phrase." in content_of(after, after.urls[UN])
    _assert_as_built(writing.site, after)


def test_two_edits_of_texts_are_both_seen(writing: Writing) -> None:
    """One after the other, then something that the magazine decides."""
    edits.change(UN, "La suite.", "Une phrase.")(writing.site)
    writing.seen(UN)
    with (writing.site / DEUX).open("a", encoding="utf-8") as file:
        file.write("\nFin.\n")
    _assert_as_built(writing.site, writing.seen(DEUX))
    (writing.site / "content/articles/2026-03-01-encore.md").write_text(article("Encore"), "utf-8")
    _assert_as_built(writing.site, writing.seen("content/articles/2026-03-01-encore.md"))


def test_an_edit_that_moves_a_link_down_assembles_nothing(writing: Writing) -> None:
    """Only the line that a problem would name is another one."""
    path = writing.site / UN
    path.write_text(path.read_text("utf-8") + "\n[a](nulle-part.md)\n", "utf-8")
    before = writing.seen(UN)
    path.write_text(path.read_text("utf-8").replace("[a]", "\n\n[a]"), "utf-8")

    after = writing.seen(UN)

    assert after.edition is before.edition
    made = page(after, after.urls[UN])
    assert isinstance(made, Page)
    (line,) = [one.location.line for one in made.problems if one.code == "link-missing"]
    assert path.read_text("utf-8").split("\n").index("[a](nulle-part.md)") + 1 == line


def test_a_page_says_which_of_its_links_lead_nowhere(writing: Writing) -> None:
    """And where a page of that name stands, as a build says; links that lead to pages and files are nothing to speak of."""
    good = "[a](/internet/deux/) [b](/internet/deux) [c](/ours.txt) [d](#y) [e](/auteurs/?q)"
    path = writing.site / UN
    path.write_text(path.read_text("utf-8") + f"\n{good} [z](/logiciel/deux/)\n", "utf-8")

    found = writing.seen(UN)

    made = page(found, found.urls[UN])
    assert isinstance(made, Page)
    report, _ = harness.clean_build(writing.site)
    expected = tuple(one for one in report.diagnostics if one.location.path == UN)
    assert [
        (one.code, said.get("anchor") or said["target"], said["near"])
        for one in expected
        for said in [dict(one.arguments)]
    ] == [("anchor-missing", "y", ""), ("link-dead", "/logiciel/deux/", "/internet/deux/")]
    assert expected == tuple(sorted(made.problems))


def test_an_edit_of_an_article_is_followed(writing: Writing) -> None:
    """The files that do not show it keep the Targets that they had: neither they nor the magazine are planned again."""
    before = writing.proof
    assert before is not None
    edits.change(UN, "title: ", "title: Le ")(writing.site)

    after = writing.seen(UN)

    assert after.amended == before.amended + 1
    others = {path for path, one in after.targets.items() if before.targets.get(path) is not one}
    assert "internet/un/index.html" in others
    assert "a-propos/index.html" in before.targets.keys() - others


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        (UN, "title: Un", "title: L'été !"),
        (UN, "title: Un", "title: L'été !\ntypography: [apostrophes]"),
        (UN, "title: Un", "title: L'été !\nlang: en"),
        ("config.toml", '"Mag"', '"L\'Écho !"'),
        ("config.toml", "[urls]", "[typography]\nhigh_punctuation = false\n\n[urls]"),
    ],
)
def test_typography_is_that_of_a_build(writing: Writing, name: str, old: str, new: str) -> None:
    """Of the article and of the site, on every page."""
    edits.change(name, old, new)(writing.site)
    _assert_as_built(writing.site, writing.seen(name))


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        (UN, "title: ", "title: Le "),
        (small.INTERNET, "#0b4fb3", "#1e6e42"),
        ("themes/tiny/templates/header.html", "<header>", "<header>Bonjour "),
        ("themes/tiny/static/tiny.css", "#111", "#222"),
        ("config.toml", 'title = "Mag"', 'title = "Gam"'),
    ],
)
def test_an_edit_is_seen_wherever_it_shows(writing: Writing, name: str, old: str, new: str) -> None:
    """Of an article, a category, a template, a sheet, the configuration: one file is read again."""
    edits.change(name, old, new)(writing.site)
    _assert_as_built(writing.site, writing.seen(name))


def test_a_source_in_error_is_shown_as_it_last_was(writing: Writing) -> None:
    """The error is said, and everything else goes on."""
    before = writing.proof
    assert before is not None
    good = content_of(before, before.urls[UN])
    edits.change(UN, "---\n\n", "categories: [\n---\n\n")(writing.site)
    edits.change(DEUX, "title: ", "title: Encore ")(writing.site)

    after = writing.seen(UN, DEUX)

    assert UN in {one.location.path for one in after.diagnostics}
    assert good.count(b"Encore") < content_of(after, after.urls[UN]).count(b"Encore")
    assert b"Encore" in content_of(after, after.urls[DEUX])


def test_a_page_that_nobody_has_looked_at_is_shown_below_a_broken_header(writing: Writing) -> None:
    """Its text still stands in the file, if somewhere else."""
    edits.change(UN, "title: Un", "title: [Un tout autre titre")(writing.site)
    after = writing.seen(UN)
    assert b"La suite." in content_of(after, after.urls[UN])


def test_a_source_that_is_mended_is_shown_again(writing: Writing) -> None:
    """And nothing is wrong any more."""
    text = (writing.site / UN).read_text("utf-8")
    (writing.site / UN).write_text("---\ntitle: [\n---\n", "utf-8")
    writing.seen(UN)
    (writing.site / UN).write_text(text.replace("La suite.", "Mieux."), "utf-8")
    _assert_as_built(writing.site, writing.seen(UN))


def test_a_configuration_in_error_is_trouble(writing: Writing) -> None:
    """Nobody knows what the magazine is to be; the proof before is still there."""
    before = writing.proof
    edits.put("config.toml", "[magazine\n")(writing.site)

    found = writing.look("config.toml")

    assert isinstance(found, Trouble)
    assert harness.codes(found.diagnostics) == ["config-syntax"]
    assert writing.proof is before


def test_the_clock_publishes_what_was_scheduled(small_site: Path) -> None:
    """Without a save, when its instant has come."""
    later = harness.NOW + timedelta(days=1)
    edits.put("content/articles/demain.md", article("Demain", date=f"{later:%Y-%m-%d}"))(small_site)
    writing = Writing(small_site, tools(small_site))
    first = writing.seen()
    assert first.shown.valid_until is not None
    assert isinstance(page(first, "/demain/"), Page)
    assert page(first, "/demain/").status == 404  # type: ignore[union-attr] # a Page, see above

    after = writing.look(now=harness.NOW + timedelta(days=2))

    assert isinstance(after, Proof)
    assert b"Demain" in content_of(after, "/demain/")


def test_what_is_not_published_is_shown_to_its_writer(small_site: Path) -> None:
    """Drafts in the lists, what is scheduled at its address alone."""
    found = proof(small_site, Choice())

    draft, scheduled = found.urls[small.DRAFT], found.urls[small.NOEL]
    lists = [url for one in found.targets.values() if one.group == "listing" and (url := one.url)]
    seen = [content_of(found, unquote(url)) for url in lists]
    assert any(draft.encode() in content for content in seen)
    assert not any(scheduled.encode() in content for content in seen)
    assert b"Brouillon" in content_of(found, draft)
    assert "Noël".encode() in content_of(found, scheduled)


def test_what_was_changed_is_told(writing: Writing) -> None:
    """Edited, added and removed sources."""
    before = writing.proof
    assert before is not None
    edits.change(UN, "La suite.", "Autre.")(writing.site)
    edits.put("content/articles/2026-03-01-neuf.md", article("Neuf"))(writing.site)
    edits.drop(DEUX)(writing.site)
    expected = tuple(sorted((UN, DEUX, "content/articles/2026-03-01-neuf.md")))
    assert expected == writing.seen().changed_since(before)
