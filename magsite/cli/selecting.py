"""What is to be checked: a magazine, or some files and folders of it."""

import os
from gettext import NullTranslations
from pathlib import Path

import click
import msgspec

from magsite.cli.site import found_site, is_site, site_around
from magsite.diagnostics.codes import N_
from magsite.diagnostics.visible import visible


class Selection(msgspec.Struct, frozen=True):
    """A site, and the paths in it that are asked for; all of it where there are none."""

    site: Path
    paths: tuple[str, ...] = ()

    def has(self, path: str) -> bool:
        """Whether a source is asked for."""
        return not self.paths or any(path == one or path.startswith(f"{one}/") for one in self.paths)


def selection(paths: tuple[Path, ...], messages: NullTranslations) -> Selection:
    """What some arguments mean: the first may be a site; what else there is stands in it.

    Usage errors where there is no magazine, and where a path is not in it.
    """
    first = paths[0] if paths else None
    if first is not None and first.is_dir() and is_site(first):
        return Selection(first, _inside(paths[1:], first, messages))
    around = site_around(_absolute(first).parent) if first is not None else None
    site = found_site(around, messages)
    return Selection(site, _inside(paths, site, messages))


def _inside(paths: tuple[Path, ...], site: Path, messages: NullTranslations) -> tuple[str, ...]:
    """The paths as the site has them."""
    places = [(path, _below(path, site)) for path in paths]
    for path, inside in places:
        if inside is None:
            sentence = messages.gettext(N_("{path} is not in the magazine {site}."))
            raise click.UsageError(sentence.format(path=visible(str(path)), site=visible(str(site))))
    return tuple(inside for _, inside in places if inside and inside != ".")


def _below(path: Path, site: Path) -> str | None:
    """The path in the site, symbolic links as they are, or where they lead; None for what is elsewhere."""
    for place, root in ((_absolute(path), _absolute(site)), (path.resolve(), site.resolve())):
        if place.is_relative_to(root):
            return place.relative_to(root).as_posix()
    return None


def _absolute(path: Path) -> Path:
    return Path(os.path.abspath(path))  # noqa: PTH100 - `..` goes, and links stay
