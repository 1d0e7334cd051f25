"""`magsite check` on whole sites: what a build would say, what no build says, what is left out."""

from pathlib import Path

import pytest

from magsite.checks.remark import Remark
from magsite.inquiry.known import BASELINE, entries, known, sifted
from magsite.newsroom.specimen import dated_files
from magsite.stages.sources import CACHE_FOLDER
from tests.sites import harness, small
from tests.sites.checking import remarks_on
from tests.sites.harness import MAGAZINE, write
from tests.sites.tiny import CONFIG, THEME, article

A, B = "content/articles/a.md", "content/articles/b/index.md"
HEAD = {"date": "2026-10-05", "summary": "Un résumé."}


def _site(site: Path, files: harness.Files) -> Path:
    write(site, {"config.toml": CONFIG, **THEME, **files})
    return site


def _codes(found: tuple[Remark, ...], path: str = "") -> list[str]:
    every = (one.diagnostic for one in found)
    return [one.code for one in every if not path or one.location.path == path]


def test_the_sample_magazine_is_clean(tmp_path: Path) -> None:
    """As the work of editors is."""
    assert remarks_on(harness.copy_magazine(tmp_path)) == ()


def test_a_new_magazine_is_clean(tmp_path: Path) -> None:
    """Whoever begins has nothing to correct, on any day."""
    root = MAGAZINE / "magsite/specimen"
    files = [
        (path.relative_to(root).as_posix(), path.read_bytes()) for path in root.rglob("*") if path.is_file()
    ]
    site = tmp_path / "site"
    write(site, dict(dated_files(files, harness.NOW.date())))
    assert remarks_on(site) == ()


def test_all_that_a_build_says_is_said(site: Path) -> None:
    """Without a build before, links and code of texts among it; and a build says no remark."""
    text = "Voir [là](/rien/), etc…\n\n```klingon\nx\n```"
    _site(site, {A: article("Un titre.", text, **HEAD, author="Alix")})

    found = remarks_on(site)

    assert sorted(_codes(found)) == [
        *("author-undeclared", "code-language", "etc-ellipsis", "link-dead", "title-stop"),
    ]
    said = {one.diagnostic for one in found}
    assert harness.codes(harness.build(site).diagnostics) == [
        "author-undeclared",
        "code-language",
        "link-dead",
    ]
    assert set(harness.build(site).diagnostics) <= said


def test_a_check_writes_nothing_but_its_cache(site: Path) -> None:
    """Neither an output nor a source."""
    _site(site, {A: article("A", "Un mot.  Un autre.", **HEAD)})
    before = set(site.rglob("*"))
    remarks_on(site)
    after = set(site.rglob("*"))
    assert {path.relative_to(site).parts[0] for path in after - before} == {CACHE_FOLDER}


def test_a_second_check_says_the_same(site: Path) -> None:
    """From what is remembered of the sources; an edit is read."""
    _site(site, {A: article("A", "Un mot.  Un autre.", **HEAD)})
    first = remarks_on(site)
    assert remarks_on(site) == first
    write(site, {A: article("A", "Un mot. Un autre.", **HEAD)})
    assert (_codes(first), remarks_on(site)) == (["spaces-double"], ())


def test_each_text_has_the_rules_of_its_language(site: Path) -> None:
    """By its header, its folder or the magazine."""
    text = "A partir de là, etc…"
    _site(
        site,
        {
            "content/articles/en/c.md": article("A", text, **HEAD),
            A: article("B", text, **HEAD, lang="en"),
            B: article("C", text, **HEAD, lang="fr-CA"),
            "config.toml": CONFIG + '[content.defaults."content/articles/en"]\nlang = "en"\n',
        },
    )
    found = remarks_on(site)
    assert {one.diagnostic.location.path for one in found} == {B}


def test_everything_that_has_a_text_is_looked_at(site: Path) -> None:
    """Articles, drafts, pages, profiles, categories and series."""
    text = "Un mot.  Un autre."
    _site(
        site,
        {
            A: article("A", text, date="2026-10-05", draft="true"),
            "content/pages/p.md": article("P", text),
            "content/authors/alix.md": f"---\nname: Alix\n---\n\n{text}\n",
            "content/categories/web.md": f"---\nname: Web\n---\n\n{text}\n",
            "content/series/s.md": f"---\ntitle: S\n---\n\n{text}\n",
        },
    )
    assert _codes(remarks_on(site)).count("spaces-double") == 5


def test_what_is_off_is_not_said(site: Path) -> None:
    """As for all codes."""
    _site(
        site,
        {
            A: article("A", "Un mot.  Un autre.", **HEAD),
            "config.toml": CONFIG + '[checks]\nspaces-double = "off"\n',
        },
    )
    assert remarks_on(site) == ()


def test_a_heavy_picture_is_named_once(site: Path) -> None:
    """Where it is shown first: beside an article, in static/, and as the picture of a header."""
    heavy = b"x" * 501_000
    _site(
        site,
        {
            A: article("A", "![Un dessin](/grand.png)", **HEAD),
            B: article(
                "B",
                "![Un dessin](/grand.png)\n![Un autre](petit.png)",
                **HEAD,
                image="beau.jpg",
                image_alt="Beau",
            ),
            "static/grand.png": heavy,
            "content/articles/b/petit.png": b"x",
            "content/articles/b/beau.jpg": heavy,
        },
    )
    found = [one.diagnostic for one in remarks_on(site)]
    assert {one.code for one in found} == {"image-heavy"}
    assert sorted(dict(one.arguments)["picture"] for one in found) == [
        "content/articles/b/beau.jpg",
        "static/grand.png",
    ]


def test_a_sign_of_payment_counts_where_no_sponsor_is_named(site: Path) -> None:
    """In articles only."""
    text = "Article sponsorisé par un voilier."
    _site(
        site,
        {
            A: article("A", text, **HEAD),
            B: article("B", text, **HEAD, sponsored="Un voilier"),
            "content/pages/p.md": article("P", text),
        },
    )
    assert [one.diagnostic.location.path for one in remarks_on(site)] == [A]


def test_what_the_baseline_has_is_known_again(site: Path) -> None:
    """Also where lines were added above; one more of the same is new, and what is mended is gone."""
    _site(site, {A: article("A", "Un mot.  Un autre.\n\n## Un titre.", **HEAD)})
    baseline = {one: 1 for one in entries(remarks_on(site), site, {}) if one is not None}
    text = "Une ligne de plus.\n\nUn mot.  Un autre.\n\nUn mot.  Un autre."
    write(site, {A: article("A", text, **HEAD)})

    left, sieve = sifted(remarks_on(site), site, {}, baseline)

    assert [(one.diagnostic.code, one.diagnostic.location.line) for one in left] == [("spaces-double", 11)]
    assert (sieve.known, [one.code for one in sieve.gone]) == (1, ["title-stop"])


def test_a_line_that_is_no_baseline_is_said(site: Path) -> None:
    """At its place; a site without a baseline has an empty one."""
    _site(site, {A: article("A", **HEAD)})
    assert known(site).entries == {}
    write(site, {BASELINE: "<<<<<<< HEAD\n"})
    assert _codes(remarks_on(site), BASELINE) == ["baseline-line"]


@pytest.mark.parametrize("broken", ["[magazine", '[markdown]\nextensions = ["absent"]\n'])
def test_a_configuration_in_error_is_said(site: Path, broken: str) -> None:
    """With what can be said beside it."""
    _site(site, {A: article("A", **HEAD), "config.toml": broken})
    assert {"config-syntax", "markdown-extension"} & set(_codes(remarks_on(site)))


def test_the_small_site_is_looked_at_whole(tmp_path: Path) -> None:
    """Whatever it holds: each remark has its place."""
    site = tmp_path / "site"
    write(site, small.FILES)
    found = remarks_on(site)
    assert {"summary-missing"} <= set(_codes(found))
    assert all((site / one.diagnostic.location.path).is_file() for one in found)
