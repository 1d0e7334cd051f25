"""What a reader survives is a warning: said with its place, published all the same, and never under --strict."""

from pathlib import Path

import pytest

from tests.sites import harness
from tests.sites.edits import Edit, change, put
from tests.sites.harness import OUTPUT, places
from tests.sites.small import INTERNET, SHARES, UN
from tests.sites.tiny import article

OTHER = "content/articles/2026-02-01-autre.md"


@pytest.mark.parametrize(
    ("edit", "code", "where"),
    [
        pytest.param(
            put(UN, article("Un", author="personne")), "author-undeclared", f"{UN}:3:1", id="author"
        ),
        pytest.param(
            put(UN, article("Un", Authors="[bo, personne]")), "author-undeclared", f"{UN}:3:1", id="capitals"
        ),
        pytest.param(
            put(UN, article("Un", category="rien")), "category-undeclared", f"{UN}:3:1", id="category"
        ),
        pytest.param(put(UN, article("Un", auteur="bo")), "key-unknown", f"{UN}:3:1", id="key"),
        pytest.param(put(UN, article("Un", "[là](nulle-part.md)")), "link-missing", f"{UN}:5:6", id="link"),
        pytest.param(put(UN, article("Un", "[là](/nulle-part/)")), "link-dead", f"{UN}:5:6", id="address"),
        pytest.param(put(UN, article("Un", "[là](#nulle-part)")), "anchor-missing", f"{UN}:5:6", id="anchor"),
        pytest.param(
            put(UN, article("Un", "[là](brouillon.md)")), "link-unpublished", f"{UN}:5:6", id="draft"
        ),
        pytest.param(put(UN, article("Un", "```pyton\nx\n```")), "code-language", f"{UN}:5:1", id="code"),
        pytest.param(change(INTERNET, "#0b4fb3", "bleu"), "colour-wrong", f"{INTERNET}:3:1", id="colour"),
        pytest.param(put(OTHER, "Sans en-tête."), "header-missing", f"{OTHER}:1:1", id="no header"),
        pytest.param(
            put("content/articles/x.md", article("X")),
            "date-missing",
            "content/articles/x.md:1:1",
            id="no date",
        ),
        pytest.param(
            put(SHARES, "article,network,count,date\nrien,x,1,\n"),
            "shares-article",
            f"{SHARES}:2:1",
            id="shares",
        ),
    ],
)
def test_a_warning_lets_the_magazine_out_unless_strict(
    small_site: Path, edit: Edit, code: str, where: str
) -> None:
    """A reader survives it; under --strict the output stays as it was, and `[checks]` can turn it off."""
    before = harness.stamps(small_site / OUTPUT)
    edit(small_site)
    strict = harness.build(small_site, strict=True)
    assert not strict.published
    assert (code, where) in places(strict)
    assert before == harness.stamps(small_site / OUTPUT)
    report = harness.build(small_site)
    assert report.published
    assert strict.diagnostics == report.diagnostics == harness.build(small_site).diagnostics
    harness.assert_as_clean(small_site, report)


def test_a_check_set_to_error_stops_a_warning(small_site: Path) -> None:
    """`[checks]` decides how grave a code is, for this magazine."""
    put(UN, article("Un", "[là](nulle-part.md)"))(small_site)
    change("config.toml", "[urls]", '[checks]\nlink-missing = "error"\n\n[urls]')(small_site)
    assert not harness.build(small_site).published
    change("config.toml", '"error"', '"off"')(small_site)
    assert harness.build(small_site).published


def test_strict_judges_what_was_published_before(small_site: Path) -> None:
    """Where nothing has changed the report is given again, and `--strict` still has its say; so has a dry run."""
    put(UN, article("Un", "[là](nulle-part.md)"))(small_site)
    assert harness.build(small_site).published
    before = harness.stamps(small_site / OUTPUT)
    assert not harness.build(small_site, strict=True).published
    assert not harness.build(small_site, dry_run=True).published
    assert harness.build(small_site).published
    assert before == harness.stamps(small_site / OUTPUT)
