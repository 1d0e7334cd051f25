"""Regular expressions that stay compiled from one process to the next.

What converts a text and makes its page compiles five hundred of them, ours and those of YAML, Markdown and Jinja, in a
quarter of a second, and Python keeps none beyond its process. Here the code that Python's own compiler made is kept in a
file for the same Python. Where anything is not as it is known to be, expressions are compiled as ever.
"""

import marshal
import re
import sys
from array import array
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from importlib import import_module
from pathlib import Path
from typing import Any, Final

from magsite.cache.blake2 import blake2b

_Key = tuple[str, int]
"""An expression and its flags."""
_Code = tuple[int, bytes, int, dict[str, int], tuple[str | None, ...]]
"""What the engine is given: all flags, the code, how many groups there are, their numbers and names."""

_OTHERWISE: Final = (
    ArithmeticError,
    AttributeError,
    ImportError,
    LookupError,
    RuntimeError,
    TypeError,
    ValueError,
    re.error,
)
"""What is raised by a Python whose compiler of expressions is not the one that is known here."""

_FORMAT: Final = 1
_DEBUG: Final = int(re.DEBUG)
_SAMPLE: Final = "(?P<word>[^\\s\u202f]+)|a(?i:b)??"
_MOST: Final = 2_000
"""Some texts bring expressions of their own: more than these are neither kept nor remembered."""
_SEAL: Final = 16


class Compiler:
    """What `re` compiles with meanwhile: it takes what is known, and notes what is not.

    What it uses of Python is not public: one of `_OTHERWISE` is raised where that is not there, or does something else.
    """

    def __init__(self, place: Path) -> None:
        self._place = place
        self._module = import_module("re._compiler")
        self._parse = import_module("re._parser").parse
        self._engine = import_module("_sre")
        self._compile = self._module.compile
        self._used: dict[_Key, _Code] = {}
        self._is_new = False
        self._kept = self._read()
        self.known = dict(self._kept)
        """Those that need not be compiled."""

    def __call__(self, pattern: Any, flags: int = 0) -> Any:
        """The compiled expression. Raises `re.error`, as compiling does."""
        if type(pattern) is not str or flags & _DEBUG or len(self._used) >= _MOST:
            return self._compile(pattern, flags)
        key = pattern, int(flags)
        code = self.known.get(key)
        if code is None:
            code = self.known[key] = self._code(key)
            self._is_new = True
        self._used[key] = code
        return self._expression(pattern, code)

    def keep(self) -> None:
        """Keep what was compiled, beside what others have kept; where nothing can be written, nothing is."""
        if not self._is_new:
            return
        self._is_new = False
        if not _new(self._used, self._kept):
            return
        self._kept = self._read()
        new = _new(self._used, self._kept)
        if new:
            every = self._kept | new
            self._kept = every if len(every) <= _MOST else dict(self._used)
            self._write(self._kept)

    def _write(self, known: dict[_Key, _Code]) -> None:
        data = marshal.dumps(known)
        # Two that write at once may mix what they write, which the seal tells.
        begun = self._place.with_name(f"{self._place.name}.begun")
        with suppress(OSError):
            begun.write_bytes(self._seal(data) + data)
            begun.replace(self._place)

    def install(self) -> None:
        """Have `re` compile with it."""
        self._module.compile = self  # type: ignore[attr-defined]

    def remove(self) -> None:
        """Have `re` compile as before."""
        self._module.compile = self._compile  # type: ignore[attr-defined]

    def is_sound(self) -> bool:
        """Whether an expression comes out as Python itself compiles it."""
        usual, ours = self._compile(_SAMPLE), self._expression(_SAMPLE, self._code((_SAMPLE, 0)))
        return bool(usual == ours and usual.groupindex == ours.groupindex and usual.groups == ours.groups)

    def _code(self, key: _Key) -> _Code:
        """What Python's compiler gives to the engine."""
        pattern, flags = key
        tree = self._parse(pattern, flags)
        code = array("I", self._module._code(tree, flags))  # noqa: SLF001 - see above
        numbers = {str(name): int(number) for name, number in tree.state.groupdict.items()}
        names: list[str | None] = [None] * tree.state.groups
        for name, number in numbers.items():
            names[number] = name
        return int(flags | tree.state.flags), code.tobytes(), tree.state.groups - 1, numbers, tuple(names)

    def _expression(self, pattern: str, code: _Code) -> re.Pattern[str]:
        flags, packed, groups, numbers, names = code
        found: re.Pattern[str] = self._engine.compile(
            pattern, flags, memoryview(packed).cast("I").tolist(), groups, numbers, names
        )
        return found

    def _read(self) -> dict[_Key, _Code]:
        """What is kept; nothing where that is damaged, or of another Python."""
        try:
            data = self._place.read_bytes()
        except OSError:
            return {}
        body = memoryview(data)[_SEAL:]
        if data[:_SEAL] != self._seal(body):
            return {}
        found: dict[_Key, _Code] = marshal.loads(body)  # noqa: S302 - in a file of the user's own that we have sealed
        return found

    def _seal(self, data: bytes | memoryview) -> bytes:
        """What tells that the code was made by this very Python, and is whole."""
        maker = f"{_FORMAT} {sys.version} {self._engine.MAGIC} {sys.byteorder}"
        key = blake2b(maker.encode(), digest_size=64).digest()
        return blake2b(data, digest_size=_SEAL, key=key).digest()


@contextmanager
def kept_expressions(place: Path | None) -> Iterator[None]:
    """Have expressions compiled in the time of a `with` taken from this file, and kept there at its end.

    The file is run, so it must be the user's own. None, or a Python that compiles otherwise than it is known to: they
    are compiled as ever.
    """
    compiler = _sound_compiler(place) if place is not None else None
    if compiler is None:
        yield
        return
    compiler.install()
    try:
        yield
    finally:
        compiler.remove()
        compiler.keep()


def keep_expressions() -> None:
    """Keep those that were compiled until now, in a process that may be killed at any time."""
    compiler = getattr(sys.modules.get("re._compiler"), "compile", None)
    if isinstance(compiler, Compiler):
        compiler.keep()


def _new(used: dict[_Key, _Code], kept: dict[_Key, _Code]) -> dict[_Key, _Code]:
    """What is to be kept beside the others: nothing that is there with its signs in another order.

    Babel makes some of a set, whose order is another one in each process: these would be new forever.
    """
    new = {key: code for key, code in used.items() if key not in kept}
    # Putting all signs in order takes longer than compiling what is new: only what is as long can be the same.
    lengths = {len(pattern) for pattern, _ in new}
    there = {_parts(key) for key in kept if len(key[0]) in lengths}
    return {key: code for key, code in new.items() if _parts(key) not in there}


def _parts(key: _Key) -> _Key:
    pattern, flags = key
    return "".join(sorted(pattern)), flags


def _sound_compiler(place: Path) -> Compiler | None:
    try:
        compiler = Compiler(place)
        return compiler if compiler.is_sound() else None
    except _OTHERWISE:
        return None
