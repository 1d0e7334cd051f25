"""The sample magazine's files: their dates, their words, their weight."""

import re
from datetime import date
from pathlib import Path

import magsite
from magsite.content.parse import parse
from magsite.newsroom.specimen import dated_files

TODAY = date(2027, 1, 2)
ROOT = Path(magsite.__file__).parent / "specimen"
SPECIMEN = tuple(
    (path.relative_to(ROOT).as_posix(), path.read_bytes())
    for path in sorted(ROOT.rglob("*"))
    if path.is_file()
)
TEXTS = {path: data.decode() for path, data in SPECIMEN if path.endswith((".md", ".toml"))}
CODE = re.compile(r"^```.*?^```$|`[^`\n]*`", re.MULTILINE | re.DOTALL)

_HEAVIEST = 10_000


def test_names_are_dated_from_the_day() -> None:
    """Before it and after it, in files and in folders, over the end of a month or a year."""
    found = dated_files([("a/J-4-un.md", b""), ("a/J+14-deux/index.md", b""), ("a/trois.png", b"")], TODAY)

    names = {path for path, _ in found if path.startswith("a/")}
    assert {"a/2026-12-29-un.md", "a/2027-01-16-deux/index.md", "a/trois.png"} == names


def test_links_follow_the_names() -> None:
    """In texts only: what is no text is copied byte for byte."""
    text, picture = b"[un](../J-4-un.md)", b"\xff J-4-un"

    found = dict(dated_files([("a.md", text), ("a.png", picture)], TODAY))

    assert (b"[un](../2026-12-29-un.md)", picture) == (found["a.md"], found["a.png"])


def test_what_only_looks_like_a_day_stays() -> None:
    """A name in the middle of a word, or with no slug after it."""
    text = b"OJ-4-un, J-4 et J-4-5"

    assert text == dict(dated_files([("a.md", text)], TODAY))["a.md"]


def test_the_files_come_sorted() -> None:
    """So that they are written in the same order everywhere."""
    names = [path for path, _ in dated_files(SPECIMEN, TODAY)]

    assert sorted(names) == names


def test_version_control_is_told_what_to_leave_out() -> None:
    """The output and what magsite remembers; folders that are empty are kept."""
    found = dict(dated_files(SPECIMEN, TODAY))

    assert found[".gitignore"] == b"/.magsite/\n/public/\n"
    assert {"data/shares/.gitkeep", "static/.gitkeep"} <= found.keys()


def test_no_day_is_left_to_fill_in() -> None:
    """Neither in a name nor in a text."""
    left = re.compile(rb"J[+-]\d")

    assert [path for path, data in dated_files(SPECIMEN, TODAY) if left.search(path.encode() + data)] == []


def test_five_articles_stand_in_one_folder() -> None:
    """So that they can be deleted in one go."""
    articles = [path for path in TEXTS if path.startswith("content/articles/")]

    assert (5, {"exemples"}) == (len(articles), {path.split("/")[2] for path in articles})


def test_nothing_else_leads_to_the_articles() -> None:
    """Deleting them breaks no link, no menu and no series."""
    others = [path for path in TEXTS if not path.startswith("content/articles/")]

    assert [
        path for path in others if re.search(r"\]\([^)]*exemples|url = \"[^\"]*exemples", TEXTS[path])
    ] == []


def test_the_articles_show_what_a_magazine_can_do() -> None:
    """Each of these at least once."""
    articles = "".join(text for path, text in TEXTS.items() if path.startswith("content/articles/"))

    for sign in (
        *(
            "\ntopic: ",
            "\nauthors: [",
            "\nquestion: ",
            "\ntags: [",
            "\npart: 2\n",
            "\nshares:\n",
            "\nimage: ",
        ),
        *(
            "\n- ",
            "\n1. ",
            "\n> ",
            "\n```sh\n",
            '.svg "',
            "[^gruber]",
            "\n!!! tip ",
            "\n| --- |",
        ),
    ):
        assert sign in articles, sign


def test_one_author_has_said_nothing_of_themselves() -> None:
    """The page then says so."""
    parsed = [
        parse("author", path, text.encode()).document
        for path, text in TEXTS.items()
        if path.startswith("content/authors/")
    ]

    assert sorted(one.block is None for one in parsed if one is not None) == [False, True]


def test_the_words_are_typeset() -> None:
    """No straight apostrophe, no English quotation mark, no ordinary space where it must not break."""
    wrong = re.compile(r"\w'\w|[“”]| [;!?»](?!\[)| :(?=\s|$)|« |\w[;!?](?=\s|$)", re.MULTILINE)
    found = {path: wrong.findall(CODE.sub("`code`", text)) for path, text in TEXTS.items()}

    assert {path: marks for path, marks in found.items() if marks} == {}


def test_blanks_are_marked_on_the_page() -> None:
    """Whoever reads it sees at once what is missing."""
    pages = "".join(text for path, text in TEXTS.items() if path.startswith("content/pages/"))

    assert pages.count("[À COMPLÉTER") == pages.count("==[À COMPLÉTER") > 20


def test_pictures_are_light() -> None:
    """Below ten kilobytes each."""
    assert [path for path, data in SPECIMEN if len(data) >= _HEAVIEST] == []
