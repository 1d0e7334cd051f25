"""What articles are called: their ids, and everything that share data may say for them."""

from collections.abc import Iterable, Mapping
from posixpath import dirname

from magsite.content.names import article_id, bundle_texts, is_source

WrittenIds = tuple[tuple[str, str | None], ...]
"""(source path, what its header says) of every article that can be read."""


def article_name(path: str, written: str | None, folder: str, crowded: frozenset[str]) -> str:
    """An article's id: what its header says, else its path under the articles' folder.

    An index.md speaks for its folder, unless the folder is one of the `crowded`.
    """
    return written or path_name(path, folder, crowded)


def path_name(path: str, folder: str, crowded: frozenset[str]) -> str:
    """The id of an article whose header says none."""
    return article_id(path, folder, bundle=not crowded or dirname(path) not in crowded)


def crowded_folders(paths: Iterable[str]) -> frozenset[str]:
    """The folders in which an index.md stands beside another source in Markdown, texts of sections apart."""
    every = tuple(paths)
    folders = dict.fromkeys((dirname(path) for path in bundle_texts(every)), 0)
    if not folders:
        return frozenset()
    for path in every:
        folder, _, name = path.rpartition("/")
        if folder in folders and is_source(name) and not name.startswith("_"):
            folders[folder] += 1
    return frozenset(folder for folder, count in folders.items() if count > 1)


def all_ids(
    written: WrittenIds, paths: Iterable[str], folder: str, crowded: frozenset[str]
) -> Mapping[str, str]:
    """The ids of all articles, also of those that wait or cannot be read: counts of these are no mistake."""
    read = dict(written)
    ids = [article_name(path, id, folder, crowded) for path, id in read.items()]
    ids += [
        path_name(path, folder, crowded)
        for path in paths
        if path not in read and path.startswith(folder + "/") and is_source(path)
    ]
    return {id: id for id in ids}


def share_names(
    ids: Mapping[str, str], called: Iterable[tuple[str, str]], former: Iterable[tuple[str, str]], root: str
) -> Mapping[str, str]:
    """What share data may call an article: its former addresses, its address, its id (each the article's id).

    `ids` are those of all articles, `called` the addresses and ids of what is published, `former` the former
    addresses and where they lead now. Addresses are without prefix and with a slash at both ends, though a
    former one may name a file.
    """
    by_url = dict(called)
    inside = len(root) - 1
    before = {url[inside:].rstrip("/") + "/": by_url[now] for url, now in former if now in by_url}
    return (
        {**ids, **before}
        | {url[inside:]: id for url, id in by_url.items()}
        | {id: id for id in by_url.values()}
    )
