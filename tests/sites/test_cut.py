"""Publishing that is cut short, by a full disk or by the end of the process: each file is the old or the new one, whole."""

import errno
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from time import perf_counter, sleep

import pytest

from magsite.output import journal, staging
from magsite.output.manifest import JOURNAL, PRIVATE
from tests.sites import harness
from tests.sites.edits import change, many_edits
from tests.sites.harness import OUTPUT, places

MOMENTS = 1 if "CI" in os.environ else 4
"""Of how many steps of publishing one is tried."""

TRIALS = 12
"""How often the process is killed, at the least."""


class Cut(BaseException):
    """The process ends here, as with SIGKILL."""


@pytest.mark.slow
def test_a_change_cut_anywhere_is_completed_by_the_next_build(
    small_site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever had been done before the cut: no file is torn, and the next build ends it and leaves no trace."""
    many_edits(small_site)
    old = harness.files(small_site / OUTPUT)
    start = small_site.parent / "start"
    shutil.copytree(small_site, start, symlinks=True)
    steps = _watched(small_site, monkeypatch)
    new = harness.files(small_site / OUTPUT)
    for moment in range(0, len(steps), MOMENTS):
        shutil.rmtree(small_site)
        shutil.copytree(start, small_site, symlinks=True)
        _build_cut_at(moment, small_site, monkeypatch)
        assert_old_or_new(small_site / OUTPUT, old, new)
        assert (small_site / OUTPUT / JOURNAL).exists()
        assert harness.build(small_site).published
        assert new == harness.files(small_site / OUTPUT)
        assert _traces(small_site / OUTPUT) == []


def test_the_steps_of_publishing_are_in_a_safe_order(
    small_site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing points at what is not there yet: assets, articles, lists, feeds, sitemap; then what goes; the manifest."""
    many_edits(small_site)
    steps = _watched(small_site, monkeypatch)
    names = [
        "assets/tiny",
        "internet/neuf/",
        "internet/index.html",
        "feed.xml",
        "sitemap.xml",
        "internet/deux/",
    ]
    found = [next(at for at, step in enumerate(steps) if step.startswith(name)) for name in names]
    assert sorted(found) == found
    assert steps[-1] == f"{PRIVATE}/manifest"


def test_an_edit_after_the_cut_comes_out_as_well(small_site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The change that was cut is completed first, and then the one that came after it."""
    many_edits(small_site)
    _build_cut_at(3, small_site, monkeypatch)
    change("config.toml", '"Mag"', '"Revue"')(small_site)
    harness.assert_as_clean(small_site, harness.build(small_site))


def test_an_error_after_the_cut_lets_the_change_be_completed(
    small_site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What had begun is ended even by a build that publishes nothing itself."""
    many_edits(small_site)
    _build_cut_at(3, small_site, monkeypatch)
    change("config.toml", "page_size", "pagesize")(small_site)
    assert not harness.build(small_site).published
    change("config.toml", "pagesize", "page_size")(small_site)
    assert harness.generation(small_site / OUTPUT) == harness.clean_build(small_site)[1]


def test_a_disk_that_fills_up_at_any_write_leaves_the_old_output(
    small_site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The reason is said; with room again the build goes through."""
    many_edits(small_site)
    before = harness.stamps(small_site / OUTPUT)
    total = 0
    while _fills_up_after(total, small_site, monkeypatch):
        assert before == harness.stamps(small_site / OUTPUT)
        total += 1
    assert total > len(before) // 2
    harness.assert_as_clean(small_site, harness.build(small_site))


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of one megabyte."""
    place = tmp_path / "disk"
    place.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(place)], check=True)
    yield place
    subprocess.run(["umount", str(place)], check=True)


@pytest.mark.mount
def test_a_really_full_disk_leaves_the_old_output(small_site: Path, small_disk: Path) -> None:
    """No page is empty and none is missing; with room again the build goes through."""
    output = small_disk / OUTPUT
    harness.build(small_site, output)
    before = harness.files(output)
    harness.write(small_site, {f"static/{n}.bin": b"x" * 100_000 for n in range(12)})
    many_edits(small_site)
    assert [one for one in places(harness.build(small_site, output)) if one[1] == ""] == [
        ("output-write", "")
    ]
    assert before == harness.files(output)
    harness.write(small_site, {f"static/{n}.bin": None for n in range(12)})
    assert harness.build(small_site, output).published
    assert harness.clean_build(small_site)[1] == harness.generation(output)


@pytest.mark.mount
def test_a_first_build_on_a_full_disk_leaves_nothing(small_site: Path, small_disk: Path) -> None:
    """An output that could not be made whole is not made at all."""
    harness.write(small_site, {f"static/{n}.bin": b"x" * 100_000 for n in range(12)})
    assert places(harness.build(small_site, small_disk / OUTPUT)) == [("output-write", "")]
    assert not list(small_disk.iterdir())


@pytest.mark.slow
def test_a_process_killed_at_any_moment_leaves_whole_files(small_site: Path) -> None:
    """Killed with SIGKILL at random moments: every file is the old or the new one, and the next build ends it."""
    command = [
        sys.executable,
        "-m",
        "magsite",
        "build",
        str(small_site),
        "--now",
        "2026-11-22",
        "--jobs",
        "2",
    ]
    # Coverage would keep the workers of a killed process busy long after it.
    bare = {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE")}
    subprocess.run(command, check=True, capture_output=True, env=bare)
    start = small_site.parent / "start"
    shutil.copytree(small_site, start, symlinks=True)
    old = harness.files(small_site / OUTPUT)
    many_edits(small_site)
    began = perf_counter()
    subprocess.run(command, check=True, capture_output=True, env=bare)
    took, killed = perf_counter() - began, 0
    new = harness.files(small_site / OUTPUT)
    moments = Random(1)  # noqa: S311 - any moments will do, but the same ones each time
    trials = 0
    while trials < TRIALS or killed <= TRIALS // 3:
        trials += 1
        shutil.rmtree(small_site)
        shutil.copytree(start, small_site, symlinks=True)
        many_edits(small_site)
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=bare)
        sleep(moments.uniform(0.3, 1) * took)
        process.send_signal(signal.SIGKILL)
        if process.wait() == -signal.SIGKILL:
            killed += 1
        else:
            # It had ended before: the machine has less to do than when the time was taken.
            took *= 0.9
        assert_old_or_new(small_site / OUTPUT, old, new)
        subprocess.run(command, check=True, capture_output=True, env=bare)
        assert new == harness.files(small_site / OUTPUT)
        assert _traces(small_site / OUTPUT) == []


def assert_old_or_new(output: Path, old: dict[str, bytes], new: dict[str, bytes]) -> None:
    """Every file is whole: the old one or the new one."""
    for path, content in harness.files(output).items():
        assert content in {old.get(path), new.get(path)}, path


def _watched(site: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Build, and return the path of every step of publishing in order."""
    steps: list[str] = []

    def noted(path: Path) -> None:
        steps.append(path.relative_to(site / OUTPUT).as_posix())

    with monkeypatch.context() as patch:
        _before_each_step(noted, patch)
        assert harness.build(site).published
    return steps


def _build_cut_at(moment: int, site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Build, and end the process before this step of publishing."""
    left = [None] * moment

    def counted(_: Path) -> None:
        if not left:
            raise Cut
        left.pop()

    with monkeypatch.context() as patch:
        _before_each_step(counted, patch)
        with pytest.raises(Cut):
            harness.build(site)


def _before_each_step(told: Callable[[Path], None], monkeypatch: pytest.MonkeyPatch) -> None:
    move, delete = journal._move, journal._delete

    def moved(source: str, target: str) -> None:
        told(Path(target))
        move(source, target)

    def deleted(folder: Path, target: Path) -> None:
        told(target)
        delete(folder, target)

    monkeypatch.setattr(journal, "_move", moved)
    monkeypatch.setattr(journal, "_delete", deleted)


def _fills_up_after(writes: int, site: Path, monkeypatch: pytest.MonkeyPatch) -> bool:
    """Build on a disk that is full after so many writes; whether the build needed more, and said so."""
    left = [None] * writes
    write = staging._write

    def counted(descriptor: int, data: bytes) -> int:
        if not left:
            os.write(descriptor, data[: len(data) // 2])
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        left.pop()
        return write(descriptor, data)

    with monkeypatch.context() as patch:
        patch.setattr(staging, "_write", counted)
        report = harness.build(site)
    if report.published:
        return False
    reasons = [dict(one.arguments)["reason"] for one in report.diagnostics if one.code == "output-write"]
    assert [os.strerror(errno.ENOSPC)] == [reason.rpartition(": ")[2] for reason in reasons]
    return True


def _traces(output: Path) -> list[str]:
    """What publishing may have left behind in our folder, or beside the output."""
    ours = [
        path.name for path in (output / PRIVATE).rglob("*") if path.name not in {"lock", "manifest", "mark"}
    ]
    return [name for name in ours if name != "staging"] + [
        path.name for path in output.parent.glob(".public*")
    ]
