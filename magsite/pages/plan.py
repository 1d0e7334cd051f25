"""Which files the output has: every Target with its key, and no View yet."""

import unicodedata
from collections.abc import Iterable, Iterator, Mapping

import msgspec

from magsite.diagnostics.model import Diagnostic, Location, diagnose
from magsite.pages.articles import article_targets, page_targets, profile_files
from magsite.pages.edition import Edition
from magsite.pages.feeds import feed_targets
from magsite.pages.indexes import index_targets, not_found_target
from magsite.pages.lists import list_targets
from magsite.pages.machines import redirect_targets, sitemap_targets, static_targets
from magsite.pages.target import Target


class Plan(msgspec.Struct, frozen=True):
    """All Targets, and the URLs that two sources ask for."""

    targets: tuple[Target, ...]
    diagnostics: tuple[Diagnostic, ...]


def plan(edition: Edition, assets: Iterable[Target]) -> Plan:
    """Every file of the output, the theme's assets among them."""
    pages = (
        *article_targets(edition),
        *page_targets(edition),
        *list_targets(edition),
        *index_targets(edition),
        *profile_files(edition),
    )
    read = tuple(page for page in pages if page.group != "file")
    targets, twice = _unique(
        (
            *pages,
            not_found_target(edition),
            *redirect_targets(edition),
            *static_targets(edition),
            *feed_targets(edition),
            *sitemap_targets(edition, read),
            *assets,
        )
    )
    return Plan(targets, twice)


def _unique(targets: Iterable[Target]) -> tuple[tuple[Target, ...], tuple[Diagnostic, ...]]:
    """The first Target of each path, case and accents not counting, and a Diagnostic for each further one.

    The same file asked for twice, as by two articles in one folder, is no clash.
    """
    taken: dict[str, Target] = {}
    problems: list[Diagnostic] = []
    for one in targets:
        first = taken.setdefault(_folded(one.path), one)
        if first is not one and (first.path, first.parts) != (one.path, one.parts):
            problems += _twice(first, one)
    buried = _buried(taken)
    for path, other in buried.items():
        problems += _twice(other, taken[path])
    return tuple(one for path, one in taken.items() if path not in buried), tuple(problems)


def _buried(taken: Mapping[str, Target]) -> Mapping[str, Target]:
    """The paths at which a file would stand where another Target needs a folder, with that Target."""
    folders: dict[str, Target] = {}
    for path, one in taken.items():
        folder = path.rpartition("/")[0]
        while folder and folder not in folders:
            folders[folder] = one
            folder = folder.rpartition("/")[0]
    return {path: folders[path] for path in sorted(folders.keys() & taken.keys())}


def _twice(first: Target, second: Target) -> Iterator[Diagnostic]:
    """Said at the later of the two sources; a page that no source asks for has none."""
    source, other = sorted((first.source, second.source), key=lambda name: (name.startswith("/"), name))[::-1]
    if source.startswith("/"):
        source, other = other, source
    yield diagnose("url-twice", Location(source, 1, 1), url=second.url, other=other)


def _folded(path: str) -> str:
    if path.isascii():
        return path.lower()
    return "".join(c for c in unicodedata.normalize("NFD", path.casefold()) if not unicodedata.combining(c))
