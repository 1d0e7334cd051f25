"""The first look at a site of which nothing is known."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from magsite.cache.contents import contents
from magsite.cache.memo import Remembering
from magsite.cache.store import Store, open_store
from magsite.content import scan
from magsite.content.document import Kind, Parsed
from magsite.content.parse import parse
from magsite.stages import first_reading, parsing
from magsite.stages.documents import read_documents
from magsite.stages.first_reading import Desk, read_and_parse
from magsite.stages.request import Request
from magsite.stages.sources import CACHE_FOLDER, Sources, look
from tests.sites import small
from tests.sites.harness import request, write
from tests.sites.tiny import article


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A small site."""
    write(tmp_path / "site", small.FILES)
    return tmp_path / "site"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """An empty store."""
    with open_store(tmp_path / "site" / CACHE_FOLDER) as opened:
        yield opened


def _nobody(_stage: str, _done: int, _total: int) -> None:
    """Hear of no progress."""


def _looked(asked: Request, desk: Desk) -> Sources:
    return look(asked, partial(read_and_parse, asked, desk))


@pytest.mark.parametrize("jobs", [1, 2])
def test_it_finds_what_is_found_in_two_steps(
    site: Path, store: Store, monkeypatch: pytest.MonkeyPatch, jobs: int
) -> None:
    """The same Snapshot and the same Documents, for which nothing is read any more."""
    asked = request(site, jobs=jobs)
    (site / small.DEUX).write_text("Pas d’en-tête.\n", "utf-8")
    in_two = look(asked)
    with open_store(site / "other") as other:
        expected = read_documents(asked, in_two, other, _nobody, Remembering())
    memo = Remembering()

    found = _looked(asked, Desk(store, memo, _nobody, iter(())))

    assert (in_two.snapshot, in_two.diagnostics) == (found.snapshot, found.diagnostics)
    monkeypatch.setattr(parsing, "parse_one", None)
    memo.turn()
    documents = read_documents(asked, found, store, _nobody, memo)
    assert documents.parsed == ()
    assert (expected.documents, expected.diagnostics) == (documents.documents, documents.diagnostics)


def test_what_it_parsed_is_remembered_for_others(site: Path, store: Store) -> None:
    """In the store, from where the next process has it."""
    asked = request(site)
    found = _looked(asked, Desk(store, Remembering(), _nobody, iter(())))

    documents = read_documents(asked, found, store, _nobody, Remembering())

    assert documents.parsed == ()
    assert {one.path for one in documents.documents} == set(small.SOURCES)


def test_a_look_that_was_ended_goes_on_where_it_ended(
    site: Path, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What the store has by then is not parsed again, although the files are read once more."""
    asked, seen = request(site, jobs=1), list[str]()
    _looked(asked, Desk(store, Remembering(), _nobody, iter(())))
    (site / small.DEUX).write_text(article("Encore"), "utf-8")

    def noted(kind: Kind, path: str, data: bytes) -> Parsed:
        seen.append(path)
        return parse(kind, path, data)

    monkeypatch.setattr(first_reading, "parse", noted)
    memo = Remembering()
    (site / CACHE_FOLDER / "scan").unlink(missing_ok=True)

    found = _looked(asked, Desk(store, memo, _nobody, iter(())))

    assert seen == [small.DEUX]
    memo.turn()
    assert read_documents(asked, found, store, _nobody, memo).parsed == ()


def test_what_cannot_be_read_is_said(site: Path, store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """What has gone meanwhile is none of the sources."""

    def broken(file: str) -> bytes:
        if file.endswith(small.UN):
            raise PermissionError
        if file.endswith(small.DEUX):
            raise FileNotFoundError
        return contents(file)

    monkeypatch.setattr(scan, "contents", broken)
    asked = request(site)

    found = _looked(asked, Desk(store, Remembering(), _nobody, iter(())))

    assert [(one.code, one.location.path) for one in found.diagnostics] == [("file-unreadable", small.UN)]
    assert not {small.UN, small.DEUX} & {one.path for one in found.snapshot.sources}


def test_a_step_is_taken_after_each_slice(site: Path, store: Store) -> None:
    """And the progress is told of it."""
    steps, told = iter("a" * 100), list[tuple[str, int, int]]()

    def noted(stage: str, done: int, total: int) -> None:
        told.append((stage, done, total))

    found = _looked(request(site, jobs=1), Desk(store, Remembering(), noted, steps))

    every = len(found.snapshot.sources)
    assert told[-1] == ("parse", every, every)
    assert len("".join(steps)) == 100 - len(told)
