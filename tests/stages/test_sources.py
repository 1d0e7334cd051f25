"""scan: the configuration, the sources, the layers of the theme."""

import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from magsite.cache import companion
from magsite.cache.contents import contents
from magsite.cache.digest import of_bytes
from magsite.content import scan
from magsite.diagnostics.model import Location, Severity, diagnose
from magsite.stages import sources as room
from magsite.stages.sources import CACHE_FOLDER, Sources, look, look_again, read_sources
from magsite.theme.layers import installed_themes
from tests.builders import codes
from tests.sites.harness import Files, request, write

CONFIG = '[magazine]\nurl = "https://mag.example/"\n'


def _read(site: Path, files: Files, **options: Any) -> Sources:
    write(site, {"config.toml": CONFIG} | dict(files))
    return read_sources(request(site, **options))


def _paths(sources: Sources) -> list[str]:
    return [one.path for one in sources.snapshot.sources if not one.path.startswith("@")]


def test_the_sources_of_a_site(tmp_path: Path) -> None:
    """Configuration, content, data, static files and the theme's own; nothing else."""
    names = (
        "content/articles/a.md",
        "content/x/y.png",
        "data/shares/a.csv",
        "static/logo.svg",
        "themes/kiosque/theme.toml",
    )
    other = ("README.md", "public/index.html", "themes/autre/theme.toml", "content/.hidden", ".magsite/cache")

    found = _read(tmp_path, dict.fromkeys((*names, *other), "x"))

    assert ["config.toml", *names] == _paths(found)


def test_content_may_stand_elsewhere(tmp_path: Path) -> None:
    """Whole top folders are read, for the pictures beside the articles."""
    config = CONFIG + '[content]\narticles = "blog/posts"\npages = "docs"\n'

    found = _read(
        tmp_path,
        {"config.toml": config, "blog/image.png": "x", "docs/a.md": "x", "content/authors/a.md": "x"},
    )

    assert _paths(found) == ["blog/image.png", "config.toml", "content/authors/a.md", "docs/a.md"]


def test_an_absent_configuration_is_an_empty_one(tmp_path: Path) -> None:
    """With its one remark."""
    found = read_sources(request(tmp_path))

    assert (found.config.magazine.url, codes(found.diagnostics)) == (None, ["site-url-missing"])


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (b"title = ", "config-syntax"),
        ("titre = 'é'".encode("latin-1"), "file-encoding"),
        (b"titre = 1", "config-key"),
        (b'[theme]\nname = "kiosk"', "theme-missing"),
    ],
)
def test_a_wrong_configuration_is_said(tmp_path: Path, text: bytes, code: str) -> None:
    """The rest of the sources is read all the same."""
    found = _read(tmp_path, {"config.toml": text, "static/a.svg": "x"})

    assert code in codes(found.diagnostics)
    assert "static/a.svg" in _paths(found)


def test_a_missing_theme_has_a_near_match(tmp_path: Path) -> None:
    """Among the site's own and the installed ones."""
    found = _read(tmp_path, {"config.toml": f'{CONFIG}[theme]\nname = "kiosk"', "themes/tiny/theme.toml": ""})

    assert (
        diagnose("theme-missing", Location("config.toml", 4, 1), name="kiosk", near="kiosque"),
    ) == found.diagnostics


def test_the_address_can_be_given(tmp_path: Path) -> None:
    """It stands for the configured one, and for none."""
    found = _read(tmp_path, {"config.toml": ""}, url="https://autre.example/")

    assert (found.config.magazine.url, found.diagnostics) == ("https://autre.example/", ())


def test_a_theme_is_a_pile_of_layers(tmp_path: Path) -> None:
    """The site's own, the installed one, and what every theme stands on."""
    found = _read(tmp_path, {"themes/kiosque/templates/home.html": "x"})

    assert found.theme_prefixes == ("themes/kiosque", "@installed/kiosque", "@core")
    paths = {one.path for one in found.snapshot.sources}
    assert {
        "themes/kiosque/templates/home.html",
        "@installed/kiosque/theme.toml",
        "@core/templates/feed.xml",
    } <= paths


def test_the_installed_theme_is_not_read_twice(tmp_path: Path) -> None:
    """Where the site's own is the same folder, as in a checkout."""
    (tmp_path / "themes").symlink_to(installed_themes())

    assert _read(tmp_path, {}).theme_prefixes == ("themes/kiosque", "@core")


def test_what_was_scanned_is_remembered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that is not new and has the same stat is not read again."""
    write(tmp_path, {"static/a.svg": "x"})
    os.utime(tmp_path / "static/a.svg", (1e9, 1e9))
    first = _read(tmp_path, {})
    read: list[str] = []

    def noted(file: str) -> bytes:
        read.append(file)
        return contents(file)

    monkeypatch.setattr(scan, "contents", noted)
    second = read_sources(request(tmp_path))

    assert first.snapshot == second.snapshot
    assert str(tmp_path / "static/a.svg") not in read


@pytest.mark.parametrize(
    "config",
    [
        CONFIG + 'title = "Autre"\n',
        CONFIG + '[theme]\nname = "kiosk"\n',
        CONFIG + "[magazine\n",
        "autre = 1\n",
        None,
    ],
)
def test_a_configuration_is_read_again_without_the_rest(tmp_path: Path, config: str | None) -> None:
    """It says what a look at everything says, unless the folders are others."""
    former = _read(tmp_path, {"content/articles/a.md": "x"})
    write(tmp_path, {"config.toml": config, "content/articles/a.md": "y"})
    files = [str(tmp_path / name) for name in ("config.toml", "content/articles/a.md")]

    again, whole = look_again(request(tmp_path), former, files), read_sources(request(tmp_path))

    if whole.roots != former.roots:
        assert again is None
    else:
        assert again is not None
        assert (again.config, again.snapshot, again.diagnostics) == (
            whole.config,
            whole.snapshot,
            whole.diagnostics,
        )


def test_where_something_could_not_be_read_all_is_read_again(tmp_path: Path) -> None:
    """Only a look at everything tells whether it can be read by now."""
    (tmp_path / "content").mkdir()
    (tmp_path / "content/away").symlink_to(tmp_path)
    former = _read(tmp_path, {})

    assert codes(former.diagnostics) == ["file-unreadable"]
    assert look_again(request(tmp_path), former, [str(tmp_path / "config.toml")]) is None


class _Clock:
    """What the clock of the scan shows, some seconds away from that of the disk."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        real = time.time_ns
        self.ahead = 10
        monkeypatch.setattr(time, "time_ns", lambda: real() + self.ahead * 10**9)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> _Clock:
    """A clock to which every file is old."""
    return _Clock(monkeypatch)


def _record_of(site: Path) -> tuple[int, int]:
    """Which file holds what was remembered, and when it was written."""
    stat = (site / CACHE_FOLDER / "scan").stat()
    return stat.st_ino, stat.st_mtime_ns


def test_what_is_remembered_is_not_written_again(tmp_path: Path, clock: _Clock) -> None:
    """Where no file had to be read: it would say the same."""
    _read(tmp_path, {"static/a.svg": "x"})
    before = _record_of(tmp_path)
    clock.ahead = 60

    read_sources(request(tmp_path))

    assert before == _record_of(tmp_path)


@pytest.mark.parametrize(
    "change",
    [
        lambda site: write(site, {"static/b.svg": "x"}),
        lambda site: write(site, {"static/a.svg": "y"}),
        lambda site: (site / "static/a.svg").unlink(),
    ],
    ids=["a new file", "an edited file", "a file that is gone"],
)
def test_what_is_remembered_follows_the_sources(
    tmp_path: Path, clock: _Clock, change: Callable[[Path], object]
) -> None:
    """So that the next scan need not read them again."""
    _read(tmp_path, {"static/a.svg": "x"})
    before = _record_of(tmp_path)
    change(tmp_path)

    found = read_sources(request(tmp_path))

    after = _record_of(tmp_path)
    clock.ahead = 60
    assert (found.snapshot, after) == (read_sources(request(tmp_path)).snapshot, _record_of(tmp_path))
    assert before != after


def test_a_file_too_young_to_be_trusted_is_trusted_later(tmp_path: Path, clock: _Clock) -> None:
    """What was remembered of it is renewed until it says that the file was old."""
    clock.ahead = 0
    _read(tmp_path, {"static/a.svg": "x"})
    young = _record_of(tmp_path)
    clock.ahead = 10
    read_sources(request(tmp_path))
    old = _record_of(tmp_path)

    read_sources(request(tmp_path))

    assert young != old
    assert old == _record_of(tmp_path)


def test_a_record_from_the_future_is_renewed(tmp_path: Path, clock: _Clock) -> None:
    """A clock that was wrong once must not have files trusted for as long as it was ahead."""
    clock.ahead = 3600
    _read(tmp_path, {"static/a.svg": "x"})
    future = _record_of(tmp_path)
    clock.ahead = 10
    read_sources(request(tmp_path))
    mended = _record_of(tmp_path)

    read_sources(request(tmp_path))

    assert future != mended
    assert mended == _record_of(tmp_path)


@pytest.mark.parametrize("memory", [None, b"", b"not a record"])
def test_a_lost_memory_costs_time_only(tmp_path: Path, memory: bytes | None) -> None:
    """Everything is read again."""
    first = _read(tmp_path, {"static/a.svg": "x"})
    write(tmp_path, {f"{CACHE_FOLDER}/scan": memory})

    assert first.snapshot == read_sources(request(tmp_path)).snapshot


def test_a_cache_that_cannot_be_written_costs_time_only(tmp_path: Path) -> None:
    """A site may be read-only."""
    write(tmp_path, {CACHE_FOLDER: "a file"})

    assert _paths(_read(tmp_path, {})) == ["config.toml"]


Change = Callable[[Path], dict[str, Any]]


def _written(name: str, text: str) -> Change:
    def change(site: Path) -> dict[str, Any]:
        write(site, {name: text})
        return {}

    return change


@pytest.mark.parametrize(
    "change",
    [
        _written("static/b.svg", "x"),
        _written("static/a.svg", "y"),
        _written("config.toml", CONFIG + "\n"),
        _written("themes/kiosque/theme.toml", ""),
        lambda _: {"code": "other"},
        lambda _: {"url": "https://autre.example/"},
    ],
    ids=["a new file", "an edited file", "the configuration", "the theme", "the program", "the address"],
)
def test_every_input_counts(tmp_path: Path, change: Change) -> None:
    """The digest of all inputs is another one."""
    before = _read(tmp_path, {"static/a.svg": "x"}).inputs(request(tmp_path))
    options = change(tmp_path)
    asked = request(tmp_path, **options)

    assert before != read_sources(asked).inputs(asked)


def test_the_folder_s_name_counts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It may be the magazine's title, from wherever the site is named."""
    site = tmp_path / "one"
    before = _read(site, {}).inputs(request(site))
    monkeypatch.chdir(site.rename(tmp_path / "two"))
    here = request(Path())

    assert before != read_sources(here).inputs(here)
    assert read_sources(here).inputs(here) == read_sources(here).inputs(request(tmp_path / "two"))


@pytest.mark.parametrize(
    "options", [{"strict": True}, {"dry_run": True}, {"jobs": 3}, {"cores": 8}, {"adopt": True}]
)
def test_what_does_not_change_a_page_does_not_count(tmp_path: Path, options: dict[str, Any]) -> None:
    """How a build is done, and how it is judged."""
    found = _read(tmp_path, {})

    assert found.inputs(request(tmp_path)) == found.inputs(request(tmp_path, **options))


def test_checks_are_read_with_the_configuration(tmp_path: Path) -> None:
    """They judge its own remarks, too."""
    found = _read(tmp_path, {"config.toml": '[checks]\nsite-url-missing = "off"'})

    assert found.config.checks == {"site-url-missing": Severity.OFF}


@pytest.mark.parametrize("forks", [True, False])
def test_many_files_are_read_by_two_processes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, forks: bool
) -> None:
    """Which find what one finds, and what is wrong as well; where none can be forked, one does it."""
    files: Files = {f"content/articles/{number:02}.md": f"Texte {number}" for number in range(40)}
    write(tmp_path, {"config.toml": CONFIG, **files})

    def broken(file: str) -> bytes:
        if file.endswith(("07.md", "35.md")):
            raise PermissionError
        return contents(file)

    monkeypatch.setattr(scan, "contents", broken)
    alone = look(request(tmp_path, jobs=1))

    here: list[bytes] = []

    def noted(data: bytes) -> str:
        here.append(data)
        return of_bytes(data)

    monkeypatch.setattr(scan, "of_bytes", noted)
    monkeypatch.setattr(room, "_MANY", 10)
    monkeypatch.setattr(companion, "can_fork", lambda: forks)
    both = look(request(tmp_path, cores=2))

    assert (both.found, both.diagnostics) == (alone.found, alone.diagnostics)
    assert [one.location.path[-5:] for one in both.diagnostics] == ["07.md", "35.md"]
    assert (len(here) < len(both.snapshot.sources)) == forks
