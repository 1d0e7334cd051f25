"""The shared cases of French typography, where a machine has them."""

import json
from pathlib import Path
from typing import Any

import pytest

from magsite.language.typography import html, text

pytestmark = pytest.mark.corpora

_CASES = Path(__file__).parents[4] / "shared" / "typography" / "cases.json"


def _cases() -> list[dict[str, Any]]:
    found = json.loads(_CASES.read_text(encoding="utf-8")) if _CASES.is_file() else {"cases": []}
    return list(found["cases"])


@pytest.mark.parametrize("case", _cases(), ids=lambda case: str(case["id"]))
def test_a_shared_case(case: dict[str, Any]) -> None:
    """By default each gives what is expected, and what is expected stays."""
    make = html if case["mode"] == "html" else text
    assert case["expected"] == make(case["input"])
    assert case["expected"] == make(case["expected"])
