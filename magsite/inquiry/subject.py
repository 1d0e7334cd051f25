"""What a writer means: a source, a file of the output, an address of the magazine, or an article's id."""

import os
from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import Final
from urllib.parse import unquote, urlsplit

import msgspec

from magsite.content.names import is_bundle, is_source
from magsite.inquiry.survey import Survey
from magsite.magazine.identity import article_name, crowded_folders

_NEAR: Final = 3


class Subject(msgspec.Struct, frozen=True):
    """Either a source, by its path in the site, or a file of the output, by its path there."""

    source: str | None = None
    output: str | None = None


def subject(survey: Survey, written: str, here: Path) -> Subject | None:
    """What is meant by a path from where one stands or from the site, by an address, or by an id.

    None where nothing of the magazine is called so.
    """
    return _by_path(survey, written, here) or _by_address(survey, written) or _by_id(survey, written)


def near(survey: Survey, written: str) -> tuple[str, ...]:
    """What may have been meant, the nearest first."""
    names = (
        *(source.path for source in survey.sources.snapshot.sources if not source.path.startswith("@")),
        *(one.url for one in survey.targets.values()),
        *(article.id for article in survey.magazine.articles),
    )
    return tuple(get_close_matches(written, dict.fromkeys(names), _NEAR))


def _by_path(survey: Survey, written: str, here: Path) -> Subject | None:
    for place in _places(written, (here, survey.request.site)):
        inside = _below(survey.output.folder, place)
        if inside is not None:
            found = _published(survey, inside)
            return Subject(output=found) if found else None
        inside = _below(survey.request.site, place)
        source = _source(survey, inside) if inside is not None else None
        if source is not None:
            return Subject(source=source)
    return None


def _places(written: str, folders: Sequence[Path]) -> Iterator[str]:
    """The absolute paths that may be meant, as they are written and without symbolic links."""
    for folder in folders:
        place = os.path.abspath(folder / written)  # noqa: PTH100 - `..` goes, and links stay
        yield place
        yield os.path.realpath(place)


def _below(folder: Path, place: str) -> str | None:
    """The path inside a folder; None for what stands elsewhere."""
    for form in (os.path.abspath(folder), os.path.realpath(folder)):  # noqa: PTH100 - as above
        if place == form:
            return ""
        if place.startswith(f"{form}{os.sep}"):
            return Path(place).relative_to(form).as_posix()
    return None


def _source(survey: Survey, path: str) -> str | None:
    """The source at a path; for a folder, the text of its bundle."""
    if path in survey.sources.snapshot.by_path:
        return path
    texts = (one for one in survey.sources.snapshot.by_path if one.startswith(f"{path}/"))
    return next((one for one in texts if one.count("/") == path.count("/") + 1 and _is_text(one)), None)


def _is_text(path: str) -> bool:
    return is_source(path) and is_bundle(path)


def _by_address(survey: Survey, written: str) -> Subject | None:
    try:
        parts = urlsplit(written)
    except ValueError:  # Such as an unclosed bracket of an IPv6 address.
        return None
    if parts.scheme and parts.netloc != urlsplit(survey.magazine.base_url).netloc:
        return None
    path, root = unquote(parts.path), unquote(survey.magazine.root)
    inside = (path.removeprefix(root), path.lstrip("/")) if path.startswith(root) else (path.lstrip("/"),)
    found = next((name for one in inside if (name := _published(survey, one)) is not None), None)
    return Subject(output=found) if found is not None else None


def _published(survey: Survey, path: str) -> str | None:
    """The file of the output that a path leads to: itself, or the index.html of the folder."""
    folder = path.rstrip("/")
    names = (path, f"{folder}/index.html" if folder else "index.html")
    return next((name for name in names if name in survey.targets or name in survey.entries), None)


def _by_id(survey: Survey, written: str) -> Subject | None:
    folder = survey.magazine.config.content.articles
    crowded = crowded_folders(survey.magazine.digests)
    articles = (one for one in survey.documents.documents if one.article is not None)
    named = (
        one.path
        for one in articles
        if one.article and article_name(one.path, one.article.id, folder, crowded) == written
    )
    found = next(named, None)
    return Subject(source=found) if found is not None else None
