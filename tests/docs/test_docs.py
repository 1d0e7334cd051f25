"""The documentation keeps its promises: commands exist, links lead somewhere."""

import re
from pathlib import Path

import pytest

from tests.docs.commands import subcommands

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").rglob("*.md"))]
SHELL = re.compile(r"^```(?:sh|shell|bash|console)\n(.*?)^```", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"(?<!!)\[[^\]]*\]\(([^)\s]+)[^)]*\)|!\[[^\]]*\]\(([^)\s]+)[^)]*\)")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_commands_exist(page: Path) -> None:
    """Every line of a shell block that begins with `magsite` or `make` names a command, its options and a target."""
    targets = re.findall(r"^([a-z][a-z-]*):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    known = subcommands()
    for words in _commands(page):
        if words[0] == "make":
            assert set(words[1:]) <= set(targets), words
        elif words[0] == "magsite" and len(words) > 1 and not words[1].startswith("-"):
            assert words[1] in known, words
            every = (option for one in known[words[1]].params for option in (*one.opts, *one.secondary_opts))
            options = {"--lang", "--help", *every}
            assert {word.split("=")[0] for word in words[2:] if word.startswith("-")} <= options, words


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_to_files(page: Path) -> None:
    """Every relative link of a page of documentation leads to a file, and to a heading where it names one."""
    for target in _links(page):
        path, _, anchor = target.partition("#")
        file = (page.parent / path) if path else page
        assert file.exists(), target
        if anchor and file.suffix == ".md":
            assert anchor in _anchors(file), target


def test_the_changelog_speaks_of_what_comes() -> None:
    """It has a section for what is not released, or for a version."""
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert re.search(r"^## \[?(Unreleased|\d+\.\d+)", text, re.MULTILINE)


def _commands(page: Path) -> list[list[str]]:
    lines = "\n".join(SHELL.findall(page.read_text(encoding="utf-8"))).splitlines()
    parts = [part for line in lines for part in re.split(r"&&|;|\|", line.split(" #")[0])]
    return [words for part in parts if (words := part.removeprefix("$ ").split())]


def _links(page: Path) -> list[str]:
    text = re.sub(r"```.*?```|`[^`\n]*`", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)
    found = [first or second for first, second in LINK.findall(text)]
    return [target for target in found if not re.match(r"[a-z]+:", target)]


def _anchors(page: Path) -> set[str]:
    """The anchors that hosts of code make of headings."""
    headings = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).strip().replace(" ", "-") for heading in headings}
