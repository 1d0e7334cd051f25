"""docs/command-line.md describes the commands that writers begin with: each option, and no other."""

import re
from pathlib import Path

import click
import pytest

import magsite
from tests.docs.commands import subcommands

PAGE = (Path(__file__).parents[2] / "docs/command-line.md").read_text("utf-8")
SPECIMEN = Path(magsite.__file__).parent / "specimen"


def _section(heading: str) -> str:
    return PAGE.partition(f"\n## {heading}\n")[2].partition("\n## ")[0]


def _first_cells(heading: str) -> set[str]:
    """What stands in backticks in the first cells of a section's table."""
    rows = re.findall(r"^\| (`[^|]*) \|", _section(heading), re.MULTILINE)
    return {name for row in rows for name in re.findall(r"`([^`]+)`", row)}


@pytest.mark.parametrize(("name", "heading"), [("article", "A new article")])
def test_each_option_is_described(name: str, heading: str) -> None:
    """But for those that every command has."""
    options = {
        word
        for option in subcommands()[name].params
        if isinstance(option, click.Option)
        for word in (*option.opts, *option.secondary_opts)
    }

    assert options - {"--lang"} == _first_cells(heading)


def test_each_part_of_a_new_magazine_is_described() -> None:
    """All that stands in it, but for what only version control sees."""
    parts = {
        f"{path.relative_to(SPECIMEN).as_posix()}/" if path.is_dir() else path.name
        for path in (*SPECIMEN.iterdir(), *SPECIMEN.glob("content/*"), *SPECIMEN.glob("content/articles/*/"))
        if path.name not in {"content", "articles"} and path.suffix != ".png"
    }

    assert parts | {".gitignore", "data/shares/", "static/"} == _first_cells("A new magazine")
