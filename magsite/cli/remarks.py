"""The end of `magsite check` in words, and all of it for machines."""

from collections import Counter
from collections.abc import Iterator
from gettext import NullTranslations

import msgspec

from magsite.cli.judging import Judged
from magsite.cli.machine import DiagnosticData, diagnostic_data, json_text
from magsite.cli.report import problem_counts, with_number
from magsite.cli.words import number_in
from magsite.diagnostics.codes import N_
from magsite.diagnostics.files import files_shown
from magsite.diagnostics.visible import visible


class Told(msgspec.Struct, frozen=True):
    """What is to be told."""

    problems: tuple[Judged, ...]
    fixable: tuple[bool, ...]
    """Of each problem, whether `--fix` corrects it."""
    known: int
    """How many the baseline has."""
    gone: int
    """How many lines of the baseline are about nothing any more."""
    mended: tuple[str, ...]
    """The paths of the files that were corrected."""


class RemarkData(DiagnosticData, frozen=True):
    """One problem, and whether `--fix` corrects it."""

    fixable: bool


class CheckData(msgspec.Struct, frozen=True):
    """What `--json` prints."""

    problems: tuple[RemarkData, ...]
    counts: dict[str, int]
    known: int
    gone: int
    fixed: tuple[str, ...]


def remarks_json(told: Told, messages: NullTranslations) -> str:
    """The whole as one JSON object."""
    problems = tuple(
        RemarkData(**msgspec.structs.asdict(diagnostic_data(one, messages)), fixable=fixable)
        for one, fixable in zip(told.problems, told.fixable, strict=True)
    )
    return json_text(CheckData(problems, dict(_counts(told)), told.known, told.gone, told.mended))


def summary_text(told: Told, messages: NullTranslations) -> str:
    """How much there is of each code, and what can be done about it."""
    return "\n".join(_summary(told, messages))


def _counts(told: Told) -> list[tuple[str, int]]:
    """Each code with its count, the most frequent first."""
    counted = Counter(one.diagnostic.code for one in told.problems)
    return sorted(counted.items(), key=lambda pair: (-pair[1], pair[0]))


def _summary(told: Told, messages: NullTranslations) -> Iterator[str]:
    counts = _counts(told)
    width = len(str(max((count for _, count in counts), default=0)))
    yield from (f"{count:>{width}}  {code}" for code, count in counts)
    yield _total(told, messages)
    if told.mended:
        n, files = len(told.mended), visible(files_shown(told.mended))
        sentence = messages.ngettext("{n} file corrected: {files}", "{n} files corrected: {files}", n)
        yield sentence.format(n=number_in(n, messages), files=files)
    if n := sum(told.fixable):
        sentence = messages.ngettext(
            "{n} of them is corrected by --fix.", "{n} of them are corrected by --fix.", n
        )
        yield with_number(n, sentence, messages)
    if told.known:
        sentence = messages.ngettext(
            "{n} more is in the baseline.", "{n} more are in the baseline.", told.known
        )
        yield with_number(told.known, sentence, messages)
    if told.gone:
        sentence = messages.ngettext(
            "{n} remark of the baseline is gone: --write-baseline drops it.",
            "{n} remarks of the baseline are gone: --write-baseline drops them.",
            told.gone,
        )
        yield with_number(told.gone, sentence, messages)


def _total(told: Told, messages: NullTranslations) -> str:
    if not told.problems:
        return messages.gettext(N_("Nothing to correct."))
    files = len({one.diagnostic.location.path for one in told.problems})
    sentence = messages.ngettext("{counts} in {n} file.", "{counts} in {n} files.", files)
    counts = problem_counts(told.problems, messages)
    return sentence.format(counts=counts, n=number_in(files, messages))
