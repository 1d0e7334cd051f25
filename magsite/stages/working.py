"""The work on pages and texts, in slices over as many processes as pay; each slice is told of when it is done."""

from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, closing
from functools import partial
from operator import attrgetter
from typing import Any, Final, TypeVar

from magsite.cache.companion import Companion
from magsite.cache.crew import shared
from magsite.cache.executors import Worked, ordered_map, sliced, sliced_by_work, start_method, worker_count
from magsite.content.body import BodyRequest
from magsite.diagnostics.model import Diagnostic
from magsite.orders import Job, Library, Outcome, Press, Workshop
from magsite.pages.target import Group, Target
from magsite.stages.request import REPLACED, Progress, Request

T = TypeVar("T")

_WORK: Final[Mapping[Group, float]] = {
    "asset": 0.2,
    "file": 0.2,
    "article": 8.0,
    "sitemap": 3.0,
    "listing": 1.5,
    "feed": 0.7,
}
"""Milliseconds that a file of each group takes, about, in the order in which they are made.

Lists then find the excerpts of articles remembered, and feeds their texts; of an article that is just being made
elsewhere they make them for themselves. The sitemap of a large magazine takes much longer than here: it does not come last,
or one would be at it when all others are done.
"""

_LONG_FEED: Final = 3.0
"""Milliseconds that the feed of a large category takes; several stand side by side, at the end of all."""

_ORDER: Final = {group: place for place, group in enumerate(_WORK)}

_SHARES_EACH: Final = 4
"""Into so many shares, for each of a crew, its work is parted."""

_TEXT_WORK: Final = 6.0
"""Milliseconds that it takes to convert a text, about."""


def made(
    request: Request,
    workshop: Workshop,
    targets: Sequence[Target],
    texts: Sequence[BodyRequest],
    progress: Progress,
    replaced: list[Diagnostic],
    crew: Sequence[Companion],
) -> Generator[Outcome, None, None]:
    """Make these files, and give what came of each slice as soon as it is there: close it where it is not used up.

    Raises OSError, and WorkerLost with the source of a page. `texts` are those that are not converted yet. Recipes are
    called slice by slice, so that never all Views exist at once. `replaced` gets a Diagnostic for each process that was
    killed and whose work was done again. What does not pay for more processes is shared out among the companions of the crew.
    """
    workers = worker_count(len(targets), sum(map(_work, targets)), request.cores, request.jobs)
    ordered = sorted(targets, key=_order)
    lost = partial(replaced.append, REPLACED)
    mapped: AbstractContextManager[Iterator[Worked[Any, Outcome]]]
    if workers > 1:
        warm = partial(_warm, workshop.press, texts)
        mapped = _over_processes(workshop, ordered, workers, warm, lost)
    elif crew:
        jobs = (tuple(map(_job, piece)) for piece in sliced(ordered, _share(len(ordered), len(crew))))
        mapped = closing(shared(crew, partial(_made, workshop), jobs))
    else:
        jobs = (tuple(map(_job, piece)) for piece in sliced_by_work(ordered, _work, 1))
        mapped = ordered_map(partial(_made, workshop), jobs, 1, named=attrgetter("name"), lost=lost)
    with mapped as results:
        yield from _told(results, partial(progress, "render"), len(targets))


def converted(
    request: Request,
    library: Library,
    texts: Sequence[BodyRequest],
    progress: Progress,
    replaced: list[Diagnostic],
) -> Generator[Outcome, None, None]:
    """Convert these texts, without the pages that they are for; else as `made`."""
    if not texts:
        return
    from magsite.making import convert_texts  # noqa: PLC0415 - see below

    workers = worker_count(len(texts), len(texts) * _TEXT_WORK, request.cores, request.jobs)
    with ordered_map(
        partial(convert_texts, library),
        sliced_by_work(texts, lambda _: _TEXT_WORK, workers),
        workers,
        named=attrgetter("source.path"),
        lost=partial(replaced.append, REPLACED),
    ) as results:
        yield from _told(results, partial(progress, "convert"), len(texts))


def _over_processes(
    workshop: Workshop,
    targets: Sequence[Target],
    workers: int,
    warm: Callable[[], object],
    lost: Callable[[], object],
) -> AbstractContextManager[Iterator[Worked[Any, Outcome]]]:
    """The files over several processes. Those that are forked have the Targets, and are told their places alone."""
    method = start_method(len(targets))
    with_all = partial(ordered_map, workers=workers, method=method, warm=warm, lost=lost)
    if method == "fork":
        places = sliced_by_work(range(len(targets)), lambda place: _longest(targets[place]), workers)
        inherited = partial(_made_at, workshop, targets)
        return with_all(inherited, places, named=lambda place: targets[place].source)
    jobs = (tuple(map(_job, piece)) for piece in sliced_by_work(targets, _longest, workers))
    return with_all(partial(_made, workshop), jobs, named=attrgetter("name"))


# What makes pages takes 0.2 s to load: only the process does that makes some.


def _made_at(workshop: Workshop, targets: Sequence[Target], places: Sequence[int]) -> Outcome:
    return _made(workshop, [_job(targets[place]) for place in places])


def _made(workshop: Workshop, jobs: Sequence[Job]) -> Outcome:
    from magsite.making import make  # noqa: PLC0415 - see above

    return make(workshop, jobs)


def _warm(press: Press, texts: Sequence[BodyRequest]) -> None:
    from magsite.making import warm  # noqa: PLC0415 - see above

    warm(press, texts)


def _told(
    results: Iterator[Worked[T, Outcome]], tell: Callable[[int, int], None], total: int
) -> Iterator[Outcome]:
    done = 0
    for piece, outcome in results:
        done += len(piece)
        tell(done, total)
        yield outcome


def _share(files: int, hands: int) -> int:
    """How many files one of so many is asked for at once, so that all end at about the same time."""
    return -(-files // (_SHARES_EACH * hands)) or 1


def _order(one: Target) -> int:
    return _ORDER[one.group]


def _work(one: Target) -> float:
    return _WORK[one.group]


def _longest(one: Target) -> float:
    """What it may take, so that no process has long work left when the others are done."""
    return _LONG_FEED if one.group == "feed" else _work(one)


def _job(one: Target) -> Job:
    return Job(one.path, one.source, one.recipe())
