"""Several names in one sentence."""

from collections.abc import Sequence

from magsite.language import cldr


def enumerate_names(names: Sequence[str], language: str) -> str:
    """The names in their order, as a sentence has them: "A", "A et B", "A, B et C"."""
    if len(names) < 2:  # noqa: PLR2004 - one name needs no conjunction, so no Babel
        return "".join(names)
    from babel.lists import format_list  # noqa: PLC0415 - most articles have one author

    return format_list(names, locale=cldr.locale(language))
