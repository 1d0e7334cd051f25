"""The ledger: the last edition of an output as the store remembers it, so that an edit need not assemble it again.

It is what the stages found out of sources that have not changed since. A build that makes anything else than amend
it writes it anew; where it is lost, or belongs to other sources, everything is worked out, which costs time only.
"""

from collections.abc import Mapping

import msgspec

from magsite.cache.digest import Digest
from magsite.checks.verify import Verified
from magsite.diagnostics.model import Diagnostic
from magsite.magazine.amending import Amendment
from magsite.magazine.basis import Assembly
from magsite.pages.edition import ThemeFacts
from magsite.theme.layers import EnvironmentSpec


class Ledger(msgspec.Struct, frozen=True):
    """One edition: which sources it is of, what it holds, what was said of it."""

    name: Digest
    """Of the sources that it is of: the manifest says it, since an output may be another's by now."""
    setting: Digest
    """Of all that it depends on, the sources and the instant apart."""
    marks: Mapping[str, Digest]
    """Path → digest of every source, the theme's among them."""
    assembly: Assembly
    spec: EnvironmentSpec
    facts: ThemeFacts
    read: tuple[Diagnostic, ...]
    """What is wrong in single files."""
    planned: tuple[Diagnostic, ...]
    """What is wrong with the theme and the plan."""
    verified: Verified
    cards: Mapping[str, Digest] = {}
    """The digests of the articles' Cards by their ids, as far as they are known."""


class Since(msgspec.Struct, frozen=True, array_like=True):
    """What has become of an edition since its ledger was written."""

    name: Digest
    """Of the sources as they were then."""
    ledger: Digest
    """The name of the ledger."""
    marks: Mapping[str, Digest | None] = {}
    """Path → digest of each source that was another one then; None where it had gone."""
    verified: Verified = Verified()


def amended(
    ledger: Ledger,
    name: Digest,
    marks: Mapping[str, Digest],
    amendment: Amendment,
    read: tuple[Diagnostic, ...],
) -> Ledger:
    """The edition after an amendment: of sources with this name and these marks, with what is wrong in single files."""
    turnover = amendment.turnover
    others = {one.id for one in (*turnover.gone, *turnover.come)}
    cards = dict(ledger.cards)
    for id in others:
        cards.pop(id, None)
    return msgspec.structs.replace(
        ledger, name=name, marks=marks, assembly=amendment.assembly, read=read, cards=cards
    )


def is_standing(ledger: Ledger, marks: Mapping[str, Digest], themes: tuple[str, ...]) -> bool:
    """Whether the magazine's own sources are those of the ledger; `themes` are the paths of the theme's layers."""
    return all(path.startswith(themes) for path in differing(marks, ledger.marks))


def differing(marks: Mapping[str, Digest], others: Mapping[str, Digest]) -> set[str]:
    """The paths at which two sets of sources are not the same."""
    return {path for path, _ in marks.items() ^ others.items()}
