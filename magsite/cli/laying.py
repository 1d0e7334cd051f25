"""New files, all or none: where one cannot be written, those before it are taken away again."""

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path


def lay(folder: Path, files: Iterable[tuple[str, bytes]]) -> None:
    """Write new files below a folder that may be missing itself; nothing that is there is touched.

    Raises OSError, after which no file and no folder of these is left.
    """
    made: list[Path] = []
    try:
        for name, data in files:
            path = folder / name
            _make_folder(path.parent, made)
            with path.open("xb") as file:
                made.append(path)
                file.write(data)
    except BaseException:
        _take_away(made)
        raise


def _make_folder(folder: Path, made: list[Path]) -> None:
    if folder.is_dir():
        return
    _make_folder(folder.parent, made)
    folder.mkdir()
    made.append(folder)


def _take_away(made: Iterable[Path]) -> None:
    for path in reversed(tuple(made)):
        with suppress(OSError):
            if path.is_dir():
                path.rmdir()
            else:
                path.unlink()
