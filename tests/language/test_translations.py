"""The catalogues that ship: complete, of today, compiled, and in good French."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import click
import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po

from magsite.language import typography

ROOT = Path(__file__).parents[2]
PACKAGE_LOCALES = ROOT / "magsite/language/locales"
THEME_LOCALES = ROOT / "themes/kiosque/locales"

Id = tuple[str | None, str | tuple[str, ...]]
"""The context of a message and its id, with that of the plural where it has one."""


class Shipped(NamedTuple):
    """A catalogue, and the folder in which its messages are marked."""

    locales: Path
    domain: str
    language: str
    sources: Path

    @property
    def source(self) -> Path:
        """The file that is translated."""
        return self.locales / self.language / "LC_MESSAGES" / f"{self.domain}.po"

    @property
    def compiled(self) -> Path:
        """The file that is read."""
        return self.source.with_suffix(".mo")


SHIPPED = (
    Shipped(PACKAGE_LOCALES, "magsite", "fr", ROOT / "magsite"),
    Shipped(PACKAGE_LOCALES, "magsite", "en", ROOT / "magsite"),
    Shipped(PACKAGE_LOCALES, "click", "fr", Path(click.__file__).parent),
    Shipped(THEME_LOCALES, "kiosque", "fr", ROOT / "themes/kiosque/templates"),
    Shipped(THEME_LOCALES, "kiosque", "en", ROOT / "themes/kiosque/templates"),
)
FRENCH = tuple(one for one in SHIPPED if one.language == "fr")

# Braces with a conversion or without ("{name!r}"), and the two ways of "%".
_PLACEHOLDER = re.compile(r"{(\w+)(?:![rsa])?}|%\((\w+)\)s")
# What a writer is to type, between quotation marks: it is as computers read it.
_TYPED = re.compile(r"«\u00a0(?:[\w-]+: [^»]*|\w+ = [^»]*)\u00a0»")


def _named(one: Shipped) -> str:
    return f"{one.domain}-{one.language}"


each = pytest.mark.parametrize("shipped", SHIPPED, ids=_named)
each_french = pytest.mark.parametrize("shipped", FRENCH, ids=_named)


@cache
def _catalogue(shipped: Shipped) -> Catalog:
    with shipped.source.open("rb") as file:
        return read_po(file, locale=shipped.language)


def _messages(shipped: Shipped) -> Iterator[Message]:
    """The messages without the header."""
    return (message for message in _catalogue(shipped) if message.id)


def _ids(shipped: Shipped) -> set[Id]:
    return {_id(message.context, message.id) for message in _messages(shipped)}


def _id(context: str | None, id: Any) -> Id:
    return context, id if isinstance(id, str) else tuple(id)


def _forms(strings: Any) -> tuple[str, ...]:
    return (strings,) if isinstance(strings, str) else tuple(strings or ())


@cache
def _marked(sources: Path) -> frozenset[Id]:
    """What `make messages` finds there."""
    with (ROOT / "babel.cfg").open(encoding="utf-8") as file:
        methods, options = parse_mapping_cfg(file)  # type: ignore[no-untyped-call] # Babel annotates the rest.
    found = extract_from_dir(sources, methods, options)
    return frozenset(_id(context, message) for _, _, message, _, context in found)


def _placeholders(text: str) -> set[str]:
    return {braces or percent for braces, percent in _PLACEHOLDER.findall(text)}


@each
def test_every_message_is_in_the_catalogue_and_no_other(shipped: Shipped) -> None:
    """`make messages` has been run since the last change of a message."""
    marked, there = _marked(shipped.sources), _ids(shipped)
    assert [*marked - there, *there - marked] == []


@each
def test_nothing_is_left_over(shipped: Shipped) -> None:
    """No guess that nobody has confirmed, no message of former days."""
    fuzzy = [message.id for message in _messages(shipped) if message.fuzzy]
    assert (fuzzy, []) == ([], list(_catalogue(shipped).obsolete))


@each_french
def test_every_message_is_translated(shipped: Shipped) -> None:
    """In each of its forms."""
    plurals = _catalogue(shipped).num_plurals
    expected = {
        _id(message.context, message.id): 1 if isinstance(message.id, str) else plurals
        for message in _messages(shipped)
    }
    found = {
        _id(message.context, message.id): sum(map(bool, _forms(message.string)))
        for message in _messages(shipped)
    }
    assert expected == found


@each_french
def test_none_and_one_are_singular(shipped: Shipped) -> None:
    """As French has it: “0 partage”, “1 partage”, “2 partages”."""
    expected = (2, "(n > 1)")
    assert expected == (_catalogue(shipped).num_plurals, _catalogue(shipped).plural_expr)


@each_french
def test_translations_fill_in_what_their_messages_do(shipped: Shipped) -> None:
    """Each form by itself. A singular may say its number in a word; of click, one may say less than its message."""
    wrong = []
    for message in _messages(shipped):
        ids = _forms(message.id)
        for id, form in zip((ids[0], *ids[1:] * 5), _forms(message.string), strict=False):
            missing, foreign = (
                _placeholders(id) - _placeholders(form),
                _placeholders(form) - _placeholders(id),
            )
            if foreign or (missing and shipped.domain != "click"):
                wrong.append((id, form))
    assert wrong == []


@each_french
def test_translations_have_the_tags_of_their_messages(shipped: Shipped) -> None:
    """And the full stops: what is a sentence in one language is one in the other."""

    def shape(text: str) -> tuple[list[str], bool]:
        return re.findall(r"</?\w+", text), bool(re.search(r"[^.]\.$", text))

    wrong = [
        (id, form)
        for message in _messages(shipped)
        for id, form in zip(_forms(message.id), _forms(message.string), strict=True)
        if shape(id) != shape(form) and shipped.domain != "click"
    ]
    assert wrong == []


@each_french
def test_translations_are_typeset(shipped: Shipped) -> None:
    """Typography leaves them as they are, but for what a writer is to type as it stands."""
    forms = [form for message in _messages(shipped) for form in _forms(message.string)]
    prose = [_TYPED.sub("«\u00a0{typed}\u00a0»", form) for form in forms]

    assert prose == [typography.text(form) for form in prose]
    assert prose == [typography.html(form) for form in prose]


@each
def test_the_compiled_catalogue_is_that_of_its_source(shipped: Shipped) -> None:
    """Both are kept together: a writer needs no compiler."""
    with shipped.compiled.open("rb") as file:
        compiled = _translations(read_mo(file))

    assert _translations(_catalogue(shipped)) == compiled


def _translations(catalogue: Catalog) -> Mapping[Id, tuple[str, ...]]:
    """What is translated; a plural that reads as its id does is what the compiler writes for one that is not."""
    found = {_id(message.context, message.id): _forms(message.string) for message in catalogue if message.id}
    return {id: forms for id, forms in found.items() if all(forms) and forms not in (id[1], (id[1],))}
