"""Whatever happens to a header, its file is read or refused at a place in it, and no text is lost on the way.

The accidents are the same in every run. `make test` tries 100 headers, CI 1,000; HEADERS=10000 in the environment
tries so many:

    HEADERS=10000 .venv/bin/python -m pytest tests/properties/test_headers.py
"""

import os
from collections.abc import Sequence
from gettext import NullTranslations
from pathlib import Path
from typing import Final

import pytest
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from magsite.cache import codec
from magsite.content.decode import decode
from magsite.content.document import Kind, Parsed
from magsite.content.parse import parse
from magsite.diagnostics.codes import CODES
from magsite.diagnostics.model import Diagnostic, Severity
from magsite.diagnostics.text import excerpt, place, repair, says
from magsite.diagnostics.visible import is_unseen
from tests.properties.headers import KEYS, Written, good_headers, mutated_headers
from tests.sites import harness, tiny
from tests.sites.reading import read_page

pytestmark = pytest.mark.untraced

EXAMPLES: Final = int(os.environ.get("HEADERS", "1000" if "CI" in os.environ else "100"))
SETTINGS: Final = settings(
    max_examples=EXAMPLES,
    deadline=None,
    database=None,
    phases=[Phase.generate, Phase.shrink],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
FEW: Final = settings(SETTINGS, max_examples=max(1, EXAMPLES // 500))

SOURCE: Final = "content/articles/2026-01-01-a.md"
PATHS: Final[dict[Kind, str]] = {
    "article": SOURCE,
    "author": "content/authors/a.md",
    "category": "content/categories/a.md",
    "page": "content/pages/a.md",
    "series": "content/series/a.md",
}


def _parsed(written: Written) -> Parsed:
    return parse(written.kind, PATHS[written.kind], written.data)


@seed(2008)
@SETTINGS
@given(good_headers())
def test_good_headers_are_read(written: Written) -> None:
    """In each of the four languages, with any keys of the kind; the headers to be damaged are sound."""
    parsed = _parsed(written)
    assert parsed.diagnostics == ()
    assert parsed.document is not None
    assert parsed.document.unknown_keys == ()


@pytest.mark.parametrize("kind", KEYS)
def test_every_key_can_be_drawn(kind: Kind) -> None:
    """The pool follows the schema."""
    assert len(KEYS[kind]) == len({*KEYS[kind]}) > 2


@seed(2008)
@SETTINGS
@given(mutated_headers())
def test_damaged_headers_are_read_or_refused_at_a_place(written: Written) -> None:
    """Never an exception, not even in what comes next: remembering what was read, and telling what is wrong."""
    parsed = _parsed(written)
    assert parsed == codec.decode(codec.encode(parsed), Parsed)
    for problem in parsed.diagnostics:
        _assert_told(problem, written)


@seed(2009)
@SETTINGS
@given(mutated_headers())
def test_no_byte_of_a_text_is_lost_with_its_header(written: Written) -> None:
    """The text that is published ends with all that stood below the header, or something is said of the file."""
    parsed = _parsed(written)
    if parsed.document is None or _is_refused(parsed):
        assert parsed.diagnostics
        return
    text, expected = (decode(data, "") for data in (written.data, written.body))
    assert isinstance(text, str)
    assert isinstance(expected, str)
    assert text[parsed.document.source.start :].endswith(expected)
    assert text.count("\n", 0, parsed.document.source.start) == parsed.document.source.line - 1


@pytest.mark.slow
@seed(2010)
@FEW
@given(st.lists(mutated_headers(["article"]), min_size=30, max_size=30))
def test_texts_with_damaged_headers_stand_in_their_pages(
    tmp_path_factory: pytest.TempPathFactory, all_: Sequence[Written]
) -> None:
    """Through a real build: what is not on a page is named in the report, or is no page by its own word."""
    site = tmp_path_factory.mktemp("damaged") / "site"
    harness.write(site, tiny.THEME | {"config.toml": tiny.CONFIG + '\n[publish]\non_error = "keep"\n'})
    names = [f"content/articles/2026-01-01-a{number}.md" for number in range(len(all_))]
    for number, (name, one) in enumerate(zip(names, all_, strict=True)):
        harness.write(site, {name: one.header + f"Mot{number}z.\n\n".encode() + one.body})
    report = harness.build(site)
    assert report.published
    pages = [
        read_page(data.decode()).text
        for path, data in harness.files(site / harness.OUTPUT).items()
        if path.endswith("/index.html")
    ]
    named = "\n".join(str(problem) for problem in report.diagnostics)
    for number, name in enumerate(names):
        shown = any(f"Mot{number}z." in page for page in pages)
        assert shown or name in named or _is_held_back(site / name)


def _is_refused(parsed: Parsed) -> bool:
    return any(CODES[problem.code].severity is Severity.ERROR for problem in parsed.diagnostics)


def _is_held_back(file: Path) -> bool:
    """Whether an article asks itself not to be published now."""
    document = parse("article", SOURCE, file.read_bytes()).document
    assert document is not None
    assert document.article is not None
    header, now = document.article, harness.NOW.date().isoformat()
    return header.draft or str(header.date) > now or (header.expires or now) < now


def _assert_told(problem: Diagnostic, written: Written) -> None:
    """A diagnostic has a place in the file, and can be told on lines that steer no terminal."""
    text = decode(written.data, "")
    source = text if isinstance(text, str) else written.data.decode(errors="replace").removeprefix("\ufeff")
    lines = source.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    location = problem.location
    assert location.path == PATHS[written.kind]
    assert 1 <= location.line <= len(lines)
    assert 1 <= location.column <= len(lines[location.line - 1]) + 1
    messages = NullTranslations()
    told = [
        says(problem, messages),
        repair(problem, messages),
        place(location),
        *excerpt(source, location).split("\n"),
    ]
    assert not [line for line in told if any(map(is_unseen, line))]
