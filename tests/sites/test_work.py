"""How much a build does after each kind of edit, counted and not timed: what grows here will be slow there.

A magazine of two hundred articles with links to one another, some of them signed by two. Every row of the table
is the work of one build: texts converted, pages rendered, sources read, statements to the store, kilobytes written.
"""

import os
import sqlite3
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import msgspec
import pytest

from magsite import pipeline
from tests.sites import harness
from tests.sites.tiny import CONFIG, THEME

ARTICLES = 200
_OLD = 1_500_000_000_000_000_000
"""A time of change long ago."""

_STABLE = CONFIG.replace("page_size = 2", 'page_size = 10\nnumbering = "stable"')
_NEWEST = CONFIG.replace("page_size = 2", "page_size = 10")


class Work(msgspec.Struct, frozen=True):
    """What one build did."""

    converted: int
    rendered: int
    read: int
    """Sources that were opened, the configuration and those of the theme apart."""
    statements: int
    """To the store: no more than so many, and no fewer than four fifths, as what it has to forget is not always the same."""
    kilobytes: int
    """Written to the output, the manifest among them: no more than so many, and no fewer than four fifths."""


Edit = Callable[[Path], None]


def _name(number: int) -> str:
    return f"content/articles/2020-{number % 12 + 1:02}-{number % 28 + 1:02}-article-{number:03}.md"


def _article(number: int, title: str = "", text: str = "Un texte.") -> str:
    signed = "[alix, bo]" if number % 20 == 0 else ("alix" if number % 2 else "bo")
    link = _name((number + 7) % ARTICLES).rpartition("/")[2]
    tags = f"[web, sujet-{number % 10}]"
    return (
        f"---\ntitle: {title or f'Article {number}'}\nauthor: {signed}\ncategory: rubrique-{number % 4}\n"
        f"tags: {tags}\nsummary: En bref.\n---\n\n{text}\n\nVoir [cela]({link}).\n"
    )


def _edited(name: str, old: str, new: str) -> Edit:
    def edit(site: Path) -> None:
        harness.replace(site, name, old, new)

    return edit


def _written(name: str, text: str) -> Edit:
    def edit(site: Path) -> None:
        harness.write(site, {name: text})

    return edit


def _removed(name: str) -> Edit:
    def edit(site: Path) -> None:
        harness.write(site, {name: None})

    return edit


def _renamed(name: str, new: str) -> Edit:
    def edit(site: Path) -> None:
        (site / name).rename(site / new)

    return edit


_NEW = "content/articles/2021-01-01-neuf.md"
_SHARES_OF_TODAY = "article,network,count,date\n2020-03-03-article-002,mastodon,61110,2026-11-19\n"
"""So many that a night changes no round number of bo’s total; alix has none."""


def _counted(*numbers: int) -> str:
    rows = (f"{Path(_name(number)).stem},mastodon,{number},2026-11-20\n" for number in numbers)
    return "article,network,count,date\n" + "".join(rows)


WORK = [
    pytest.param(_NEWEST, lambda _: None, Work(0, 0, 0, 0, 0), id="nothing"),
    pytest.param(_NEWEST, _edited(_name(50), "Un texte.", "La suite."), Work(1, 1, 3, 22, 125), id="body"),
    pytest.param(
        _NEWEST, _edited(_name(50), "Article 50", "Autre titre"), Work(0, 9, 2, 22, 155), id="title"
    ),
    pytest.param(_NEWEST, _written(_NEW, _article(201, "Neuf")), Work(1, 77, 3, 73, 480), id="new article"),
    pytest.param(
        _STABLE, _written(_NEW, _article(201, "Neuf")), Work(1, 29, 3, 68, 340), id="new article, stable"
    ),
    pytest.param(_NEWEST, _removed(_name(50)), Work(1, 31, 1, 25, 250), id="article removed"),
    pytest.param(
        _NEWEST,
        _renamed(_name(70), _name(70).replace("article-070", "autre-070")),
        Work(2, 16, 4, 55, 235),
        id="article renamed",
    ),
    # What no single article says is worked out of all, but for the theme; the rest is as little as can be.
    pytest.param(
        _NEWEST,
        _edited("content/authors/alix.md", "Une vie.", "Autre."),
        Work(1, 121, 4, 196, 450),
        id="author’s profile",
    ),
    pytest.param(
        _NEWEST,
        _written("data/shares/nuit.csv", _counted(50, 52)),
        Work(0, 21, 3, 42, 220),
        id="a night’s shares",
    ),
    pytest.param(
        _NEWEST,
        _written("data/shares/nuit.csv", _counted(51, 53)),
        Work(0, 137, 3, 180, 500),
        id="a night’s shares, exact totals",
    ),
    pytest.param(
        _NEWEST,
        _edited("themes/tiny/templates/article.html", "{% block main %}", "{% block main %} "),
        Work(0, 200, 0, 291, 630),
        id="template",
    ),
    pytest.param(
        _NEWEST,
        _edited("themes/tiny/static/tiny.css", "p", "p, q"),
        Work(0, 306, 0, 290, 950),
        id="style sheet",
    ),
]


@pytest.fixture(scope="module")
def magazines(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Path]:
    """Configuration → the magazine, built."""
    return {config: _built(tmp_path_factory.mktemp("work") / "site", config) for config in (_NEWEST, _STABLE)}


@pytest.mark.parametrize(("config", "edit", "expected"), WORK)
def test_an_edit_costs_no_more_than_it_must(
    magazines: Mapping[str, Path], monkeypatch: pytest.MonkeyPatch, config: str, edit: Edit, expected: Work
) -> None:
    """Neither in texts and pages, which cost most, nor in files, statements and bytes."""
    site = magazines[config]
    before = {path: path.read_bytes() for path in _sources(site)}
    edit(site)
    try:
        found = _work(site, monkeypatch)
    finally:
        _restore(site, before)
    most, kilobytes = expected.statements, expected.kilobytes
    assert expected == msgspec.structs.replace(found, statements=most, kilobytes=kilobytes)
    assert most * 0.8 <= found.statements <= most
    assert kilobytes * 0.8 <= found.kilobytes <= kilobytes


def _built(site: Path, config: str) -> Path:
    texts = {_name(number): _article(number) for number in range(ARTICLES)}
    people = {
        f"content/authors/{id}.md": f"---\nname: {id.title()}\n---\n\nUne vie.\n" for id in ("alix", "bo")
    }
    rubrics = {f"content/categories/rubrique-{n}.md": f"---\nname: Rubrique {n}\n---\n" for n in range(4)}
    shares = {"data/shares/jour.csv": _SHARES_OF_TODAY}
    harness.write(site, {**texts, **people, **rubrics, **shares, **THEME, "config.toml": config})
    _age(site)
    assert [str(one) for one in harness.build(site).diagnostics] == []
    return site


def _age(site: Path) -> None:
    """Have the sources be older than what a scan believes without reading."""
    for path in _sources(site):
        if path.stat().st_mtime_ns > _OLD:
            os.utime(path, ns=(_OLD, _OLD))


def _restore(site: Path, before: Mapping[Path, bytes]) -> None:
    for path in set(_sources(site)) - before.keys():
        path.unlink()
    for path, content in before.items():
        if not path.exists() or path.read_bytes() != content:
            path.write_bytes(content)
    _age(site)
    assert harness.build(site).published


def _sources(site: Path) -> list[Path]:
    folders = ("content", "data", "themes")
    return [path for name in folders for path in sorted((site / name).rglob("*")) if path.is_file()]


def _work(site: Path, monkeypatch: pytest.MonkeyPatch) -> Work:
    """Build, and count."""
    written: list[int] = []
    statements: list[str] = []
    write, connect = os.write, sqlite3.connect

    def counting(descriptor: int, data: Any) -> int:
        written.append(len(data))
        return write(descriptor, data)

    def traced(*args: Any, **options: Any) -> sqlite3.Connection:
        connection: sqlite3.Connection = connect(*args, **options)
        connection.set_trace_callback(statements.append)
        return connection

    with monkeypatch.context() as patch, _opened(site) as opened:
        patch.setattr(os, "write", counting)
        patch.setattr(sqlite3, "connect", traced)
        report = pipeline.build(harness.request(site), _nobody)
        counted = len(statements)
        harness.forget(site)
    assert report.published
    kilobytes = -(-sum(written) // 1000)
    return Work(len(report.converted), len(report.made), len(opened), counted, kilobytes)


def _nobody(_stage: str, _done: int, _total: int) -> None:
    """Tell nobody of the progress."""


_OPENED: list[list[str]] = []
"""Who listens to the opening of files: a hook of the interpreter can never be taken away."""


def _heard(event: str, arguments: tuple[Any, ...]) -> None:
    if event == "open" and _OPENED:
        _OPENED[-1].append(str(arguments[0]))


sys.addaudithook(_heard)


@contextmanager
def _opened(site: Path) -> Iterator[list[str]]:
    """The sources that are opened meanwhile, the theme's apart, each as often as it is."""
    every: list[str] = []
    found: list[str] = []
    _OPENED.append(every)
    try:
        yield found
    finally:
        _OPENED.pop()
        inside = (str(site / "content"), str(site / "data"))
        found += [path for path in every if path.startswith(inside) and Path(path).suffix]
