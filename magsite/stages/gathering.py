"""What the making of files gives, put together slice by slice, so that no more is held of a slice than is needed."""

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from magsite.cache.digest import Digest
from magsite.cache.stopwatch import Spent
from magsite.content.body import BodyRecord, BodyRequest
from magsite.diagnostics.model import Diagnostic
from magsite.orders import Outcome
from magsite.output.entry import Entry
from magsite.stages.due import Due, entry_of


class Production(msgspec.Struct, frozen=True):
    """What was made."""

    entries: Mapping[str, Entry]
    """What the manifest says of each file, by its path."""
    records: Mapping[Digest, BodyRecord]
    """The record of every text of the magazine, by its request's key."""
    converted: tuple[str, ...]
    diagnostics: tuple[Diagnostic, ...]
    spent: tuple[Spent, ...] = ()
    """The time of the texts and the templates, as the processes spent it."""


class Gathering:
    """A Production that grows. What comes from other processes as a copy is held as the original."""

    def __init__(
        self, todo: Iterable[Due], records: Mapping[Digest, BodyRecord], texts: Iterable[BodyRequest]
    ) -> None:
        """`records` are those that are known already, `texts` those that have none."""
        self._todo = {one.target.path: one for one in todo}
        self._left = {text.key: text for text in texts}
        self._records = dict(records)
        self._entries: dict[str, Entry] = {}
        self._converted: dict[str, None] = {}
        self._diagnostics: list[Diagnostic] = []
        self._spent: list[Spent] = []

    def add(self, outcome: Outcome) -> None:
        """What came of one slice."""
        paths = {text.source.path: text.source.path for text in map(self._recorded, outcome.records) if text}
        for staged in outcome.staged:
            one = self._todo[staged.path]
            self._entries[one.target.path] = entry_of(one, staged)
        self._converted.update((paths.get(path, path), None) for path in outcome.converted)
        self._diagnostics += outcome.diagnostics
        self._spent += (
            Spent(one.work, paths.get(one.on, one.on), one.seconds, one.times) for one in outcome.spent
        )

    def left(self) -> tuple[BodyRequest, ...]:
        """The texts that still have no record."""
        return tuple(self._left.values())

    def production(self, replaced: Sequence[Diagnostic]) -> Production:
        """All that was made; `replaced` tells of processes that were lost, which is said once."""
        return Production(
            self._entries,
            self._records,
            tuple(self._converted),
            (*self._diagnostics, *replaced[:1]),
            tuple(self._spent),
        )

    def _recorded(self, found: tuple[Digest, BodyRecord]) -> BodyRequest | None:
        """Take the record of a text, which has it now."""
        key, record = found
        text = self._left.pop(key, None)
        self._records[text.key if text is not None else key] = record
        return text
