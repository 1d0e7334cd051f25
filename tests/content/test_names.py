"""What the path of a source says."""

import pytest

from magsite.content.names import article_id, file_date, is_source, slug_source, stem


@pytest.mark.parametrize(
    ("path", "name", "slug", "date"),
    [
        ("content/articles/2008-09-24-lecteurs.md", "2008-09-24-lecteurs", "lecteurs", "2008-09-24"),
        ("content/articles/2008-9-4_lecteurs.md", "2008-9-4_lecteurs", "lecteurs", "2008-09-04"),
        ("content/articles/2008-09-24-lecteurs/index.md", "2008-09-24-lecteurs", "lecteurs", "2008-09-24"),
        ("content/articles/2008-13-24-x.md", "2008-13-24-x", "2008-13-24-x", None),
        ("content/articles/2008-09-24.md", "2008-09-24", "2008-09-24", "2008-09-24"),
        ("content/articles/lecteurs.fr.md", "lecteurs.fr", "lecteurs.fr", None),
        ("content/articles/2008-09-241-x.md", "2008-09-241-x", "2008-09-241-x", None),
        ("lecteurs", "lecteurs", "lecteurs", None),
        ("index.md", "index", "index", None),
    ],
)
def test_a_name_says(path: str, name: str, slug: str, date: str | None) -> None:
    """Name, slug and date of a file, or of its folder for a bundle."""
    assert (name, slug, date) == (stem(path), slug_source(path), file_date(path))


@pytest.mark.parametrize(
    ("path", "folder", "expected"),
    [
        ("content/articles/2008/2008-09-24-x.md", "content/articles", "2008/2008-09-24-x"),
        ("content/articles/x.md", "content/articles/", "x"),
        ("content/articles/2008/x/index.md", "content/articles", "2008/x"),
        ("content/articles/index.md", "content/articles", "index"),
        ("x.md", "", "x"),
    ],
)
def test_an_id_is_the_path_below_the_folder(path: str, folder: str, expected: str) -> None:
    """The date stays; a bundle is its folder."""
    assert expected == article_id(path, folder, bundle=True)


def test_an_index_among_others_is_no_bundle() -> None:
    """Its id is its own path."""
    assert article_id("content/articles/2008/index.md", "content/articles", bundle=False) == "2008/index"


@pytest.mark.parametrize("path", ["a.md", "b/a.markdown", "a.mkd", "a.mdown", "a.mkdn"])
def test_sources_have_these_suffixes(path: str) -> None:
    """Those that other generators know too."""
    assert is_source(path)
    assert stem(path) == "a"
