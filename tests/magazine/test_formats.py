"""Files of other formats among the sources, and sources that stand side by side."""

from magsite.diagnostics.model import Location, diagnose
from magsite.magazine.formats import format_remarks, of_other_formats
from magsite.magazine.identity import crowded_folders

FOLDERS = ("content/articles/", "content/pages/")


def test_each_format_is_told_once() -> None:
    """With a count, the first three files, and the place of the first."""
    paths = [f"content/articles/{name}" for name in ("a.rst", "b.RST", "c.rst", "d.rst", "e.html")]

    remarks = format_remarks(of_other_formats(paths, FOLDERS), ())

    files = "content/articles/a.rst, content/articles/b.RST, content/articles/c.rst, …"
    assert remarks == (
        diagnose("file-format", Location(paths[4]), suffix=".html", count=1, files=paths[4]),
        diagnose("file-format", Location(paths[0]), suffix=".rst", count=4, files=files),
    )


def test_what_is_meant_to_be_there_is_not_told() -> None:
    """What an article links to, what a bundle holds, what is no text, and what stands elsewhere."""
    paths = (
        "content/articles/lettre.txt",
        "content/articles/lot/index.md",
        "content/articles/lot/notes.txt",
        "content/articles/dessin.png",
        "content/autres/ancien.html",
        "static/google.html",
    )

    assert format_remarks(of_other_formats(paths, FOLDERS), (paths[0],)) == ()


def test_texts_beside_a_section_s_are_told() -> None:
    """The text of a section makes no bundle of its folder."""
    paths = ("content/articles/lot/_index.md", "content/articles/lot/notes.rst")

    assert [one.location.path for one in format_remarks(of_other_formats(paths, FOLDERS), ())] == [paths[1]]


def test_an_index_may_have_company() -> None:
    """Another source in Markdown in its folder, texts of sections apart."""
    paths = (
        "a/index.md",
        "a/b.markdown",
        "b/_index.md",
        "b/c.png",
        "b/index.md",
        "c/d.md",
        "index.md",
        "e.md",
    )

    assert crowded_folders(paths) == {"a"}
