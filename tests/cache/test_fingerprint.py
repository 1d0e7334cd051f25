"""The fingerprint of the code: whatever can change a page changes it."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import magsite
from magsite.cache.fingerprint import LIBRARIES, _versions, fingerprint


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A package of two files, beside a folder of installed libraries."""
    libraries = tmp_path / "site-packages"
    for name in ("jinja2-3.1.6.dist-info", "pytest-9.0.dist-info"):
        (libraries / name).mkdir(parents=True)
    monkeypatch.setattr(sys, "path", ["", str(libraries), str(tmp_path / "absent")])
    folder = tmp_path / "package"
    (folder / "room").mkdir(parents=True)
    (folder / "__init__.py").write_text("a = 1")
    (folder / "room/part.py").write_text("b = 1")
    return folder


def _write(name: str, text: str = "x") -> Callable[[Path], object]:
    def write(package: Path) -> None:
        (package / name).parent.mkdir(parents=True, exist_ok=True)
        (package / name).write_text(text)

    return write


def test_the_same_code_has_the_same_fingerprint(package: Path) -> None:
    """Wherever it stands: only its own paths count."""
    before = fingerprint(package)

    assert before == fingerprint(package.rename(package.with_name("moved")))


@pytest.mark.parametrize(
    "change",
    [
        _write("room/part.py", "b = 2"),
        _write("room/other.py"),
        _write("locales/fr.mo"),
        lambda package: (package / "room/part.py").unlink(),
        lambda package: (package / "room/part.py").rename(package / "part.py"),
    ],
    ids=["edited", "new", "a catalogue", "removed", "moved"],
)
def test_a_change_of_the_package_changes_it(package: Path, change: Callable[[Path], object]) -> None:
    """Code and catalogues alike."""
    before = fingerprint(package)
    change(package)

    assert before != fingerprint(package)


@pytest.mark.parametrize(
    "name",
    [
        *("__pycache__/part.pyc", "room/__pycache__/part.pyc"),
        *("themes/kiosque/theme.toml", "specimen/config.toml"),
    ],
)
def test_what_is_left_out(package: Path, name: str) -> None:
    """What Python makes itself, installed themes, which are sources, and the sample magazine."""
    before = fingerprint(package)
    _write(name)(package)

    assert before == fingerprint(package)


@pytest.mark.parametrize(
    ("new", "same"),
    [
        ("jinja2-3.2.0", False),
        ("PyYAML-6.0.dist-info", False),
        ("python_frontmatter-1.3.dist-info", False),
        ("pytest-10.0.dist-info", True),
        ("jinja2_time-1.0.dist-info", True),
    ],
)
def test_the_versions_of_libraries_count(package: Path, new: str, same: bool) -> None:  # noqa: FBT001 - a column
    """Of those that pages are made with, and of no others."""
    libraries = package.parent / "site-packages"
    before = fingerprint(package)
    if new.startswith("jinja2-"):
        (libraries / "jinja2-3.1.6.dist-info").rename(libraries / f"{new}.dist-info")
    else:
        (libraries / new).mkdir()

    assert same == (before == fingerprint(package))


def test_the_interpreter_s_version_counts(package: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its libraries make pages, too."""
    before = fingerprint(package)
    monkeypatch.setattr(sys, "version", "4.0")

    assert before != fingerprint(package)


def test_every_named_library_is_installed() -> None:
    """Under the name that its metadata folder has, so that no version is overlooked."""
    found = {name.split("-")[0].lower().replace(".", "_") for name in _versions(sys.path)}

    assert found == LIBRARIES


def test_the_program_has_one() -> None:
    """That of its own package."""
    assert len(fingerprint(Path(magsite.__file__).parent)) == 32
