"""Several names in one sentence."""

import pytest

from magsite.language.lists import enumerate_names


@pytest.mark.parametrize(
    ("names", "language", "expected"),
    [
        ((), "fr", ""),
        (("Alice",), "fr", "Alice"),
        (("Alice", "Bruno"), "fr", "Alice et Bruno"),
        (("Alice", "Bruno", "Chloé"), "fr", "Alice, Bruno et Chloé"),
        (("Alice", "Bruno", "Chloé", "David"), "fr", "Alice, Bruno, Chloé et David"),
        (("Alice", "Bruno"), "en", "Alice and Bruno"),
        (("Alice", "Bruno", "Chloé"), "en", "Alice, Bruno and Chloé"),
        (("{0}", "{1}"), "fr", "{0} et {1}"),
    ],
)
def test_names_are_joined_as_in_a_sentence(names: tuple[str, ...], language: str, expected: str) -> None:
    """With one conjunction, before the last, and no comma before it."""
    assert expected == enumerate_names(names, language)
