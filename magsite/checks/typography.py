"""What a French copy editor corrects and no machine does by itself: one function for each rule, of one block."""

import re
from collections.abc import Iterator
from typing import Final

from magsite.checks.blocks import Block
from magsite.checks.phrases import LIGATURES, bare
from magsite.checks.remark import Found
from magsite.language.typography.marks import OBJECT, TAG

_SPACES: Final = re.compile(r"  (?<=\S  ) *+(?=\S)")
_ETC: Final = re.compile(r"([Ee]tc)(?<![\w./]...)(?:\.?[ \u00a0\u202f]?(?:…|\.{3,})|\.\.(?![.\w]))+")
_NO_FRENCH: Final = (
    r"(?:Robot|Bean|Big|Brightside|Freeze|Hyde|Magoo|Men|Nobody|Potato|Propre|Pink|Spock|T|White)\b"
)
_MR: Final = re.compile(
    rf"Mr(?<![\w.]..)\.?(?=[ \u00a0\u202f](?:[*_\[{TAG}]*(?!{_NO_FRENCH})[A-ZÀ-Þ][\w.’'-]|et M(?:me|lle)\b))"
)
_TWICE: Final = re.compile(
    r"[ \n\t](à|au|aux|avec|ce|cette|dans|de|des|du|et|la|le|les|par|que|qui|sur)[ \n\t]+\1(?![\w’'\-])"
)
_FAR: Final = 100
_AROUND: Final = f" \t\n\u00a0\u202f*_[({TAG}«“\"'"


def typography(block: Block) -> Iterator[Found]:
    """All that is wrong in one block of French, but for its quotation marks."""
    for rule in (_spaces, _etc, _mr, _accents, _ligatures, _twice):
        yield from rule(block)


def _spaces(block: Block) -> Iterator[Found]:
    """Cells of a table are filled up with spaces."""
    if "  " not in block.text or block.kind == "cell":
        return
    for found in _SPACES.finditer(block.text):
        at = block.start + found.start()
        yield Found.of("spaces-double", at, count=len(found[0])).mended(found[0], " ")


def _etc(block: Block) -> Iterator[Found]:
    if "tc" not in block.text:
        return
    for found in _ETC.finditer(block.text):
        yield Found.of("etc-ellipsis", block.start + found.start()).mended(found[0], f"{found[1]}.")


def _mr(block: Block) -> Iterator[Found]:
    if "Mr" not in block.text:
        return
    for found in _MR.finditer(block.text):
        at = block.start + found.start()
        # It may be the name of a film, of a shop, or English: the writer knows.
        yield Found.of("abbreviation-mr", at, written=found[0])


def _accents(block: Block) -> Iterator[Found]:
    for one in bare(block.text):
        if one.begins and not _begins_sentence(block.text, one.at):
            continue
        phrase = _next_word(block.text, one.at + len(one.word)) if one.begins else ""
        found = Found.of(
            "accent-missing", block.start + one.at, written=one.word + phrase, correct=one.accented + phrase
        )
        yield found.mended(one.word, one.accented) if one.sure else found


def _ligatures(block: Block) -> Iterator[Found]:
    if "ae" not in block.text and "AE" not in block.text:
        return
    for found in LIGATURES.finditer(block.text):
        written = " ".join(found[0].split())
        correct = written.replace("ae", "æ").replace("AE", "Æ")
        yield Found.of("ligature-missing", block.start + found.start(), written=written, correct=correct)


def _twice(block: Block) -> Iterator[Found]:
    for found in _TWICE.finditer(block.text):
        before = block.text[max(0, found.start() - _FAR) : found.start()].split()[-1:]
        # Three times is a song: "la la la".
        if before and before[0].lower() == found[1]:
            continue
        yield Found.of("word-twice", block.start + found.start(1), word=found[1])


def _begins_sentence(text: str, at: int) -> bool:
    """Whether no sentence goes on to here: a block, a stop, a dash or an opening mark comes before."""
    before = text[max(0, at - _FAR) : at].rstrip(_AROUND)[-1:]
    return not before or not (before.isalnum() or before in f",{OBJECT}")


def _next_word(text: str, at: int) -> str:
    """The word behind, with the space before it."""
    return (re.match(r"\s\w+[’']?", text[at:]) or [""])[0]
