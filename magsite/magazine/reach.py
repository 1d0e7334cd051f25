"""How far the edit of an article reaches: whether it changes that article and its lists, or more than these.

What is gathered over all articles, as the spelling of a name or a remark with a count, is found out by assembling.
So an edit that such a thing may depend on is left to `assemble`, and these functions rather say no too often.
"""

from collections.abc import Callable, Collection, Sequence
from posixpath import dirname
from typing import Final

import msgspec

from magsite.content.document import ArticleHeader, Document
from magsite.content.names import SECTION, is_bundle, is_source, stem, stem_of
from magsite.magazine.basis import Assembly, Basis
from magsite.magazine.leading import folded, leading
from magsite.magazine.registry import Names
from magsite.magazine.writing import Named

LINK_CODES: Final = frozenset({"link-missing", "link-forbidden", "link-unpublished", "link-spelled"})
"""What is said of the picture of a header: where it leads may change without the header."""


class Edit(msgspec.Struct, frozen=True):
    """The document of an article before and after; None where there is none."""

    path: str
    before: Document | None
    after: Document | None


def is_text_only(edit: Edit) -> bool:
    """Whether the header stays as it was, line by line."""
    before, after = edit.before, edit.after
    if before is None or after is None:
        return False
    return before.article == after.article and before.key_lines == after.key_lines


def is_steady(edit: Edit) -> bool:
    """Whether everything that is said of lines and names of the header stays true."""
    before, after = edit.before, edit.after
    if before is None or after is None or moves(edit) or before.key_lines != after.key_lines:
        return False
    return _mentioned(before) == _mentioned(after)


def moves(edit: Edit) -> bool:
    """Whether links to the article may lead elsewhere, or nowhere, or somewhere at last."""
    before, after = _header(edit.before), _header(edit.after)
    if before is None or after is None or before.draft != after.draft:
        return True
    return _address(before) != _address(after)


def shaken(former: Assembly, edits: Sequence[Edit]) -> tuple[str, ...]:
    """The paths of all texts whose links may lead elsewhere after these edits, the edited ones apart.

    Of a link that leads nowhere, what is near may be another source.
    """
    moved = [edit.path for edit in edits if moves(edit)]
    if not moved:
        return ()
    names = tuple({folded(stem(path)) for path in moved})
    edited = {edit.path for edit in edits}
    lost = (one.location.path for one in former.diagnostics if one.code in LINK_CODES)
    found = leading(former.magazine, names, former.basis.leading)
    return tuple(path for path in dict.fromkeys((*lost, *found)) if path not in edited)


def is_local(edit: Edit, basis: Basis, paths: Collection[str]) -> bool:
    """Whether the edit changes no more than its article, the lists that hold it, and links to it."""
    before, after = _header(edit.before), _header(edit.after)
    headers = [one for one in (before, after) if one is not None and not one.draft]
    if any(one.expires or one.series or one.part is not None for one in headers):
        return False
    if (before is None) != (after is None) and not _is_plain_place(edit.path, basis, paths):
        return False
    if any(one.template or one.aliases for one in headers) and not is_steady(edit):
        return False
    return (
        is_quiet(edit)
        and _keeps(before, after, _redirected)
        and _keeps(before, after, lambda one: (one.unlisted, one.template))
        and _at_home(before, after, basis.named)
    )


def _redirected(header: ArticleHeader) -> tuple[object, ...]:
    """What the pages of its former addresses show."""
    return (header.aliases, header.title, header.lang, header.typography) if header.aliases else ()


def is_quiet(edit: Edit) -> bool:
    """Whether what is gathered of all documents is as it was: unknown keys, and the syntax of other tools."""
    before, after = _gathered(edit.before), _gathered(edit.after)
    return before == after and (moves(edit) <= (not any(before)))


def _gathered(document: Document | None) -> tuple[object, ...]:
    if document is None:
        return (), (), ()
    lines = tuple(document.key_lines.items()) if document.unknown_keys else ()
    return document.unknown_keys, document.foreign, lines


def _keeps(
    before: ArticleHeader | None,
    after: ArticleHeader | None,
    of: Callable[[ArticleHeader], tuple[object, ...]],
) -> bool:
    """Whether something of the header stays; of one that comes or goes, whether there is none of it."""
    held = [of(one) if one is not None else None for one in (before, after)]
    first, second = ((None if one is None or not any(one) else one) for one in held)
    return first == second


def _at_home(before: ArticleHeader | None, after: ArticleHeader | None, named: Named) -> bool:
    """Whether the names that come and go are known; how often the undeclared are used is said of them."""
    fields: tuple[tuple[Names, Callable[[ArticleHeader], tuple[str, ...]]], ...] = (
        (named.people, lambda one: one.authors),
        (named.rubrics, lambda one: one.categories),
        (named.tags, lambda one: one.tags),
    )
    for names, of in fields:
        others = _named(before, of) ^ _named(after, of)
        if not all(_is_settled(name, names) for name in others):
            return False
        if names is not named.tags and any(names.ids[name] in names.undeclared for name in others):
            return False
    return True


def _named(header: ArticleHeader | None, of: Callable[[ArticleHeader], tuple[str, ...]]) -> frozenset[str]:
    return frozenset(of(header)) if header is not None and not header.draft else frozenset()


def _is_settled(name: str, names: Names) -> bool:
    """Whether a name is known, and is the only spelling of its id."""
    id = names.ids.get(name)
    return id is not None and sum(one == id for one in names.ids.values()) == 1


def _is_plain_place(path: str, basis: Basis, paths: Collection[str]) -> bool:
    """Whether a source can come to a place, or leave it, and nothing is called otherwise for it."""
    name = stem_of(path)
    folder = dirname(path)
    if name == SECTION or name.startswith("_") or "." in stem(path) or folder in basis.where.crowded:
        return False
    inside = f"{folder}/" if folder else ""
    near = (one for one in paths if one.startswith(inside) and one != path)
    beside = (one for one in near if "/" not in one[len(inside) :] and is_source(one))
    return not any(is_bundle(path) or is_bundle(one) for one in beside)


def _mentioned(document: Document) -> tuple[object, ...]:
    header = document.article
    return (header.authors, header.categories, header.tags, header.series) if header is not None else ()


def _header(document: Document | None) -> ArticleHeader | None:
    return document.article if document is not None else None


def _address(header: ArticleHeader) -> tuple[object, ...]:
    return header.slug, header.id, header.categories, header.date
