"""The files of a theme: one list made of its layers, and what templates are made of.

From the first to the last: the site's own `themes/NAME/`, the installed theme of that name, and the engine's
core layer, whose templates for machines work below any theme.
"""

from collections.abc import Sequence
from pathlib import Path

import msgspec

from magsite.cache.digest import Digest, of_bytes
from magsite.diagnostics.model import Diagnostic, Location, diagnose
from magsite.language.typography.options import Switches

TEMPLATES = "templates/"
STATIC = "static/"
LOCALES = "locales/"
DECLARATION = "theme.toml"

_THEME_ROOM = Path(__file__).parent


class ThemeFile(msgspec.Struct, frozen=True, array_like=True):
    """One file of a theme."""

    name: str
    """Path inside the theme, such as `templates/article.html`."""
    path: str
    """Path to show in diagnostics, such as `themes/kiosque/templates/article.html`."""
    file: str
    """Absolute path."""
    digest: Digest
    """Of the file's bytes."""


class EnvironmentSpec(msgspec.Struct, frozen=True, array_like=True, cache_hash=True):
    """All that the templates of one magazine are made of; it can be sent to another process."""

    theme: str
    """The theme's name, which is the domain of its catalogues."""
    files: tuple[ThemeFile, ...]
    """As `merge` gives them."""
    catalogues: tuple[ThemeFile, ...]
    """As `catalogues` gives them."""
    language: str
    base_url: str
    """Absolute URL of La Une, with a closing slash."""
    assets: tuple[tuple[str, str], ...] = ()
    """(name, root-relative URL) of each asset, sorted."""
    typography: Switches = Switches()
    """What typography is to do with the theme's own words, whatever their language."""


class CompiledFolder(msgspec.Struct, frozen=True):
    """Where compiled templates lie, and the fingerprint of the program that compiles them."""

    folder: str
    """Nobody but the user may write there."""
    code: Digest


def merge(layers: Sequence[Sequence[ThemeFile]]) -> tuple[ThemeFile, ...]:
    """The files that count, sorted by name: of two with the same name the one of the earlier layer."""
    chosen: dict[str, ThemeFile] = {}
    for layer in layers:
        for file in layer:
            chosen.setdefault(file.name, file)
    return tuple(chosen[name] for name in sorted(chosen))


def catalogues(layers: Sequence[Sequence[ThemeFile]]) -> tuple[ThemeFile, ...]:
    """The files under `locales/` of all layers: one does not hide another, the first to know a message says it."""
    return tuple(
        file
        for layer in layers
        for file in sorted(layer, key=lambda file: file.name)
        if file.name.startswith(LOCALES)
    )


def catalogue_folders(catalogues: Sequence[ThemeFile]) -> tuple[Path, ...]:
    """The folders FOLDER of FOLDER/LANGUAGE/LC_MESSAGES/DOMAIN.mo, each once and in the order of the layers."""
    return tuple(dict.fromkeys(Path(file.file).parents[2] for file in catalogues))


def installed_themes() -> Path:
    """The folder of the themes that come with magsite: inside the package, or beside it in a checkout."""
    package = _THEME_ROOM.parent
    inside = package / "themes"
    return inside if inside.is_dir() else package.parent / "themes"


def core_folder() -> Path:
    """The folder of the engine's own layer."""
    return _THEME_ROOM / "core"


def read_text(file: ThemeFile) -> str | Diagnostic:
    """The text of a theme's file, or why there is none.

    The file must still be the one that was listed: what is made of it is remembered under its digest.
    """
    try:
        data = Path(file.file).read_bytes()
    except OSError as error:
        return diagnose("file-unreadable", Location(file.path), reason=error.strerror or str(error))
    if of_bytes(data) != file.digest:
        return diagnose("file-changed", Location(file.path))
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        return diagnose("file-encoding", Location(file.path, line))
