"""The reference in docs/ says what the code does: each key, option, field and filter is there, and no other."""

import json
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from gettext import NullTranslations
from pathlib import Path
from typing import Any, Literal, get_args, get_origin, get_type_hints

import click
import msgspec
import pytest

from magsite.cli.asking import AnswerData
from magsite.cli.commands import command
from magsite.cli.machine import ReportData
from magsite.cli.parts import WORDS
from magsite.cli.remarks import CheckData
from magsite.content import config, schema
from magsite.content.body import BodyRecord, BodyRequest, ExcerptRequest
from magsite.content.config import CONFIG_FILE, read_config
from magsite.content.document import Kind
from magsite.content.parse import parse
from magsite.content.shares import read_shares
from magsite.diagnostics.codes import CODES
from magsite.language.typography import DEFAULT, Switches
from magsite.pages.json_ld import Graph
from magsite.pages.mapping import Mapped
from magsite.pages.parts import Site
from magsite.pages.prose import Joined, Prose
from magsite.pages.views import View
from magsite.theme.declaration import read_declaration
from magsite.theme.environment import ClosedEnvironment
from magsite.theme.filters import filters
from magsite.theme.layers import EnvironmentSpec
from magsite.theme.printing import NUMBER, PRINTED
from tests.docs.commands import subcommands

ROOT = Path(__file__).parents[2]

_TABLES: Mapping[str, tuple[type[msgspec.Struct], ...]] = {
    "magazine": (config.MagazineTable,),
    "content": (config.ContentTable,),
    "content.author_data": (config.AuthorDataTable,),
    "urls": (config.UrlsTable,),
    "urls.words": (config.WordsTable,),
    "theme": (config.ThemeTable,),
    "menu": (config.MenuTable, config.MenuEntry),
    "markdown": (config.MarkdownTable,),
    "publish": (config.PublishTable,),
    "typography": (Switches,),
}
"""Section of configuration.md → what it describes."""

_HEADERS: Mapping[str, Mapping[str, schema.Key]] = {
    "Articles": schema.ARTICLE_KEYS,
    "Authors": schema.AUTHOR_KEYS,
    "Categories": schema.CATEGORY_KEYS,
    "Series": schema.SERIES_KEYS,
    "Pages": schema.PAGE_KEYS,
}
"""Section of writing.md → the keys that it describes."""

_KINDS: Mapping[str, Kind] = {
    "articles": "article",
    "authors": "author",
    "categories": "category",
    "pages": "page",
    "series": "series",
}
"""Folder of an example → what it is an example of."""

_JSON_TYPES: Mapping[Any, str] = {
    bool: "boolean",
    int: "integer",
    str: "string",
    str | None: "string or null",
    date | None: "string or null",
    datetime | None: "string or null",
    tuple[str, ...]: "list of strings",
    dict[str, str]: "object",
    dict[str, int]: "object",
}

_NOT_FOR_TEMPLATES = (BodyRequest, ExcerptRequest, BodyRecord, Graph, Mapped, Joined, Prose)


@pytest.mark.parametrize("section", _TABLES)
def test_each_key_of_the_configuration_is_described_with_its_default(section: str) -> None:
    """A key that is new, gone or has another default is not the one of configuration.md any more."""
    expected = {
        field.name: _default(field)
        for table in _TABLES[section]
        for field in msgspec.structs.fields(table)
        if not isinstance(field.default, msgspec.Struct)
    }
    rows = _rows(_section("configuration.md", section), "key")
    assert expected == {key: cells[0].strip("`") for key, cells in rows.items()}


def test_each_table_of_the_configuration_has_its_section() -> None:
    """Those that are tables of their own, and `[checks]`."""
    tables = {field.name for field in msgspec.structs.fields(config.Config)}
    assert tables == {section.partition(".")[0] for section in _TABLES} | {"checks"}
    assert tables <= _sections("configuration.md").keys()


def test_each_code_is_described_with_its_severity() -> None:
    """What `[checks]` may set; configuration.md leads there."""
    assert "(diagnostics.md" in _section("configuration.md", "checks")
    rows = _rows(_section("diagnostics.md", "All codes"), "code")
    assert {name: code.severity.value for name, code in CODES.items()} == {
        name: cells[0] for name, cells in rows.items()
    }


@pytest.mark.parametrize("section", _HEADERS)
def test_each_key_of_a_header_is_described(section: str) -> None:
    """Other spellings among them."""
    assert _HEADERS[section].keys() == _rows(_section("writing.md", section), "key").keys()


def test_each_option_is_described() -> None:
    """Those of `magsite` and those of `magsite build`."""
    group = command(NullTranslations(), {})
    options = {
        name
        for one in (group, subcommands()["build"])
        for option in (*one.params, one.get_help_option(click.Context(one)))
        if isinstance(option, click.Option)
        for name in option.opts
    }
    assert options == _rows(_section("command-line.md", "Options"), "option").keys()


def test_each_option_of_the_preview_is_described() -> None:
    """On its own page."""
    serve = subcommands()["serve"]
    options = {
        name
        for option in (*serve.params, serve.get_help_option(click.Context(serve)))
        if isinstance(option, click.Option)
        for name in (*option.opts, *option.secondary_opts)
    }
    assert options == _rows(_section("preview.md", "Options"), "option").keys()


def test_each_option_of_the_check_is_described() -> None:
    """On its own page."""
    check = subcommands()["check"]
    options = {
        name
        for option in (*check.params, check.get_help_option(click.Context(check)))
        if isinstance(option, click.Option)
        for name in (*option.opts, *option.secondary_opts)
    }
    assert options == _rows(_section("checking.md", "Options"), "option").keys()


def test_each_field_of_the_check_for_machines_is_described_with_its_type() -> None:
    """But for the counts, which are by code."""
    rows = _rows(_section("checking.md", "The answer for machines"), "field")
    assert dict(_typed(CheckData)) == {field: cells[0] for field, cells in rows.items()}


def test_each_option_of_a_question_is_described() -> None:
    """Those of `magsite why` in its own section, and what `magsite stats` has beside them."""
    sections = {
        "why": ("Why something is published, or not",),
        "stats": ("Why something is published, or not", "How much there is, and how long it takes"),
    }
    for name, headings in sections.items():
        one = subcommands()[name]
        options = {
            spelling
            for option in (*one.params, one.get_help_option(click.Context(one)))
            if isinstance(option, click.Option)
            for spelling in option.opts
        }
        rows = [_rows(_section("command-line.md", heading), "option").keys() for heading in headings]
        assert options == {spelling for row in rows for spelling in row}


def test_each_field_of_an_answer_is_described_with_its_type() -> None:
    """But for those of the problems, which are the report's."""
    rows = _rows(_section("command-line.md", "The answer for machines"), "field")
    expected = {
        path: kind for path, kind in _typed(AnswerData) if not path.startswith(("problems[]", "stopping[]"))
    }
    assert expected == {field: cells[0] for field, cells in rows.items()}


def test_each_part_of_a_page_is_described_and_has_its_words() -> None:
    """Whatever page may be made again for it."""
    rows = _rows(_section("command-line.md", "Why a page was made"), "part")
    assert WORDS.keys() == rows.keys()


def test_each_field_of_the_json_report_is_described_with_its_type() -> None:
    """As the schema has them, down to the last."""
    rows = _rows(_section("command-line.md", "The report for machines"), "field")
    assert dict(_typed(ReportData)) == {field: cells[0] for field, cells in rows.items()}


def test_the_example_of_the_json_report_has_its_fields() -> None:
    """None that is made up, and none left out."""
    (example,) = _blocks("command-line.md", "json")
    described = _rows(_section("command-line.md", "The report for machines"), "field").keys()
    assert described == set(_paths(json.loads(example)))
    assert msgspec.json.decode(example, type=ReportData).diagnostics[0].code in CODES


@pytest.mark.parametrize("kind", [View, Site], ids=["View", "Site"])
def test_each_view_has_its_section(kind: Any) -> None:
    """And each Struct that can be reached from it, with all its fields."""
    described = {
        name: set(_rows(text, "field"))
        for name, text in _sections("themes.md").items()
        if _rows(text, "field")
    }
    for struct in _reached(kind):
        assert set(struct.__struct_fields__) == described.get(struct.__name__), struct.__name__


def test_each_filter_is_described() -> None:
    """But for those that only the printing of values uses."""
    expected = filters(DEFAULT, "https://mag.example/").keys() - {PRINTED, NUMBER}
    assert expected == _rows(_section("themes.md", "Filters"), "filter").keys()


def test_each_function_is_described() -> None:
    """What templates can call."""
    assert _environment().globals.keys() == _rows(_section("themes.md", "Functions"), "function").keys()


def test_each_setting_of_kiosque_is_described_with_its_default() -> None:
    """As its theme.toml has them."""
    settings = tomllib.loads((ROOT / "themes/kiosque/theme.toml").read_text("utf-8"))["settings"]
    rows = _rows(_section("themes.md", "Settings"), "key")
    assert settings == {key: json.loads(cells[0].strip("`")) for key, cells in rows.items()}


def test_each_template_of_kiosque_and_of_the_core_is_described() -> None:
    """Those that make a page; the others are kiosque's own affair."""
    folders = (ROOT / "themes/kiosque/templates", ROOT / "magsite/theme/core/templates")
    made = {file.name for folder in folders for file in folder.iterdir() if file.is_file()} - {"base.html"}
    assert made == _rows(_section("themes.md", "Templates"), "template").keys()


@pytest.mark.parametrize("page", ["configuration.md", "themes.md"])
def test_each_example_in_toml_is_accepted(page: str) -> None:
    """As a configuration, or as a theme's declaration where it speaks of views."""
    for example in _blocks(page, "toml"):
        if "[views." in example:
            assert read_declaration(example, "theme.toml")[1] == ()
        else:
            assert read_config(example, frozenset(CODES))[1] == (), CONFIG_FILE


def test_each_example_of_a_source_is_read_without_a_remark() -> None:
    """Each stands below the path that it would have."""
    text = (ROOT / "docs/writing.md").read_text("utf-8")
    headed = re.findall(r"^```markdown\n---\n", text, re.MULTILINE)
    examples = re.findall(
        r"`(content/(\w+)/[^`]+)`[^`\n]*\n\n```markdown\n(---\n.*?)^```$", text, re.MULTILINE | re.DOTALL
    )
    assert len(headed) == len(examples) > 0
    for path, folder, source in examples:
        parsed = parse(_KINDS[folder], path, source.encode())
        assert parsed.diagnostics == (), path
        assert parsed.document is not None, path
        assert parsed.document.unknown_keys == (), path


@pytest.mark.parametrize("language", ["csv", "json", "toml"])
def test_each_example_of_share_counts_is_read_without_a_remark(language: str) -> None:
    """In each of the three forms."""
    examples = list(_blocks("writing.md", language))
    assert examples
    for example in examples:
        rows, problems = read_shares(example, f"data/shares/example.{language}")
        assert rows
        assert problems == ()


def test_each_example_of_a_template_can_be_read() -> None:
    """With the filters that there are."""
    examples = list(_blocks("themes.md", "jinja"))
    assert examples
    for example in examples:
        _environment().from_string(example)


def _sections(page: str) -> dict[str, str]:
    """The text below each heading, without blocks of code."""
    text = (ROOT / "docs" / page).read_text("utf-8")
    bare = re.sub(r"^(`{3,})[^\n]*\n.*?^\1$", "", text, flags=re.MULTILINE | re.DOTALL)
    parts = re.split(r"^#+ (.+)$", bare, flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def _section(page: str, heading: str) -> str:
    return _sections(page)[heading]


def _rows(section: str, head: str) -> dict[str, tuple[str, ...]]:
    """The rows of the tables whose first column has this head: each name in code there → the other cells."""
    rows: dict[str, tuple[str, ...]] = {}
    for table in re.findall(r"(?:^\|.*\n?)+", section, re.MULTILINE):
        lines = [_cells(line) for line in table.splitlines()]
        if lines[0][0] == head:
            rows |= {name: cells[1:] for cells in lines[2:] for name in re.findall(r"`([^`]+)`", cells[0])}
    return rows


def _cells(line: str) -> tuple[str, ...]:
    return tuple(cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1])


def _blocks(page: str, language: str) -> Iterable[str]:
    text = (ROOT / "docs" / page).read_text("utf-8")
    return re.findall(rf"^```{language}\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)


def _default(field: Any) -> str:
    """A key's default as configuration.md writes it."""
    if field.required:
        return "must be given"
    value = field.default_factory() if field.default is msgspec.NODEFAULT else field.default
    return "none" if value is None else json.dumps(value)


def _paths(value: Any, above: str = "") -> Iterator[str]:
    """The paths of a JSON value's fields: `totals.files`, `made`, `made[].url`; `arguments` has names of its own."""
    if isinstance(value, dict) and not above.endswith("arguments"):
        for key, item in value.items():
            yield from _paths(item, f"{above}.{key}" if above else key)
    else:
        yield above
        for item in value if isinstance(value, list) else ():
            if isinstance(item, dict):
                yield from _paths(item, f"{above}[]")


def _typed(kind: Any, above: str = "") -> Iterator[tuple[str, str]]:
    """Each field of a Struct of the report, by its path, with what command-line.md calls its type."""
    for name, hint in get_type_hints(kind).items():
        path = f"{above}{name}"
        inner = (hint, *get_args(hint))
        held = next((one for one in inner if isinstance(one, type) and issubclass(one, msgspec.Struct)), None)
        may_be_null = held is not None and type(None) in inner
        if held is not hint:
            yield path, "object or null" if may_be_null else _json_type(hint)
        if held is not None:
            yield from _typed(held, f"{path}." if held is hint or may_be_null else f"{path}[].")


def _json_type(hint: Any) -> str:
    return "string" if get_origin(hint) is Literal else _JSON_TYPES.get(hint, "list")


def _reached(kind: Any) -> set[type[msgspec.Struct]]:
    """The Structs that a value of this type may be or hold, for a template to read."""
    found: set[type[msgspec.Struct]] = set()
    waiting = [kind]
    while waiting:
        one = waiting.pop()
        waiting += get_args(one)
        if (
            isinstance(one, type)
            and issubclass(one, msgspec.Struct)
            and one not in {*found, *_NOT_FOR_TEMPLATES}
        ):
            found.add(one)
            waiting += get_type_hints(one).values()
    return found


def _environment() -> ClosedEnvironment:
    return ClosedEnvironment(EnvironmentSpec("kiosque", (), (), "fr", "https://mag.example/"))
