"""Folders for the sites that tests write."""

import os
import shutil
import subprocess
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from tests.sites import harness, small


def pytest_configure(config: pytest.Config) -> None:
    """Say what the marker means that only these tests have."""
    config.addinivalue_line("markers", "mount: mounts a small disk, which takes root")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Deselect what takes root where there is none."""
    left_out = [item for item in items if item.get_closest_marker("mount") and not _may_mount()]
    if left_out:
        config.hook.pytest_deselected(items=left_out)
        items[:] = [item for item in items if item not in left_out]


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """An empty folder for a site, with room beside it."""
    folder = tmp_path / "site"
    folder.mkdir()
    return folder


@pytest.fixture(scope="session")
def _built(tmp_path_factory: pytest.TempPathFactory, _desk: Path) -> Path:
    """The small site and its output, made once where all copies stand, so that what it remembers holds for them."""
    folder = tmp_path_factory.mktemp("built") / "site"
    harness.write(_desk, small.FILES)
    harness.build(_desk)
    shutil.move(_desk, folder)
    return folder


@pytest.fixture(scope="session")
def _desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One place for all copies, so that templates compiled for one test serve the next."""
    return tmp_path_factory.mktemp("desk") / "site"


@pytest.fixture
def small_site(_built: Path, _desk: Path) -> Path:
    """A fresh copy of the small site with its cache and its output, as the first build left them."""
    shutil.rmtree(_desk.parent)
    shutil.copytree(_built, _desk)
    return _desk


@cache
def _may_mount() -> bool:
    """Whether this system lets us: root alone does not say so, in a container."""
    if os.geteuid() != 0:
        return False
    with TemporaryDirectory() as place:
        done = subprocess.run(["mount", "-t", "tmpfs", "tmpfs", place], check=False, capture_output=True)
        if done.returncode == 0:
            subprocess.run(["umount", place], check=True)
    return done.returncode == 0
