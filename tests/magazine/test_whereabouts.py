"""What links may lead to, under every name by which it is called."""

import unicodedata

import pytest

from magsite.magazine.whereabouts import Sources, plain_path

FOLDER = "content/articles"
FILES = (
    f"{FOLDER}/2026-01-02-deux.md",
    f"{FOLDER}/2026-01-04-quatre/index.md",
    f"{FOLDER}/2026-01-04-quatre/dessin.png",
    f"{FOLDER}/Rust-1.72.1.md",
    f"{FOLDER}/deux.png",
    f"{FOLDER}/sous/_index.md",
    f"{FOLDER}/sous/2026-01-05-{unicodedata.normalize('NFD', 'été')}.md",
    "content/pages/deux.md",
    "static/deux.svg",
)
SOURCES = Sources("/", {FILES[0]: "/deux/"}, dict.fromkeys(FILES, "digest"), (f"{FOLDER}/", "content/"))


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        (f"{FOLDER}/2026-01-02-deux.md", FILES[0]),
        (f"{FOLDER}/2026-01-02-deux", FILES[0]),
        (f"{FOLDER}/2026-01-02-DEUX.md", FILES[0]),
        (f"{FOLDER}/2026-01-04-quatre", FILES[1]),
        (f"{FOLDER}/2026-01-04-quatre/index", FILES[1]),
        (f"{FOLDER}/Rust-1.72.1", FILES[3]),
        (f"{FOLDER}/sous", FILES[5]),
        (f"{FOLDER}/sous/2026-01-05-été.md", FILES[6]),
        (f"{FOLDER}/deux.png", None),
        (f"{FOLDER}/rien", None),
    ],
)
def test_a_source_has_several_names(path: str, expected: str | None) -> None:
    """With its suffix, without, by its folder; capitals and the form of accents do not count."""
    assert expected == SOURCES.source_at(path)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("2026-01-02-deux", (FILES[0],)),
        ("2026-01-02-Deux.md", (FILES[0],)),
        ("2026-01-04-quatre", (FILES[1],)),
        ("2026-01-04-quatre/index.md", (FILES[1],)),
        ("Rust-1.72.1", (FILES[3],)),
        ("deux", (FILES[7],)),
        ("rien", ()),
    ],
)
def test_a_source_may_be_called_by_its_mere_name(name: str, expected: tuple[str, ...]) -> None:
    """In whatever folder it stands; files that are no sources are not meant."""
    assert expected == SOURCES.called(name)


@pytest.mark.parametrize(
    ("path", "near"),
    [
        ("content/2026-01-02-deux.md", FILES[0]),
        (f"{FOLDER}/2026-01-02-deu.md", FILES[0]),
        (f"{FOLDER}/2026-01-02-feux.md", FILES[0]),
        (f"{FOLDER}/2025-01-02-deux.md", FILES[0]),
        (f"{FOLDER}/ailleurs/2026-01-04-quatre/index.md", FILES[1]),
        (f"{FOLDER}/2026-01-04-catre/index.md", FILES[1]),
        (f"{FOLDER}/2026-01-04-quatre/dessins.png", FILES[2]),
        (f"{FOLDER}/2026-01-04-quatre/autre.png", ""),
        (f"{FOLDER}/inconnu/index.md", ""),
        ("deux.png", FILES[4]),
        ("rien.md", ""),
    ],
)
def test_the_nearest_is_of_the_same_name_or_of_nearly_the_same(path: str, near: str) -> None:
    """The same name elsewhere, else a slip of the pen in the same folder; never a file that only shares a folder."""
    assert near == SOURCES.near(path)


@pytest.mark.parametrize(
    ("asked", "path", "expected"),
    [("a/b", "a/b.md", ""), ("a/B.md", "a/b.md", "a/b.md"), ("a/e\u0301.md", "a/é.md", "")],
)
def test_other_capitals_are_noticed(asked: str, path: str, expected: str) -> None:
    """Not the form of accents, which the writer does not see."""
    assert expected == SOURCES.respelled(asked, path)


def test_paths_are_compared_as_links_are_written() -> None:
    """Accents whole."""
    assert plain_path("e\u0301te\u0301") == "été"


@pytest.mark.parametrize(
    ("path", "public"),
    [
        (f"{FOLDER}/deux.png", True),
        ("content/a.png", True),
        (f"{FOLDER}/a.md", False),
        ("static/a.png", False),
        ("config.toml", False),
        ("content/prive/a.png", False),
    ],
)
def test_a_link_publishes_what_stands_among_the_sources(path: str, *, public: bool) -> None:
    """And is none itself, nor private."""
    sources = Sources("/", {}, {}, (f"{FOLDER}/", "content/"), ("content/prive/",))

    assert public is sources.is_public(path)


def test_a_bundle_that_waits_keeps_its_files() -> None:
    """Those below it as well."""
    sources = Sources("/", {}, {}, ("content/",), (), frozenset({"content/lot"}))

    found = [
        sources.is_withheld(f"content/{path}") for path in ("lot/a.png", "lot/b/a.png", "a.png", "lots/a.png")
    ]
    assert found == [True, True, False, False]
