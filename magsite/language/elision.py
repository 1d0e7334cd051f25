"""French elision: "d’Alice", but "de Bruno" and "le haricot".

Whether an h is aspirated and whether a y is a vowel are matters of vocabulary. The lists below are closed and
short. What they do not know is treated in the way that reads best: a common noun in h elides ("l’hébergeur"), a
name in H does not ("de Hugo", which usage has beside "d’Hugo").
"""

import re
from typing import Final

from magsite.language.folding import fold

_ELIDED: Final = frozenset(
    {"de", "je", "jusque", "la", "le", "lorsque", "me", "ne", "puisque", "que", "quoique", "se", "te"}
)

_FIRST_WORD: Final = re.compile(r"[\s«“„‘\"'(\[]*(\w+)")

# Words that are spoken as if they began with a consonant. Their relatives (ouïe, onzain) are not.
_LIKE_CONSONANTS: Final = re.compile(r"(?:oui|ouistitis?|onz(?:e|iemes?)|uhlans?|ulul\w+)\Z")

# Before a consonant y is a vowel (Yves); before a vowel it is not (yaourt, Yann), but for a few words.
_Y_AS_VOWEL: Final = re.compile(r"y(?:[b-df-hj-np-tv-xz]|\Z|eux\Z|euses?\Z|onne\Z|erres\Z)")

# Beginnings of common words in aspirated h, after the h, without accents: hache and hachoir, haut and hauteur,
# héros but not héroïne, huit but not huître, hameau but not hameçon.
_ASPIRATED: Final = re.compile(
    r"""h(?:
      abl | ach | ack | add | ai(?!t) | al(?:age | er\Z | ls?\Z | les?\Z | lebard | os?\Z | tes?\Z) | am(?!econ)
    | an | app | ar(?!mon | usp) | as | at | au | av | ay
    | ead | eaum | elp | enn | eraut | eres?\Z | eriss | erni | eron | eros\Z | ers | etr | eurt
    | i\Z | ibou | ic\Z | ideu | ierarch | ieroglyph | igh | ip\Z | ipp(?:ie | y) | ipst | iss | its?\Z
    | obb | och | ock | old | olland | omard | omes?\Z | omepage | ongr | ont | ook | oq | ord | ors
    | osts?\Z | osting | ots?\Z | otline | otspot | ott | ou
    | ub(?!ris) | uch | uees?\Z | ugue | uis\Z | uit(?!r) | ulul | unes?\Z | uns?\Z | upp | url | uron | uss | utt
    | ype\Z
    )""",
    re.VERBOSE,
)

# Names and titles whose capital H is mute, without accents.
_MUTE: Final = frozenset(
    """
    hadrien haiti helena helene heloise hendaye henri henriette herault hercule hermes hermine hermione herodote
    herve hilaire hippocrate hippolyte homere honore honorine horace hortense hubert hyacinthe hyeres
    habitat habitation harmonie herbe heritage heure heures hier histoire histoires hiver homme hommes honneur
    hopital hopitaux horlogerie horoscope horreur horticulture hospitalite hotel hotellerie hotels huile huiles
    humain humanisme humanite humanites humeur humeurs humour hydrogene hygiene hypertexte
    """.split()  # noqa: SIM905 - a hundred quotation marks would hide the words
)


def elide(word: str, following: str) -> str:
    """The two texts as one, the first cut before a vowel or a mute h: "d’Alice", "de Bruno", "l’auteur".

    Only words that French elides are cut (le, la, de, que, jusque…); others keep their space. Quotation marks
    and brackets that open the following text do not hinder: "d’« Alice »".
    """
    if not following:
        return word
    if word.lower() in _ELIDED and _begins_with_vowel(following):
        return f"{word[:-1]}’{following}"
    return f"{word} {following}"


def _begins_with_vowel(text: str) -> bool:
    """Whether its first word is spoken as if it began with a vowel."""
    typed, folded = _FIRST_WORD.match(text), _FIRST_WORD.match(fold(text))
    if typed is None or folded is None:
        return False
    word = folded[1]
    match word[0]:
        case "a" | "e" | "i" | "o" | "u":
            return not _LIKE_CONSONANTS.match(word)
        case "y":
            return bool(_Y_AS_VOWEL.match(word))
        case "h":
            return word in _MUTE if typed[1][0].isupper() else _is_mute(word)
        case _:
            return False


def _is_mute(word: str) -> bool:
    """Whether the h of a common noun is mute; before a consonant (html, htop) it is a letter's name."""
    return word[1:2] in {"a", "e", "i", "o", "u", "y"} and not _ASPIRATED.match(word)
