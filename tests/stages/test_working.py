"""Work in slices over processes: what is told of it, and what is said of a process that was killed."""

import os
import signal
from collections.abc import Sequence
from functools import partial
from pathlib import Path

import pytest

from magsite.cache import companion as room
from magsite.cache.companion import companion
from magsite.cache.executors import WorkerLost, start_method
from magsite.content.body import MarkdownOptions, body_request
from magsite.content.document import BodySource
from magsite.content.walk import Root
from magsite.diagnostics.model import Diagnostic
from magsite.orders import Job, Library, Outcome, Press, Workshop
from magsite.pages.target import Copy, Target, Text, target
from magsite.stages import working
from magsite.stages.request import REPLACED
from magsite.theme.layers import EnvironmentSpec
from tests.builders import edition, magazine
from tests.sites.harness import CODE, request


@pytest.fixture
def workshop(tmp_path: Path) -> Workshop:
    """A workshop without sources and theme."""
    (tmp_path / "staging").mkdir()
    library = Library(str(tmp_path / "cache"), (Root(str(tmp_path), "content"),))
    spec = EnvironmentSpec("small", (), (), "fr", "https://mag.example/")
    return Workshop(Press(library, spec, edition(magazine()).site, CODE), str(tmp_path / "staging"))


def _targets(number: int) -> list[Target]:
    return [
        target(f"/{n}", "/", "article", f"content/{n}.md", tuple, partial(Text, f"text {n}"))
        for n in range(number)
    ]


def _made(
    workshop: Workshop, *targets: Target
) -> tuple[list[Outcome], list[tuple[str, int, int]], list[Diagnostic]]:
    told: list[tuple[str, int, int]] = []
    replaced: list[Diagnostic] = []
    asked = request(Path(workshop.press.library.cache), jobs=2)
    found = working.made(asked, workshop, targets, (), lambda *step: told.append(step), replaced, ())
    return list(found), told, replaced


class _Killing:
    """Making pages, over one of which processes are killed as long as there are marks in a folder."""

    def __init__(self, marks: Path, times: int) -> None:
        self.marks = [marks / str(number) for number in range(times)]
        for mark in self.marks:
            mark.touch()

    def __call__(self, _: Workshop, jobs: Sequence[Job]) -> Outcome:
        """What was to be made, as if it had been."""
        for mark in self.marks if "content/30.md" in {job.name for job in jobs} else ():
            if mark.exists():
                mark.unlink()
                os.kill(os.getpid(), signal.SIGKILL)
        return Outcome(converted=tuple(job.name for job in jobs))


@pytest.mark.parametrize("times", [0, 1, 2])
def test_each_file_is_told_of_once(
    workshop: Workshop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, times: int
) -> None:
    """In steps that only grow, up to the whole, also where work is done again; each process lost is told of."""
    monkeypatch.setattr(working, "_made", _Killing(tmp_path, times))

    found, told, replaced = _made(workshop, *_targets(80))

    assert [f"content/{n}.md" for n in range(80)] == [name for one in found for name in one.converted]
    done = [step for _, step, _ in told]
    assert sorted(set(done)) == done
    assert {("render", 80)} == {(stage, total) for stage, _, total in told}
    assert done[-1] == 80
    assert [REPLACED] * times == replaced


def test_a_page_that_costs_three_processes_is_named(
    workshop: Workshop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By its source."""
    monkeypatch.setattr(working, "_made", _Killing(tmp_path, 3))

    with pytest.raises(WorkerLost, match=r"^content/30\.md$"):
        _made(workshop, *_targets(80))


def test_a_crew_makes_each_file_once(workshop: Workshop, monkeypatch: pytest.MonkeyPatch) -> None:
    """In shares of which each is told of."""
    monkeypatch.setattr(room, "can_fork", lambda: True)
    told: list[tuple[str, int, int]] = []
    asked = request(Path(workshop.press.library.cache), jobs=1)
    targets = _targets(20)

    with companion(bool) as one, companion(bool) as other:
        made = working.made(asked, workshop, targets, (), lambda *step: told.append(step), [], (one, other))
        paths = sorted(file.path for outcome in made for file in outcome.staged)

    assert paths == sorted(one.path for one in targets)
    done = [step for _, step, _ in told]
    assert (len(done), done[-1], sorted(set(done))) == (7, 20, done)


def test_what_cannot_be_made_is_told_of_too(workshop: Workshop) -> None:
    """It is done with."""
    broken = target("/b", "/", "file", "", tuple, lambda: Copy("content/a.md", "digest"))

    found, told, _ = _made(workshop, broken, *_targets(1))

    assert [len(one.diagnostics) for one in found] == [1]
    assert told == [("render", 2, 2)]


def test_texts_are_told_of_though_they_cannot_be_converted(workshop: Workshop) -> None:
    """Or were converted meanwhile."""
    told: list[tuple[str, int, int]] = []
    texts = [
        body_request(f"key {n}", BodySource(f"content/{n}.md", 0, 1, "digest"), MarkdownOptions(), (), ())
        for n in range(3)
    ]
    asked = request(Path(workshop.press.library.cache))

    list(working.converted(asked, workshop.press.library, texts, lambda *step: told.append(step), []))

    assert told == [("convert", 3, 3)]


def test_how_processes_begin_depends_on_how_much_is_to_be_made(
    workshop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is in memory grows with it."""
    asked: list[int] = []

    def recorded(tasks: int) -> str:
        asked.append(tasks)
        return start_method()

    monkeypatch.setattr(working, "start_method", recorded)
    monkeypatch.setattr(working, "worker_count", lambda *_: 2)
    _made(workshop, *_targets(3))
    assert asked == [3]
