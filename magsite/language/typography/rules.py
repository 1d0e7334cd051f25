"""The rules of each language, in the order in which they are applied."""

from collections.abc import Callable, Iterator
from functools import lru_cache, partial
from typing import Final

import msgspec

from magsite.language.typography.dashes import asides, hyphens
from magsite.language.typography.edits import Edit
from magsite.language.typography.marks import GREATER, TAG
from magsite.language.typography.numbers import (
    dates,
    glued_units,
    multiplication,
    symbols,
    thousands,
    times,
    units,
)
from magsite.language.typography.options import Options, primary
from magsite.language.typography.ordinals import centuries, ordinals, superscripts
from magsite.language.typography.punctuation import (
    CANADA,
    FRANCE,
    SWITZERLAND,
    Spaces,
    guillemets,
    high_punctuation,
    low_punctuation,
    missing_spaces,
)
from magsite.language.typography.quotes import ENGLISH, FRENCH, chevrons, quotes
from magsite.language.typography.references import honorifics, references
from magsite.language.typography.words import apostrophes, elisions, ellipses, ligatures, single_marks


class Rule(msgspec.Struct, frozen=True):
    """A rule: its name among the options, and the edits that it makes in a text with marks."""

    name: str
    edits: Callable[[str], Iterator[Edit]]
    signs: str = ""
    """The text must hold one of these; without any, the rule looks itself."""
    settles: bool = False
    """No edit of it can call for a rule that comes before it, nor for itself again."""
    unless: str = ""
    """If it settles: it may not in a block that holds one of these when it is done."""


def _french(spaces: Spaces) -> tuple[Rule, ...]:
    """The rules of French with the spaces of a country. Later ones see what earlier ones have made.

    Guillemets come after quotation marks, numbers after dashes.
    """
    return (
        Rule("ellipses", ellipses, ".", settles=True),
        Rule("apostrophes", apostrophes, "'", settles=True),
        Rule("apostrophes", single_marks, "'"),
        Rule("apostrophes", elisions, "'’"),
        Rule("quotes", chevrons, f">{GREATER}"),
        Rule("quotes", partial(quotes, kinds='"', style=FRENCH), '"', settles=True, unless="\"'"),
        Rule("curly_quotes", partial(quotes, kinds="“", style=FRENCH), "“”"),
        Rule("low_punctuation", low_punctuation, ".,…()"),
        Rule("dashes", hyphens, "-"),
        Rule("dashes", asides, "–—", settles=True),
        Rule("guillemets", partial(guillemets, spaces=spaces), "«»", settles=True, unless="-–—\"'"),
        Rule("high_punctuation", partial(high_punctuation, spaces=spaces), "?!;:", settles=True),
        Rule("missing_spaces", partial(missing_spaces, spaces=spaces), "?!;:", settles=True),
        Rule("thousands", thousands, settles=True),
        Rule("symbols", symbols, "%‰€"),
        Rule("units", units, settles=True),
        Rule("units", glued_units),
        Rule("times", times),
        Rule("dates", dates),
        Rule("multiplication", multiplication, "x"),
        Rule("references", references, f".°º§{TAG}"),
        Rule("honorifics", honorifics, "MDPS", settles=True),
        Rule("ordinals", ordinals),
        Rule("centuries", centuries, "éè", settles=True),
        Rule("superscripts", superscripts),
        Rule("ligatures", ligatures, "oO"),
    )


_LANGUAGES: Final = {
    "fr": _french(FRANCE),
    "fr-ca": _french(CANADA),
    "fr-ch": _french(SWITZERLAND),
    "en": (
        Rule("ellipses", ellipses, ".", settles=True),
        Rule("apostrophes", apostrophes, "'", settles=True),
        Rule("apostrophes", single_marks, "'"),
        Rule("quotes", partial(quotes, kinds='"', style=ENGLISH), '"'),
        Rule("dashes", hyphens, "-"),
        Rule("multiplication", multiplication, "x"),
    ),
}
"""Those of a language, and of a country where they differ."""


@lru_cache(maxsize=64)
def rules_of(options: Options) -> tuple[Rule, ...]:
    """The rules of the options' language that are not switched off; none where the language has none."""
    if not options.enabled:
        return ()
    language = options.language.replace("_", "-").lower()
    rules = _LANGUAGES.get(language) or _LANGUAGES.get(primary(language), ())
    return tuple(rule for rule in rules if getattr(options, rule.name))
