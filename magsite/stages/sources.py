"""scan: which sources there are, the configuration among them."""

import time
from collections.abc import Callable, Collection, Iterator
from pathlib import Path
from typing import Final

import msgspec

from magsite.cache.digest import Digest, key
from magsite.cache.executors import sliced
from magsite.content.config import CONFIG_FILE, Config, read_config
from magsite.content.decode import decode
from magsite.content.scan import STEP_NS, Snapshot, read, rescan
from magsite.content.tables import Table
from magsite.content.walk import Listed, Root, walk
from magsite.diagnostics.codes import CODES, N_
from magsite.diagnostics.model import Diagnostic, Location, diagnose
from magsite.stages.request import Request
from magsite.stages.scanned import Scanned, recall, record
from magsite.theme.layers import core_folder, installed_themes

CACHE_FOLDER = ".magsite"
_SCAN_FILE = "scan"
_INSTALLED = "@installed"
_CORE = "@core"
_MANY: Final = 1_000
"""So many new files are read sooner by two processes."""


class Unrecorded(msgspec.Struct, frozen=True):
    """What a record of a scan has beside the Snapshot."""

    listed: Listed
    at_ns: int
    """When the scan began."""


class Sources(msgspec.Struct, frozen=True):
    """Everything that the build reads, as it was found."""

    config: Config
    found: Snapshot | Scanned
    """What was scanned now, or before where that still holds."""
    roots: tuple[Root, ...]
    theme_prefixes: tuple[str, ...]
    """Of the layers of the theme in the snapshot, in order of precedence."""
    diagnostics: tuple[Diagnostic, ...]
    unrecorded: "Unrecorded | None" = None
    """What is to be remembered of this scan; None where what was remembered still holds."""

    @property
    def snapshot(self) -> Snapshot:
        """All that was found."""
        return self.found if isinstance(self.found, Snapshot) else self.found.snapshot

    def inputs(self, request: Request) -> Digest:
        """The digest of all that decides the output, the instant apart."""
        # What cannot be read is in no Snapshot, and yet a build must say so.
        found = (self.found.digest, self.diagnostics)
        return key("inputs", request.code, found, request.url, request.site.resolve().name)


First = Callable[[Sources, Listed], tuple[Snapshot, tuple[Diagnostic, ...]]]
"""How what was listed is read where nothing is known of it: the Snapshot, and what could not be read.

The Sources are what the configuration says; none of them was looked at.
"""


def read_sources(request: Request, first: First | None = None) -> Sources:
    """The configuration, and a Snapshot of the site's folders and the theme's, which is remembered.

    `first` reads the sources where nothing is remembered of them.
    """
    sources = look(request, first)
    remember(request, sources)
    return sources


def remember(request: Request, sources: Sources) -> None:
    """Have the next scan read no more than has changed since this one."""
    if sources.unrecorded is not None:
        memory, what = request.site / CACHE_FOLDER / _SCAN_FILE, sources.unrecorded
        record(memory, sources.snapshot, what.listed.stats, what.at_ns)


def look(request: Request, first: First | None = None) -> Sources:
    """The same as `read_sources`, to be remembered with `remember`: that takes as long as looking."""
    named = _named(request)
    memory = request.site / CACHE_FOLDER / _SCAN_FILE
    by_us = read_at_first if request.is_alone else _read_by_two
    found, unread, unrecorded = _scanned(named, memory, time.time_ns(), first or by_us)
    said = (*named.diagnostics, *unread)
    return msgspec.structs.replace(named, found=found, diagnostics=said, unrecorded=unrecorded)


def read_at_first(named: Sources, listed: Listed) -> tuple[Snapshot, tuple[Diagnostic, ...]]:
    """Read what was listed, of which nothing is known."""
    return read(named.roots, listed, Snapshot(), 0)


def look_again(request: Request, former: Sources, files: Collection[str]) -> Sources | None:
    """The sources with the files at these absolute paths read again, the configuration among them.

    None where only a look at all of them can tell: the configuration names other folders, a folder has come or gone,
    or something could not be read.
    """
    named = former
    if str(request.site / CONFIG_FILE) in files:
        named = _named(request)
        unread = any(one.location.path != CONFIG_FILE for one in former.diagnostics)
        if unread or named.roots != former.roots:
            return None
    snapshot = rescan(former.roots, former.snapshot, files)
    return msgspec.structs.replace(named, found=snapshot) if snapshot is not None else None


def _named(request: Request) -> Sources:
    """What the configuration says, and where the sources are that it names; none of them is looked at yet."""
    text, unread_text = _config_text(request.site)
    config, problems = (Config(), unread_text) if unread_text else _configuration(request, text)
    table = Table(CONFIG_FILE, text, "config-key", "config-value")
    layers = _theme_layers(request.site, config.theme.name)
    missing = (
        *_missing_theme(request.site, config.theme.name, table),
        *_missing_data(request.site, config, table),
    )
    roots = (*_site_roots(request.site, config), *layers)
    prefixes = tuple(root.prefix for root in layers)
    return Sources(config, Snapshot(), roots, prefixes, (*problems, *missing))


def _scanned(
    named: Sources, memory: Path, now_ns: int, first: First
) -> tuple[Snapshot | Scanned, tuple[Diagnostic, ...], Unrecorded | None]:
    """What stands below the roots: what is remembered of it, where that still holds; else what is to be remembered.

    `first` reads it where nothing is remembered.
    """
    listed, known = walk(named.roots), recall(memory)
    if known is None:
        found, problems = first(named, listed)
    elif known.recorded_ns <= now_ns and known.holds(listed.stats, now_ns):
        return known, tuple(sorted(listed.problems)), None
    else:
        # A record from the future does not stay, or files would be trusted for as long as a clock was ahead.
        found, problems = read(named.roots, listed, known.snapshot, min(known.recorded_ns, now_ns) - STEP_NS)
    return found, problems, Unrecorded(listed, now_ns)


def _read_by_two(named: Sources, listed: Listed) -> tuple[Snapshot, tuple[Diagnostic, ...]]:
    """`read_at_first`; the latter half of many files is read by another process."""
    paths = sorted(listed.stats)
    if len(paths) < _MANY:
        return read_at_first(named, listed)
    halves = [{path: listed.stats[path] for path in half} for half in sliced(paths, -(-len(paths) // 2))]
    # Loaded here: most looks know nearly all files.
    from magsite.cache.companion import companion  # noqa: PLC0415 - see above

    with companion() as other:
        latter = other.call(read_at_first, named, Listed(halves[1], []))
        here, unread = read_at_first(named, Listed(halves[0], listed.problems))
        there, unread_there = latter()
    return Snapshot(here.sources + there.sources), tuple(sorted((*unread, *unread_there)))


def _config_text(site: Path) -> tuple[str, tuple[Diagnostic, ...]]:
    path = site / CONFIG_FILE
    try:
        text = decode(path.read_bytes(), CONFIG_FILE) if path.is_file() else ""
    except OSError:
        return "", ()  # The scan cannot read it either, and says so.
    return ("", (text,)) if isinstance(text, Diagnostic) else (text, ())


def _configuration(request: Request, text: str) -> tuple[Config, tuple[Diagnostic, ...]]:
    config, problems = read_config(text, frozenset(CODES))
    if request.url is not None:
        magazine = msgspec.structs.replace(config.magazine, url=request.url)
        config = msgspec.structs.replace(config, magazine=magazine)
    unread = any(problem.code == "config-syntax" for problem in problems)
    if config.magazine.url is None and not unread:
        problems = (*problems, diagnose("site-url-missing", Location(CONFIG_FILE)))
    return config, problems


def _site_roots(site: Path, config: Config) -> Iterator[Root]:
    """The top folders of all sources, so that pictures beside the articles' folder are seen too."""
    content = config.content
    folders = (content.articles, content.authors, content.categories, content.pages, content.series)
    names = [CONFIG_FILE, *sorted({folder.split("/")[0] for folder in folders}), "data", "static"]
    # The authors' data may be anywhere in the site, also in a file that is hidden from the rest.
    names += [content.author_data.path] if content.author_data.path else []
    return (Root(str(site / name), name) for name in names)


def _theme_layers(site: Path, name: str) -> tuple[Root, ...]:
    """The site's own layer of the theme, the installed theme, and what every theme stands on."""
    own, installed = site / "themes" / name, installed_themes() / name
    layers = [Root(str(own), f"themes/{name}")]
    if not (own.exists() and installed.exists() and own.samefile(installed)):
        layers.append(Root(str(installed), f"{_INSTALLED}/{name}"))
    return (*layers, Root(str(core_folder()), _CORE))


def _missing_theme(site: Path, name: str, table: Table) -> tuple[Diagnostic, ...]:
    folders = (site / "themes", installed_themes())
    known = [path.name for folder in folders if folder.is_dir() for path in folder.iterdir() if path.is_dir()]
    if name in known:
        return ()
    from difflib import get_close_matches  # noqa: PLC0415 - what only a mistake needs

    near = next(iter(get_close_matches(name, known, 1)), "")
    return (diagnose("theme-missing", table.at(("theme", "name")), name=name, near=near),)


def _missing_data(site: Path, config: Config, table: Table) -> tuple[Diagnostic, ...]:
    """The authors' data that the configuration names, where nothing stands there."""
    path = config.content.author_data.path
    if path is None or (site / path).exists():
        return ()
    place = table.at(("content", "author_data", "path"))
    return (diagnose("author-data", place, reason=N_("nothing stands at its path")),)
