"""What click says itself, in French and in English."""

import gettext
import os
from collections.abc import Mapping, Sequence
from pathlib import Path

import click
import pytest

from magsite.cli.commands import SUBCOMMANDS
from magsite.cli.usage import speaking_click, typeset, typeset_errors
from magsite.language.catalogues import package_messages
from tests.cli.conftest import Run

FRENCH = {"LANG": "fr_FR.UTF-8"}
ENGLISH_OF_CLICK = (
    *("Usage:", "Options:", "Commands:", "Show ", "Error:", "Try ", "No such", "Missing", "Invalid"),
    *("unexpected", "does not", "requires", "is not", "Did you", "[default", "OPTION]", "TEXT ", "NUMBER"),
)


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (
            ("bild",),
            "La commande «\u00a0bild\u00a0» n’existe pas. Vouliez-vous dire «\u00a0build\u00a0»\u202f?",
        ),
        (
            ("build", "--strct"),
            "L’option «\u00a0--strct\u00a0» n’existe pas. Vouliez-vous dire «\u00a0--strict\u00a0»\u202f?",
        ),
        (("build", "--zzz"), "L’option «\u00a0--zzz\u00a0» n’existe pas."),
        (
            ("build", "--jobs", "99"),
            "Valeur incorrecte pour «\u00a0--jobs\u00a0»\u00a0: «\u00a099\u00a0» n’est pas un nombre entier de 1 à 64.",
        ),
        (
            ("build", "--now", "demain"),
            "Valeur incorrecte pour «\u00a0--now\u00a0»\u00a0: «\u00a0demain\u00a0» n’est pas de la forme 2026-11-22T08:00.",
        ),
        (
            ("build", "--url", "mag"),
            "Valeur incorrecte pour «\u00a0--url\u00a0»\u00a0: «\u00a0mag\u00a0» n’est pas de la forme https://mag.example/.",
        ),
        (
            ("build", "/nulle-part"),
            "Valeur incorrecte pour «\u00a0[SITE]\u00a0»\u00a0: «\u00a0/nulle-part\u00a0» n’existe pas.",
        ),
        (
            ("build", "--lang", "de"),
            (
                "Valeur incorrecte pour «\u00a0--lang\u00a0»\u00a0: «\u00a0de\u00a0» ne figure pas parmi les valeurs possibles\u00a0:"
                " «\u00a0fr\u00a0», «\u00a0en\u00a0»."
            ),
        ),
        (("why",), "Il manque l’argument «\u00a0CIBLE\u00a0»."),
        (("new", "a", "b"), "Argument en trop\u00a0: b"),
        (("new", "a", "b", "c"), "Arguments en trop\u00a0: b c"),
        (("serve", "--port"), "L’option «\u00a0--port\u00a0» attend une valeur."),
        (("build", "--strict=3"), "L’option «\u00a0--strict\u00a0» n’attend pas de valeur."),
        (("--lang", "fr"), "Il manque une commande."),
    ],
)
def test_a_wrong_usage_is_said_in_french(run: Run, arguments: Sequence[str], expected: str) -> None:
    """With French quotation marks, and what may have been meant."""
    result = run(*arguments, environment=FRENCH)

    assert result.exit_code == 2
    assert f"Erreur\u00a0: {expected}" == result.stderr.splitlines()[-1]
    assert [words for words in ENGLISH_OF_CLICK if words in result.stderr] == []


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (("bild",), "No such command “bild”. Did you mean “build”?"),
        (("build", "--strct"), "No such option “--strct”. Did you mean “--strict”?"),
        (("build", "--jobs", "x"), "Invalid value for “--jobs”: “x” is not a whole number from 1 to 64."),
        (("build", "\x1b[31mx"), r"Invalid value for “[SITE]”: Directory “\x1b[31mx” does not exist."),
    ],
)
def test_a_wrong_usage_is_said_in_english(run: Run, arguments: Sequence[str], expected: str) -> None:
    """With English quotation marks, and nothing that steers a terminal."""
    assert f"Error: {expected}" == run(*arguments).stderr.splitlines()[-1]


@pytest.mark.parametrize("command", ["", *SUBCOMMANDS])
def test_helps_are_in_french(run: Run, command: str) -> None:
    """To the last word that click adds, and nothing in them is cut short."""
    shown = run(*([command] if command else []), "--help", environment=FRENCH).output

    assert shown.startswith("Utilisation\u00a0: magsite")
    assert [words for words in (*ENGLISH_OF_CLICK, "...") if words in shown] == []


@pytest.mark.parametrize("command", ["", *SUBCOMMANDS])
def test_helps_are_in_english(run: Run, command: str) -> None:
    """In the same way."""
    shown = run(*([command] if command else []), "--help", environment={"LANGUAGE": "fr"}).output

    assert shown.startswith("Usage: magsite")
    assert "…" not in shown


@pytest.mark.parametrize("before", [{}, {"LANGUAGE": "de"}])
def test_gettext_is_left_as_it_was(monkeypatch: pytest.MonkeyPatch, before: Mapping[str, str]) -> None:
    """The language of click is that of one command."""
    monkeypatch.delenv("LANGUAGE", raising=False)
    for name, value in before.items():
        monkeypatch.setenv(name, value)
    domain = gettext.textdomain()

    with speaking_click(package_messages("fr")):
        said = gettext.gettext("Missing command.")

    expected = ("Il manque une commande.", domain, before.get("LANGUAGE"))
    assert expected == (said, gettext.textdomain(), os.environ.get("LANGUAGE"))


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The magazine's theme, and the authors' names.", "The magazine's theme, and the authors' names."),
        ("'a' and 'b'", "“a” and “b”"),
        ('No such "l\'été".', "No such “l'été”."),
        ("one\n\t'two'", "one\n    “two”"),
    ],
)
def test_quotation_marks(sentence: str, expected: str) -> None:
    """Apostrophes are none."""
    assert expected == typeset(sentence, package_messages("en"))


def test_an_error_keeps_its_context() -> None:
    """So that click can show the usage of the command."""
    context = click.Context(click.Command("magsite"))

    with pytest.raises(click.UsageError, match="“x”") as raised, typeset_errors(package_messages("en")):
        raise click.UsageError("'x'", context)

    assert context is raised.value.ctx


def test_a_command_without_arguments_shows_its_help(run: Run, tmp_path: Path) -> None:
    """On standard error, as what is wrong in an order is."""
    result = run(environment={**FRENCH, "HOME": str(tmp_path)})

    assert result.stderr.startswith("Utilisation\u00a0: magsite")
