"""Authors, categories and tags as values, with their addresses."""

from collections.abc import Mapping

from magsite.content.config import Config
from magsite.content.document import Document
from magsite.language.sorting import sort_key
from magsite.magazine.model import Author, Category, Tag
from magsite.magazine.registry import Names
from magsite.magazine.texts import Texts


def author_url(id: str, config: Config, root: str) -> str:
    """The address of an author's page."""
    return f"{root}{config.urls.words.authors}/{id}/"


def category_url(id: str, root: str) -> str:
    """The address of a magazine."""
    return f"{root}{id}/"


def tag_url(id: str, config: Config, root: str) -> str:
    """The address of a tag."""
    return f"{root}{config.urls.words.tags}/{id}/"


def authors(
    declared: Mapping[str, Document], names: Names, texts: Texts, config: Config, root: str
) -> Mapping[str, Author]:
    """All authors by id, in the order of their index: those with a file, and those only named."""
    every = (
        *(_author(id, document, texts, author_url(id, config, root)) for id, document in declared.items()),
        *(
            Author(id, name, sort_key(name), author_url(id, config, root))
            for id, name in names.undeclared.items()
        ),
    )
    return {author.id: author for author in sorted(every, key=lambda author: (author.sort_key, author.id))}


def categories(
    declared: Mapping[str, Document], names: Names, texts: Texts, root: str
) -> Mapping[str, Category]:
    """All categories by id, in the order of the menu: by `order`, then by name."""
    every = (
        *(_category(id, document, texts, category_url(id, root)) for id, document in declared.items()),
        *(Category(id, name, category_url(id, root)) for id, name in names.undeclared.items()),
    )
    return {category.id: category for category in sorted(every, key=_menu_order)}


def tags(names: Names, config: Config, root: str) -> Mapping[str, Tag]:
    """All tags by id, in the order of their index."""
    every = (
        Tag(id, name, sort_key(name), tag_url(id, config, root)) for id, name in names.undeclared.items()
    )
    return {tag.id: tag for tag in sorted(every, key=lambda tag: (tag.sort_key, tag.id))}


def _menu_order(category: Category) -> tuple[bool, int, tuple[str, str, str], str]:
    return (category.order is None, category.order or 0, sort_key(category.name), category.id)


def _author(id: str, document: Document, texts: Texts, url: str) -> Author:
    header = document.author
    assert header is not None, document.path  # noqa: S101 - parse gives an author's document its header
    name = header.name or id
    bio, files = texts.body(document)
    return Author(
        id=id,
        name=name,
        sort_key=sort_key(header.sort_name or name),
        url=url,
        kind=header.kind,
        role=header.role,
        place=header.place,
        website=header.website,
        links=header.links,
        bio=bio if document.block is not None else None,
        bio_text=texts.excerpt(document),
        files=files,
    )


def _category(id: str, document: Document, texts: Texts, url: str) -> Category:
    header = document.category
    assert header is not None, document.path  # noqa: S101 - parse gives a category's document its header
    colour = document.at("colour")
    intro, files = texts.body(document)
    return Category(
        id=id,
        name=header.name or id,
        url=url,
        tagline=header.tagline,
        colour=header.colour,
        colour_path=colour.path,
        colour_line=colour.line,
        order=header.order,
        intro=intro if document.block is not None else None,
        files=files,
    )
