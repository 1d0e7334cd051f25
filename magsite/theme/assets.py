"""The files that pages of a theme ask for: its `static/` and generated sheets, named after what is in them.

An asset's place in the output holds a fingerprint, so that a host may tell browsers to keep it for ever. The
fingerprint of a sheet covers the files that it refers to.
"""

from collections.abc import Callable, Iterable, Mapping
from difflib import get_close_matches
from posixpath import dirname, relpath, splitext

import msgspec

from magsite.cache.digest import Digest, fold, of_bytes
from magsite.diagnostics.model import Diagnostic, Location, diagnose
from magsite.theme.layers import STATIC, ThemeFile, read_text
from magsite.theme.stylesheets import retarget, shrink, targets

_FOLDER = "assets/"
_FINGERPRINT_DIGITS = 10


class Asset(msgspec.Struct, frozen=True):
    """One file beside the pages; exactly one of `file` and `text` is there."""

    name: str
    """As templates call it: `kiosque.css`."""
    path: str
    """In the output: `assets/kiosque.1f2e3d4c5b.css`."""
    digest: Digest
    """Of the bytes in the output."""
    source: str
    """What messages call it: the path of the theme's file; of a generated sheet its name."""
    file: str | None = None
    """Absolute path of the file to copy."""
    text: str | None = None
    """What to write."""


class _Sheet(msgspec.Struct, frozen=True):
    """A style sheet before its references are rewritten."""

    text: str
    targets: tuple[tuple[str, int], ...]
    path: str


Place = Callable[[str, Digest], str]
"""Where an asset of this name and fingerprint stands in the output."""


def fingerprinted(name: str, fingerprint: Digest) -> str:
    """A place of its own for each content, which a browser may keep for ever."""
    stem, suffix = splitext(name)
    return f"{_FOLDER}{stem}.{fingerprint[:_FINGERPRINT_DIGITS]}{suffix}"


def plain(name: str, _fingerprint: Digest) -> str:
    """One place for whatever the asset holds, so that pages need not change with it."""
    return f"{_FOLDER}{name}"


def assets(
    files: Iterable[ThemeFile], generated: Mapping[str, str], place: Place = fingerprinted
) -> tuple[Mapping[str, Asset], tuple[Diagnostic, ...]]:
    """Every asset by its name, and what is wrong in the sheets. Reads the theme's style sheets.

    `generated` holds sheets by name, such as `accents.css`; a file of the theme of that name wins. `place` says
    where each stands: under a name with its fingerprint, unless something else is asked for.
    """
    static = {file.name.removeprefix(STATIC): file for file in files if file.name.startswith(STATIC)}
    sheets, problems = _sheets(static, generated)
    digests = {name: file.digest for name, file in static.items()}
    digests |= {name: of_bytes(sheet.text.encode()) for name, sheet in sheets.items()}
    paths = {name: place(name, _fingerprint(name, digests, sheets)) for name in digests}
    made = {name: _asset(name, static.get(name), sheets.get(name), paths) for name in sorted(digests)}
    return made, problems + _missing(sheets, paths)


def _sheets(
    static: Mapping[str, ThemeFile], generated: Mapping[str, str]
) -> tuple[dict[str, _Sheet], tuple[Diagnostic, ...]]:
    """All style sheets, made smaller; one that cannot be read is copied as it is, and said."""
    sheets = {name: _Sheet(shrink(text), targets(text, name), name) for name, text in generated.items()}
    problems: list[Diagnostic] = []
    for name, file in static.items():
        text = read_text(file) if name.endswith(".css") else None
        if isinstance(text, Diagnostic):
            problems.append(text)
        if isinstance(text, str):
            sheets[name] = _Sheet(shrink(text), targets(text, name), file.path)
        else:
            sheets.pop(name, None)
    return sheets, tuple(problems)


def _fingerprint(name: str, digests: Mapping[str, Digest], sheets: Mapping[str, _Sheet]) -> Digest:
    """The digest of an asset and of all that it leads to; sheets may refer to each other in a circle."""
    reached: set[str] = set()
    waiting = [name]
    while waiting:
        current = waiting.pop()
        if current in digests and current not in reached:
            reached.add(current)
            waiting += [target for target, _ in sheets[current].targets] if current in sheets else []
    if reached == {name}:
        return digests[name]
    return fold([digests[name], *(digests[other] for other in sorted(reached))])


def _asset(name: str, file: ThemeFile | None, sheet: _Sheet | None, paths: Mapping[str, str]) -> Asset:
    if sheet is None:
        assert file is not None, name  # noqa: S101 - an asset without a sheet comes from a file
        return Asset(name, paths[name], file.digest, file.path, file=file.file)

    def address(target: str) -> str | None:
        return relpath(paths[target], dirname(paths[name])) if target in paths else None

    text = retarget(sheet.text, name, address) if sheet.targets else sheet.text
    return Asset(name, paths[name], of_bytes(text.encode()), sheet.path, text=text)


def _missing(sheets: Mapping[str, _Sheet], paths: Mapping[str, str]) -> tuple[Diagnostic, ...]:
    return tuple(
        diagnose("asset-missing", Location(sheet.path, line), name=target, near=_near(target, paths))
        for _, sheet in sorted(sheets.items())
        for target, line in sheet.targets
        if target not in paths
    )


def _near(name: str, names: Iterable[str]) -> str:
    return next(iter(get_close_matches(name, list(names), 1)), "")
