"""Which files the output has: every Target, and none of their parts or Views yet."""

from collections.abc import Iterable, Iterator, Mapping

import msgspec

from magsite.diagnostics.model import Diagnostic, Location, diagnose
from magsite.magazine.addresses import folded
from magsite.pages.articles import article_targets
from magsite.pages.edition import Edition
from magsite.pages.feeds import feed_targets
from magsite.pages.files import profile_files
from magsite.pages.indexes import index_targets, not_found_target
from magsite.pages.lists import list_targets
from magsite.pages.machines import redirect_targets, sitemap_targets, static_targets
from magsite.pages.outside import page_targets
from magsite.pages.target import Target


class Plan(msgspec.Struct, frozen=True):
    """All Targets, the URLs that two sources ask for, and the templates that the theme does not have."""

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
    read = (page.url for page in pages if page.group != "file")
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
    return Plan(targets, (*twice, *_template_problems(edition)))


def _template_problems(edition: Edition) -> Iterator[Diagnostic]:
    """Said where a source asks for a template that is not there; its page is made with the usual one."""
    for one in edition.sources:
        if one.template is not None and not edition.has_template(one.template):
            from difflib import get_close_matches  # noqa: PLC0415 - what only a mistake needs

            near = get_close_matches(one.template, sorted(edition.theme.template_keys), 1)
            place = Location(one.path, one.template_line, 1)
            yield diagnose("template-missing", place, name=one.template, near="".join(near))


def _unique(targets: Iterable[Target]) -> tuple[tuple[Target, ...], tuple[Diagnostic, ...]]:
    """The first Target of each path, case and accents not counting, and a Diagnostic for each further one.

    The same file asked for twice, as by two articles in one folder, is no clash.
    """
    taken: dict[str, Target] = {}
    problems: list[Diagnostic] = []
    for one in targets:
        first = taken.setdefault(folded(one.path), one)
        if first is not one and (first.path, first.parts) != (one.path, one.parts):
            problems += _twice(first, one)
    buried = _buried(taken)
    for path, other in buried.items():
        problems += _twice(other, taken[path])
    return tuple(one for path, one in taken.items() if path not in buried), tuple(problems)


def _buried(taken: Mapping[str, Target]) -> Mapping[str, Target]:
    """The paths at which a file would stand where another Target needs a folder, with that Target."""
    needed = sorted(_folders(taken) & taken.keys())
    return {
        folder: next(one for path, one in taken.items() if path.startswith(f"{folder}/")) for folder in needed
    }


def _folders(paths: Iterable[str]) -> set[str]:
    """The folders in which these paths stand, and those that hold them."""
    found: set[str] = set()
    level = {path.rpartition("/")[0] for path in paths}
    while level:
        found |= level
        level = {folder.rpartition("/")[0] for folder in level} - found
    return found


def _twice(first: Target, second: Target) -> Iterator[Diagnostic]:
    """Said at the later of the two sources, but never at a list, which has articles of its own."""
    other, one = sorted(
        (first, second), key=lambda one: (_has_source(one), one.group != "listing", one.source)
    )
    yield diagnose("url-twice", Location(one.source, 1, 1), url=second.url, other=other.source)


def _has_source(one: Target) -> bool:
    return not one.source.startswith("/")
