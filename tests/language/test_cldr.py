"""The door to Babel."""

import subprocess
import sys

import pytest

from magsite.language.cldr import locale


@pytest.mark.parametrize(
    ("language", "expected"), [("fr", "fr"), ("fr-CA", "fr"), ("en", "en_GB"), ("br", "en_GB")]
)
def test_a_language_that_magsite_does_not_speak_is_english(language: str, expected: str) -> None:
    """Two languages ship."""
    assert expected == str(locale(language))


def test_babel_is_loaded_only_when_it_is_needed() -> None:
    """A build that changes nothing must not pay for it."""
    rooms = ("cldr", "catalogues", "dates", "elision", "lists", "numbers", "slugs", "sorting")
    imports = "; ".join(f"import magsite.language.{room}" for room in rooms)
    program = f"import sys; {imports}; print('babel' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    expected = "False"
    assert expected == done.stdout.strip()
