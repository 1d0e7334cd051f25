"""The rules of each language, in the order in which they are applied."""

from collections.abc import Callable, Iterator
from functools import lru_cache, partial
from typing import Final

import msgspec

from magsite.language.typography.dashes import asides, hyphens
from magsite.language.typography.edits import Edit
from magsite.language.typography.marks import GREATER
from magsite.language.typography.numbers import dates, multiplication, symbols, thousands, times, units
from magsite.language.typography.options import Options, primary
from magsite.language.typography.ordinals import centuries, ordinals, superscripts
from magsite.language.typography.punctuation import (
    guillemets,
    high_punctuation,
    low_punctuation,
    missing_spaces,
)
from magsite.language.typography.quotes import ENGLISH, FRENCH, chevrons, quotes
from magsite.language.typography.references import honorifics, references
from magsite.language.typography.words import apostrophes, ellipses, ligatures, single_marks


class Rule(msgspec.Struct, frozen=True):
    """A rule: its name among the options, and the edits that it makes in a text with marks."""

    name: str
    edits: Callable[[str], Iterator[Edit]]
    signs: str = ""
    """The text must hold one of these; without any, the rule looks itself."""
    settles: bool = False
    """No edit of it can call for a rule that comes before it, nor for itself again."""


# Later rules see what earlier ones have made: guillemets come after quotation marks, numbers after dashes.
_LANGUAGES: Final = {
    "fr": (
        Rule("ellipses", ellipses, ".", settles=True),
        Rule("apostrophes", apostrophes, "'", settles=True),
        Rule("apostrophes", single_marks, "'"),
        Rule("quotes", chevrons, f">{GREATER}"),
        Rule("quotes", partial(quotes, kinds='"', style=FRENCH), '"'),
        Rule("curly_quotes", partial(quotes, kinds="“", style=FRENCH), "“”"),
        Rule("low_punctuation", low_punctuation, ".,…()"),
        Rule("dashes", hyphens, "-"),
        Rule("dashes", asides, "–—"),
        Rule("guillemets", guillemets, "«»"),
        Rule("high_punctuation", high_punctuation, "?!;:", settles=True),
        Rule("missing_spaces", missing_spaces, "?!;:", settles=True),
        Rule("thousands", thousands, settles=True),
        Rule("symbols", symbols, "%‰€"),
        Rule("units", units, settles=True),
        Rule("times", times),
        Rule("dates", dates),
        Rule("multiplication", multiplication, "x"),
        Rule("references", references, ".°º§"),
        Rule("honorifics", honorifics, "MDPS", settles=True),
        Rule("ordinals", ordinals),
        Rule("centuries", centuries, "éè", settles=True),
        Rule("superscripts", superscripts),
        Rule("ligatures", ligatures, "oO"),
    ),
    "en": (
        Rule("ellipses", ellipses, ".", settles=True),
        Rule("apostrophes", apostrophes, "'", settles=True),
        Rule("apostrophes", single_marks, "'"),
        Rule("quotes", partial(quotes, kinds='"', style=ENGLISH), '"'),
        Rule("dashes", hyphens, "-"),
        Rule("multiplication", multiplication, "x"),
    ),
}


@lru_cache(maxsize=64)
def rules_of(options: Options) -> tuple[Rule, ...]:
    """The rules of the options' language that are not switched off; none where the language has none."""
    if not options.enabled:
        return ()
    rules = _LANGUAGES.get(primary(options.language), ())
    return tuple(rule for rule in rules if getattr(options, rule.name))
