"""What the tests of whole sites share: writing a site, building it, looking at what came out.

Every build here is one of a new process: nothing is kept in memory from the one before.
"""

import re
import shutil
from collections.abc import Collection, Iterable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from magsite.cache.store import _store_of, store_of_process
from magsite.diagnostics.model import Diagnostic
from magsite.diagnostics.text import place
from magsite.output import manifest as manifests
from magsite.output.manifest import PRIVATE, Manifest
from magsite.pipeline import build as build_request
from magsite.stages.request import Report, Request
from magsite.stages.sources import CACHE_FOLDER

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
"""The instant of a build that does not say another one."""

CODE = "0" * 32
"""The fingerprint of a program that never changes."""

OUTPUT = "public"

MAGAZINE = Path(__file__).parents[2]
"""The sample magazine, which is the repository itself."""

Files = Mapping[str, str | bytes | None]
"""Path in the site → what stands there; None: nothing does."""


def copy_magazine(folder: Path) -> Path:
    """Copy the sample magazine of this repository below a folder, without cache and output."""
    site = folder / "magazine"
    site.mkdir(parents=True)
    for name in ("content", "data", "static", "themes"):
        if (MAGAZINE / name).is_dir():
            shutil.copytree(MAGAZINE / name, site / name)
    shutil.copy(MAGAZINE / "config.toml", site)
    return site


def write(site: Path, files: Files) -> None:
    """Write these files of a site, or remove them; a folder that is left empty goes as well."""
    for name, content in files.items():
        path = site / name
        if content is None:
            path.unlink()
            for folder in path.relative_to(site).parents[:-1]:
                if not any((site / folder).iterdir()):
                    (site / folder).rmdir()
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content.encode() if isinstance(content, str) else content)


def replace(site: Path, name: str, old: str, new: str) -> None:
    """Replace a text that stands once in a file of a site."""
    text = (site / name).read_text(encoding="utf-8")
    assert text.count(old) == 1, (name, old)
    (site / name).write_text(text.replace(old, new), encoding="utf-8")


def build(site: Path, output: Path | None = None, now: datetime = NOW, **options: Any) -> Report:
    """Build a site in this process as a new one would: with nothing remembered but what is on disk."""
    try:
        return build_request(request(site, output, now, **options), _nobody)
    finally:
        forget(site)


def forget(site: Path) -> None:
    """Have the next build in this process be one of a new process."""
    store_of_process(str(site / CACHE_FOLDER)).close()
    _store_of.cache_clear()


def request(site: Path, output: Path | None = None, now: datetime = NOW, **options: Any) -> Request:
    """A request for a site's own output."""
    options.setdefault("code", CODE)
    return Request(site=site, output=output or site / OUTPUT, now=now, **options)


def clean_build(site: Path, now: datetime = NOW, **options: Any) -> tuple[Report, dict[str, bytes]]:
    """The site built with neither its cache nor its output: the report and the files."""
    cache, aside = site / CACHE_FOLDER, site.parent / "cache-aside"
    output = site.parent / "clean-output"
    shutil.rmtree(output, ignore_errors=True)
    cache.rename(aside)
    try:
        return build(site, output, now, **options), files(output)
    finally:
        shutil.rmtree(cache, ignore_errors=True)
        aside.rename(cache)


def files(output: Path) -> dict[str, bytes]:
    """Every file of an output by its path, magsite's own left out."""
    return {
        path.relative_to(output).as_posix(): path.read_bytes()
        for path in sorted(output.rglob("*"))
        if path.is_file() and PRIVATE not in path.relative_to(output).parts
    }


def generation(output: Path) -> dict[str, bytes]:
    """The files that the last build made or left as they were; those kept from the one before left out."""
    return {
        entry.path: (output / entry.path).read_bytes() for entry in manifest(output).entries if not entry.kept
    }


def manifest(output: Path) -> Manifest:
    """The manifest of an output that has one."""
    found = manifests.read(output)
    assert found is not None
    return found


def stamps(folder: Path) -> dict[str, tuple[int, int, int]]:
    """Inode, size and time of change of every file of a folder, magsite's own included."""
    return {
        path.relative_to(folder).as_posix(): (
            path.stat().st_ino,
            path.stat().st_size,
            path.stat().st_mtime_ns,
        )
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def made_urls(report: Report) -> set[str]:
    """The URLs that a build made."""
    return {one.url for one in report.made}


def unhashed(urls: Iterable[str]) -> set[str]:
    """URLs or paths, those of assets without their fingerprints."""
    return {re.sub(r"\.[0-9a-f]{10}(?=\.\w+$)", "", url) for url in urls}


def codes(diagnostics: Iterable[Diagnostic]) -> list[str]:
    """The codes of diagnostics, sorted."""
    return sorted(one.code for one in diagnostics)


def places(report: Report) -> list[tuple[str, str]]:
    """The code and the place of each diagnostic."""
    return [(one.code, place(one.location)) for one in report.diagnostics]


def assert_as_clean(site: Path, report: Report, now: datetime = NOW, **options: Any) -> None:
    """A site's output is what a build from nothing makes, byte for byte, and so is what was said."""
    clean, expected = clean_build(site, now, **options)
    assert clean.diagnostics == report.diagnostics
    assert clean.published == report.published
    if report.published:
        assert clean.totals == report.totals
        assert clean.next_change == report.next_change
        assert expected == generation(site / OUTPUT)


def assert_stages(
    report: Report,
    parsed: Collection[str] = (),
    converted: Collection[str] = (),
    made: Collection[str] = (),
    removed: Collection[str] = (),
) -> None:
    """A build was published, and this is all that it did; fingerprints of assets do not count."""
    assert report.published, report.diagnostics
    assert set(made) == unhashed(made_urls(report)), set(made) ^ unhashed(made_urls(report))
    assert set(removed) == unhashed(report.removed)
    assert sorted(parsed) == sorted(report.parsed)
    assert sorted(converted) == sorted(report.converted)


def _nobody(_stage: str, _done: int, _total: int) -> None:
    """Tell nobody of the progress."""
