"""How far the edit of an article reaches: whether it changes that article and its lists, or more than these.

What is gathered over all articles, as the spelling of a name or a remark with a count, is found out by assembling.
So an edit that such a thing may depend on is left to `assemble`, and these functions rather say no too often.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from posixpath import dirname
from typing import Final
from urllib.parse import unquote

import msgspec

from magsite.content.body import BodyRequest
from magsite.content.document import ArticleHeader, Document
from magsite.content.links import ListedTarget
from magsite.content.names import SECTION, is_bundle, is_source, stem, stem_of
from magsite.diagnostics.model import Diagnostic
from magsite.magazine.basis import Basis
from magsite.magazine.model import Magazine
from magsite.magazine.registry import Names
from magsite.magazine.whereabouts import plain_path
from magsite.magazine.writing import Named

LINK_CODES: Final = frozenset({"link-missing", "link-forbidden", "link-unpublished", "link-spelled"})
"""What is said of the picture of a header: where it leads may change without the header."""
_ANYWHERE: Final = frozenset({"missing", "forbidden", "unpublished"})


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


def shaken(magazine: Magazine, edits: Sequence[Edit], said: Iterable[Diagnostic]) -> tuple[str, ...]:
    """The paths of all texts whose links may lead elsewhere after these edits, the edited ones apart.

    A link may name a source by its path, its name alone or its folder; of one that leads nowhere, what is near
    may be another source.
    """
    moved = [edit.path for edit in edits if moves(edit)]
    if not moved:
        return ()
    names = tuple({_letters(stem(path)) for path in moved})
    edited = {edit.path for edit in edits}
    lost = dict.fromkeys(one.location.path for one in said if one.code in LINK_CODES)
    found = dict.fromkeys(text.source.path for text in _leading(magazine, names))
    return tuple(path for path in {**lost, **found} if path not in edited)


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


def _texts(magazine: Magazine) -> Iterator[BodyRequest]:
    """All texts of a magazine."""
    yield from (one.body for one in magazine.every_article)
    yield from (one.body for one in magazine.pages)
    yield from (one.bio for one in magazine.authors.values() if one.bio)
    yield from (one.intro for one in magazine.categories.values() if one.intro)
    yield from (one.intro for one in magazine.series.values() if one.intro)


def _leading(magazine: Magazine, names: Collection[str]) -> list[BodyRequest]:
    """The texts that may lead to sources of these names, or anywhere."""
    texts = [text for text in _texts(magazine) if text.targets]
    anywhere = [text for text in texts for _, one in text.resolutions if one.kind in _ANYWHERE]
    # Texts are many, and mostly none of them names one: they are asked all at once, and only then one by one.
    if not _hold(names, (target for text in texts for target in text.targets)):
        return anywhere
    paths = {text.source.path for text in anywhere}
    return [text for text in texts if text.source.path in paths or _hold(names, text.targets)]


def _hold(names: Collection[str], targets: Iterable[ListedTarget]) -> bool:
    """Whether one of the names stands in these targets: no name holds what parts them."""
    letters = _letters(unquote("\0".join([target.text for target in targets])))
    return any(map(letters.__contains__, names))


def _letters(text: str) -> str:
    return text.lower() if text.isascii() else plain_path(text).casefold()
