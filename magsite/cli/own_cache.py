"""What is kept between runs for the user alone: compiled templates, and compiled regular expressions.

What lies there is run, so it is never a folder of the site, nor one that belongs to somebody else.
"""

import os
import stat
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Final

_OTHERS: Final = stat.S_IRWXG | stat.S_IRWXO


def templates_folder(environment: Mapping[str, str]) -> Path | None:
    """Where compiled templates are kept; None where nothing can be: one can do without."""
    return _folder("templates", environment)


def expressions_file(environment: Mapping[str, str]) -> Path | None:
    """The same of regular expressions: a file for each release of Python."""
    folder = _folder("expressions", environment)
    return folder / f"{sys.implementation.name}-{sys.hexversion:x}" if folder is not None else None


def _folder(name: str, environment: Mapping[str, str]) -> Path | None:
    """A folder in the user's cache that nobody else can write to."""
    cache = _cache(environment)
    if cache is None:
        return None
    folder = cache / "magsite" / name
    try:
        folder.mkdir(mode=stat.S_IRWXU, parents=True, exist_ok=True)
        status = folder.lstat()
    except OSError:
        return None
    ours = status.st_uid == os.getuid() and not status.st_mode & _OTHERS
    return folder if ours and stat.S_ISDIR(status.st_mode) else None


def _cache(environment: Mapping[str, str]) -> Path | None:
    """The user's folder of caches, as the XDG specification has it: a relative path does not count."""
    asked, home = environment.get("XDG_CACHE_HOME", ""), environment.get("HOME", "")
    if Path(asked).is_absolute():
        return Path(asked)
    return Path(home) / ".cache" if Path(home).is_absolute() else None
