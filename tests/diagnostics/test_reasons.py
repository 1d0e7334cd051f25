"""What libraries and the system say, in words that a writer understands."""

import errno
import os
from gettext import NullTranslations

import pytest
from jinja2 import Environment, StrictUndefined
from jinja2.exceptions import TemplateError

from magsite.diagnostics.model import Location, diagnose
from magsite.diagnostics.reasons import in_words
from magsite.diagnostics.text import reason_in_words, says
from magsite.language.catalogues import package_messages

ENGLISH, FRENCH = NullTranslations(), package_messages("fr")


def reason_of(template: str) -> str:
    """What Jinja says of a template that it cannot read or follow, on one line."""
    try:
        # Nothing of it is shown anywhere.
        Environment(undefined=StrictUndefined).from_string(template).render()  # noqa: S701 - see above
    except (TemplateError, TypeError, ZeroDivisionError) as error:
        return " ".join(str(error).split())
    raise AssertionError(template)


@pytest.mark.parametrize(
    ("template", "english", "french"),
    [
        ("{% fro x in y %}", "there is no tag “fro”", "la balise «\u00a0fro\u00a0» n’existe pas"),
        ("{% endfor %}", "“endfor” closes nothing", "«\u00a0endfor\u00a0» ne ferme rien"),
        (
            "{% if 1 %}{% for x in y %}{% endif %}",
            "“endif” comes too early: “endfor” is to be closed first",
            "«\u00a0endif\u00a0» vient trop tôt\u00a0: il faut d’abord fermer par «\u00a0endfor\u00a0»",
        ),
        (
            "{% for x in y %}{% ednfor %}",
            "there is no tag “ednfor”, or not inside “for”",
            "la balise «\u00a0ednfor\u00a0» n’existe pas, ou n’a pas sa place dans «\u00a0for\u00a0»",
        ),
        ("{% for x in y %}", "“for” is never closed", "«\u00a0for\u00a0» n’est jamais refermé"),
        ("{{ x }", "“}” cannot stand here", "«\u00a0}\u00a0» n’a pas sa place à cet endroit"),
        (
            "{{ (x] }}",
            "“)” is expected here, and “]” is found",
            "il faudrait ici «\u00a0)\u00a0», et non «\u00a0]\u00a0»",
        ),
        (
            "{{ x y }}",
            "“}}” is expected here, and “y” is found",
            "il faudrait ici «\u00a0}}\u00a0», et non «\u00a0y\u00a0»",
        ),
        (
            "{{ 'x' 3 }}",
            "“}}” is expected here, and a whole number is found",
            "il faudrait ici «\u00a0}}\u00a0», et non un nombre entier",
        ),
        (
            "{{ }}",
            "a value is expected here, and “}}” is found",
            "il faudrait ici une valeur, et non «\u00a0}}\u00a0»",
        ),
        ("{{ x ? y }}", "“?” has no meaning here", "«\u00a0?\u00a0» n’a pas de sens à cet endroit"),
        (
            "{{ x",
            "the template ends where “}}” is expected",
            "le gabarit s’arrête là où il faudrait «\u00a0}}\u00a0»",
        ),
        (
            "{% 3 %}",
            "the name of a tag is missing after “{%”",
            "il manque le nom d’une balise après «\u00a0{%\u00a0»",
        ),
        (
            "{# x",
            "a comment is never closed: “#}” is missing",
            "un commentaire n’est jamais refermé\u00a0: il manque «\u00a0#}\u00a0»",
        ),
        (
            "{% raw %} x",
            "“raw” is never closed: “endraw” is missing",
            "«\u00a0raw\u00a0» n’est jamais refermé\u00a0: il manque «\u00a0endraw\u00a0»",
        ),
        ("{{ x|zzz }}", "there is no filter “zzz”", "le filtre «\u00a0zzz\u00a0» n’existe pas"),
        ("{{ 1 is zzz }}", "there is no test “zzz”", "le test «\u00a0zzz\u00a0» n’existe pas"),
        (
            "{% block a %}{% endblock %}{% block a %}{% endblock %}",
            "the block “a” is there twice",
            "le bloc «\u00a0a\u00a0» figure deux fois",
        ),
        ("{{ x }}", "“x” is not defined", "«\u00a0x\u00a0» n’est pas défini"),
        ("{{ [] | first }}", "the list is empty", "la liste est vide"),
        ("{{ 1 / 0 }}", "nothing can be divided by 0", "rien ne se divise par 0"),
        (
            "{{ 1 + 'a' }}",
            "a calculation needs a number, and one of its values is none",
            "un calcul demande des nombres, et l’une de ses valeurs n’en est pas un",
        ),
        (
            "{% macro m(a) %}{% endmacro %}{{ m(1, 2) }}",
            "the macro “m” takes fewer values; at most: 1",
            "la macro «\u00a0m\u00a0» reçoit trop de valeurs\u202f; maximum\u00a0: 1",
        ),
        (
            "{% macro m(a) %}{% endmacro %}{{ m(b=2) }}",
            "the macro “m” knows no “b”",
            "la macro «\u00a0m\u00a0» ne connaît pas «\u00a0b\u00a0»",
        ),
    ],
)
def test_what_jinja_says(template: str, english: str, french: str) -> None:
    """With the signs that are to be typed."""
    reason = reason_of(template)
    assert (english, french) == (in_words(reason, ENGLISH), in_words(reason, FRENCH))


@pytest.mark.parametrize(
    ("reason", "french"),
    [
        (
            "“pag” is not defined; did you mean “page”?",
            "«\u00a0pag\u00a0» n’est pas défini\u202f; vouliez-vous dire «\u00a0page\u00a0»\u202f?",
        ),
        (
            "a value of type Link has no “nam”; did you mean “name”?",
            "une valeur de type «\u00a0Link\u00a0» n’a pas de «\u00a0nam\u00a0»\u202f; vouliez-vous dire «\u00a0name\u00a0»\u202f?",
        ),
        ("a value of type list has no “0”", "une liste n’a pas de «\u00a00\u00a0»"),
        ("none has no “url”", "une valeur absente n’a pas de «\u00a0url\u00a0»"),
        ("a date is needed here; this is none", "il faut ici une date, et non une valeur absente"),
        (
            "a whole number is needed here; this is a value of type str",
            "il faut ici un nombre entier, et non un texte",
        ),
        (
            "“%” is for numbers; a value of type str stands before it",
            "«\u00a0%\u00a0» s’applique à des nombres, mais trouve un texte",
        ),
        (
            "there is no filter “dat”; did you mean “date”?",
            "le filtre «\u00a0dat\u00a0» n’existe pas\u202f; vouliez-vous dire «\u00a0date\u00a0»\u202f?",
        ),
        ("No module named 'absent'", "aucun module ne s’appelle «\u00a0absent\u00a0»"),
    ],
)
def test_what_the_theme_s_environment_says(reason: str, french: str) -> None:
    """Types of values have words, and near names stay."""
    assert french == in_words(reason, FRENCH)


@pytest.mark.parametrize(
    ("number", "french"),
    [
        (errno.ENOENT, "ce fichier ou ce dossier n’existe pas"),
        (errno.EACCES, "les droits d’accès l’interdisent"),
        (errno.EPERM, "les droits d’accès l’interdisent"),
        (errno.ENOSPC, "le disque est plein"),
        (errno.EROFS, "le disque est en lecture seule"),
        (errno.ENAMETOOLONG, "le nom est trop long"),
        (errno.EISDIR, "c’est un dossier"),
        (errno.ENOTDIR, "un fichier occupe la place d’un dossier"),
        (errno.EADDRINUSE, "le port est déjà pris"),
        (errno.EADDRNOTAVAIL, "cette machine n’a pas cette adresse"),
    ],
)
def test_what_the_system_says(number: int, french: str) -> None:
    """Alone, and after the file that it is about."""
    said = os.strerror(number)
    assert (french, f"public/été: x.html\u00a0: {french}") == (
        in_words(said, FRENCH),
        in_words(f"public/été: x.html: {said}", FRENCH),
    )


def test_what_is_not_known_is_quoted_where_it_is_in_another_language() -> None:
    """It can still be searched for."""
    expected = ("the moon is too near", "«\u00a0the moon is too near\u00a0»")
    assert expected == (
        reason_in_words("the moon is too near", ENGLISH),
        reason_in_words("the moon is too near", FRENCH),
    )


def test_a_near_name_of_what_is_not_known_stays() -> None:
    """With all that was said."""
    reason = "the moon is too near; did you mean “noon”?"
    assert f"«\u00a0{reason}\u00a0»" == reason_in_words(reason, FRENCH)


def test_a_diagnostic_says_its_reason_in_words() -> None:
    """And keeps the library's for machines."""
    problem = diagnose("template-syntax", Location("t.html", 1), reason="unexpected '}'")
    expected = "Le gabarit ne peut pas être lu\u00a0: «\u00a0}\u00a0» n’a pas sa place à cet endroit."
    assert expected == says(problem, FRENCH)
