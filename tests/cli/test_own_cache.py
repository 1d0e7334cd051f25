"""Where compiled templates and expressions are kept."""

import os
import sys
from pathlib import Path

import pytest

from magsite.cli.own_cache import expressions_file, templates_folder


def test_in_the_user_s_cache(tmp_path: Path) -> None:
    """Where the environment says that caches are, for the user alone."""
    folder = templates_folder({"XDG_CACHE_HOME": str(tmp_path), "HOME": "/nowhere"})

    assert tmp_path / "magsite/templates" == folder
    assert folder.stat().st_mode & 0o777 == 0o700


def test_expressions_have_a_file_for_each_python(tmp_path: Path) -> None:
    """Beside the templates, in a folder that is the user's alone as well."""
    file = expressions_file({"XDG_CACHE_HOME": str(tmp_path)})

    assert tmp_path / "magsite/expressions" / f"{sys.implementation.name}-{sys.hexversion:x}" == file
    assert file.parent.stat().st_mode & 0o777 == 0o700
    assert expressions_file({}) is None


def test_below_the_user_s_home(tmp_path: Path) -> None:
    """Where it says nothing; a relative path is nothing."""
    environment = {"XDG_CACHE_HOME": "cache", "HOME": str(tmp_path)}

    assert tmp_path / ".cache/magsite/templates" == templates_folder(environment)


def test_again(tmp_path: Path) -> None:
    """The next command finds what the first one made."""
    environment = {"HOME": str(tmp_path)}

    assert templates_folder(environment) == templates_folder(environment) is not None


@pytest.mark.parametrize("environment", [{}, {"HOME": ""}, {"HOME": "here"}, {"HOME": "/proc/none"}])
def test_without_a_home(environment: dict[str, str]) -> None:
    """One can do without."""
    assert templates_folder(environment) is None


def test_folder_of_others(tmp_path: Path) -> None:
    """What others may write is not run."""
    folder = tmp_path / "magsite/templates"
    folder.mkdir(parents=True)
    folder.chmod(0o770)

    assert templates_folder({"XDG_CACHE_HOME": str(tmp_path)}) is None


def test_folder_of_another_user(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nor what another user owns."""
    monkeypatch.setattr(os, "getuid", lambda: -2)

    assert templates_folder({"XDG_CACHE_HOME": str(tmp_path)}) is None


def test_link_in_its_place(tmp_path: Path) -> None:
    """A link may lead anywhere."""
    (tmp_path / "magsite").mkdir()
    (tmp_path / "else").mkdir(mode=0o700)
    (tmp_path / "magsite/templates").symlink_to(tmp_path / "else")

    assert templates_folder({"XDG_CACHE_HOME": str(tmp_path)}) is None
