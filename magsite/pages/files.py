"""The files beside pages: copies of sources."""

from collections.abc import Iterable, Iterator

from magsite.pages.edition import Edition
from magsite.pages.target import Copy, Target, target


def file_targets(edition: Edition, files: Iterable[tuple[str, str]]) -> Iterator[Target]:
    """Copies of the files (URL, source path) beside a page."""
    for url, path in files:
        yield copy_target(edition, url, path)


def copy_target(edition: Edition, url: str, path: str) -> Target:
    """A copy of a source."""
    digest = edition.magazine.digests[path]
    return target(
        url, edition.magazine.root, "file", path, lambda: (("file", digest),), lambda: Copy(path, digest)
    )


def profile_files(edition: Edition) -> Iterator[Target]:
    """A copy of each file that the page of an author, a category or a series shows."""
    for author in edition.magazine.authors.values():
        yield from file_targets(edition, author.files)
    for category in edition.magazine.categories.values():
        yield from file_targets(edition, category.files)
    for series in edition.magazine.series.values():
        yield from file_targets(edition, series.files)
