"""Compiled templates, kept for the next process."""

from collections.abc import Callable
from pathlib import Path

import pytest

from magsite.theme.compiled import Compiled
from magsite.theme.environment import ClosedEnvironment
from magsite.theme.layers import CompiledFolder, EnvironmentSpec, ThemeFile
from magsite.theme.rendering import render

MakeFiles = Callable[..., tuple[ThemeFile, ...]]
Shown = Callable[..., str]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where compiled templates lie."""
    path = tmp_path / "compiled"
    path.mkdir()
    return path


@pytest.fixture
def process(make_files: MakeFiles, folder: Path) -> Shown:
    """Render a page as a process of its own would."""

    def shown(text: str, code: str = "1", at: Path = folder) -> str:
        spec = EnvironmentSpec(
            "s", make_files({"templates/page.html": text}), (), "fr", "https://mag.example/"
        )
        made = render(
            ClosedEnvironment(spec, Compiled(CompiledFolder(str(at), code))), "page.html", "x", None, ""
        )
        return made.decode().strip() if isinstance(made, bytes) else str(made)

    return shown


def _written(folder: Path) -> dict[str, int]:
    return {path.name: path.stat().st_mtime_ns for path in folder.iterdir()}


def test_second_process_compiles_nothing(
    process: Shown, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It loads what the first has compiled, with what it knows of it."""
    first = process("{{ page }}")
    monkeypatch.setattr(ClosedEnvironment, "_parse", None)

    assert (first, "x") == (process("{{ page }}"), first)
    assert len(_written(folder)) == 1


def test_edited_template_takes_the_place_of_the_old(process: Shown, folder: Path) -> None:
    """The folder does not grow."""
    assert [process("a"), process("b"), process("b")] == ["a", "b", "b"]
    assert len(_written(folder)) == 1


def test_another_magazine_has_its_own_constants(make_files: MakeFiles, folder: Path) -> None:
    """A template that two have in common is compiled once, and what a filter makes of a constant is worked out by each."""
    files = make_files({"templates/page.html": '{{ "x/"|absolute }} {{ 12345|number }}'})
    compiled = Compiled(CompiledFolder(str(folder), "1"))
    french = EnvironmentSpec("s", files, (), "fr", "https://a.example/")
    english = EnvironmentSpec("s", files, (), "en", "https://b.example/")

    first, second = (
        render(ClosedEnvironment(spec, compiled), "page.html", "x", None, "") for spec in (french, english)
    )

    assert first == "https://a.example/x/ 12\u202f345\n".encode()
    assert second == b"https://b.example/x/ 12,345\n"


def test_other_code_compiles_again(process: Shown, folder: Path) -> None:
    """What another version of the program has compiled is not run."""
    process("a")
    before = _written(folder)
    process("a", code="2")

    assert before != _written(folder)
    assert before.keys() == _written(folder).keys()


@pytest.mark.parametrize("damage", [b"", b"x", b"0" * 5_000])
def test_damaged_file_is_as_if_it_were_not_there(process: Shown, folder: Path, damage: bytes) -> None:
    """And is replaced."""
    process("a")
    (path,) = folder.iterdir()
    whole = path.read_bytes()
    path.write_bytes(damage)

    assert process("a") == "a"
    assert whole == path.read_bytes()


def test_cut_file_is_as_if_it_were_not_there(process: Shown, folder: Path) -> None:
    """No half of a code is run."""
    process("a")
    (path,) = folder.iterdir()
    path.write_bytes(path.read_bytes()[:-1])

    assert process("a") == "a"


def test_folder_that_is_not_there_is_done_without(process: Shown, tmp_path: Path) -> None:
    """Not a word, and the page is made."""
    assert process("a", at=tmp_path / "none") == "a"


def test_folder_does_not_grow_without_end(process: Shown, folder: Path) -> None:
    """What was written long ago goes first."""
    for number in range(1_000):
        (folder / f"{number}.template").touch()
    (folder / "0.template").write_text("")

    assert process("a") == "a"
    assert len(_written(folder)) == 501
    assert any(len(name) > len("999.template") for name in _written(folder))
