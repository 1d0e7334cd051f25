"""The command, run in this process on a site of the test's own."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from magsite.cli.commands import command
from magsite.cli.words import spoken
from tests.sites.harness import Files, write
from tests.sites.tiny import article

CONFIG = """\
[magazine]
title = "Mag"
url = "https://mag.example/"

[urls]
page_size = 2

[theme]
name = "bare"
"""

PAGES = (
    "home",
    "category",
    "author",
    "tag",
    "most_shared",
    "article",
    "page",
    "authors",
    "tags",
    "not_found",
)

SITE: Files = {
    "config.toml": CONFIG,
    **{f"themes/bare/templates/{name}.html": "{{ page.meta.title }}" for name in PAGES},
    "content/articles/racines.md": article("Les racines", date="2008-09-24"),
}

Run = Callable[..., Result]


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site with one article, in which nothing is wrong."""
    folder = tmp_path / "site"
    write(folder, SITE)
    return folder


@pytest.fixture
def run() -> Run:
    """Run `magsite` with these arguments, in this environment; English unless it says otherwise."""

    def run_command(
        *arguments: str | Path, environment: Mapping[str, str] | None = None, terminal: bool = False
    ) -> Result:
        words = [str(argument) for argument in arguments]
        environment = {"LANG": "en_GB.UTF-8"} | dict(environment or {})
        group = command(spoken(words, environment, Path()), environment)
        return CliRunner().invoke(group, words, prog_name="magsite", color=terminal)

    return run_command
