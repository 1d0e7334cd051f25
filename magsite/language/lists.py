"""Several names in one sentence."""

from collections.abc import Sequence

from magsite.language.words import words


def enumerate_names(names: Sequence[str], language: str) -> str:
    """The names in their order, as a sentence has them: "A", "A et B", "A, B et C"."""
    *first, last = names or ("",)
    return f"{', '.join(first)} {words(language).conjunction} {last}" if first else last
