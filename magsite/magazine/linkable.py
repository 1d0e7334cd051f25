"""What links may lead to: the pages of all that is published, and the files beside them."""

from collections.abc import Collection, Iterable, Mapping
from posixpath import dirname

from magsite.content.config import CONFIG_FILE, ContentTable, WordsTable
from magsite.content.names import bundle_texts
from magsite.magazine import profiles
from magsite.magazine.naming import Declared
from magsite.magazine.whereabouts import FOLDER_TEXTS, Sources


def declared_urls(declared: Declared, words: WordsTable, root: str) -> dict[str, str]:
    """The addresses of everything that has a file or data of its own, by path."""
    return {
        **{one.path: profiles.author_url(id, words, root) for id, one in declared.author_data.items()},
        **{one.path: profiles.author_url(id, words, root) for id, one in declared.authors.items()},
        **{one.path: profiles.category_url(id, root) for id, one in declared.categories.items()},
        **{one.path: profiles.series_url(id, words, root) for id, one in declared.series.items()},
    }


def linkable(content: ContentTable, root: str, pages: Mapping[str, str], files: Collection[str]) -> Sources:
    """Where links may lead, for these pages (source path → URL) and all files of the site.

    A bundle whose text is not published keeps its files to itself; configuration and data are never shown.
    """
    folders = source_folders(content)
    outer = (folder.partition("/")[0] for folder in folders)
    # The text of other tools' front page: La Une stands there.
    front = {path: root for name in FOLDER_TEXTS if (path := f"{content.pages}/{name}.md") in files}
    known = {**front, **pages}
    bundles = {dirname(path) for path in bundle_texts(files) if path not in known}
    return Sources(
        root=root,
        pages=known,
        files=files,
        folders=tuple(f"{folder}/" for folder in dict.fromkeys((*folders, *outer))),
        private=tuple(path for path in (CONFIG_FILE, "data/", content.author_data.path) if path),
        withheld=frozenset(bundles),
    )


def shelf(paths: Iterable[str]) -> Collection[str]:
    """Paths in their order, and quick to find one in."""
    return dict.fromkeys(paths)


def folder_starts(content: ContentTable) -> tuple[str, ...]:
    """What the paths of all kinds of sources begin with."""
    return tuple(f"{folder}/" for folder in source_folders(content))


def source_folders(content: ContentTable) -> tuple[str, ...]:
    """The folders of all kinds of sources."""
    return (content.articles, content.pages, content.authors, content.categories, content.series)
