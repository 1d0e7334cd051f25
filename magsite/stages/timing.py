"""Where the time of builds goes, remembered beside the store: never in the output, and never part of a key."""

import os
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final

import msgspec

from magsite.cache import codec
from magsite.cache.stopwatch import Spent, together
from magsite.stages.request import Request
from magsite.stages.sources import CACHE_FOLDER

MAKE: Final = "make"
"""What the pipeline calls the work of which the slices tell the details."""

_FILE: Final = "timing"
_BUILDS: Final = 5
_ARTICLES: Final = 50
_TEMPLATES: Final = 200
_SHARE: Final = 0.5
"""Of the pages that a template made when it was last measured, as many as make a new measure a better one."""


class BuildTime(msgspec.Struct, frozen=True, array_like=True):
    """The time of one build that made something."""

    moment: str
    """The instant that it was made for, in ISO form."""
    made: int
    """How many files it made."""
    stages: tuple[Spent, ...]
    """The seconds that passed in each, in their order."""

    @property
    def seconds(self) -> float:
        """Of all stages."""
        return sum(one.seconds for one in self.stages)


class Timing(msgspec.Struct, frozen=True, array_like=True):
    """What is remembered of the time of a site's builds."""

    builds: tuple[BuildTime, ...] = ()
    """The last ones, newest first."""
    articles: tuple[Spent, ...] = ()
    """The sources whose texts took longest when they were last converted, slowest first."""
    templates: tuple[Spent, ...] = ()
    """Each template in the last build that made a good part of its pages, slowest first."""


def timed(timing: Timing, moment: str, made: int, stages: Sequence[Spent], work: Sequence[Spent]) -> Timing:
    """With the time of another build: of its stages, and of the work that `make` did, which slices have counted."""
    every = together(work)
    build = BuildTime(moment, made, _split(stages, every))
    texts = [one for one in every if one.work == "convert" and one.on]
    pages = [one for one in every if one.work == "render" and one.on]
    return Timing(
        builds=(build, *timing.builds)[:_BUILDS],
        articles=_slowest({one.on: one for one in (*timing.articles, *texts)})[:_ARTICLES],
        templates=_slowest(_measured(timing.templates, pages))[:_TEMPLATES],
    )


def note_time(request: Request, zone: str, made: int, stages: Sequence[Spent], work: Sequence[Spent]) -> None:
    """Remember the time of the build of a request, which is told in a time zone."""
    from zoneinfo import ZoneInfo  # noqa: PLC0415 - a build without changes notes no time

    moment = request.now.astimezone(ZoneInfo(zone)).isoformat(timespec="seconds")
    record_timing(request.site, timed(recall_timing(request.site), moment, made, stages, work))


def recall_timing(site: Path) -> Timing:
    """What is remembered; nothing where that cannot be read."""
    try:
        found = codec.decode((site / CACHE_FOLDER / _FILE).read_bytes(), Timing)
    except OSError:
        found = None
    return found or Timing()


def record_timing(site: Path, timing: Timing) -> None:
    """Remember it; where that fails, nothing is lost but the answer to a question."""
    path = site / CACHE_FOLDER / _FILE
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        waiting = path.with_name(f"{path.name}.{os.getpid()}")
        waiting.write_bytes(codec.encode(timing))
        waiting.replace(path)


def _split(stages: Sequence[Spent], work: Iterable[Spent]) -> tuple[Spent, ...]:
    """The stages, `make` in its parts.

    Several processes spend more seconds together than pass: what passed is shared out as they spent it.
    """
    kinds: dict[str, float] = {}
    for one in work:
        kinds[one.work] = kinds.get(one.work, 0.0) + one.seconds
    whole = sum(kinds.values())
    parts: list[Spent] = []
    for stage in together(stages):
        if stage.work == MAKE and whole:
            parts += [Spent(kind, "", stage.seconds * seconds / whole) for kind, seconds in kinds.items()]
        else:
            parts.append(stage)
    return tuple(parts)


def _measured(known: Iterable[Spent], new: Iterable[Spent]) -> Mapping[str, Spent]:
    """The better measure of each template: a single page tells more of loading the theme than of the template."""
    best = {one.on: one for one in known}
    for one in new:
        before = best.get(one.on)
        if before is None or one.times >= before.times * _SHARE:
            best[one.on] = one
    return best


def _slowest(by_name: Mapping[str, Spent]) -> tuple[Spent, ...]:
    return tuple(sorted(by_name.values(), key=lambda one: (-one.seconds, one.on)))
