"""Authors, categories and tags as values, with their addresses."""

from collections.abc import Mapping

import msgspec

from magsite.content.config import WordsTable
from magsite.content.document import AuthorHeader, Document
from magsite.diagnostics.model import Diagnostic
from magsite.language.sorting import Key, index_letter, person_key, sort_key, title_key
from magsite.magazine.model import Author, Category, Tag
from magsite.magazine.registry import Names
from magsite.magazine.texts import Texts


def author_url(id: str, words: WordsTable, root: str) -> str:
    """The address of an author's page."""
    return f"{root}{words.authors}/{id}/"


def category_url(id: str, root: str) -> str:
    """The address of a magazine."""
    return f"{root}{id}/"


def tag_url(id: str, words: WordsTable, root: str) -> str:
    """The address of a tag."""
    return f"{root}{words.tags}/{id}/"


def series_url(id: str, words: WordsTable, root: str) -> str:
    """The address of a series."""
    return f"{root}{words.series}/{id}/"


def authors(
    declared: Mapping[str, Document],
    data: Mapping[str, Document],
    names: Names,
    texts: Texts,
    words: WordsTable,
    root: str,
    language: str,
) -> tuple[Mapping[str, Author], tuple[Diagnostic, ...]]:
    """All authors by id, in the order of their index: those with a file or data, and those only named.

    Where an author has both, the file counts, and the data says what the file does not.
    """
    known = {
        id: _author(
            id, declared.get(id) or data[id], data.get(id), texts, author_url(id, words, root), language
        )
        for id in {**data, **declared}
    }
    every = (
        *(author for author, _ in known.values()),
        *(
            Author(id, name, person_key(name, language), author_url(id, words, root))
            for id, name in names.undeclared.items()
        ),
    )
    ordered = sorted(every, key=_index_order)
    problems = tuple(problem for _, wrong in known.values() for problem in wrong)
    return {author.id: author for author in ordered}, problems


def author_name(document: Document, data: Document | None) -> str | None:
    """The name that readers see, if the author's file or data says one: else an id of the data, as it is written."""
    header = _completed(document, data)
    return header.name or header.id


def categories(
    declared: Mapping[str, Document], names: Names, people: Names, texts: Texts, root: str, language: str
) -> tuple[Mapping[str, Category], tuple[Diagnostic, ...]]:
    """All categories by id, in the order of the menu: by `order`, then by name."""
    known = tuple(
        _category(id, document, people, texts, category_url(id, root)) for id, document in declared.items()
    )
    every = (
        *(category for category, _ in known),
        *(Category(id, name, category_url(id, root)) for id, name in names.undeclared.items()),
    )
    problems = tuple(problem for _, wrong in known for problem in wrong)
    ordered = sorted(every, key=lambda category: _menu_order(category, language))
    return {category.id: category for category in ordered}, problems


def tags(names: Names, words: WordsTable, root: str, language: str) -> Mapping[str, Tag]:
    """All tags by id, in the order of their index."""
    every = (
        Tag(id, name, title_key(name, language), tag_url(id, words, root))
        for id, name in names.undeclared.items()
    )
    return {tag.id: tag for tag in sorted(every, key=_index_order)}


def _index_order(one: Author | Tag) -> tuple[bool, Key, str]:
    """Letter by letter; what stands under "#" comes first, whether Unicode has it before A or behind Z."""
    return index_letter(one.sort_key) != "#", one.sort_key, one.id


def _menu_order(category: Category, language: str) -> tuple[bool, int, Key, str]:
    return category.order is None, category.order or 0, title_key(category.name, language), category.id


def _author(
    id: str, document: Document, data: Document | None, texts: Texts, url: str, language: str
) -> tuple[Author, tuple[Diagnostic, ...]]:
    """An author; `data` says what the document does not."""
    header = _completed(document, data)
    text = document if document.block is not None or data is None else data
    pictured = document if document.picture is not None or data is None else data
    name = author_name(document, data) or id
    bio, files = texts.body(text)
    portrait = texts.picture(pictured, header.portrait, name)
    author = Author(
        id=id,
        name=name,
        sort_key=_author_key(header, name, language),
        url=url,
        kind=header.kind,
        role=header.role,
        place=header.place,
        website=header.website,
        email=header.email,
        portrait=portrait.picture.url if portrait.picture else None,
        links=header.links,
        bio=bio if text.block is not None else None,
        bio_text=texts.excerpt(text),
        files=tuple(sorted({*files, *portrait.files})),
        extra=header.extra,
    )
    return author, portrait.diagnostics


def _author_key(header: AuthorHeader, name: str, language: str) -> Key:
    """A `sort_name` is sorted as it is written, whatever it begins with."""
    if header.sort_name:
        return sort_key(header.sort_name)
    return title_key(name, language) if header.kind == "organisation" else person_key(name, language)


def _completed(document: Document, data: Document | None) -> AuthorHeader:
    """The header of an author with what the data says where the header says nothing."""
    header = document.author
    assert header is not None, document.path  # noqa: S101 - parse gives an author's document its header
    if data is None or data is document or data.author is None:
        return header
    missing = {name: getattr(data.author, name) for name in data.given if name not in document.given}
    return msgspec.structs.replace(header, **missing)


def _category(
    id: str, document: Document, people: Names, texts: Texts, url: str
) -> tuple[Category, tuple[Diagnostic, ...]]:
    header = document.category
    assert header is not None, document.path  # noqa: S101 - parse gives a category's document its header
    colour = document.at("colour")
    intro, files = texts.body(document)
    picture = texts.picture(document, header.image, header.image_alt)
    category = Category(
        id=id,
        name=header.name or id,
        url=url,
        path=document.path,
        tagline=header.tagline,
        colour=header.colour,
        colour_path=colour.path,
        colour_line=colour.line,
        order=header.order,
        editors=tuple(dict.fromkeys(people.ids[name] for name in header.editors if name in people.ids)),
        picture=picture.picture,
        intro=intro if document.block is not None else None,
        files=tuple(sorted({*files, *picture.files})),
        extra=header.extra,
    )
    return category, picture.diagnostics
