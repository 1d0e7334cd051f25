"""docs/diagnostics.md keeps its promises: each code has its example, which provokes it, and whose repair silences it."""

import re
import shutil
from collections.abc import Mapping
from gettext import NullTranslations
from pathlib import Path
from typing import Final

import msgspec
import pytest

from magsite.diagnostics.check_codes import CHECK_CODES
from magsite.diagnostics.codes import CODES
from magsite.diagnostics.model import Diagnostic
from magsite.diagnostics.text import repair, says
from magsite.language.catalogues import package_messages
from magsite.stages.sources import CACHE_FOLDER
from tests.sites import harness
from tests.sites.checking import remarks_on

ENGLISH, FRENCH = NullTranslations(), package_messages("fr")
ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs/diagnostics.md").read_text("utf-8")

_TEMPLATES: Final = (
    *("home", "category", "author", "tag", "series", "all_series", "article", "page"),
    *("authors", "tags", "most_shared", "not_found"),
)
_THEME: Final = {
    f"themes/kiosque/templates/{name}.html": "{{ page.meta.title }}{% block main %}{% endblock %}\n"
    for name in _TEMPLATES
}
"""Templates in the place of kiosque's own, so that examples build fast; an example may bring others."""

_BLOCK: Final = re.compile(
    r'^```\w+ title="([^"]+)"(?: encoding="([^"]+)")?\n(.*?)^```$', re.MULTILINE | re.DOTALL
)
_ELSEWHERE: Final = re.compile(r"`(tests/[\w/]+\.py)::(\w+)`")
_REPAIRED: Final = re.compile(r"^Repaired\b", re.MULTILINE)
_WITHOUT: Final = re.compile(r"\AR\w+,?:? without `([^`]+)`")

_BESIDE: Final[Mapping[str, frozenset[str]]] = {"page-kept": frozenset({"title-missing"})}
"""Code → those that come with it."""


class Example(msgspec.Struct, frozen=True):
    """A magazine in which something is wrong, and the same one repaired: path → what stands there."""

    wrong: Mapping[str, bytes]
    repaired: Mapping[str, bytes]
    before: Mapping[str, bytes] | None = None
    """What was published before, where that matters."""


def _sections() -> dict[str, str]:
    """The text below each heading of the third level, which are codes."""
    parts = re.split(r"^##(#?) (.+)$", PAGE, flags=re.MULTILINE)
    return {parts[at + 1]: parts[at + 2] for at in range(1, len(parts), 3) if parts[at]}


def _files(text: str) -> dict[str, bytes]:
    return {path: source.encode(encoding or "utf-8") for path, encoding, source in _BLOCK.findall(text)}


def _example(code: str, section: str) -> Example:
    at = _REPAIRED.search(section)
    assert at is not None, section
    base = _files(PAGE.split("\n## ")[0])
    wrong = _files(section[: at.start()])
    without = _WITHOUT.match(section[at.start() :])
    stays = {path: text for path, text in wrong.items() if without is None or path != without[1]}
    repaired = base | stays | _files(section[at.start() :])
    return Example(base | wrong, repaired, {"page-kept": repaired, "output-taken": base}.get(code))


SECTIONS = _sections()
EXAMPLES = {name: _example(name, text) for name, text in SECTIONS.items() if not _ELSEWHERE.search(text)}


def test_each_code_has_its_section_and_no_other() -> None:
    """In the table and below it, in the same order; the anchor of a section is its code."""
    table = re.findall(r"^\| \[`([^`]+)`\]\(#([^)]+)\) \|", PAGE, re.MULTILINE)
    assert set(CODES) == set(SECTIONS)
    assert [(name, name) for name in SECTIONS] == table
    assert len(re.findall(r"^### ", PAGE, re.MULTILINE)) == len(CODES)


@pytest.mark.parametrize("code", CODES)
def test_each_section_begins_with_the_severity(code: str) -> None:
    """That it has unless the configuration says otherwise."""
    assert SECTIONS[code].strip().startswith(f"**{CODES[code].severity.value.capitalize()}.** ")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One folder for all examples, one after the other: what it remembers of kiosque is the same for each."""
    return tmp_path_factory.mktemp("examples") / "site"


@pytest.mark.parametrize("code", EXAMPLES)
def test_an_example_provokes_its_code_and_its_repair_silences_it(code: str, site: Path) -> None:
    """Nothing else is wrong in it, and nothing at all in what is repaired; it can be told in both languages."""
    example = EXAMPLES[code]
    _clear(site)
    if example.before is not None:
        assert _build(site, example.before) == ()

    look = _check if code in CHECK_CODES else _build
    found = look(site, example.wrong)
    assert {one.code for one in found} == {code} | _BESIDE.get(code, frozenset())
    assert [one for one in found if _told(one, ENGLISH) == _told(one, FRENCH)] == []

    _clear(site)
    assert look(site, example.repaired) == ()


@pytest.mark.parametrize("code", sorted(SECTIONS.keys() - EXAMPLES.keys()))
def test_what_no_file_provokes_is_tested_elsewhere(code: str) -> None:
    """By the test that the page names, which names the code."""
    (named,) = _ELSEWHERE.findall(SECTIONS[code])
    source = (ROOT / named[0]).read_text("utf-8")
    assert f"def {named[1]}(" in source
    assert f'"{code}"' in source


def test_no_example_is_too_long_to_be_read() -> None:
    """Each shows one thing."""
    longest = max(
        sum(len(text.splitlines()) for text in example.wrong.values()) for example in EXAMPLES.values()
    )
    assert longest <= 20


def _clear(site: Path) -> None:
    """Take away everything but what is remembered."""
    for path in site.iterdir() if site.exists() else ():
        if path.is_dir() and path.name != CACHE_FOLDER:
            shutil.rmtree(path)
        elif path.is_file():
            path.unlink()


def _build(site: Path, files: Mapping[str, bytes]) -> tuple[Diagnostic, ...]:
    harness.write(site, {**_THEME, **files})
    return harness.build(site, jobs=1).diagnostics


def _check(site: Path, files: Mapping[str, bytes]) -> tuple[Diagnostic, ...]:
    harness.write(site, {**_THEME, **files})
    return tuple(one.diagnostic for one in remarks_on(site))


def _told(problem: Diagnostic, messages: NullTranslations) -> tuple[str, str]:
    return says(problem, messages), repair(problem, messages)
