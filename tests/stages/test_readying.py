"""What is loaded beside an edit: in a process of its own, unless one process was asked for."""

import os
import subprocess
import sys
import time
from collections.abc import Mapping
from functools import partial
from pathlib import Path

import msgspec
import pytest

from magsite.cache import companion as room
from magsite.stages import readying as room_of_stages
from magsite.stages.readying import joined, readying
from magsite.theme.layers import EnvironmentSpec
from tests.sites.harness import request

NEEDED = {"jinja2", "markdown", "pygments", "yaml", "magsite.making", "magsite.content.parse"}

PATIENCE = 120.0

MARKED: set[str] = set()

SPEC = EnvironmentSpec("small", (), (), "fr", "https://mag.example/")


def _loaded() -> set[str]:
    return NEEDED & set(sys.modules)


def _marking(spec: EnvironmentSpec, *_: object) -> None:
    """In the place of loading templates and what renders them, which this process may have done before."""
    MARKED.add(spec.theme)


def _marked() -> set[str]:
    return MARKED


@pytest.fixture(autouse=True)
def _forks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Although threads of the test runner go on."""
    monkeypatch.setattr(room, "can_fork", lambda: True)


def test_a_process_loads_what_makes_a_page(tmp_path: Path) -> None:
    """What reads, converts and renders an article."""
    asked = msgspec.structs.replace(request(tmp_path), cores=2)

    with readying(asked, partial((tmp_path / "begun").write_text, "")) as beside:
        assert os.getpid() != beside.call(os.getpid)()
        end = time.monotonic() + PATIENCE
        while (loaded := beside.call(_loaded)()) != NEEDED and time.monotonic() < end:
            time.sleep(0.05)
        assert loaded == NEEDED
        assert (tmp_path / "begun").is_file()


def test_what_converts_is_loaded_last(tmp_path: Path) -> None:
    """Where all texts are remembered, pages are asked for before, and nobody need wait for it."""
    program = """
import sys
from magsite.stages.readying import steps
loaded = []
for step in steps():
    step()
    loaded.append([name for name in ("magsite.content.parse", "jinja2", "markdown") if name in sys.modules])
print(*map("+".join, loaded))
"""
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=tmp_path, capture_output=True, text=True, check=True
    )

    first = "magsite.content.parse"
    assert done.stdout.split() == [first, f"{first}+jinja2", *[f"{first}+jinja2+markdown"] * 2]


def test_a_twin_has_the_templates_that_the_companion_loaded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It need not load them for itself: whoever is asked for them is the companion, before it forks the twin."""
    asked = msgspec.structs.replace(request(tmp_path), cores=2)

    monkeypatch.setattr(room_of_stages, "readied", _marking)
    with readying(asked, bool) as beside:
        assert beside.call(_marked)() == set()
        crew = joined(beside, SPEC, None)
        assert crew == (beside, beside.twin())
        assert [one.call(_marked)() for one in crew] == [{SPEC.theme}] * 2
        assert len({os.getpid(), *(one.call(os.getpid)() for one in crew)}) == 3


@pytest.mark.parametrize("other", [{"jobs": 1, "cores": 2}, {"cores": 1}])
def test_nobody_does_where_one_process_was_asked_for(tmp_path: Path, other: Mapping[str, int]) -> None:
    """Or there is one core alone."""
    asked = msgspec.structs.replace(request(tmp_path), **other)

    with readying(asked, partial((tmp_path / "begun").write_text, "")) as beside:
        assert os.getpid() == beside.call(os.getpid)() == beside.twin().call(os.getpid)()
        assert (tmp_path / "begun").is_file()
        assert not any(one.is_there for one in joined(beside, SPEC, None))
