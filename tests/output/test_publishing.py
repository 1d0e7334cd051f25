"""Publishing to an output folder, new or old."""

import ctypes
import errno
import os
import signal
import stat
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from types import SimpleNamespace

import msgspec
import pytest

from magsite.output import publishing
from magsite.output import staging as staging_module
from magsite.output.entry import Entry
from magsite.output.journal import recover
from magsite.output.listing import listing
from magsite.output.lock import output_lock
from magsite.output.manifest import FORMAT, JOURNAL, MANIFEST, MARK, PRIVATE, STAGING, Manifest, read
from magsite.output.operations import generation, operations
from magsite.output.publishing import Output, OutputBusy, intact, new_staging, open_output, publish
from magsite.output.staging import Staged, stage

SITE: Mapping[str, str] = {"index.html": "home", "internet/a/index.html": "article", "style.css": "css"}
NEXT: Mapping[str, str] = {"index.html": "home 2", "mobile/b/index.html": "article 2"}

KILLED = """
import os, signal, sys
from pathlib import Path
from magsite.output import journal
from magsite.output.listing import listing
from magsite.output.manifest import FORMAT, Manifest
from magsite.output.operations import Operation
from magsite.output.publishing import new_staging, open_output, publish
from magsite.output.staging import stage
folder, moment = Path(sys.argv[1]), int(sys.argv[2])
moves, move = [], journal._move
def counted(source, target):
    if len(moves) == moment:
        os.kill(os.getpid(), signal.SIGKILL)
    moves.append(target)
    move(source, target)
journal._move = counted
with open_output(folder) as output, new_staging(output) as staging:
    for path in ("index.html", "mobile/b/index.html"):
        stage(staging, path, b"new")
    if moment < 0:
        os.kill(os.getpid(), signal.SIGKILL)
    operations = (Operation("move", "index.html"), Operation("move", "mobile/b/index.html"))
    publish(output, staging, Manifest(FORMAT, output.mark, "new", "", None, b"", listing(())), operations)
"""


def _entry(staged: Staged) -> Entry:
    group = "asset" if staged.path.endswith(".css") else "article"
    return Entry(staged.path, "", b"", staged.size, staged.mtime_ns, staged.digest, group)  # type: ignore[arg-type]


def _publish_in(output: Output, staging: Path, site: Mapping[str, str]) -> Manifest:
    new = listing([_entry(stage(staging, path, text.encode())) for path, text in site.items()])
    old = output.manifest.listing if output.manifest else listing(())
    files = generation(old, new)
    manifest = Manifest(FORMAT, output.mark, "inputs", "", None, b"", files)
    publish(output, staging, manifest, operations(old, files, frozenset(site)))
    return manifest


def _publish(folder: Path, site: Mapping[str, str]) -> Manifest:
    with open_output(folder) as output, new_staging(output) as staging:
        return _publish_in(output, staging, site)


def _texts(folder: Path) -> dict[str, str]:
    files = (path.relative_to(folder) for path in folder.rglob("*") if path.is_file())
    return {path.as_posix(): (folder / path).read_text() for path in files if path.parts[0] != PRIVATE}


def _sweep(folder: Path) -> None:
    """Do what every command does first."""
    with open_output(folder):
        pass


def _run_killed(folder: Path, moment: int) -> None:
    done = subprocess.run([sys.executable, "-c", KILLED, str(folder), str(moment)], check=False)
    assert done.returncode == -signal.SIGKILL


def test_a_fresh_output_appears_whole(tmp_path: Path) -> None:
    """The folder is made by one rename, with its folders above, and nothing stays beside it."""
    folder = tmp_path / "deep/public"

    manifest = _publish(folder, SITE)

    assert _texts(folder) == SITE
    assert manifest == read(folder)
    assert manifest.mark == (folder / MARK).read_text()
    assert [folder] == list(folder.parent.iterdir())


def test_a_fresh_output_is_staged_beside_it(tmp_path: Path) -> None:
    """Until it is published, there is no output folder."""
    with open_output(tmp_path / "public") as output, new_staging(output) as staging:
        assert output.fresh
        assert tmp_path == staging.parent
        assert not output.folder.exists()


def test_an_output_changes_into_the_next(tmp_path: Path) -> None:
    """New files come, old ones go, the assets of before are kept, the mark stays."""
    first = _publish(tmp_path / "public", SITE)

    second = _publish(tmp_path / "public", NEXT)

    assert _texts(tmp_path / "public") == {**NEXT, "style.css": "css"}
    assert first.mark == second.mark
    assert second == read(tmp_path / "public")


def test_nothing_of_the_work_is_left(tmp_path: Path) -> None:
    """Of our private files only the mark, the manifest and the lock stay."""
    _publish(tmp_path / "public", SITE)
    _publish(tmp_path / "public", NEXT)

    left = {path.name for path in (tmp_path / "public" / PRIVATE).rglob("*")}

    assert {"mark", "manifest", "lock"} == left - {"staging"}


def test_an_empty_folder_is_filled_where_it_is(tmp_path: Path) -> None:
    """It may be a mount point, which cannot be replaced."""
    (tmp_path / "public").mkdir()
    before = (tmp_path / "public").stat().st_ino

    manifest = _publish(tmp_path / "public", SITE)

    assert _texts(tmp_path / "public") == SITE
    assert before == (tmp_path / "public").stat().st_ino
    assert manifest.mark == (tmp_path / "public" / MARK).read_text()


def test_an_output_behind_a_link_is_written_where_it_leads(tmp_path: Path) -> None:
    """The link stays a link, even where it leads to no folder yet."""
    (tmp_path / "public").symlink_to(tmp_path / "disk")

    _publish(tmp_path / "public", SITE)

    assert _texts(tmp_path / "disk") == SITE
    assert (tmp_path / "public").is_symlink()


def test_foreign_files_are_never_touched(tmp_path: Path) -> None:
    """What the manifest does not list stays through changes and deletions."""
    foreign = {".git/config": "git", "CNAME": "name", "internet/a/note.txt": "note"}
    _publish(tmp_path / "public", SITE)
    for path, text in foreign.items():
        (tmp_path / "public" / path).parent.mkdir(exist_ok=True)
        (tmp_path / "public" / path).write_text(text)

    _publish(tmp_path / "public", {})

    assert {**foreign, "style.css": "css"} == _texts(tmp_path / "public")


def test_an_error_before_publishing_leaves_the_old_output(tmp_path: Path) -> None:
    """The old output stands untouched, and nothing waits in staging."""
    _publish(tmp_path / "public", SITE)

    def fail() -> None:
        with open_output(tmp_path / "public") as output, new_staging(output) as staging:
            stage(staging, "index.html", b"new")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fail()

    assert _texts(tmp_path / "public") == SITE
    assert not list((tmp_path / "public" / STAGING).iterdir())


@pytest.mark.parametrize("writes", range(4))
def test_a_full_disk_leaves_the_old_output(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, writes: int
) -> None:
    """Whichever write fails, of a page, the manifest or the journal, the old output stands untouched."""
    before = _publish(tmp_path / "public", SITE)
    real, done = os.write, list[int]()

    def write(file: int, data: bytes) -> int:
        if len(done) == writes:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        done.append(file)
        return real(file, data)

    monkeypatch.setattr(os, "write", write)
    with pytest.raises(OSError, match="No space left"):
        _publish(tmp_path / "public", NEXT)
    monkeypatch.undo()

    assert _texts(tmp_path / "public") == SITE
    with open_output(tmp_path / "public") as output:
        assert before == output.manifest


def test_a_failure_while_publishing_is_completed_by_the_next_command(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Once the journal stands, staging is not thrown away, whatever happens."""
    _publish(tmp_path / "public", SITE)

    done: list[Path] = []

    def fail_at_second(folder: Path) -> None:
        # The first call is the opening's.
        if done:
            raise KeyboardInterrupt
        done.append(folder)
        recover(folder)

    monkeypatch.setattr(publishing, "recover", fail_at_second)
    with pytest.raises(KeyboardInterrupt):
        _publish(tmp_path / "public", NEXT)
    assert _texts(tmp_path / "public") == SITE
    monkeypatch.undo()

    with open_output(tmp_path / "public") as output:
        assert _texts(output.folder) == {**NEXT, "style.css": "css"}


@pytest.mark.parametrize("moment", range(3))
def test_a_build_killed_in_publishing_is_completed(tmp_path: Path, moment: int) -> None:
    """SIGKILL between two renames: the journal tells the next command what is left to do."""
    _publish(tmp_path / "public", SITE)

    _run_killed(tmp_path / "public", moment)

    assert (tmp_path / "public" / JOURNAL).exists()
    with open_output(tmp_path / "public") as output:
        assert output.manifest is not None
        assert output.manifest.inputs == "new"
        expected = {**SITE, "index.html": "new", "mobile/b/index.html": "new"}
        assert expected == _texts(tmp_path / "public")


@pytest.mark.parametrize("site", [SITE, None])
def test_a_build_killed_before_publishing_is_swept(tmp_path: Path, site: Mapping[str, str] | None) -> None:
    """Its staging goes with the next command, be it in the output or beside it."""
    if site is not None:
        _publish(tmp_path / "public", site)
    _run_killed(tmp_path / "public", -1)
    left = [path for path in tmp_path.rglob("*") if path.is_file() and path.read_bytes() == b"new"]
    assert left

    _sweep(tmp_path / "public")

    assert not list(tmp_path.rglob("mobile"))
    assert (site or {}) == _texts(tmp_path / "public")


def test_the_staging_of_a_running_build_is_not_swept(tmp_path: Path) -> None:
    """Two builds that both make the folder do not disturb each other, nor a folder with another name."""
    (tmp_path / ".public.magsite-of-mine").mkdir()
    with open_output(tmp_path / "public") as output, new_staging(output) as staging:
        _sweep(tmp_path / "public")
        assert staging.is_dir()
    assert (tmp_path / ".public.magsite-of-mine").is_dir()


def test_the_second_of_two_fresh_builds_is_refused(tmp_path: Path) -> None:
    """The folder that the first one made stands, and the second leaves nothing behind."""

    def second() -> None:
        with open_output(tmp_path / "public") as output, new_staging(output) as staging:
            _publish(tmp_path / "public", SITE)
            _publish_in(output, staging, NEXT)

    with pytest.raises(OutputBusy):
        second()

    assert _texts(tmp_path / "public") == SITE
    assert [tmp_path / "public"] == list(tmp_path.iterdir())


def test_a_fresh_output_that_cannot_be_made_is_an_os_error(tmp_path: Path) -> None:
    """A name that leads in a circle is an accident of the disk, not another build."""
    (tmp_path / "public").symlink_to(tmp_path / "public")

    with pytest.raises(OSError, match="public"):
        _publish(tmp_path / "public", SITE)


@pytest.fixture
def flushed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is flushed to the disk, in order: the texts of files, or "everything"."""
    done: list[str] = []

    def fsync(descriptor: int) -> None:
        if stat.S_ISREG(os.fstat(descriptor).st_mode):
            done.append(Path(f"/proc/self/fd/{descriptor}").read_bytes().decode(errors="replace"))

    monkeypatch.setattr(os, "fsync", fsync)
    monkeypatch.setattr(staging_module, "_flush_all", lambda _: done.append("everything"))
    return done


@pytest.mark.parametrize("before", [{}, SITE])
def test_new_files_survive_a_power_cut_before_the_journal_stands(
    tmp_path: Path, flushed: list[str], before: Mapping[str, str]
) -> None:
    """What is completed after it must find whole files, and a new output must not appear with empty ones."""
    folder = tmp_path / "public"
    if before:
        _publish(folder, before)
    with open_output(folder) as output, new_staging(output) as staging:
        flushed.clear()
        _publish_in(output, staging, NEXT)

    journal = next((place for place, text in enumerate(flushed) if JOURNAL in text or "move" in text), None)
    assert set(NEXT.values()) <= set(flushed[:journal])


@pytest.mark.parametrize("before", [{}, SITE])
def test_many_new_files_are_flushed_together(
    tmp_path: Path, flushed: list[str], before: Mapping[str, str]
) -> None:
    """To wait for each of them would take minutes on a slow disk."""
    folder, many = tmp_path / "public", {f"{number}/index.html": "page" for number in range(100)}
    if before:
        _publish(folder, before)
    with open_output(folder) as output, new_staging(output) as staging:
        flushed.clear()
        _publish_in(output, staging, many)

    assert (flushed.count("everything"), "page" in flushed) == (1, False)


def test_what_cannot_be_flushed_leaves_the_old_output(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Such as on a disk that breaks: the system says so when it is asked to wait, and not before."""
    folder, many = tmp_path / "public", {f"{number}/index.html": "page" for number in range(100)}
    _publish(folder, SITE)

    def broken(descriptor: int) -> int:
        os.fstat(descriptor)
        ctypes.set_errno(errno.EIO)
        return -1

    monkeypatch.setattr(ctypes, "CDLL", lambda *_, **__: SimpleNamespace(syncfs=broken))
    with pytest.raises(OSError, match="Input/output error"):
        _publish(folder, many)

    assert _texts(folder) == SITE


def test_a_staging_folder_that_is_being_swept_is_given_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A build whose new folder another command holds says that the output is busy."""
    with open_output(tmp_path / "public") as output:
        (tmp_path / "held").mkdir()
        with output_lock(tmp_path / "held"):
            monkeypatch.setattr(publishing, "output_lock", lambda _folder: output_lock(tmp_path / "held"))
            with pytest.raises(OutputBusy), new_staging(output):
                pass


def test_an_output_in_use_is_refused(tmp_path: Path) -> None:
    """One build at a time writes to a folder."""
    _publish(tmp_path / "public", SITE)

    with output_lock(tmp_path / "public"), pytest.raises(OutputBusy), open_output(tmp_path / "public"):
        pass


def test_a_lost_mark_is_found_in_the_manifest(tmp_path: Path) -> None:
    """The folder keeps its name."""
    manifest = _publish(tmp_path / "public", SITE)
    (tmp_path / "public" / MARK).unlink()

    with open_output(tmp_path / "public") as output:
        assert manifest.mark == output.mark


def test_a_lost_manifest_leaves_the_mark(tmp_path: Path) -> None:
    """The folder is still ours."""
    manifest = _publish(tmp_path / "public", SITE)
    (tmp_path / "public" / MANIFEST).unlink()

    with open_output(tmp_path / "public") as output:
        assert (manifest.mark, None) == (output.mark, output.manifest)


def test_all_files_of_a_new_output_are_intact(tmp_path: Path) -> None:
    """Every path of the manifest is there as it says."""
    manifest = _publish(tmp_path / "public", SITE)

    assert frozenset(SITE) == intact(tmp_path / "public", manifest)


def test_files_with_other_times_are_judged_by_their_digest(tmp_path: Path) -> None:
    """A copy of the folder, as a cache of a build server gives it back, is intact."""
    manifest = _publish(tmp_path / "public", SITE)
    for path in SITE:
        os.utime(tmp_path / "public" / path, (0, 0))

    assert frozenset(SITE) == intact(tmp_path / "public", manifest)


def test_deleted_and_changed_files_are_not_intact(tmp_path: Path) -> None:
    """Nor are those of which only the bytes have changed, or that became another kind of thing."""
    site = {**SITE, "longer.html": "a", "other.html": "a", "link.html": "a", "stays.html": "a"}
    manifest = _publish(tmp_path / "public", site)
    folder = tmp_path / "public"
    (folder / "index.html").unlink()
    (folder / "internet/a/index.html").unlink()
    (folder / "internet/a/index.html").mkdir()
    (folder / "longer.html").write_text("aa")
    (folder / "other.html").write_text("b")
    os.utime(folder / "other.html", (0, 0))
    (folder / "link.html").unlink()
    (folder / "link.html").symlink_to(folder / "stays.html")

    assert {"style.css", "stays.html"} == intact(folder, manifest)


def test_a_file_deleted_by_hand_comes_back(tmp_path: Path) -> None:
    """Only what is not intact needs to be staged again."""
    manifest = _publish(tmp_path / "public", SITE)
    (tmp_path / "public/index.html").unlink()

    with open_output(tmp_path / "public") as output, new_staging(output) as staging:
        staged = stage(staging, "index.html", b"home")
        files = listing((_entry(staged), *manifest.entries[1:]))
        again = msgspec.structs.replace(manifest, listing=files)
        publish(output, staging, again, operations(manifest.listing, files, frozenset({"index.html"})))

    assert frozenset(SITE) == intact(tmp_path / "public", again)
