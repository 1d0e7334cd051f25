"""French words and phrases whose capital is often left without its accent: closed lists.

`A` alone may be the verb, a note or a vitamin: it is À in front of certain words only, where a sentence begins; and in
front of a few of these alone is that sure enough for a machine to correct it.
"""

import re
from collections.abc import Iterator
from typing import Final

import msgspec

_AFTER_A: Final = (
    *("bientôt", "cause", "ce", "cet", "cette", "chacun", "chaque", "condition", "côté", "court", "croire"),
    *("défaut", "demain", "droite", "entendre", "faire", "force", "gauche", "jour", "jamais", "l[’']"),
    *("la", "lire", "long", "mesure", "mi-chemin", "moins", "moitié", "mon", "moyen", "noter", "nous"),
    *("nouveau", "notre", "nos", "part", "partir", "peine", "plus", "première", "présent"),
    *("propos", "quand", "quel", "quelle", "quelques", "qui", "quoi", "retenir", "savoir", "ses", "son"),
    *("suivre", "table", "terme", "titre", "tort", "tous", "tout", "toute", "toutes", "travers", "vos"),
    *("votre", "vous", "vrai", "vue"),
)
_CA: Final = (
    *("a", "aide", "arrive", "change", "commence", "compte", "dépend", "devient", "devrait", "doit"),
    *("donne", "fait", "fonctionne", "marche", "me", "m[’']", "n[’']", "ne", "nous", "permet", "peut"),
    *("reste", "s[’']", "se", "sera", "serait", "suffit", "te", "va", "vaut", "veut", "vient", "vous", "y"),
)
_ACUTE: Final = (
    *("Ecart", "Ecarts", "Echange", "Echanger", "Echanges", "Echec", "Echecs", "Echelle", "Eclairage"),
    *("Ecole", "Ecoles", "Ecologie", "Economie", "Economies", "Economique", "Ecosystème", "Ecoute"),
    *("Ecouter", "Ecoutez", "Ecran", "Ecrans", "Ecrire", "Ecris", "Ecrit", "Ecriture", "Ecrits"),
    *("Ecrivez", "Editer", "Editeur", "Editeurs", "Editrice", "Edito", "Educatif", "Egalement", "Egalité"),
    *("Eglise", "Electricité", "Electrique", "Electronique", "Elégant", "Elève", "Elèves", "Eliminer"),
    *("Elue", "Elus", "Emetteur", "Energie", "Energies", "Enorme", "Enormément", "Epoque", "Epreuve"),
    *("Equilibre", "Equipe", "Equipes", "Equivalent", "Etablir", "Etait", "Etant", "Etape", "Etapes"),
    *("Etat", "Etats", "Eté", "Etendre", "Etiquette", "Etiquettes", "Etonnamment", "Etonnant", "Etoile"),
    *("Etrange", "Etranger", "Etude", "Etudes", "Etudiant", "Etudiante", "Etudiants", "Evénement"),
    *("Evénements", "Evènement", "Evènements", "Eventuel", "Eventuelle", "Eventuellement", "Evidemment"),
    *("Evitant", "Evite", "Eviter", "Evitez", "Evoluer", "Evoquer"),
)
_CIRCUMFLEX: Final = {"Etes": "Êtes", "Etre": "Être", "Ile": "Île", "Iles": "Îles", "Oter": "Ôter"}
_WORDS: Final = {**{word: "É" + word[1:] for word in _ACUTE}, **_CIRCUMFLEX}

_CAPITAL: Final = re.compile(r"[ACEIO][a-zà-ÿ]*")
_SPACE: Final = "[ \u00a0\u202f]"
_ENDS: Final = r"(?:(?<=[’'])|(?!\w))"
_PHRASES: Final = {
    "A": re.compile(rf"{_SPACE}(?:{'|'.join(_AFTER_A)}){_ENDS}"),
    "Ca": re.compile(rf"{_SPACE}(?:{'|'.join(_CA)}){_ENDS}"),
}
# “A tout quitté”, “A plus de vingt ans”: what stands behind these is no participle and no amount.
_SURE: Final = re.compile(
    rf"{_SPACE}(?:bientôt|noter|partir|propos|suivre|mi-chemin|travers|cause de|condition (?:de|que)|défaut de"
    r"|force de|mesure que|titre de|l[’'](?:avenir|époque|heure|inverse|occasion))(?!\w)"
)
_ENGLISH: Final = frozenset({"Equivalent", "Evite"})
"""Words and names of other languages too."""
_JOINED_BEFORE: Final = frozenset(".-/@#&=+_")
_JOINED_BEHIND: Final = re.compile(r"[\w@/=]|[.:]\w|-\w+\.")

LIGATURES: Final = re.compile(
    r"\b(?<![.\-/@#&=])(?:ex\s+aequo|curriculums?\s+vitae|et\s+caetera|caecum|naevus|taenia)(?![\w/=]|\.\w)",
    re.IGNORECASE,
)
"""What is written with æ."""


class Bare(msgspec.Struct, frozen=True):
    """A word without the accent of its capital, and the word with it."""

    at: int
    word: str
    accented: str
    begins: bool
    """Whether it is only meant where a sentence begins."""
    sure: bool
    """Whether nothing else can be meant there."""


def bare(text: str) -> Iterator[Bare]:
    """The words of a text whose capital lacks its accent, parts of names and addresses left out."""
    for found in _CAPITAL.finditer(text):
        word, start, end = found[0], *found.span()
        phrase = _PHRASES.get(word)
        correct = _WORDS.get(word) or (phrase and phrase.match(text, end) and {"A": "À", "Ca": "Ça"}[word])
        before = text[start - 1 : start]
        if (
            correct
            and not before.isalnum()
            and before not in _JOINED_BEFORE
            and not _JOINED_BEHIND.match(text, end)
        ):
            sure = _SURE.match(text, end) is not None if word == "A" else word not in _ENGLISH
            yield Bare(start, word, correct, begins=phrase is not None, sure=sure)
