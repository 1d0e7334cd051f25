"""What the script of an open page is told, at once and after each save that changed something."""

from collections.abc import Iterator, Mapping
from typing import Final

import msgspec

from magsite.cache.digest import Digest
from magsite.diagnostics.model import Diagnostic, Severity
from magsite.diagnostics.severity import severity_of
from magsite.preview.answers import Page, Unmade
from magsite.preview.bench import Bench
from magsite.preview.proof import Proof, is_error
from magsite.preview.telling import Problem, badges, bar_html, overlay_html, problem
from magsite.preview.voice import Voice

_SHOWN: Final = 20
"""Problems on the overlay; nobody mends more at once."""


class State(msgspec.Struct, frozen=True):
    """All that an open page must know."""

    page: Digest
    """Of the page as it is now; empty where there is none."""
    files: Mapping[str, Digest]
    """URL → digest, of the style sheets and of the files that changed lately."""
    overlay: str
    bar: str
    badges: Mapping[str, str]
    follow: str
    """The URL of the page of the article that was saved last; empty unless it is to be followed."""
    follow_at: int
    """The count of the look that saw that save."""
    at: int
    """Counts the looks that found something new."""
    token: str
    """What a request to open the editor must bring."""


def state(bench: Bench, path: str, voice: Voice, token: str, *, follows: bool) -> State:
    """What a page at a decoded path of a URL is told now."""
    made = bench.page(path)
    proof = bench.proof
    errors, warnings = _problems(bench, made.problems if isinstance(made, Page | Unmade) else (), voice)
    return State(
        page=made.digest if isinstance(made, Page) else "",
        files=dict(_files(bench, proof)) if proof else {},
        overlay=overlay_html(errors, voice),
        bar=bar_html(proof, made.source, warnings, len(errors), voice)
        if proof and isinstance(made, Page)
        else "",
        badges=badges(proof, voice) if proof else {},
        follow=bench.lately.followed.url if follows else "",
        follow_at=bench.lately.followed.at,
        at=bench.generation,
        token=token,
    )


def errors_of(bench: Bench) -> tuple[Diagnostic, ...]:
    """The errors that are known without making a page."""
    if bench.trouble is not None:
        sources, every = bench.trouble.sources, bench.trouble.diagnostics
    elif bench.proof is not None:
        sources, every = bench.proof.sources, bench.proof.diagnostics
    else:
        return ()
    # What was edited while it was read is looked at again at once.
    return tuple(one for one in every if is_error(one, sources) and one.code != "file-changed")


def _problems(
    bench: Bench, found: tuple[Diagnostic, ...], voice: Voice
) -> tuple[tuple[Problem, ...], tuple[Problem, ...]]:
    """The errors of the magazine and of a page, and the remarks on that page."""
    known = bench.trouble or bench.proof
    if known is None:
        return (), ()
    site, checks = bench.site, known.sources.config.checks

    def of(severity: Severity, diagnostics: set[Diagnostic]) -> tuple[Problem, ...]:
        chosen = (one for one in diagnostics if severity_of(one.code, checks, strict=False) is severity)
        return tuple(problem(one, site, checks, voice) for one in sorted(chosen)[:_SHOWN])

    known_errors = errors_of(bench)
    in_error = {one.location.path for one in known_errors}
    new = {one for one in found if one.code != "file-changed" or one.location.path not in in_error}
    return of(Severity.ERROR, {*known_errors, *new}), of(Severity.WARNING, set(found))


def _files(bench: Bench, proof: Proof) -> Iterator[tuple[str, Digest]]:
    for target in proof.theming.targets:
        if target.path.endswith(".css"):
            yield target.url, dict(target.parts)["asset"]
    yield from bench.lately.files.items()
