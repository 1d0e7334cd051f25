"""How the preview begins, and how it ends."""

import signal
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from magsite.cache import contents as reading
from magsite.content import scan
from magsite.preview.answers import Answer, Page
from magsite.preview.bench import Bench
from magsite.preview.proof import Trouble
from magsite.preview.serving import until_interrupted
from magsite.stages import parsing, sources
from magsite.stages.request import Request
from tests.preview.proofs import request, tools
from tests.sites import small


@pytest.fixture
def bench(small_site: Path) -> Bench:
    """The preview of a site of which nothing is known."""
    return Bench(lambda: request(small_site), tools(small_site), lambda _: None, lambda *_: None)


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """The files that are read as sources from now on, and how often."""
    found: Counter[str] = Counter()

    def noted(file: str) -> bytes:
        found[file] += 1
        return reading.contents(file)

    monkeypatch.setattr(scan, "contents", noted)
    monkeypatch.setattr(parsing, "contents", noted)
    return found


@pytest.fixture
def hearing() -> Iterator[None]:
    """Have this process hear Ctrl-C, which whoever began it may have had it ignore."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


def test_the_sources_are_looked_at_once_before_the_first_page(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    """For the pages that were remembered, and for the first proof where none was."""
    looks: list[Request] = []
    look = sources.look

    def noted(asked: Request, first: sources.First | None = None) -> sources.Sources:
        looks.append(asked)
        return look(asked, first)

    monkeypatch.setattr(sources, "look", noted)
    bench.begin()

    assert (len(looks), bench.proof is not None) == (1, True)


def test_each_text_is_read_once_where_nothing_is_known(
    bench: Bench, small_site: Path, read: Counter[str]
) -> None:
    """For its digest and for its Document at once."""
    bench.begin()

    assert {str(small_site / path): 1 for path in small.SOURCES}.items() <= read.items()


def test_nothing_is_parsed_for_a_configuration_in_error(
    bench: Bench, small_site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It says where the texts are, so that it is to be mended first."""
    (small_site / "config.toml").write_text("[magazine\n", "utf-8")
    monkeypatch.setattr("magsite.content.parse.parse", None)
    monkeypatch.setattr("magsite.stages.first_reading.parse", None)

    bench.begin()

    assert isinstance(bench.trouble, Trouble)


def test_who_waits_for_the_first_page_is_answered_before_the_next_look(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The look takes a while in a big magazine, and finds nothing new, as a rule."""
    told: list[str] = []
    bench.begin()

    def first() -> Answer:
        told.append("asked")
        return bench.page("/")

    def look(files: frozenset[str] | None) -> bool:
        told.append(f"look at {files}")
        bench.stop()
        return False

    asked = [bench.ask(first), bench.ask(first)]
    monkeypatch.setattr(bench, "look", look)
    bench.work(lambda _: True)

    assert all(isinstance(one.result(0), Page) for one in asked)
    assert told == ["asked", "asked", "look at None"]


@pytest.mark.parametrize("drops", [True, False])
def test_ctrl_c_ends_the_work(bench: Bench, hearing: None, *, drops: bool) -> None:  # noqa: ARG001 - asked for what it does
    """Also where its exception is dropped on its way, as in a finalizer."""
    bench.begin()
    asked = bench.ask(_dropping(signal.raise_signal) if drops else lambda: signal.raise_signal(signal.SIGINT))
    before = signal.getsignal(signal.SIGINT)
    with until_interrupted(bench):
        bench.work(lambda _: True)

    assert asked.done()
    assert signal.getsignal(signal.SIGINT) is before


def _dropping(function: Callable[[int], None]) -> Callable[[], None]:
    def dropping() -> None:
        try:
            function(signal.SIGINT)
        except KeyboardInterrupt:
            return

    return dropping
