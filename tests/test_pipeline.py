"""The whole build where something cannot be made: it says so, and the output stays what it was."""

from pathlib import Path
from typing import Any

import pytest

from magsite.cache.executors import WorkerLost
from magsite.diagnostics.model import Severity
from magsite.stages import producing
from tests.sites import harness
from tests.sites.harness import places, stamps, write
from tests.sites.tiny import CONFIG, THEME, article

NAME = "content/articles/racines.md"
FAILING = {"themes/tiny/templates/authors.html": "{{ page.absent }}"}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site with one article whose link leads nowhere."""
    folder = tmp_path / "site"
    write(folder, {"config.toml": CONFIG, **THEME, NAME: article("R", "[x](absent.md)", date="2008-09-24")})
    return folder


@pytest.mark.parametrize("severity", ["warning", "off"])
def test_what_cannot_be_made_is_an_error_whatever_the_checks_say(site: Path, severity: str) -> None:
    """A page would be missing; what they say of other codes holds."""
    write(
        site,
        {
            "config.toml": f'{CONFIG}[checks]\ntemplate-error = "{severity}"\nlink-missing = "off"\n',
            **FAILING,
        },
    )

    report = harness.build(site)

    assert not report.published
    assert report.checks == {"link-missing": Severity.OFF}
    assert ("template-error", "themes/tiny/templates/authors.html:1") in places(report)
    assert not (site / harness.OUTPUT).exists()


def test_an_extension_that_cannot_be_loaded_is_an_error_whatever_the_checks_say(site: Path) -> None:
    """No text can be converted without it."""
    markdown = '[markdown]\nextensions = ["absent"]\n[checks]\nmarkdown-extension = "off"\n'
    write(site, {"config.toml": CONFIG + markdown})

    report = harness.build(site)

    assert not report.published
    assert [one.code for one in report.diagnostics if one.code.startswith("markdown")] == [
        "markdown-extension"
    ]
    assert report.checks == {}


def test_a_page_that_cannot_be_made_again_stays_as_it_was(site: Path) -> None:
    """With all the others of the last build that was published."""
    harness.build(site)
    before = stamps(site / harness.OUTPUT)
    write(site, FAILING)

    assert not harness.build(site).published
    assert before == stamps(site / harness.OUTPUT)


def test_a_lost_process_is_said(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As where memory ran out; nothing of the build is published."""

    def lost(*_: Any) -> None:
        raise WorkerLost

    monkeypatch.setattr(producing, "produce", lost)

    assert places(harness.build(site)) == [("worker-lost", "")]
    assert not (site / harness.OUTPUT).exists()
