"""The language in which the command line speaks."""

from collections.abc import Mapping, Sequence
from gettext import NullTranslations
from pathlib import Path

import pytest

from magsite.cli.words import lang_option, language_spoken, spoken
from magsite.language.catalogues import language_of_messages, package_messages

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
        (("build", "--lang", "de"), FRENCH, "fr"),
        ((), {"LC_ALL": "C", "LANG": "fr_FR"}, "en"),
    ],
)
def test_the_language_is_asked_for_or_the_locale_s(
    arguments: Sequence[str], environment: Mapping[str, str], language: str, tmp_path: Path
) -> None:
    """`--lang` may stand anywhere; else LC_ALL, LC_MESSAGES and LANG in their order; outside a magazine, English."""
    sentence = "Correct the address."

    assert package_messages(language).gettext(sentence) == spoken(arguments, environment, tmp_path).gettext(
        sentence
    )


@pytest.fixture
def magazines(tmp_path: Path) -> Path:
    """A folder with magazines in French, in English, without configuration and with one that cannot be read."""
    for name, text in {
        "francais": '[magazine]\nlanguage = "fr"\n',
        "english": '[magazine]\nlanguage = "en"\n',
        "broken": "[magazine",
        "latin": "é",
        "defaults": "",
    }.items():
        (tmp_path / name).mkdir()
        (tmp_path / name / "config.toml").write_bytes(text.encode("latin-1"))
    (tmp_path / "bare/content/articles").mkdir(parents=True)
    return tmp_path


@pytest.mark.parametrize(
    ("here", "expected"),
    [
        ("francais", "fr"),
        ("english", "en"),
        ("defaults", "fr"),
        ("broken", "fr"),
        ("latin", "fr"),
        ("bare", "fr"),
        ("bare/content/articles", "fr"),
        (".", "en"),
    ],
)
@pytest.mark.parametrize("environment", [{}, {"LANG": "C.UTF-8"}, {"LC_ALL": "POSIX"}])
def test_without_a_locale_the_magazine_decides(
    magazines: Path, here: str, expected: str, environment: Mapping[str, str]
) -> None:
    """By its language, which is French where nothing is configured; outside a magazine, English it is."""
    assert expected == language_spoken(("build",), environment, magazines / here)


@pytest.mark.parametrize("environment", [{"LANG": "de_DE.UTF-8"}, {"LANG": "en_US"}])
def test_a_locale_goes_before_the_magazine(magazines: Path, environment: Mapping[str, str]) -> None:
    """One that is none of ours asks for English."""
    expected = "en"
    assert expected == language_spoken(("build",), environment, magazines / "francais")


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (("build", "english"), "en"),
        (("build", "--strict", "english"), "en"),
        (("article", "Titre", "--site=english"), "en"),
        (("article", "Titre", "--site", "english"), "en"),
        (("build", "-o", "english"), "fr"),
        (("build", "--output", "english", "francais"), "fr"),
        (("build", "nowhere"), "fr"),
        (("english",), "fr"),
        (("article", "x" * 5000), "fr"),
        (("--lang", "en", "build"), "en"),
    ],
)
def test_the_magazine_is_the_one_that_is_named(
    magazines: Path, arguments: Sequence[str], expected: str
) -> None:
    """Where none is, it is the one around; a folder to write to is not meant, nor is a command."""
    (magazines / "francais/english").symlink_to(magazines / "english")

    assert expected == language_spoken(arguments, {}, magazines / "francais")


@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_catalogue_says_which_language_it_is_in(language: str) -> None:
    """By its header."""
    assert language == language_of_messages(package_messages(language))


def test_message_ids_are_in_english() -> None:
    """They are what is said without a catalogue."""
    expected = "en"
    assert expected == language_of_messages(NullTranslations())


def test_the_option_offers_the_languages_that_there_are() -> None:
    """French and English."""
    option = lang_option(package_messages("fr"))

    assert (option.opts, list(getattr(option.type, "choices", ()))) == (["--lang"], ["fr", "en"])
    assert option.help != lang_option(package_messages("en")).help
