"""Pages of articles, pages outside the flow, and the files beside them."""

from collections.abc import Mapping

import pytest

from magsite.pages.articles import article_targets, page_targets, profile_files
from magsite.pages.edition import Edition
from magsite.pages.parts import Link
from magsite.pages.target import Copy, Rendering
from magsite.pages.views import ArticleView, PageView
from tests.builders import article, author, by_url, category, edition, linking, magazine, page


def _view(made: Edition, url: str) -> ArticleView:
    recipe = by_url(article_targets(made))[url].recipe()
    assert isinstance(recipe, Rendering)
    assert isinstance(recipe.view, ArticleView)
    assert recipe.template == "article.html"
    return recipe.view


def test_an_article_s_page_shows_the_article() -> None:
    """Everything that its header says, with the author's box and the way to its magazine."""
    made = edition(
        magazine(
            author("camille", name="Camille Modèle", text="Écrit."),
            category("internet", name="Internet"),
            article(
                authors=("camille",),
                categories=("internet", "Mobile"),
                tags=("Web",),
                topic="Réseaux",
                summary="En deux mots.",
                question="Et vous ?",
                updated="2008-10-01",
                shares=(("total", 50),),
                extra={"note": 1},
            ),
        )
    )

    view = _view(made, "/internet/racines/")

    assert (view.card.title, view.card.topic, view.card.shares) == ("Les racines", "Réseaux", 50)
    assert (view.summary, view.question, view.extra) == ("En deux mots.", "Et vous ?", {"note": 1})
    assert [(box.name, box.shares) for box in view.authors] == [("Camille Modèle", 50)]
    assert [link.name for link in view.categories] == ["Internet", "Mobile"]
    assert view.tags == (Link("Web", "/sujets/web/"),)
    assert made.magazine.articles[0].body == view.body
    assert made.magazine.articles[0].updated == view.updated


def test_an_article_s_head() -> None:
    """Its title with the magazine's, its summary, its absolute address."""
    meta = _view(edition(magazine(article(summary="En deux mots."))), "/racines/").meta

    assert (meta.title, meta.description) == ("Les racines — L’Écho", "En deux mots.")
    assert (meta.absolute_url, meta.kind, meta.index) == ("https://mag.example/racines/", "article", True)
    assert "NewsArticle" in meta.json_ld


def test_an_excerpt_describes_an_article_without_summary() -> None:
    """And nothing one without text; the standfirst would only repeat it."""
    made = edition(magazine(article("a"), article("b", text="")))

    assert (made.magazine.articles[0].excerpt, None) == (
        _view(made, "/a/").meta.description,
        _view(made, "/a/").summary,
    )
    assert _view(made, "/b/").meta.description == ""


NEIGHBOURS: Mapping[str, tuple[str | None, str | None]] = {
    "/net/a1/": (None, "/net/a3/"),
    "/net/a3/": ("/net/a1/", "/net/a5/"),
    "/net/a5/": ("/net/a3/", None),
    "/web/a2/": (None, None),
    "/a4/": (None, "/a6/"),
    "/a6/": ("/a4/", None),
}


@pytest.mark.parametrize("url", NEIGHBOURS)
def test_neighbours_are_of_the_same_magazine(url: str) -> None:
    """The older and the newer; articles in none have each other. A second category does not count."""
    files = {1: ("Net",), 2: ("Web", "Net"), 3: ("Net", "Web"), 4: (), 5: ("Net",), 6: ()}
    made = edition(
        magazine(*(article(f"a{n}", date=f"2008-01-0{n}", categories=names) for n, names in files.items()))
    )

    view = _view(made, url)

    ends = (view.previous.url if view.previous else None, view.next.url if view.next else None)
    assert NEIGHBOURS[url] == ends


def test_neighbours_are_named() -> None:
    """By their titles."""
    made = edition(
        magazine(article("a", date="2008-01-01", title="A"), article("b", date="2008-01-02", title="B"))
    )

    assert (Link("A", "/a/"), Link("B", "/b/")) == (_view(made, "/b/").previous, _view(made, "/a/").next)


def test_a_page_outside_the_flow() -> None:
    """Its title, its text, its summary in the head."""
    made = edition(magazine(page(summary="Qui nous sommes.", extra={"note": 1}), page("autre")))
    found = by_url(page_targets(made))
    first, second = found["/a-propos/"].recipe(), found["/autre/"].recipe()

    assert isinstance(first, Rendering)
    assert isinstance(first.view, PageView)
    assert (first.template, first.view.title, first.view.extra) == ("page.html", "À propos", {"note": 1})
    assert (first.view.meta.title, first.view.meta.description) == ("À propos — L’Écho", "Qui nous sommes.")
    assert isinstance(second, Rendering)
    assert isinstance(second.view, PageView)
    assert made.magazine.pages[1].excerpt == second.view.meta.description


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
