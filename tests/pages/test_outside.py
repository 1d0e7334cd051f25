"""Pages outside the flow."""

from typing import Any

from magsite.pages.outside import page_targets
from magsite.pages.parts import Picture
from magsite.pages.views import PageView
from tests.builders import edition, magazine, page
from tests.pages.seen import seen, view_at


def test_a_page_outside_the_flow() -> None:
    """Its title, its text, its summary in the head."""
    made = edition(magazine(page(summary="Qui nous sommes.", extra={"note": 1}), page("autre")))
    first = view_at(page_targets(made), "/a-propos/", PageView, "page.html")
    second = view_at(page_targets(made), "/autre/", PageView, "page.html")

    assert (first.title, first.extra) == ("À propos", {"note": 1})
    assert (first.meta.title, first.meta.description) == ("À propos — L’Écho", "Qui nous sommes.")
    assert seen(made.magazine.pages[1].excerpt) == second.meta.description


def test_a_page_outside_the_flow_has_a_head_like_an_article_s() -> None:
    """Its picture, its language, its original, its template; an unlisted one is not for search engines."""
    said: dict[str, Any] = {"image": "https://p.example/i.png", "image_alt": "Nous", "lang": "en"}
    source = page(canonical="https://cri.example/", template="essai.html", unlisted=True, **said)
    made = edition(magazine(source), keys={"essai.html": "key"})
    view = view_at(page_targets(made), "/a-propos/", PageView, "essai.html")

    assert view.picture == view.meta.picture == Picture("https://p.example/i.png", "Nous")
    assert (view.meta.lang, view.meta.canonical) == ("en", "https://cri.example/")
    assert view.meta.index is False
