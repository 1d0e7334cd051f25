"""The language in which the command line speaks."""

from collections.abc import Mapping, Sequence

import pytest

from magsite.cli.words import lang_option, spoken
from magsite.language.catalogues import package_messages

FRENCH = {"LANG": "fr_FR.UTF-8"}


@pytest.mark.parametrize(
    ("arguments", "environment", "language"),
    [
        ((), {}, "en"),
        ((), FRENCH, "fr"),
        ((), {"LANG": "de_DE.UTF-8"}, "en"),
        ((), {"LANG": "C.UTF-8"}, "en"),
        ((), {"LC_ALL": "fr_CA.UTF-8", "LANG": "en_US.UTF-8"}, "fr"),
        ((), {"LC_MESSAGES": "fr_FR", "LANG": "en_US"}, "fr"),
        ((), {"LC_ALL": "en_GB", "LC_MESSAGES": "fr_FR", "LANG": "fr_FR"}, "en"),
        ((), {"LC_ALL": "", "LANG": "fr_FR"}, "fr"),
        (("--lang", "fr", "build"), {}, "fr"),
        (("--lang=fr", "build"), {}, "fr"),
        (("build", "--lang", "en"), FRENCH, "en"),
        (("build", "--lang=en"), FRENCH, "en"),
        (("build", "--lang"), FRENCH, "fr"),
        (("build", "--language", "en"), FRENCH, "fr"),
    ],
)
def test_the_language_is_asked_for_or_the_locale_s(
    arguments: Sequence[str], environment: Mapping[str, str], language: str
) -> None:
    """`--lang` may stand anywhere; else LC_ALL, LC_MESSAGES and LANG in their order; else English."""
    sentence = "Correct the address."

    assert package_messages(language).gettext(sentence) == spoken(arguments, environment).gettext(sentence)


def test_the_option_offers_the_languages_that_there_are() -> None:
    """French and English."""
    option = lang_option(package_messages("fr"))

    assert (option.opts, list(getattr(option.type, "choices", ()))) == (["--lang"], ["fr", "en"])
    assert option.help != lang_option(package_messages("en")).help
