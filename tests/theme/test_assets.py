"""Assets and their names."""

import re
from collections.abc import Callable, Mapping
from pathlib import Path

import msgspec

from magsite.cache.digest import of_bytes
from magsite.diagnostics.model import Diagnostic, Location
from magsite.theme.assets import Asset, assets
from magsite.theme.layers import ThemeFile

MakeFiles = Callable[..., tuple[ThemeFile, ...]]


def _made(files: tuple[ThemeFile, ...]) -> Mapping[str, Asset]:
    made, problems = assets(files, {})
    assert problems == ()
    return made


def test_file_is_copied_under_a_fingerprint(make_files: MakeFiles) -> None:
    """A file of static/ keeps its bytes; its name tells what is in them."""
    files = make_files({"static/img/icon.svg": "<svg/>", "templates/page.html": ""})
    digest = of_bytes(b"<svg/>")

    expected = Asset(
        "img/icon.svg", f"assets/img/icon.{digest[:10]}.svg", digest, files[0].path, file=files[0].file
    )
    assert {"img/icon.svg": expected} == _made(files)


def test_generated_sheet(make_files: MakeFiles) -> None:
    """A generated sheet is an asset like any other, made smaller."""
    made, problems = assets(make_files({}), {"accents.css": "a { b: c }"})

    digest = of_bytes(b"a{b: c}\n")
    expected = Asset(
        "accents.css", f"assets/accents.{digest[:10]}.css", digest, "accents.css", text="a{b: c}\n"
    )
    assert ({"accents.css": expected}, ()) == (made, problems)


def test_file_of_the_theme_hides_a_generated_sheet(make_files: MakeFiles) -> None:
    """A theme may bring its own sheet of accents."""
    made, _ = assets(make_files({"static/accents.css": "p{}"}), {"accents.css": "a{}"})

    assert made["accents.css"].text == "p{}\n"


def test_reference_of_a_sheet_is_rewritten(make_files: MakeFiles) -> None:
    """A sheet refers to the fingerprinted file, relative to its own place."""
    made = _made(make_files({"static/css/a.css": 'a{b:url("../img/x.svg")}', "static/img/x.svg": "<svg/>"}))

    name = made["img/x.svg"].path.removeprefix("assets/img/")
    assert f'a{{b:url("../img/{name}")}}\n' == made["css/a.css"].text
    assert re.fullmatch(r"x\.[0-9a-f]{10}\.svg", name)


def test_fingerprint_of_a_sheet_covers_its_references(make_files: MakeFiles) -> None:
    """Where a file that a sheet refers to changes, the sheet has another name too."""
    sheets = {"static/a.css": '@import "b.css";', "static/b.css": 'b{c:url("x.svg")}', "static/c.css": "c{}"}
    before = _made(make_files(sheets | {"static/x.svg": "<svg/>"}))
    after = _made(make_files(sheets | {"static/x.svg": "<svg />"}))

    changed = {name for name in before if before[name].path != after[name].path}
    assert {"a.css", "b.css", "x.svg"} == changed


def test_sheets_in_a_circle(make_files: MakeFiles) -> None:
    """Two sheets may import each other; each knows the other's name."""
    made = _made(make_files({"static/a.css": '@import "b.css";', "static/b.css": '@import "a.css";'}))

    assert Path(made["b.css"].path).name in (made["a.css"].text or "")
    assert Path(made["a.css"].path).name in (made["b.css"].text or "")


def test_missing_reference(make_files: MakeFiles) -> None:
    """A sheet that refers to nothing is said at its line, with a near name."""
    files = make_files({"static/a.css": 'a{}\nb{c:url("icno.svg")}', "static/icon.svg": ""})
    made, problems = assets(files, {})

    location = Location("themes/small/static/a.css", 2)
    assert (Diagnostic(location, "asset-missing", (("name", "icno.svg"), ("near", "icon.svg"))),) == problems
    assert 'url("icno.svg")' in (made["a.css"].text or "")


def test_unreadable_sheet(make_files: MakeFiles) -> None:
    """A sheet that is no text is said and copied."""
    (file,) = make_files({"static/a.css": ""})
    Path(file.file).write_bytes(b"\xff")
    made, problems = assets((msgspec.structs.replace(file, digest=of_bytes(b"\xff")),), {"a.css": "a{}"})

    assert [problem.code for problem in problems] == ["file-encoding"]
    assert file.file == made["a.css"].file
