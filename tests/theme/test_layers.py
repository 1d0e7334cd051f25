"""The files of a theme."""

from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from magsite.cache.digest import of_bytes
from magsite.diagnostics.model import Diagnostic, Location
from magsite.theme import layers
from magsite.theme.layers import EnvironmentSpec, ThemeFile, catalogues, core_folder, merge, read_text

MakeFiles = Callable[..., tuple[ThemeFile, ...]]


def _file(name: str, layer: str) -> ThemeFile:
    return ThemeFile(name, f"{layer}/{name}", f"/{layer}/{name}", layer)


def test_first_layer_wins() -> None:
    """Of two files with one name the earlier layer's counts, and the result is sorted."""
    site = [_file("templates/page.html", "site")]
    installed = [_file("templates/page.html", "installed"), _file("static/a.css", "installed")]

    assert (installed[1], site[0]) == merge([site, installed])


def test_catalogues_do_not_hide_each_other() -> None:
    """All layers' catalogues are kept, in the order of the layers."""
    name = "locales/fr/LC_MESSAGES/small.mo"
    site, installed = [_file(name, "site"), _file("theme.toml", "site")], [_file(name, "installed")]

    assert (site[0], installed[0]) == catalogues([site, installed])


def test_installed_themes_in_a_checkout() -> None:
    """In a checkout the themes stand beside the package."""
    assert Path(layers.__file__).parents[2] / "themes" == layers.installed_themes()


def test_installed_themes_in_a_wheel(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder of themes inside the package comes first."""
    (tmp_path / "magsite" / "themes").mkdir(parents=True)
    monkeypatch.setattr(layers, "_THEME_ROOM", tmp_path / "magsite" / "theme")

    assert tmp_path / "magsite" / "themes" == layers.installed_themes()


def test_core_layer_is_there() -> None:
    """The engine's layer has the templates for machines."""
    assert (core_folder() / "templates" / "feed.xml").is_file()


def test_reads_text_without_its_mark(make_files: MakeFiles) -> None:
    """A byte order mark is not part of the text."""
    (file,) = make_files({"theme.toml": "\ufeffname"})

    assert read_text(file) == "name"


def test_missing_file_is_said(make_files: MakeFiles) -> None:
    """A file that went away is a Diagnostic."""
    (file,) = make_files({"theme.toml": ""})
    Path(file.file).unlink()
    expected = Diagnostic(
        Location("themes/small/theme.toml"), "file-unreadable", (("reason", "No such file or directory"),)
    )

    assert expected == read_text(file)


def test_changed_file_is_said(make_files: MakeFiles) -> None:
    """A file that is not the listed one any more is not read."""
    (file,) = make_files({"theme.toml": "a"})
    Path(file.file).write_text("b")

    assert Diagnostic(Location("themes/small/theme.toml"), "file-changed") == read_text(file)


def test_wrong_encoding_is_said_at_its_line(make_files: MakeFiles) -> None:
    """A file that is not UTF-8 is a Diagnostic with the line."""
    (file,) = make_files({"theme.toml": ""})
    data = b"a\n\xe9"
    Path(file.file).write_bytes(data)
    changed = msgspec.structs.replace(file, digest=of_bytes(data))

    assert Diagnostic(Location("themes/small/theme.toml", 2), "file-encoding") == read_text(changed)


def test_spec_goes_to_another_process() -> None:
    """A spec is the same after a journey as bytes."""
    spec = EnvironmentSpec(
        "small", (_file("a", "b"),), (), "fr", "https://mag.example/", (("a.css", "/a.css"),)
    )

    assert spec == msgspec.msgpack.decode(msgspec.msgpack.encode(spec), type=EnvironmentSpec)
