"""Texts that are made to take for ever, to nest for ever, or simply to be very long."""

import gc
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

from magsite.cache import codec
from magsite.content.document import Kind, Parsed
from magsite.content.parse import parse
from tests.sites import harness, tiny

_SIZE: Final = 20_000
_LONGEST: Final = 5.0
"""Seconds of computing that any text may take with the usual limit."""


_QUICK: Final = 3.0
"""Seconds of computing in which a file is read on a slow machine; what is not linear takes several."""


@pytest.fixture(autouse=True)
def _plain_collector() -> Iterator[None]:
    """The collector tells nobody that it runs.

    Hypothesis asks it to in the whole process. What the time limit raises there is lost, as anything that is raised
    in a call of the collector; the limit strikes again, but Python warns.
    """
    called = gc.callbacks[:]
    gc.callbacks.clear()
    yield
    gc.callbacks[:] = called


def _filled(text: str) -> str:
    return (text * (_SIZE // len(text) + 1))[:_SIZE]


FAMILIES: Final = {
    "open brackets": _filled("["),
    "open pictures": _filled("!["),
    "open links": _filled("[a]("),
    "open links in angles": _filled("[a](<"),
    "open footnotes": _filled("[^"),
    "open tags": _filled("<a "),
    "open comments": _filled("<!--"),
    "open character data": _filled("<![CDATA["),
    "open attributes": _filled("<p on"),
    "open titles": _filled('[a](b "'),
    "stars": _filled("*a **b"),
    "underscores": _filled("_a__"),
    "backticks": " ".join("`" * count for count in range(1, 200)),
    "spaces after a fence": "```" + " " * _SIZE,
    "quotations in quotations": ">" * _SIZE,
    "lists in lists": "\n".join("  " * depth + "- a" for depth in range(140)),
    "headings": _filled("# a\n"),
    "underlined headings": _filled("a\n=\n"),
    "definitions": _filled("a\n: b\n"),
    "a very wide table": "|".join("a" * (_SIZE // 2)) + "\n" + "|".join("-" * (_SIZE // 2)),
    "elements in elements": _filled("<div>"),
    "another tool's blocks": _filled("{% "),
    "another tool's values": _filled("{{"),
    "another tool's shortcodes": _filled("{{< "),
    "footnotes in footnotes": "\n\n".join(f"[^{number}]: a[^{number + 1}]" for number in range(1000)),
    "abbreviations": "\n".join(f"*[A{number}]: b" for number in range(1000)) + "\n\n" + _filled("A1 A2 "),
    "addresses": _filled("http://a."),
    "a highlighted fence": '``` py hl_lines="' + _filled("1-9 ") + '"\na\n```',
    "fences in lists": _filled("- a\n    ```x\n"),
    "code full of quotation marks": "```python\n" + _filled('("') + "\n```",
    "emphasis in emphasis": "*a _b " * (_SIZE // 12) + "c_ d*" * (_SIZE // 12),
    "addresses in addresses": _filled("href=a"),
    "candidates in candidates": _filled("srcset=a,"),
    "definitions in definitions": _filled("[[]:"),
    "open links of one letter": "<a " * 4000,
    "spaces in a heading": "# a" + " " * _SIZE + "\u00a0b",
    "spaces before the end of a heading": "# a" + "\u00a0" * _SIZE + "{b",
    "spaces below a line": "a\n" + " " * _SIZE + "b",
    "tabs before a target": "[a](" + "\t" * _SIZE + "b)",
    "targets after tabs": "\t" + _filled("[a](b)"),
}
"""Texts by what they are full of; each has some 20 KB."""

HEADERS: Final = {
    "spaces between authors": "---\nauthor: 'A" + "\u00a0" * _SIZE + "B'\n---\n",
    "lists in lists in YAML": "---\na: " + "[" * _SIZE + "\n---\n",
    "keys of keys in YAML": "---\n" + "? " * (_SIZE // 2) + "\n---\n",
    "mappings in mappings in YAML": "---\n"
    + "\n".join(f"{' ' * depth}a:" for depth in range(200))
    + "\n---\n",
    "repetitions in YAML": "---\na: &a ["
    + "b, " * 50
    + "]\n"
    + "".join(f"b{n}: [*a, *a]\n" for n in range(900))
    + "---\n",
    "repetitions of repetitions in YAML": "---\na0: &a0 [b, b]\n"
    + "".join(f"a{n + 1}: &a{n + 1} [*a{n}, *a{n}, *a{n}]\n" for n in range(600))
    + "---\n",
    "a repeated text in YAML": "---\na: &a "
    + "b" * (_SIZE // 2)
    + "\ntags: ["
    + "*a, " * (_SIZE // 8)
    + "]\n---\n",
    "keys in YAML": "---\n" + "".join(f"a{number}: b\n" for number in range(2000)) + "---\n",
    "one key in YAML": "---\n" + "a: b\n" * (_SIZE // 5) + "---\n",
    "spaces in TOML": "+++\n" + " " * _SIZE + "\n+++\n",
    "parts of a key in TOML": "+++\n" + "a." * (_SIZE // 2) + "b = 1\n+++\n",
    "parts of a name in TOML": "+++\n[" + "'a' . " * (_SIZE // 6) + "b]\n+++\n",
    "lists in lists in TOML": "+++\na = " + "[" * _SIZE + "\n+++\n",
    "tables in tables in TOML": "+++\na = " + "{a = " * (_SIZE // 5) + "\n+++\n",
    "a number in TOML": "+++\na = 0x" + "f" * _SIZE + "\n+++\n",
    "lists in lists in JSON": '{"a": ' + "[" * _SIZE,
    "objects in objects in JSON": '{"a":' * (_SIZE // 5),
    "keys in JSON": "{" + ", ".join(f'"a{number}": 1' for number in range(2000)) + "}\n",
    "one key in JSON": "{" + ", ".join('"a": 1' for _ in range(2500)) + "}\n",
    "a number in JSON": '{"a": ' + "9" * _SIZE + "}\n",
    "escapes in JSON": '{"a": "' + r"\u00e9" * (_SIZE // 6) + '"}\n',
    "lines": "title: a\n" + "tags: b\n" * (_SIZE // 8) + "\n",
    "lines that go on": "title: a\n" + "    b\n" * (_SIZE // 6) + "\n",
    "a date": "---\ntitle: a\ndate: " + "1 mai " * (_SIZE // 6) + "\n---\n",
    "an address": "---\ntitle: a\ncanonical: https://" + "a." * (_SIZE // 2) + "<\n---\n",
    "an e-mail address": "---\nname: a\nemail: " + "a@" * (_SIZE // 2) + "\n---\n",
}
"""Headers by what they are full of, each of some 20 KB."""


@pytest.mark.parametrize("family", FAMILIES)
def test_reading_a_source_takes_no_longer_than_its_length(family: str) -> None:
    """Parse has no limit of time and needs none."""
    data = ("---\ntitle: A\ndate: 2026-01-01\n---\n" + FAMILIES[family]).encode()
    begun = time.process_time()

    parsed = parse("article", "content/articles/a.md", data)

    assert parsed.document is not None
    assert time.process_time() - begun < _QUICK


@pytest.mark.parametrize("family", HEADERS)
@pytest.mark.parametrize("path", ["content/articles/a.md", "content/authors/a.md"])
def test_reading_a_header_takes_no_longer_than_its_length(family: str, path: str) -> None:
    """Whatever it is read as: it is done or refused at once, and can be remembered."""
    kind: Kind = "author" if "authors" in path else "article"
    begun = time.process_time()

    parsed = parse(kind, path, (HEADERS[family] + "Un texte.\n").encode())

    assert parsed == codec.decode(codec.encode(parsed), Parsed)
    assert parsed.document is not None or parsed.diagnostics
    assert time.process_time() - begun < _QUICK


@pytest.mark.slow
@pytest.mark.untraced
@pytest.mark.parametrize("family", FAMILIES)
def test_hostile_texts_are_done_or_refused_and_the_rest_goes_out(site: Path, family: str) -> None:
    """Within the limit, building and all; the refusal is remembered, so the next build takes no such time."""
    config = tiny.CONFIG + '\n[publish]\non_error = "keep"\n'
    hostile, good = "content/articles/hostile.md", "content/articles/bon.md"
    files = {
        "config.toml": config,
        hostile: tiny.article("Hostile", FAMILIES[family], date="2026-01-01"),
        good: tiny.article("Bon", date="2026-01-02"),
    }
    harness.write(site, {**tiny.THEME, **files})
    begun = time.process_time()
    report = harness.build(site)
    taken = time.process_time() - begun
    harness.replace(site, good, "Un texte.", "Un autre texte.")
    begun = time.process_time()
    again = harness.build(site)
    taken_again = time.process_time() - begun

    assert report.published
    assert again.published
    assert report.held in {(), (hostile,)}
    assert taken < _LONGEST + 1
    assert taken_again < 1
    assert "bon/index.html" in harness.files(site / harness.OUTPUT)


@pytest.mark.slow
@pytest.mark.untraced
def test_an_article_of_ten_megabytes_is_done_or_refused(site: Path) -> None:
    """Its paragraphs are ordinary; nothing of it makes the rest wait longer than the limit."""
    paragraph = "Une phrase *ordinaire*, avec un [lien](https://exemple.fr/) et du `code`.\n\n"
    config = tiny.CONFIG + '\n[publish]\non_error = "keep"\n'
    text = paragraph * (10_000_000 // len(paragraph))
    files = {
        "config.toml": config,
        "content/articles/long.md": tiny.article("Long", text, date="2026-01-01"),
        "content/articles/bon.md": tiny.article("Bon", date="2026-01-02"),
    }
    harness.write(site, {**tiny.THEME, **files})
    begun = time.process_time()

    report = harness.build(site)

    assert report.published
    assert set(harness.codes(report.diagnostics)) <= {"text-slow"}
    assert time.process_time() - begun < 4 * _LONGEST
