"""What the pages of an edition share: the site, cards, boxes, links, titles."""

from typing import Any

import msgspec
import pytest

from magsite.checks.verify import Published
from magsite.content.body import BodyRecord
from magsite.magazine.article import Picture as HeaderPicture
from magsite.pages.parts import CategoryLink, Feeds, Link, Picture
from magsite.pages.shown import initials, picture_url
from tests.builders import article, author, category, config, edition, linking, magazine, page, series
from tests.pages.seen import seen

SUBPATH = {"url": "https://x.example/mag/"}


def test_the_site_is_what_the_configuration_says() -> None:
    """With the path of its address before all that leads inside it."""
    settings = config(
        magazine={**SUBPATH, "tagline": "Chaque jour", "description": "Un magazine.", "language": "en"},
        menu={
            "header": [{"label": "À propos", "url": "/a-propos/"}],
            "footer": [
                {"label": "W3C", "url": "https://w3.example/"},
                {"label": "CDN", "url": "//cdn.example/"},
            ],
        },
    )

    site = seen(edition(magazine(settings=settings), settings={"colour": "red"}).site)

    assert (site.title, site.tagline, site.description) == ("L’Écho", "Chaque jour", "Un magazine.")
    assert (site.language, site.url, site.root) == ("en", "https://x.example/mag/", "/mag/")
    assert (site.authors_url, site.tags_url, site.series_url) == ("/mag/auteurs/", None, None)
    assert site.header_menu == (Link("À propos", "/mag/a-propos/"),)
    assert site.navigation == ("/mag/a-propos/",)
    assert site.footer_menu == (Link("W3C", "https://w3.example/"), Link("CDN", "//cdn.example/"))
    assert site.feeds == Feeds("L’Écho", "/mag/feed.xml", "/mag/rss.xml", "/mag/feed.json")
    assert site.settings == {"colour": "red"}


def test_the_site_lists_all_magazines() -> None:
    """In the order of the menu; the id is the accent."""
    made = edition(magazine(category("web", order=2), category("net", name="Internet", tagline="T", order=1)))
    site = seen(made.site)

    assert site.categories == (
        CategoryLink("net", "Internet", "/net/", "net", "T"),
        CategoryLink("web", "web", "/web/", "web"),
    )
    assert site.navigation == ("/net/", "/web/")


def test_topics_and_series_have_a_link_where_there_are_some() -> None:
    """An index of nothing is not made."""
    site = edition(magazine(series("web", title="Le Web"), article(tags=("x",), series="web"))).site

    assert (site.tags_url, site.series_url) == ("/sujets/", "/dossiers/")


def test_the_ranking_has_a_link_where_there_is_one() -> None:
    """A count of 0 is enough."""
    assert edition(magazine(article(shares=(("total", 0),)))).site.most_shared_url == "/plus-partages/"
    assert edition(magazine(article())).site.most_shared_url is None


@pytest.mark.parametrize(
    ("tables", "settings"),
    [
        ({"magazine": {"title": "Le Cri"}}, {}),
        ({"magazine": {"tagline": "Chaque jour"}}, {}),
        ({"magazine": {"url": "https://autre.example/"}}, {}),
        ({"magazine": {"timezone": "America/Montreal"}}, {}),
        ({"magazine": {"language": "en"}}, {}),
        ({"menu": {"footer": [{"label": "x", "url": "/x/"}]}}, {}),
        ({"urls": {"words": {"authors": "plumes"}}}, {}),
        ({}, {"colour": "red"}),
    ],
)
def test_the_site_s_digest_changes_with_it(tables: Any, settings: Any) -> None:
    """So every page that shows it is made again; dates are shown in the time zone, so it counts, too."""
    before = edition(magazine())
    after = edition(magazine(settings=config(**tables)), settings=settings)

    assert before.site_digest != after.site_digest


def test_no_count_is_in_the_site() -> None:
    """Another article with other shares leaves the site as it is."""
    one = article("a", categories=("Net",), authors=("Bob",), shares=(("total", 1),))
    two = article("b", categories=("Net",), authors=("Bob", "Eve"), shares=(("total", 2),))

    assert edition(magazine(one)).site_digest == edition(magazine(one, two)).site_digest


def test_a_card_is_the_article_as_lists_show_it() -> None:
    """Its authors and its magazine are links."""
    made = edition(
        magazine(article(authors=("Bob", "Eve"), categories=("Net",), topic="Web", shares=(("m", 3),)))
    )

    card = seen(made.cards["racines"])

    assert (card.url, card.title, card.topic, card.shares) == ("/net/racines/", "Les racines", "Web", 3)
    assert card.authors == (Link("Bob", "/auteurs/bob/"), Link("Eve", "/auteurs/eve/"))
    assert card.category == CategoryLink("net", "Net", "/net/", "net")
    assert seen(made.magazine.articles[0].excerpt) == card.summary


def test_a_card_may_lack_nearly_everything() -> None:
    """Category, authors, summary, shares: absent is absent."""
    card = edition(magazine(article(text=""))).cards["racines"]

    assert (card.category, card.authors, card.summary, card.shares) == (None, (), "", None)


def test_an_author_s_box_has_the_author_s_total() -> None:
    """Over all their articles; without counts there is none."""
    made = edition(
        magazine(
            author("bob", name="Bob Le Modèle", links=(("Web", "https://bob.example/"),)),
            article("a", authors=("bob",), shares=(("total", 2),)),
            article("b", authors=("bob", "Eve"), shares=(("total", 3),)),
            article("c", authors=("Zoé",)),
        )
    )

    assert {id: box.shares for id, box in made.boxes.items()} == {"bob": 5, "eve": 3, "zoe": None}
    assert ("BM", (Link("Web", "https://bob.example/"),)) == (
        made.boxes["bob"].initials,
        made.boxes["bob"].links,
    )


def test_a_box_says_a_large_total_in_round_numbers() -> None:
    """And whether it is more; a total that is round is exact."""
    counts = {"un": 999, "deux": 6744, "trois": 6700}
    made = edition(magazine(*(article(id, authors=(id,), shares=(("x", n),)) for id, n in counts.items())))

    said = {id: (box.shares, box.more) for id, box in made.boxes.items()}
    assert said == {"un": (999, False), "deux": (6700, True), "trois": (6700, False)}


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Camille Modèle", "CM"),
        ("Jean-Luc de la Gabarit", "JG"),
        ("Jean-Luc", "JL"),
        ("camille", "C"),
        ("Étienne « le » Z", "ÉZ"),
        ("", ""),
        ("— …", ""),
    ],
)
def test_initials(name: str, expected: str) -> None:
    """The first letters of the first and the last word; signs are no words."""
    assert expected == initials(name)


@pytest.mark.parametrize(
    ("title", "number", "expected"),
    [
        ("Internet", None, "Internet — L’Écho"),
        ("Internet", 1, "Internet, page 1 — L’Écho"),
        ("Internet", 2, "Internet, page 2 — L’Écho"),
        ("L’Écho", None, "L’Écho"),
        ("L’Écho", 3, "L’Écho, page 3"),
    ],
)
def test_the_title_of_a_page(title: str, number: int | None, expected: str) -> None:
    """It ends with the magazine's, which is not said twice."""
    assert expected == seen(edition(magazine()).page_title(title, number))


def test_an_absolute_address_has_the_host() -> None:
    """And the path once."""
    made = edition(magazine(settings=config(magazine=SUBPATH)))

    assert made.absolute("/mag/net/") == "https://x.example/mag/net/"


def test_a_template_that_the_theme_lacks_has_an_empty_key() -> None:
    """Rendering will say that it is missing."""
    assert edition(magazine()).template_key("absent.html") == ""


def test_every_text_is_known_with_its_page() -> None:
    """Of articles, pages, authors and categories, for verify; texts without a record are left out."""
    publication = magazine(
        article(), page(), author("bob", text="Écrit."), category("net", text="Le réseau."), author("eve")
    )
    made = edition(publication)
    records = {request.key: BodyRecord((request.key,)) for request in made.texts[:3]}

    found = list(made.published(records))

    assert len(made.texts) == 4
    assert [one.url for one in found] == ["/racines/", "/a-propos/", "/auteurs/bob/"]
    assert Published("content/articles/racines.md", "/racines/", BodyRecord((made.texts[0].key,))) == found[0]


def test_every_excerpt_is_known() -> None:
    """Those of articles and pages without summary, and of biographies."""
    publication = magazine(
        *(article("a"), article("b", summary="x"), page(), author("bob", text="Écrit.")),
        category("net", text="R."),
    )

    expected = (
        publication.articles[0].excerpt,
        publication.pages[0].excerpt,
        publication.authors["bob"].bio_text,
    )
    assert expected == edition(publication).excerpts


def test_a_card_changes_with_what_it_shows() -> None:
    """Not with the text behind it, nor with what it links."""
    short = article(summary="En deux mots.")
    before = edition(magazine(short))
    same = edition(magazine(linking(article(summary="En deux mots.", text="Un autre."), "/x/")))
    other = edition(magazine(article(summary="En trois mots.")))

    assert before.card_digests == same.card_digests
    assert before.card_digests != other.card_digests


def test_a_card_whose_digest_is_known_is_not_made() -> None:
    """It is believed; those of the others are found out."""
    made = edition(magazine(article("a"), article("b")))
    known = msgspec.structs.replace(made, known_cards={"a": "known"})

    assert [known.card_digests[id] for id in "ab"] == ["known", made.card_digests["b"]]


def test_unlisted_articles_have_cards_and_texts() -> None:
    """Their pages show them."""
    made = edition(magazine(article("a", unlisted=True)))

    assert (list(made.cards), len(made.texts), list(made.articles)) == (["a"], 1, [])


def test_the_text_of_a_series_is_known_with_its_page() -> None:
    """And its excerpt, for the index of series."""
    made = edition(magazine(series("web", text="Le Web."), article(text="", series="web")))

    assert [one.source.path for one in made.texts] == ["content/articles/racines.md", "content/series/web.md"]
    assert [one.block.text for one in made.excerpts] == ["Le Web."]


def test_a_card_shows_picture_language_and_sponsor() -> None:
    """A sponsor who is not told is still one."""
    header = {"image": "https://p.example/i.png", "image_alt": "Un plan", "lang": "en", "sponsored": ""}
    card = seen(edition(magazine(article(**header))).cards["racines"])

    assert (card.picture, card.lang, card.sponsored) == (
        Picture("https://p.example/i.png", "Un plan"),
        "en",
        "",
    )


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("/a/plan.png", "/a/plan.png"),
        ("https://p.example/i.png", "https://p.example/i.png"),
        ("//p.example/i.png", "https://p.example/i.png"),
        ("javascript:alert(1)", None),
        ("data:text/html,x", None),
        ("", None),
    ],
)
def test_the_address_of_a_picture(url: str, expected: str | None) -> None:
    """Of ours, or of the web; nothing else."""
    assert expected == picture_url(url)


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("/mag/a/plan.png", "https://x.example/mag/a/plan.png"),
        ("https://p.example/i.png", "https://p.example/i.png"),
        ("javascript:alert(1)", None),
    ],
)
def test_a_picture_for_others_has_an_absolute_address(url: str, expected: str | None) -> None:
    """Wherever it stands."""
    made = edition(magazine(settings=config(magazine=SUBPATH)))
    shared = made.shared(HeaderPicture(url, "Un plan"), made.typography)

    assert expected == (shared.url if shared else None)


def test_an_author_s_box_has_portrait_and_extra() -> None:
    """As the header says."""
    made = edition(magazine(author("bob", portrait="https://p.example/b.png", extra={"note": 1})))

    assert (made.boxes["bob"].portrait, made.boxes["bob"].extra) == ("https://p.example/b.png", {"note": 1})
