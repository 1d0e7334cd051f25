"""config.toml: every key, its default, and what is said of a wrong one."""

from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from magsite.content.body import MarkdownOptions
from magsite.content.config import Config, MenuEntry, read_config
from magsite.diagnostics.codes import CODES
from magsite.diagnostics.model import Diagnostic, Location, Severity, diagnose
from magsite.language.typography import DEFAULT, RULES, Options, Switches

KNOWN = frozenset(CODES)


def _read(text: str) -> tuple[Config, tuple[Diagnostic, ...]]:
    return read_config(text, KNOWN)


def _value(key: str, found: str, expected: str, line: int = 2) -> Diagnostic:
    return diagnose("config-value", Location("config.toml", line, 1), key=key, expected=expected, found=found)


def test_an_empty_file_is_a_configuration() -> None:
    """Every key has a default."""
    assert (Config(), ()) == _read("")


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("magazine.title", None),
        ("magazine.url", None),
        ("magazine.language", "fr"),
        ("magazine.timezone", "Europe/Paris"),
        ("content.articles", "content/articles"),
        ("content.authors", "content/authors"),
        ("content.categories", "content/categories"),
        ("content.pages", "content/pages"),
        ("urls.article", ":category/:slug"),
        ("urls.page_size", 12),
        ("urls.numbering", "newest"),
        ("urls.words.authors", "auteurs"),
        ("urls.words.tags", "sujets"),
        ("urls.words.most_shared", "plus-partages"),
        ("urls.words.page", "page"),
        ("theme.name", "kiosque"),
        ("theme.settings", {}),
        ("menu.header", ()),
        ("checks", {}),
        ("typography", Switches()),
        ("typography_options", DEFAULT),
        ("markdown_options", MarkdownOptions()),
    ],
)
def test_defaults(path: str, expected: object) -> None:
    """As the documentation of the file says."""
    value: Any = Config()
    for name in path.split("."):
        value = getattr(value, name)

    assert expected == value


def test_every_table_is_read() -> None:
    """Nested ones, lists of tables and free tables among them."""
    config, problems = _read("""
[magazine]
title = "L’Écho"
[urls.words]
page = "feuille"
[theme.settings]
colour = "red"
deep = { a = [1, 2] }
[menu]
header = [{ label = "À propos", url = "/a-propos/" }]
[markdown]
extensions = ["toc"]
[markdown.options.toc]
title = "Sommaire"
[checks]
link-dead = "error"
""")

    assert problems == ()
    assert (config.magazine.title, config.urls.words.page, config.urls.words.tags) == (
        "L’Écho",
        "feuille",
        "sujets",
    )
    assert config.theme.settings == {"colour": "red", "deep": {"a": [1, 2]}}
    assert config.menu.header == (MenuEntry("À propos", "/a-propos/"),)
    assert MarkdownOptions(("toc",), {"toc": {"title": "Sommaire"}}) == config.markdown_options
    assert config.checks == {"link-dead": Severity.ERROR}


@pytest.mark.parametrize(
    ("text", "key", "near", "line"),
    [
        ("titel = 1", "titel", "", 1),
        ("[magasine]\n", "magasine", "magazine", 1),
        ('[magazine]\ntitel = "x"', "magazine.titel", "title", 2),
        ('[urls]\nnumberring = "stable"', "urls.numberring", "numbering", 2),
        ('[urls.words]\nauthor = "x"', "urls.words.author", "authors", 2),
        ('[checks]\nlink-daed = "off"', "checks.link-daed", "link-dead", 2),
        ("[typographie]\n", "typographie", "typography", 1),
        ("[typography]\nquots = false", "typography.quots", "quotes", 2),
        ("[typography]\nenable = false", "typography.enable", "enabled", 2),
        ("[typography]\nall = false", "typography.all", "", 2),
        ('[typography]\nlanguage = "en"', "typography.language", "", 2),
    ],
)
def test_an_unknown_key_is_an_error(text: str, key: str, near: str, line: int) -> None:
    """At its line, with a near match among the keys of its table."""
    _, problems = _read(text)

    assert (diagnose("config-key", Location("config.toml", line, 1), key=key, near=near),) == problems


ADDRESS = "an address such as “https://mag.example/”"
FOLDER = "a folder inside the site, such as “content/articles”"
WORD = "a word of small letters, digits and hyphens"
PATTERN = "an address made of “:category :slug :year :month :day :id”, with “:slug” or “:id” in it"
NUMBERING = "“newest” or “stable”"
PAGE_SIZE = "a whole number from 1 to 1000"


@pytest.mark.parametrize(
    ("table", "key", "value"),
    [
        ("magazine", "url", "https://mag.example/"),
        ("magazine", "language", "fr"),
        ("content", "articles", "articles"),
        ("urls", "article", ":slug"),
        ("urls", "numbering", "stable"),
        ("urls.words", "tags", "sujets"),
        ("theme", "name", "kiosque"),
        ("publish", "on_error", "keep"),
    ],
)
def test_nothing_follows_a_value_on_a_line_of_its_own(table: str, key: str, value: str) -> None:
    """A line break at the end of a word is not a part of it."""
    codes = [len(_read(f'[{table}]\n{key} = "{text}"')[1]) for text in (value, value + r"\n")]
    assert codes == [0, 1]


@pytest.mark.parametrize(
    ("table", "key", "value", "expected"),
    [
        ("magazine", "title", "1984", "a text"),
        ("magazine", "language", '"de"', "“fr” or “en”"),
        ("magazine", "timezone", '"Europe/Pari"', "a time zone such as “Europe/Paris”"),
        ("magazine", "timezone", '"../etc/passwd"', "a time zone such as “Europe/Paris”"),
        ("magazine", "timezone", '"Europe"', "a time zone such as “Europe/Paris”"),
        ("magazine", "url", '"mag.example"', ADDRESS),
        ("magazine", "url", '"https://"', ADDRESS),
        ("magazine", "url", '"ftp://mag.example/"', ADDRESS),
        ("magazine", "url", '"https://mag.example/?a"', ADDRESS),
        ("magazine", "url", '"https://ma g.example/"', ADDRESS),
        ("magazine", "url", '"http://["', ADDRESS),
        ("magazine", "url", '"https://mag.example//a"', ADDRESS),
        ("magazine", "url", '"https://mag.example/../a"', ADDRESS),
        ("magazine", "url", '"https://mag.example/a/.."', ADDRESS),
        ("content", "articles", '"/srv"', FOLDER),
        ("content", "articles", '"../blog"', FOLDER),
        ("content", "articles", '"a/./b"', FOLDER),
        ("content", "articles", '"posts/"', FOLDER),
        ("content", "articles", '"a//b"', FOLDER),
        ("content", "articles", '""', FOLDER),
        ("urls", "page_size", "0", PAGE_SIZE),
        ("urls", "page_size", "1001", PAGE_SIZE),
        ("urls", "page_size", '"12"', PAGE_SIZE),
        ("urls", "numbering", '"oldest"', NUMBERING),
        ("urls", "numbering", "1", NUMBERING),
        ("urls", "article", '":category"', PATTERN),
        ("urls", "article", '":titel/:slug"', PATTERN),
        ("urls", "article", '"Blog/:slug"', PATTERN),
        ("urls.words", "authors", '"À lire"', WORD),
        ("theme", "name", '"../kiosque"', "the name of a folder of themes"),
        ("theme", "settings", "1", "a table"),
        ("menu", "header", '"x"', "a list"),
        ("markdown", "extensions", '"toc"', "a list"),
        ("checks", "link-dead", '"of"', "“error”, “warning”, “off”"),
        ("typography", "quotes", '"non"', "true or false"),
        ("typography", "enabled", "0", "true or false"),
        ("typography", "exceptions", '"Yahoo!"', "a list"),
        ("typography", "exceptions", "[1]", "a list"),
    ],
)
def test_a_wrong_value_is_an_error(table: str, key: str, value: str, expected: str) -> None:
    """At its line, in words; the default stands in its place."""
    config, problems = _read(f"[{table}]\n{key} = {value}")

    found = f"“{value[1:-1]}”" if value.startswith('"') else value
    assert ((_value(f"{table}.{key}", found, expected),), Config()) == (problems, config)


@pytest.mark.parametrize(
    ("table", "key", "value"),
    [
        ("magazine", "url", "https://mag.example"),
        ("magazine", "url", "http://localhost:8000/mag/"),
        ("magazine", "url", "https://user.example/~mag/"),
        ("magazine", "url", "https://écho.example/"),
        ("magazine", "timezone", "America/Montreal"),
        ("magazine", "language", "en"),
        ("content", "articles", "posts"),
        ("content", "articles", "docs/le blog"),
        ("content", "articles", "a..b/.c"),
        ("urls", "article", ":year/:month/:slug"),
        ("urls", "article", "blog/:id"),
        ("urls", "numbering", "newest"),
        ("urls", "numbering", "stable"),
        ("urls", "article", "/:slug/"),
        ("theme", "name", "kiosque_2"),
    ],
)
def test_a_good_value_is_taken(table: str, key: str, value: str) -> None:
    """As it is written."""
    config, problems = _read(f'[{table}]\n{key} = "{value}"')

    assert ((), value) == (problems, getattr(getattr(config, table), key))


@pytest.mark.parametrize("name", ["magazine", "typography"])
@pytest.mark.parametrize("value", ["false", "[true]", "1"])
def test_a_table_is_no_value(name: str, value: str) -> None:
    """It is said in words, as of any key."""
    config, problems = _read(f"{name} = {value}")

    found = {"false": "False", "[true]": "[True]"}.get(value, value)
    assert ((_value(name, found, "a table", 1),), Config()) == (problems, config)


@pytest.mark.parametrize("rule", [*RULES, "enabled"])
def test_typography_has_a_switch_for_each_rule(rule: str) -> None:
    """And one for everything; the others stay on."""
    config, problems = _read(f"[typography]\n{rule} = false")

    assert problems == ()
    assert msgspec.structs.replace(DEFAULT, **{rule: False}) == config.typography_options


def test_typography_has_names_that_keep_their_spelling() -> None:
    """Those that are listed, in the place of those that magsite knows."""
    config, problems = _read('[typography]\nexceptions = ["Allez!", "Yahoo!"]')

    assert problems == ()
    assert config.typography_options.exceptions == ("Allez!", "Yahoo!")


def test_typography_speaks_the_magazine_s_language() -> None:
    """With the same switches."""
    config, problems = _read('[magazine]\nlanguage = "en"\n[typography]\nquotes = false')

    assert problems == ()
    assert Options(language="en", quotes=False) == config.typography_options


def test_all_that_is_wrong_is_said_at_once() -> None:
    """Keys, values, codes and the time zone; what is right counts."""
    config, problems = _read("""
[magazine]
title = "L’Écho"
tagine = "x"
timezone = "Europe/Pari"
[urls]
page_size = 0
[checks]
nothing = "off"
link-dead = "off"
""")

    assert sorted(problem.location.line for problem in problems) == [4, 5, 7, 9]
    assert (config.magazine.title, config.checks["link-dead"]) == ("L’Écho", Severity.OFF)


def test_a_file_that_is_no_toml_is_an_error() -> None:
    """At the place where it stops to be."""
    config, problems = _read('[magazine]\ntitle = "x\n')

    assert Config() == config
    assert [("config-syntax", Location("config.toml", 2, 11))] == [
        (one.code, one.location) for one in problems
    ]


@given(st.text())
def test_no_text_raises(text: str) -> None:
    """Whatever a writer saves under that name."""
    config, problems = _read(text)

    assert isinstance(config, Config)
    assert all(problem.code.startswith("config-") for problem in problems)
