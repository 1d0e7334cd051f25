"""Pages of articles."""

from collections.abc import Mapping

import pytest

from magsite.content.document import Correction, Origin
from magsite.pages.articles import article_targets
from magsite.pages.edition import Edition
from magsite.pages.parts import Link, Picture
from magsite.pages.target import Rendering
from magsite.pages.views import ArticleView
from tests.builders import article, author, by_url, category, edition, linking, magazine, series
from tests.pages.seen import seen, view_at


def _view(made: Edition, url: str) -> ArticleView:
    return view_at(article_targets(made), url, ArticleView, "article.html")


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
    assert (view.summary, view.question, view.extra) == ("En deux mots.", "Et vous\u202f?", {"note": 1})
    assert [(box.name, box.shares) for box in view.authors] == [("Camille Modèle", 50)]
    assert [link.name for link in view.categories] == ["Internet", "Mobile"]
    assert view.tags == (Link("Web", "/sujets/web/"),)
    assert seen(made.magazine.articles[0].body) == view.body
    assert made.magazine.articles[0].updated == view.updated


def test_an_article_s_head() -> None:
    """Its title with the magazine's, its summary, its absolute address."""
    meta = _view(edition(magazine(article(summary="En deux mots."))), "/racines/").meta

    assert (meta.title, meta.description) == ("Les racines — L’Écho", "En deux mots.")
    assert (meta.absolute_url, meta.kind, meta.index) == ("https://mag.example/racines/", "article", True)
    assert "NewsArticle" in str(meta.json_ld)


def test_an_excerpt_describes_an_article_without_summary() -> None:
    """And nothing one without text; the standfirst would only repeat it."""
    made = edition(magazine(article("a"), article("b", text="")))

    assert (seen(made.magazine.articles[0].excerpt), None) == (
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


def test_what_an_article_says_of_its_making() -> None:
    """Its licence, its origin, the machine, corrections and discussions."""
    view = _view(
        edition(
            magazine(
                article(
                    licence="CC0",
                    ai="résumé",
                    source=Origin("Le Cri", "https://cri.example/"),
                    corrections=(Correction("Non.", "2008-10-01", "Erreur"),),
                    discussions=("https://www.forum.example/1",),
                )
            )
        ),
        "/racines/",
    )

    assert view.licence == Link("CC0", "https://creativecommons.org/publicdomain/zero/1.0/")
    assert view.source == Link("Le Cri", "https://cri.example/")
    assert view.ai == "résumé"
    assert [(one.text, one.kind, str(one.date)[:10]) for one in view.corrections] == [
        ("Non.", "Erreur", "2008-10-01")
    ]
    assert view.discussions == (Link("forum.example", "https://www.forum.example/1"),)


def test_an_article_that_says_nothing_of_its_making() -> None:
    """Absent is absent."""
    view = _view(edition(magazine(article())), "/racines/")

    assert (view.licence, view.ai, view.source, view.series) == (None, None, None, None)
    assert (view.corrections, view.discussions) == ((), ())


def test_a_part_of_a_series_shows_its_series() -> None:
    """For machines, too."""
    view = _view(edition(magazine(series("web", title="Le Web"), article(series="web"))), "/racines/")

    assert view.series is not None
    assert (view.series.link.name, view.series.number, view.series.total) == ("Le Web", 1, 1)
    assert "CreativeWorkSeries" in str(view.meta.json_ld)


def test_the_head_of_an_article_with_an_original_elsewhere() -> None:
    """Its canonical address, its picture with an absolute one, its language."""
    meta = _view(
        edition(
            magazine(article(canonical="https://cri.example/a", image="https://p.example/i.png", lang="en"))
        ),
        "/racines/",
    ).meta

    assert (meta.canonical, meta.lang) == ("https://cri.example/a", "en")
    assert meta.picture == Picture("https://p.example/i.png")


def test_an_article_that_is_its_own_original() -> None:
    """Its own address is no other."""
    made = edition(magazine(article(canonical="https://mag.example/racines/")))

    assert _view(made, "/racines/").meta.canonical is None


def test_an_unlisted_article_has_its_page() -> None:
    """With its files; without neighbours, for its readers only."""
    publication = magazine(
        article("a"),
        linking(article("b/index", unlisted=True), "plan.png"),
        files=("content/articles/b/plan.png",),
    )
    made = edition(publication)
    view = _view(made, "/b/")

    assert (view.meta.index, view.previous, view.next) == (False, None, None)
    assert _view(made, "/a/").next is None
    assert "/b/plan.png" in by_url(article_targets(made))


@pytest.mark.parametrize(
    ("template", "expected"),
    [(None, "article.html"), ("essai.html", "essai.html"), ("rien.html", "article.html")],
)
def test_an_article_may_choose_its_template(template: str | None, expected: str) -> None:
    """One that the theme lacks is said by the plan; the usual one makes the page."""
    made = edition(magazine(article(template=template)), keys={"essai.html": "key"})
    one = by_url(article_targets(made))["/racines/"]
    recipe = one.recipe()

    assert isinstance(recipe, Rendering)
    assert expected == recipe.template
    assert dict(one.parts)["template"] == made.template_key(expected)
