"""Opening a source in the writer's editor."""

from pathlib import Path

import pytest

from magsite.preview.editor import Place, command, editor
from tests.preview.servers import until

FILE = Path("/mag/content/a b.md")
PLACE = Place("content/a b.md", 12, 3)


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({"MAGSITE_EDITOR": "pen {file} --at={line}:{column}"}, ("pen", str(FILE), "--at=12:3")),
        ({"MAGSITE_EDITOR": "pen -n"}, ("pen", "-n", str(FILE))),
        ({"MAGSITE_EDITOR": "code -r"}, ("code", "-r", "--goto", f"{FILE}:12:3")),
        ({"VISUAL": "/usr/bin/kate"}, ("/usr/bin/kate", "--line", "12", "--column", "3", str(FILE))),
        ({"VISUAL": "", "EDITOR": "subl"}, ("subl", f"{FILE}:12:3")),
        ({"EDITOR": "vim"}, ("xdg-open", str(FILE))),
        ({}, ("xdg-open", str(FILE))),
    ],
)
def test_the_command_of_an_editor(environment: dict[str, str], expected: tuple[str, ...]) -> None:
    """The one that was set for this, one with a window, else the system's: a terminal cannot be opened from here."""
    assert expected == command(environment, "linux", FILE, PLACE)


def test_the_system_of_a_mac_opens_files_otherwise() -> None:
    """It has a command of its own."""
    assert ("open", str(FILE)) == command({}, "darwin", FILE, PLACE)


def test_a_line_that_is_not_known_is_the_first() -> None:
    """A problem of a whole file has none."""
    assert ("subl", f"{FILE}:1:1") == command({"VISUAL": "subl"}, "linux", FILE, Place("a", 0, 0))


def test_an_editor_that_is_not_there_is_said(tmp_path: Path) -> None:
    """The page can say so, too."""
    missing = editor({"MAGSITE_EDITOR": str(tmp_path / "nothing")})
    assert missing(FILE, PLACE) is False


@pytest.mark.parametrize(
    "said", ['pen "', "pen {file} {nothing}", "pen {file", "pen {file.nothing}", "pen {file} {0}"]
)
def test_a_variable_that_makes_no_sense_opens_nothing(said: str) -> None:
    """As little as an editor that is not there."""
    assert editor({"MAGSITE_EDITOR": said})(FILE, PLACE) is False


def test_an_editor_is_started_and_left_alone(tmp_path: Path) -> None:
    """It gets the file, and nobody waits for it."""
    script = tmp_path / "pen"
    script.write_text('#!/bin/sh\nprintf %s "$1" > "$0.said"\n')
    script.chmod(0o755)
    assert editor({"MAGSITE_EDITOR": str(script)})(FILE, PLACE) is True
    said = tmp_path / "pen.said"
    until(lambda: said.exists() and said.read_text() != "")
    assert said.read_text() == str(FILE)
