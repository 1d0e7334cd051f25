"""Requests for texts: the same inputs give the same key, and whatever a text is made of changes it."""

import msgspec
import pytest

from magsite.content.body import MarkdownOptions
from magsite.content.document import Block, Document
from magsite.content.links import ListedTarget, Resolution
from magsite.diagnostics.model import Location, diagnose
from magsite.language.typography import DEFAULT
from magsite.magazine.article import Picture
from magsite.magazine.texts import Making, Pictured, Texts
from magsite.magazine.whereabouts import Sources
from tests.builders import article, linking

DOCUMENT = linking(article("racines"), "voisin.md", "plan.png")
PLAIN = Sources(
    "/", {DOCUMENT.path: "/racines/"}, {DOCUMENT.path: "1", "content/articles/plan.png": "2"}, ("content/",)
)
TEXTS = Texts(Making(MarkdownOptions(), DEFAULT, "code"), PLAIN)


def test_a_request_holds_all_that_the_text_is_made_of() -> None:
    """The source, the options, the listed targets and what became of them."""
    request, files = TEXTS.body(DOCUMENT)

    assert (DOCUMENT.source, TEXTS.making.options, DOCUMENT.targets) == (
        request.source,
        request.options,
        request.targets,
    )
    assert ("plan.png", Resolution("file", "/racines/plan.png")) == request.resolutions[0]
    assert files == (("/racines/plan.png", "content/articles/plan.png"),)


def test_the_same_inputs_have_the_same_key() -> None:
    """However often they are asked for."""
    again = Texts(Making(MarkdownOptions(), DEFAULT, "code"), PLAIN)

    assert (TEXTS.body(DOCUMENT), TEXTS.excerpt(DOCUMENT)) == (again.body(DOCUMENT), again.excerpt(DOCUMENT))


def _with_source(**changes: object) -> Document:
    source = msgspec.structs.replace(DOCUMENT.source, **changes)
    return msgspec.structs.replace(DOCUMENT, source=source)


NEIGHBOUR = Sources(
    "/", {**PLAIN.pages, "content/articles/voisin.md": "/voisin/"}, PLAIN.files, ("content/",)
)


@pytest.mark.parametrize(
    ("texts", "document"),
    [
        (Texts(Making(MarkdownOptions(), DEFAULT, "other code"), PLAIN), DOCUMENT),
        (Texts(Making(MarkdownOptions(("admonition",)), DEFAULT, "code"), PLAIN), DOCUMENT),
        (Texts(Making(MarkdownOptions((), {"toc": {"title": "x"}}), DEFAULT, "code"), PLAIN), DOCUMENT),
        (Texts(Making(MarkdownOptions(), DEFAULT, "code"), NEIGHBOUR), DOCUMENT),
        (TEXTS, _with_source(digest="other text")),
        (TEXTS, _with_source(line=9)),
        (TEXTS, _with_source(path="content/articles/autre.md")),
    ],
    ids=["code", "extensions", "options", "a link's end", "text", "line", "path"],
)
def test_each_input_changes_the_key_of_a_text(texts: Texts, document: Document) -> None:
    """Where a text stands counts too: its remarks name path and line."""
    assert TEXTS.body(DOCUMENT)[0].key != texts.body(document)[0].key


def test_a_header_of_the_same_length_leaves_the_key_alone() -> None:
    """The text is remembered though its file changed."""
    edited = _with_source(start=9)

    assert TEXTS.body(DOCUMENT)[0].key == TEXTS.body(edited)[0].key


def test_an_excerpt_is_made_of_its_block_alone() -> None:
    """Neither the rest of the text nor where links lead changes it."""
    elsewhere = Texts(Making(MarkdownOptions(), DEFAULT, "code"), NEIGHBOUR)

    assert TEXTS.excerpt(DOCUMENT) == elsewhere.excerpt(_with_source(digest="other text"))


@pytest.mark.parametrize(
    ("texts", "block"),
    [
        (TEXTS, Block("Un autre texte.")),
        (TEXTS, Block("Un texte.", "[a]: /b")),
        (Texts(Making(MarkdownOptions(), DEFAULT, "other code"), PLAIN), Block("Un texte.")),
        (Texts(Making(MarkdownOptions(("admonition",)), DEFAULT, "code"), PLAIN), Block("Un texte.")),
    ],
    ids=["text", "definitions", "code", "extensions"],
)
def test_each_input_changes_the_key_of_an_excerpt(texts: Texts, block: Block) -> None:
    """As for a whole text."""
    first, second = TEXTS.excerpt(DOCUMENT), texts.excerpt(msgspec.structs.replace(DOCUMENT, block=block))

    assert first is not None
    assert second is not None
    assert first.key != second.key


def test_a_text_without_paragraph_has_no_excerpt() -> None:
    """There is nothing to make one of."""
    assert TEXTS.excerpt(article(text="")) is None


PLACE = Location(DOCUMENT.path, 4, 1)
PICTURES = Texts(
    TEXTS.making,
    Sources(
        "/",
        {DOCUMENT.path: "/racines/"},
        dict.fromkeys(
            (
                DOCUMENT.path,
                "content/articles/plan.png",
                "static/images/a.png",
                "config.toml",
                "content/lot/b.png",
            ),
            "1",
        ),
        ("content/",),
        ("config.toml",),
        frozenset({"content/lot"}),
    ),
)


def _pictured(target: str) -> Pictured:
    """What becomes of a picture of the header, which stands on its line 4."""
    document = msgspec.structs.replace(DOCUMENT, picture=ListedTarget(target, 4, 1))
    return PICTURES.picture(document, target, "Un plan")


@pytest.mark.parametrize(
    ("target", "url", "files"),
    [
        ("plan.png", "/racines/plan.png", (("/racines/plan.png", "content/articles/plan.png"),)),
        ("/images/a.png", "/images/a.png", ()),
        ("images/a.png", "/images/a.png", ()),
        ("static/images/a.png", "/images/a.png", ()),
    ],
)
def test_a_picture_of_a_header_is_a_file(target: str, url: str, files: tuple[tuple[str, str], ...]) -> None:
    """Beside the source, or from the site's root, with or without the slash before it."""
    assert Pictured(Picture(url, "Un plan"), files) == _pictured(target)


def test_a_picture_in_other_capitals_is_shown_and_said() -> None:
    """As a link to it is."""
    found = _pictured("Plan.png")

    said = diagnose("link-spelled", PLACE, target="Plan.png", path="content/articles/plan.png")
    assert (found.picture, found.diagnostics) == (Picture("/racines/plan.png", "Un plan"), (said,))


@pytest.mark.parametrize(
    ("target", "code", "words"),
    [
        ("plann.png", "link-missing", {"near": "content/articles/plan.png"}),
        ("./rien.png", "link-missing", {"near": ""}),
        ("/a.png", "link-missing", {"near": "static/images/a.png"}),
        ("../../config.toml", "link-forbidden", {}),
        ("../lot/b.png", "link-unpublished", {}),
    ],
)
def test_a_picture_that_cannot_be_shown_is_said(target: str, code: str, words: dict[str, str]) -> None:
    """At the header's key; the article goes without."""
    assert Pictured(None, (), (diagnose(code, PLACE, target=target, **words),)) == _pictured(target)


def test_a_picture_that_stands_elsewhere_is_left_there() -> None:
    """And none is none."""
    address = "https://ailleurs.example/a.png"

    assert Pictured(Picture(address)) == TEXTS.picture(DOCUMENT, address, None)
    assert Pictured() == TEXTS.picture(DOCUMENT, None, "Un plan")
