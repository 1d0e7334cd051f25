"""Files among the sources that hold texts of other formats: nothing of them is published, and that is said."""

from collections.abc import Iterable, Iterator
from posixpath import dirname
from typing import Final

from magsite.content.names import is_bundle, is_source
from magsite.diagnostics.files import files_shown
from magsite.diagnostics.model import Diagnostic, Location, diagnose
from magsite.magazine.model import Magazine

FILE_FORMAT: Final = "file-format"
"""The code of what is said of them."""

_FORMATS: Final = frozenset(
    {
        *("html", "htm", "rst", "adoc", "asciidoc", "org", "textile", "mdx", "rmd", "txt", "text"),
        *("ipynb", "tex", "docx", "odt", "rtf"),
    }
)


def of_other_formats(paths: Iterable[str], folders: tuple[str, ...]) -> tuple[str, ...]:
    """The files below `folders` that hold a text of another format, and that no bundle holds."""
    every = [path for path in paths if path.startswith(folders)]
    found = [path for path in every if _suffix(path) in _FORMATS]
    if not found:
        return ()
    bundles = {dirname(path) for path in every if is_source(path) and is_bundle(path)}
    return tuple(path for path in found if dirname(path) not in bundles)


def shown_files(magazine: Magazine) -> Iterator[str]:
    """The source paths of the files that articles and pages show."""
    articles = (one.files for one in magazine.every_article)
    pages = (one.files for one in magazine.pages)
    return (path for files in (*articles, *pages) for _, path in files)


def format_remarks(paths: Iterable[str], published: Iterable[str]) -> tuple[Diagnostic, ...]:
    """One Diagnostic for each format of these files, but for those that an article links to."""
    linked = frozenset(published)
    found: dict[str, list[str]] = {}
    for path in paths:
        if path not in linked:
            found.setdefault(_suffix(path), []).append(path)
    return tuple(_remark(suffix, files) for suffix, files in sorted(found.items()))


def _suffix(path: str) -> str:
    return path.rpartition(".")[2].lower()


def _remark(suffix: str, files: list[str]) -> Diagnostic:
    return diagnose(
        FILE_FORMAT, Location(files[0]), suffix=f".{suffix}", count=len(files), files=files_shown(files)
    )
