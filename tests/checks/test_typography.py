"""What a copy editor corrects in French: found where it is wrong, and nowhere else."""

import pytest

from tests.checks.sources import found


@pytest.mark.parametrize(
    ("body", "code", "at"),
    [
        ("A partir de lundi.", "accent-missing", "A partir de lundi."),
        ("Oui. A l'avenir, non.", "accent-missing", "A l'avenir, non."),
        ("**A propos** de rien.", "accent-missing", "A propos** de rien."),
        ("## A lire\n\nUn livre.", "accent-missing", "A lire"),
        ("Il dit : « A demain ! »", "accent-missing", "A demain ! »"),
        ("Les services de l’Etat.", "accent-missing", "Etat."),
        ("Evidemment.", "accent-missing", "Evidemment."),
        ("Aux Etats-Unis et en Ile-de-France", "accent-missing", "Etats-Unis et en Ile-de-France"),
        ("Ca marche.", "accent-missing", "Ca marche."),
        ("Bravo, Mr Exemple.", "abbreviation-mr", "Mr Exemple."),
        ("Bravo, Mr. **Exemple**.", "abbreviation-mr", "Mr. **Exemple**."),
        ("Cher Mr et Mme Exemple,", "abbreviation-mr", "Mr et Mme Exemple,"),
        ("Vim, emacs, etc… et nano.", "etc-ellipsis", "etc… et nano."),
        ("Vim, emacs, etc...", "etc-ellipsis", "etc..."),
        ("Vim, emacs, etc. …", "etc-ellipsis", "etc. …"),
        ("Un mot.  Un autre.", "spaces-double", "  Un autre."),
        ("Un `mot`  de trop.", "spaces-double", "  de trop."),
        ("Il y a de de quoi.", "word-twice", "de de quoi."),
        ("Il a vu les\nles autres.", "word-twice", "les"),
        ("Ils sont ex aequo.", "ligature-missing", "ex aequo."),
        ("Un curriculum vitae.", "ligature-missing", "curriculum vitae."),
        ("- Un point\n- A noter", "accent-missing", "A noter"),
        ("> A la une", "accent-missing", "A la une"),
        ("| a | b |\n| - | - |\n| A noter | Etat |", "accent-missing", "A noter | Etat |"),
        ("!!! note\n    A noter : rien.", "accent-missing", "A noter : rien."),
    ],
)
def test_what_is_wrong_is_found_at_its_place(body: str, code: str, at: str) -> None:
    """In paragraphs, headings, items, quotations, cells and boxes."""
    assert (code, at) in found(body)


@pytest.mark.parametrize(
    "body",
    [
        "À partir de lundi, Ça va, l’État.",
        "La vitamine A l’emporte, le plan A permet tout.",
        "A-t-on compris ? A voté qui voulait. A rejoint la rédaction en 2010.",
        "La norme A, la partie A.",
        "L’élément CA de la table. Ca, le calcium.",
        "Voir Ecole.fr, @Ecole, #Etat, Ecole_42, EtatCivil, contact@Etat.example.",
        "Voir <https://site.example/Etat/A propos> et [le lien](/Etat/A-propos).",
        "`A partir de` et `etc...` sont du code.",
        "```text\nA partir de lundi, etc… Mr Exemple  ici\n```",
        "    A partir d’un retrait, c’est du code, etc…",
        "- Un point\n\n        A partir de là, du code, etc…",
        "<pre>A partir de  là, etc…</pre>",
        "<!-- A partir de  là, etc… -->",
        "$A la  une etc…$ est une formule.",
        "{{ A la  une }} et {% A la une %}",
        "Mr. Robot et Mr Propre sont des œuvres, MR une demande, Mrs Exemple une Anglaise.",
        "Vim, emacs, etc. Puis nano, etc.",
        "Une ligne  \nqui se termine là.",
        "| a   | b  |\n| --- | -- |\n| un  | deux |",
        "*   Un point\n\n1.  Un autre",
        "Nous nous voyons, vous vous taisez, c’est là là-bas, donne-le le plus vite possible.",
        "La la la, dit-elle. Du vin du\u00a0pays. Le Le Corbusier, que Que sais-je cite.",
        "Un préaequo, exaequo.",
        '[texte]: https://site.example/ "A propos de  tout, etc…"',
        '![Une image](image.png "A propos de  tout")',
        'Un texte {: .A title="etc…" }',
        "::: note A propos\nUn texte.\n:::",
    ],
)
def test_what_is_right_is_left_alone(body: str) -> None:
    """Names, code, addresses, formulas, templates, tables, other languages' words."""
    assert [one for one in found(body) if one[0] != "alt-missing"] == []


@pytest.mark.parametrize("body", ["A partir de  là, Mr Exemple, etc…", "« Un mot", "## Un titre."])
def test_other_languages_have_other_rules(body: str) -> None:
    """None of these speaks of them."""
    assert found(body, is_french=False) == []


def test_each_mistake_is_found() -> None:
    """And not the first of a line alone."""
    assert [code for code, _ in found("A noter : l’Etat, etc…  Mr Exemple.")] == [
        "accent-missing",
        "accent-missing",
        "etc-ellipsis",
        "spaces-double",
        "abbreviation-mr",
    ]
