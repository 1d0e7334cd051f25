"""The examples of docs/typography.md are what becomes of them."""

import re
from pathlib import Path

import pytest

from magsite.language.typography import DEFAULT, RULES, Options, html, text, without
from tests.language.typography.shown import shown

PAGE = Path(__file__).parents[2] / "docs" / "typography.md"
ROW = re.compile(r"^\|(?: `(\w+)` \| [^|]+ \|)? `([^`|]+)` \| `([^`|]+)` \|$", re.MULTILINE)
EXAMPLES = ROW.findall(PAGE.read_text(encoding="utf-8"))


def _made(typed: str, options: Options = DEFAULT) -> str:
    language = Options(language="en") if typed.startswith("It's") else options
    return shown(html(typed, language) if typed.startswith("<") else text(typed, language))


@pytest.mark.parametrize(("rule", "typed", "becomes"), EXAMPLES)
def test_each_example_becomes_what_is_said(rule: str, typed: str, becomes: str) -> None:
    """By its own rule, where it is that of one."""
    assert becomes == _made(typed)
    if rule:
        assert becomes != _made(typed, without(DEFAULT, [rule]))


def test_each_rule_is_described() -> None:
    """In the order of the options."""
    assert list(RULES) == [rule for rule, _, _ in EXAMPLES if rule]


def test_each_element_that_is_kept_is_kept() -> None:
    """As the list says."""
    names = re.search(r"comments; `([^`]+)`", PAGE.read_text(encoding="utf-8"))
    for name in names[1].split() if names else ():
        source = f"<{name}>Oui !</{name}>"
        assert source == html(source)
    assert names
