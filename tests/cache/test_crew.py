"""Work that is shared out among companions."""

import os
import signal
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from magsite.cache import companion as room
from magsite.cache.companion import Companion, companion
from magsite.cache.crew import shared


@pytest.fixture(autouse=True)
def _forks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Although threads of the test runner go on."""
    monkeypatch.setattr(room, "can_fork", lambda: True)


@pytest.fixture
def crew() -> Iterator[tuple[Companion, Companion]]:
    """Two processes."""
    with companion(bool) as one, companion(bool) as other:
        yield one, other


def _double(number: int) -> int:
    return 2 * number


def _slept(seconds: float) -> int:
    time.sleep(seconds)
    return os.getpid()


def _failing(number: int) -> int:
    if number == 3:
        raise ValueError(number)
    return number


class _Killed:
    """Ends the process that is to do it, unless that is the one in which it was made."""

    def __init__(self) -> None:
        self.here = os.getpid()

    def __call__(self, number: int) -> int:
        """The number again."""
        if number == 3 and os.getpid() != self.here:
            os.kill(os.getpid(), signal.SIGKILL)
        return number


@pytest.mark.parametrize("number", [0, 1, 2, 50])
def test_each_item_is_done_once(crew: tuple[Companion, Companion], number: int) -> None:
    """However many there are, and whatever the companions were asked before."""
    crew[0].call(_double, 1)

    assert {n: 2 * n for n in range(number)} == dict(shared(crew, _double, range(number)))


def test_one_alone_does_all(crew: tuple[Companion, Companion]) -> None:
    """In the order in which it was asked."""
    assert [(n, 2 * n) for n in range(9)] == list(shared(crew[:1], _double, range(9)))


def test_whoever_is_free_is_asked(crew: tuple[Companion, Companion]) -> None:
    """While one is at something long, the other does all the rest."""
    processes = [one.call(os.getpid)() for one in crew]

    done = [process for _, process in shared(crew, _slept, [1.0, *[0.001] * 20])]

    assert done.count(processes[0]) < done.count(processes[1])


def test_items_are_made_ready_when_they_are_wanted(crew: tuple[Companion, Companion]) -> None:
    """Two for each are under way, and no more."""
    wanted = iter(range(20))
    results = shared(crew, _double, wanted)

    next(results)

    assert next(wanted) == 4


def test_what_one_raises_is_raised(crew: tuple[Companion, Companion]) -> None:
    """And the crew can be asked again."""
    with pytest.raises(ValueError, match="3"):
        list(shared(crew, _failing, range(9)))

    assert crew[0].call(_double, 2)() == 4


def _written(path: Path) -> None:
    if path.name == "no":
        raise ValueError(path.name)
    time.sleep(0.2)
    path.touch()


def test_nobody_is_at_work_at_the_end(crew: tuple[Companion, Companion], tmp_path: Path) -> None:
    """What was asked for is awaited, also where one has failed: whoever goes on may remove what they write into."""
    with pytest.raises(ValueError, match="no"):
        list(shared(crew, _written, [tmp_path / name for name in ("no", "a", "b", "c", "d")]))

    # The last one was asked for if another was done before the failure was heard of.
    assert {one.name for one in tmp_path.iterdir()} in ({"a", "b", "c"}, {"a", "b", "c", "d"})


def test_whoever_stops_early_waits_as_well(crew: tuple[Companion, Companion], tmp_path: Path) -> None:
    """Four are under way when the first is there."""
    results = shared(crew, _written, [tmp_path / name for name in "abcdefgh"])
    next(results)
    results.close()

    assert {one.name for one in tmp_path.iterdir()} == {"a", "b", "c", "d"}


def test_what_a_killed_process_has_left_is_done_here(crew: tuple[Companion, Companion]) -> None:
    """All of it, once."""
    assert [(n, n) for n in range(12)] == sorted(shared(crew, _Killed(), range(12)))
