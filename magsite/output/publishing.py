"""Publishing: the output folder is opened, new files are staged in it or beside it, then all change at once.

    with open_output(folder) as output, new_staging(output) as staging:
        ...  # stage files under `staging`
        publish(output, staging, manifest, operations)

What is killed before `publish` leaves the old output; what is killed in it is completed by the next opening.
"""

import os
import re
import secrets
import shutil
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import msgspec

from magsite.cache import digest
from magsite.output import manifest as manifests
from magsite.output.folder import resolved
from magsite.output.journal import begin, recover
from magsite.output.lock import output_lock
from magsite.output.manifest import JOURNAL, MANIFEST, MARK, PRIVATE, STAGING, Entry, Manifest
from magsite.output.operations import Operation
from magsite.output.staging import write_durably


class OutputBusy(Exception):  # noqa: N818 - says what is the case
    """Another build writes to this output folder, or has just made it."""


class Output(msgspec.Struct, frozen=True):
    """An output folder as it is found. `folder` has no symbolic links left in it."""

    folder: Path
    mark: str
    """Its random name, to be written in the manifest; a new one for a folder that has none."""
    manifest: Manifest | None
    fresh: bool
    """The folder does not exist yet: publishing makes it."""


@contextmanager
def open_output(folder: Path) -> Iterator[Output]:
    """Open this output folder, which `refusals` has let pass, and hold its lock during a `with`.

    What an earlier command left half-way is completed, what it left behind is swept.
    Raises OutputBusy where another process holds the lock, OSError where the folder cannot be used.
    """
    folder = resolved(folder)
    _sweep_beside(folder)
    if not folder.exists():
        yield Output(folder, secrets.token_hex(8), None, fresh=True)
        return
    with output_lock(folder) as held:
        if not held:
            raise OutputBusy(str(folder))
        recover(folder)
        shutil.rmtree(folder / STAGING, ignore_errors=True)
        manifest = manifests.read(folder)
        yield Output(folder, _mark(folder, manifest), manifest, fresh=False)


@contextmanager
def new_staging(output: Output) -> Iterator[Path]:
    """A new folder to stage files in, which mirrors the output's paths; it goes at the end of the `with`.

    It is in the output folder or, where that does not exist yet, beside it, with a lock of its own. From here
    on the output folder carries our mark. Raises OSError where nothing can be written there.
    """
    name = secrets.token_hex(8)
    if output.fresh:
        staging = output.folder.with_name(f"{_beside(output.folder)}{name}")
        staging.mkdir(parents=True)
        with output_lock(staging) as held, _discarded(output, staging):
            if not held:
                # The sweep of another command has met it in the instant before it had its lock.
                raise OutputBusy(str(output.folder))
            write_durably(staging / MARK, output.mark.encode())
            yield staging
    else:
        staging = output.folder / STAGING / name
        (staging / PRIVATE).mkdir(parents=True)
        with _discarded(output, staging):
            if not (output.folder / MARK).is_file():
                write_durably(output.folder / MARK, output.mark.encode())
            yield staging


def publish(output: Output, staging: Path, manifest: Manifest, operations: tuple[Operation, ...]) -> None:
    """Have the staged files, the deletions and the manifest become the output.

    `operations` are those of `operations.operations`; a fresh output needs none, for the whole staging folder
    becomes it by one rename. Raises OutputBusy where another build has made it meanwhile, and OSError where
    something cannot be written: before the journal stands, the old output is untouched.
    """
    write_durably(staging / MANIFEST, manifests.encode(manifest))
    if output.fresh:
        try:
            staging.rename(output.folder)
        except OSError as error:
            if output.folder.exists():
                raise OutputBusy(str(output.folder)) from error
            raise
    else:
        begin(output.folder, staging, operations)
        recover(output.folder)


def intact(folder: Path, manifest: Manifest) -> frozenset[str]:
    """The paths of the manifest at which the file stands that it lists.

    Size and time of change are believed; where one differs, as after a copy of the folder, the digest decides.
    """
    return frozenset(entry.path for entry in manifest.entries if _stands(f"{folder}/{entry.path}", entry))


def _stands(path: str, entry: Entry) -> bool:
    try:
        status = os.lstat(path)
        if not stat.S_ISREG(status.st_mode) or status.st_size != entry.size:
            return False
        return (
            status.st_mtime_ns == entry.mtime_ns or digest.of_bytes(Path(path).read_bytes()) == entry.digest
        )
    except OSError:
        return False


def _mark(folder: Path, manifest: Manifest | None) -> str:
    try:
        mark = (folder / MARK).read_text(encoding="ascii").strip()
    except (OSError, UnicodeDecodeError):
        mark = ""
    return mark or (manifest.mark if manifest else secrets.token_hex(8))


@contextmanager
def _discarded(output: Output, staging: Path) -> Iterator[None]:
    """Remove the staging folder at the end, unless a journal still needs what is in it."""
    try:
        yield
    finally:
        if not (output.folder / JOURNAL).exists():
            shutil.rmtree(staging, ignore_errors=True)


def _beside(folder: Path) -> str:
    """How the names of the staging folders beside this one begin."""
    return f".{folder.name}.magsite-"


def _sweep_beside(folder: Path) -> None:
    """Remove what killed builds of a fresh output left beside it; a running build holds its lock."""
    name = re.compile(re.escape(_beside(folder)) + "[0-9a-f]{16}")
    # A folder that cannot be looked into, or that another process is removing too, is left alone.
    with suppress(OSError):
        for place in filter(Path.is_dir, folder.parent.iterdir()):
            if name.fullmatch(place.name):
                with output_lock(place) as held:
                    if held:
                        shutil.rmtree(place, ignore_errors=True)
