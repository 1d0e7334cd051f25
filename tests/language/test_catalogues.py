"""Message catalogues."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo

from magsite.diagnostics.codes import CODES
from magsite.language.catalogues import folder_messages, language_of, package_messages, unreadable_catalogues


def catalogue_at(folder: Path, language: str, messages: Mapping[str, str], domain: str = "kiosque") -> Path:
    """Write a catalogue; its path."""
    path = folder / language / "LC_MESSAGES" / f"{domain}.mo"
    path.parent.mkdir(parents=True)
    catalogue = Catalog(locale=language)
    for message, translation in messages.items():
        catalogue.add(message, translation)
    with path.open("wb") as file:
        write_mo(file, catalogue)
    return path


def codes_messages() -> Iterator[str]:
    """Every message id of the codes."""
    for code in CODES.values():
        yield code.says
        yield code.repair


def placeholders(text: str) -> set[str]:
    """The names in braces."""
    return set(re.findall(r"{\w+}", text))


@pytest.mark.parametrize(
    ("locale_name", "expected"),
    [
        ("fr", "fr"),
        ("fr_FR.UTF-8", "fr"),
        ("fr-CA", "fr"),
        ("FR", "fr"),
        ("fr@euro", "fr"),
        ("en_GB.UTF-8", "en"),
        ("de_DE", "en"),
        ("fro", "en"),
        ("frog", "en"),
        ("C", "en"),
        ("C.UTF-8", "en"),
        ("POSIX", "en"),
        ("", "en"),
    ],
)
def test_a_locale_has_a_language_that_magsite_speaks(locale_name: str, expected: str) -> None:
    """English where it is none of ours."""
    assert expected == language_of(locale_name)


def test_english_messages_are_their_ids() -> None:
    """Nothing is to be translated."""
    expected = "Build again."
    assert expected == package_messages("en").gettext("Build again.")


def test_french_messages_are_translated() -> None:
    """By the catalogue that the package carries."""
    expected = "Relancez la génération."
    assert expected == package_messages("fr").gettext("Build again.")


def test_a_language_that_magsite_does_not_speak_gets_english() -> None:
    """As `language_of` has it."""
    expected = "Build again."
    assert expected == package_messages("br").gettext("Build again.")


@pytest.mark.parametrize("message", sorted(set(codes_messages())))
def test_every_code_speaks_french(message: str) -> None:
    """With the same arguments as in English."""
    translation = package_messages("fr").gettext(message)
    assert message != translation
    assert placeholders(message) == placeholders(translation)


def test_the_first_folder_wins(tmp_path: Path) -> None:
    """A site's words come before its theme's, which fill the gaps."""
    site, theme = tmp_path / "site", tmp_path / "theme"
    catalogue_at(site, "fr", {"Front page": "À la une"})
    catalogue_at(theme, "fr", {"Front page": "Accueil", "Search": "Chercher"})
    messages = folder_messages((site, theme), "kiosque", "fr")
    expected = ("À la une", "Chercher", "Topics")
    assert expected == tuple(map(messages.gettext, ("Front page", "Search", "Topics")))


def test_a_country_comes_before_its_language(tmp_path: Path) -> None:
    """Canadian French first, then French."""
    catalogue_at(tmp_path, "fr_CA", {"E-mail": "Courriel"})
    catalogue_at(tmp_path, "fr", {"E-mail": "E-mail", "Search": "Chercher"})
    messages = folder_messages((tmp_path,), "kiosque", "fr-ca")
    expected = ("Courriel", "Chercher")
    assert expected == tuple(map(messages.gettext, ("E-mail", "Search")))


def test_a_site_may_add_a_language(tmp_path: Path) -> None:
    """Any at all."""
    catalogue_at(tmp_path, "br", {"Search": "Klask"})
    expected = "Klask"
    assert expected == folder_messages((tmp_path,), "kiosque", "br").gettext("Search")


@pytest.mark.parametrize("language", ["fr", "", "../fr", "français"])
def test_without_catalogue_messages_are_their_ids(tmp_path: Path, language: str) -> None:
    """A theme need not have one, and a language is never a path."""
    expected = "Search"
    assert expected == folder_messages((tmp_path,), "kiosque", language).gettext("Search")


@pytest.mark.parametrize(
    "damaged", [b"", b"abc", b"not a catalogue, but long enough to be read", "fr".encode("utf-16")]
)
def test_a_damaged_catalogue_is_passed_over_and_named(tmp_path: Path, damaged: bytes) -> None:
    """The build goes on, and the writer can be told."""
    site, theme = tmp_path / "site", tmp_path / "theme"
    path = catalogue_at(site, "fr", {})
    path.write_bytes(damaged)
    catalogue_at(theme, "fr", {"Search": "Chercher"})
    expected = ("Chercher", (path,))
    assert expected == (
        folder_messages((site, theme), "kiosque", "fr").gettext("Search"),
        unreadable_catalogues((site, theme), "kiosque", "fr"),
    )
