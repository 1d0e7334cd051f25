"""The files beside pages."""

from magsite.pages.articles import article_targets
from magsite.pages.files import profile_files
from magsite.pages.outside import page_targets
from magsite.pages.target import Copy
from tests.builders import article, author, category, edition, linking, magazine, page, series


def test_linked_files_are_copied_beside_their_pages() -> None:
    """Those of articles, of pages, of authors and of categories; under the file's digest."""
    publication = magazine(
        linking(article("a/index"), "plan.png"),
        linking(page(), "equipe.png"),
        linking(author("bob"), "bob.png"),
        linking(category("net"), "net.png"),
        files=(
            *("content/articles/a/plan.png", "content/pages/equipe.png"),
            *("content/authors/bob.png", "content/categories/net.png", "content/articles/a/autre.png"),
        ),
    )
    made = edition(publication)
    targets = (*article_targets(made), *page_targets(made), *profile_files(made))

    copies = {one.url: one.recipe() for one in targets if one.group == "file"}

    expected = {
        "/a/plan.png": "content/articles/a/plan.png",
        "/a-propos/equipe.png": "content/pages/equipe.png",
        "/auteurs/bob/bob.png": "content/authors/bob.png",
        "/net/net.png": "content/categories/net.png",
    }
    assert {url: Copy(path, publication.digests[path]) for url, path in expected.items()} == copies


def test_files_of_an_unpublished_article_are_not_published() -> None:
    """Neither is its page."""
    draft = linking(article("a/index", draft=True), "plan.png")

    assert list(article_targets(edition(magazine(draft, files=("content/articles/a/plan.png",))))) == []


def test_files_of_a_series_are_copied() -> None:
    """Beside its page."""
    made = edition(
        magazine(
            linking(series("web", title="Le Web"), "plan.png"),
            article(series="web"),
            files=("content/series/plan.png",),
        )
    )

    assert [one.url for one in profile_files(made)] == ["/dossiers/web/plan.png"]
