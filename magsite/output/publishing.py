"""Publishing: the output folder is opened, new files are staged in it or beside it, then all change at once.

    with open_output(folder) as output, new_staging(output) as staging:
        ...  # stage files under `staging`
        publish(output, staging, manifest, operations)

What is killed before `publish` leaves the old output; what is killed in it is completed by the next opening.
"""

import os
import re
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import msgspec

from magsite.cache import digest
from magsite.output import manifest as manifests
from magsite.output.entry import Entry
from magsite.output.folder import resolved
from magsite.output.journal import begin, recover
from magsite.output.listing import Listing
from magsite.output.lock import output_lock
from magsite.output.manifest import JOURNAL, MANIFEST, MARK, STAGING, Manifest
from magsite.output.operations import Operation
from magsite.output.staging import FLAT, flush, waiting, write_durably


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
        yield Output(folder, _random_name(), None, fresh=True)
        return
    with output_lock(folder) as held:
        if not held:
            raise OutputBusy(str(folder))
        recover(folder)
        _swept(folder / STAGING)
        manifest = manifests.read(folder)
        yield Output(folder, _mark(folder, manifest), manifest, fresh=False)


@contextmanager
def new_staging(output: Output) -> Iterator[Path]:
    """A new folder to stage files in, which goes at the end of the `with`.

    It is in the output folder or, where that does not exist yet, beside it, with a lock of its own. From here
    on the output folder carries our mark. Raises OSError where nothing can be written there.
    """
    name = _random_name()
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
        staging = output.folder / STAGING / f"{name}{FLAT}"
        staging.mkdir(parents=True)
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
    write_durably(Path(waiting(staging, MANIFEST)), manifests.encode(manifest))
    if output.fresh:
        flush(staging, manifest.listing.paths)
        try:
            staging.rename(output.folder)
        except OSError as error:
            if output.folder.exists():
                raise OutputBusy(str(output.folder)) from error
            raise
    else:
        begin(output.folder, staging, operations)
        recover(output.folder)


def are_intact(output: Output, start: int, stop: int) -> bool:
    """Whether the output has a manifest, and those of its files between two places stand as they were left."""
    manifest = output.manifest
    if manifest is None:
        return False
    places = range(start, min(stop, len(manifest.listing.paths)))
    return len(intact(output.folder, manifest, places)) == len(places)


def intact(folder: Path, manifest: Manifest, places: range | None = None) -> frozenset[str]:
    """The paths of the manifest, or those at these places of it, at which the file stands that it lists.

    Size and time of change are believed; where one differs, as after a copy of the folder, the digest decides.
    """
    listing = manifest.listing
    places = range(len(listing.paths)) if places is None else places
    try:
        # Paths are looked up from the open folder: the way to it would cost a tenth of the time.
        place = os.open(folder, os.O_RDONLY | os.O_CLOEXEC)
    except OSError:
        return frozenset()
    try:
        standing, doubtful = _looked_at(place, listing, places)
    finally:
        os.close(place)
    return frozenset(standing) | _same(folder, manifest, doubtful)


def _looked_at(folder: int, listing: Listing, places: range) -> tuple[list[str], set[str]]:
    """The paths among these at which a file of the right size and time stands, and those where only the time is another one."""
    # Nothing is called for a file that need not be: a build without changes does little but this.
    lstat, is_regular = os.lstat, stat.S_ISREG
    standing: list[str] = []
    doubtful: set[str] = set()
    start, stop = places.start, places.stop
    columns = (listing.paths[start:stop], listing.sizes[start:stop], listing.times[start:stop])
    for path, size, time in zip(*columns, strict=True):
        try:
            status = lstat(path, dir_fd=folder)
        except OSError:
            continue
        if status.st_size == size and is_regular(status.st_mode):
            if status.st_mtime_ns == time:
                standing.append(path)
            else:
                doubtful.add(path)
    return standing, doubtful


def _same(folder: Path, manifest: Manifest, doubtful: set[str]) -> set[str]:
    """Those of the paths at which the file has the digest that the manifest lists."""
    if not doubtful:
        return set()
    by_path = manifest.listing.by_path
    return {path for path in doubtful if _is_same(folder, by_path[path])}


def _is_same(folder: Path, entry: Entry) -> bool:
    try:
        return digest.of_bytes((folder / entry.path).read_bytes()) == entry.digest
    except OSError:
        return False


def _mark(folder: Path, manifest: Manifest | None) -> str:
    try:
        mark = (folder / MARK).read_text(encoding="ascii").strip()
    except (OSError, UnicodeDecodeError):
        mark = ""
    return mark or (manifest.mark if manifest else _random_name())


def _random_name() -> str:
    """Sixteen hexadecimal digits that nobody has used."""
    return os.urandom(8).hex()


def _swept(folder: Path) -> None:
    """Remove a folder with all that is in it, as far as that can be done."""
    if os.path.lexists(folder):
        # Imported here because it brings what reads archives, and a build without changes has nothing to remove.
        import shutil  # noqa: PLC0415 - see above

        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _discarded(output: Output, staging: Path) -> Iterator[None]:
    """Remove the staging folder at the end, unless a journal still needs what is in it."""
    try:
        yield
    finally:
        if not (output.folder / JOURNAL).exists():
            _swept(staging)


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
                        _swept(place)
