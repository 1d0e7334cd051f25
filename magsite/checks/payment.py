"""Signs that somebody has paid for an article: what it says of itself at its beginning or end, and of its links."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from magsite.checks.blocks import Block
from magsite.checks.remark import Found
from magsite.diagnostics.codes import N_

_CODE: Final = "sponsor-unlabelled"
_THIS: Final = r"(?:cet\s+article|ce\s+(?:billet|contenu|texte|publireportage))"
_SAYS_SO: Final = re.compile(
    rf"{_THIS}\s+(?:est|a\s+été)\s+(?:sponsorisé|financé|commandité|payé|proposé\s+par\s+un\s+annonceur|un\s+publi|écrit\s+en\s+partenariat)"
    r"|(?:article|billet|contenu)\s+(?:sponsorisé|commandité|payé)\s+par\b"
    r"|\A[\s*_(\[]*(?:publi-?r[ée]dactionnel|publireportage|communiqué\s+publicitaire|(?:article|billet|contenu)\s+sponsorisé)[\s*_)\].:]*\Z"
    r"|\A[\s*_(\[]*(?:en\s+partenariat\s+avec)\s[^.]{1,80}[\s*_)\].]*\Z",
    re.IGNORECASE,
)
_LINK: Final = re.compile(r"""<a\b[^<>]*\brel\s*=\s*["'][^"'<>]*\bsponsored\b""", re.IGNORECASE)
_AROUND: Final = 2
"""Blocks at the beginning and at the end in which an article speaks of itself."""


def paid(blocks: Sequence[Block], code_free: str, start: int) -> Iterator[Found]:
    """The first sign of each kind in a body that begins at `start` of its source."""
    ends = blocks if len(blocks) <= 2 * _AROUND else (*blocks[:_AROUND], *blocks[-_AROUND:])
    said = ((block, _SAYS_SO.search(block.text)) for block in ends)
    for block, found in said:
        if found is not None:
            reason = N_("its text says so itself")
            yield Found.of(_CODE, block.start + found.start(), reason=reason)
            break
    link = _LINK.search(code_free)
    if link is not None:
        yield Found.of(_CODE, start + link.start(), reason=N_("a link says “sponsored”"))
