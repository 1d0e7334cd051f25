"""`[publish] on_error = "keep"`: what is in error is held back, its last good page stays, and the rest goes out.

Only what makes a page of its own can be held back, an article or a page outside the flow. Authors, categories,
series and data show on many pages, which would be wrong without them: an error there stops the build as usual.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence

import msgspec

from magsite.cache.digest import Digest
from magsite.content.body import BodyRequest
from magsite.content.config import Config
from magsite.diagnostics.model import Diagnostic, Location, Severity, diagnose
from magsite.diagnostics.severity import severity_of
from magsite.orders import record_key
from magsite.output.entry import Entry
from magsite.output.keeping import kept
from magsite.output.publishing import Output
from magsite.stages.request import Request


class Held(msgspec.Struct, frozen=True):
    """The sources that are held back."""

    paths: frozenset[str] = frozenset()
    entries: tuple[Entry, ...] = ()
    """What stays of them in the output."""
    diagnostics: tuple[Diagnostic, ...] = ()
    """What is wrong in them, and that their pages stay."""
    names: tuple[Digest, ...] = ()
    """What the store remembers of their texts, a refusal for one."""

    def urls(self) -> Mapping[str, str]:
        """Source path → URL of its last good page."""
        return {
            entry.source: entry.url
            for entry in self.entries
            if entry.group == "article" and entry.source in self.paths
        }


def keeps(request: Request, config: Config) -> bool:
    """Whether what is in error is held back. `--strict` lets out all or nothing."""
    return config.publish.on_error == "keep" and not request.strict


def errors_in(
    candidates: Collection[str], diagnostics: Iterable[Diagnostic], checks: Mapping[str, Severity]
) -> frozenset[Diagnostic]:
    """The errors among these that stand in one of the candidates, which are source paths."""
    return frozenset(
        one
        for one in diagnostics
        if one.location.path in candidates and severity_of(one.code, checks, strict=False) is Severity.ERROR
    )


def hold(
    held: Held,
    errors: frozenset[Diagnostic],
    texts: Sequence[BodyRequest],
    output: Output,
    there: Collection[str],
) -> Held:
    """With the sources of these errors held back as well; `there` are the paths at which the output stands as it was left."""
    paths = frozenset(one.location.path for one in errors)
    every = held.paths | paths
    standing = [entry for entry in output.manifest.entries if entry.path in there] if output.manifest else []
    keys = [text.key for text in texts if text.source.path in paths]
    names = (*held.names, *keys, *(record_key(name) for name in keys))
    more = Held(every, kept(output.folder, standing, every), (), names)
    stays = {diagnose("page-kept", Location(path, 1, 1), url=url) for path, url in more.urls().items()}
    return msgspec.structs.replace(more, diagnostics=tuple(sorted({*held.diagnostics, *errors, *stays})))
