"""What of the output stays although its source makes nothing now."""

from pathlib import Path

from magsite.output.entry import Entry, Group
from magsite.output.keeping import kept

SOURCE = "content/articles/a.md"


def _entry(path: str, group: Group, source: str) -> Entry:
    return Entry(path, "/" + path.removesuffix("index.html"), b"", 0, 0, "digest", group, source=source)


PAGE = _entry("a/index.html", "article", SOURCE)
ENTRIES = (
    PAGE,
    _entry("ancien/index.html", "listing", SOURCE),
    _entry("a/carte.png", "file", "content/articles/carte.png"),
    _entry("a/autre.png", "file", "content/articles/autre.png"),
    _entry("assets/style.123.css", "asset", "themes/t/static/style.css"),
    _entry("assets/police.456.woff2", "asset", "themes/t/static/police.woff2"),
    _entry("assets/reste.789.js", "asset", "themes/t/static/reste.js"),
    _entry("b/index.html", "article", "content/articles/b.md"),
)
FILES = {
    "a/index.html": '<link href="/assets/style.123.css"><img src="/a/carte.png">',
    "assets/style.123.css": "@font-face { src: url(police.456.woff2) }",
    "b/index.html": '<script src="/assets/reste.789.js">',
}


def _output(folder: Path) -> Path:
    for name, text in FILES.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)
    return folder


def test_a_page_stays_with_all_that_it_shows(tmp_path: Path) -> None:
    """Its redirect, its picture, its style sheet and the font of that; nothing that only others show."""
    found = kept(_output(tmp_path), ENTRIES, {SOURCE})

    assert [entry.path for entry in found] == [
        "a/index.html",
        "ancien/index.html",
        "a/carte.png",
        "assets/style.123.css",
        "assets/police.456.woff2",
    ]
    assert all(entry.kept for entry in found)


def test_nothing_stays_of_what_was_never_published(tmp_path: Path) -> None:
    """Nor where no source is held back."""
    assert (kept(_output(tmp_path), ENTRIES, {"content/articles/c.md"}), kept(tmp_path, ENTRIES, ())) == (
        (),
        (),
    )


def test_a_page_that_cannot_be_read_stays_alone(tmp_path: Path) -> None:
    """What it shows is not known."""
    assert [entry.path for entry in kept(tmp_path, ENTRIES, {SOURCE})] == [
        "a/index.html",
        "ancien/index.html",
    ]
