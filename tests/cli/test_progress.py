"""What a writer sees while a build goes on."""

import io
import sys
from gettext import NullTranslations

import pytest

from magsite.cli.progress import shown_progress, silence

MESSAGES = NullTranslations()


class Terminal(io.StringIO):
    """A terminal, as far as anyone asks."""

    def isatty(self) -> bool:
        """It is one."""
        return True


def _shown(monkeypatch: pytest.MonkeyPatch, *steps: tuple[str, int, int], terminal: bool = True) -> str:
    stream = Terminal() if terminal else io.StringIO()
    monkeypatch.setattr(sys, "stderr", stream)
    monkeypatch.setenv("TERM", "xterm-256color")
    with shown_progress(MESSAGES) as tell:
        for step in steps:
            tell(*step)
    return stream.getvalue()


def test_a_terminal_shows_a_bar(monkeypatch: pytest.MonkeyPatch) -> None:
    """One for each stage, and it goes away at the end."""
    shown = _shown(monkeypatch, ("parse", 1, 2), ("parse", 2, 2), ("convert", 1, 2), ("render", 5, 10))

    assert "Reading" in shown
    assert "Converting texts" in shown
    assert "Making pages" in shown
    assert shown.endswith(("\x1b[2K", "\x1b[?25h", "\r", "\n")), repr(shown[-20:])


def test_a_build_without_steps_shows_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Not even on a terminal."""
    assert _shown(monkeypatch) == ""


def test_elsewhere_nothing_is_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    """No bar fills a log."""
    assert _shown(monkeypatch, ("parse", 1, 2), terminal=False) == ""


def test_silence_shows_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """On a terminal either: what is printed is for machines."""
    stream = Terminal()
    monkeypatch.setattr(sys, "stderr", stream)

    with silence() as tell:
        tell("parse", 1, 2)

    assert stream.getvalue() == ""


def test_the_bar_goes_away_after_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    """The terminal's cursor is back."""
    stream = Terminal()
    monkeypatch.setattr(sys, "stderr", stream)
    monkeypatch.setenv("TERM", "xterm-256color")

    def interrupted() -> None:
        with shown_progress(MESSAGES) as tell:
            tell("parse", 1, 2)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()

    assert "\x1b[?25h" in stream.getvalue()
