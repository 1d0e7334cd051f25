"""The sample magazine that `magsite new` makes: the files of magsite/specimen/, dated from the day they are made."""

import re
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Final

File = tuple[str, bytes]
"""A path in the magazine, with `/`, and what stands there."""

_SOURCE: Final = ".md"

# As on a countdown: J-4 is four days before the day itself, J+14 two weeks after it.
_DAY: Final = re.compile(r"\bJ([+-][0-9]{1,3})(?=-[a-z])")

# Written here and not among the other files: there, they would act on the package's own repository.
_HIDDEN: Final[tuple[File, ...]] = (
    (".gitignore", b"/.magsite/\n/public/\n"),
    ("data/shares/.gitkeep", b""),
    ("static/.gitkeep", b""),
)


def dated_files(specimen: Iterable[File], today: date) -> tuple[File, ...]:
    """The files of a new magazine, sorted; `J-4` and the like are dates, in their names and in links to them."""
    visible = ((_dated(path, today), _text(path, data, today)) for path, data in specimen)
    return tuple(sorted((*visible, *_HIDDEN)))


def _text(path: str, data: bytes, today: date) -> bytes:
    return _dated(data.decode(), today).encode() if path.endswith(_SOURCE) else data


def _dated(text: str, today: date) -> str:
    return _DAY.sub(lambda day: (today + timedelta(days=int(day[1]))).isoformat(), text)
