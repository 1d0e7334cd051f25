"""Lists page by page: La Une, magazines, authors, tags, most shared."""

from datetime import date
from typing import Any, TypeVar

from magsite.content.document import Document
from magsite.pages.edition import Edition
from magsite.pages.listings import NO_LISTINGS
from magsite.pages.lists import list_targets
from magsite.pages.parts import Link, Picture
from magsite.pages.views import AuthorView, CategoryView, HomeView, MostSharedView, SeriesView, TagView
from tests.builders import article, author, by_url, category, config, edition, magazine, row, series
from tests.pages.seen import seen, view_at

V = TypeVar("V")


def _articles(count: int, **header: Any) -> list[Document]:
    """Articles a01, a02 …: the later the name, the newer."""
    return [article(f"a{n:02}", date=f"2008-01-{n:02}", **header) for n in range(1, count + 1)]


def _edition(*documents: Document, size: int = 2, **tables: Any) -> Edition:
    return edition(magazine(*documents, settings=config(urls={"page_size": size}, **tables)))


def _stable(*documents: Document, **listings: dict[str, int]) -> Edition:
    settings = config(urls={"page_size": 2, "numbering": "stable"})
    return edition(magazine(*documents, settings=settings), listings)


def _view(made: Edition, url: str, kind: type[V]) -> V:
    return view_at(list_targets(made), url, kind)


def _urls(made: Edition) -> list[str]:
    return [one.url for one in list_targets(made)]


def test_the_word_for_page_can_be_set() -> None:
    """As all words of addresses."""
    settings = config(urls={"page_size": 1, "words": {"page": "feuille"}})
    made = edition(magazine(*_articles(2), settings=settings))

    assert _urls(made) == ["/", "/feuille/2/"]


def test_every_list_goes_on() -> None:
    """La Une, magazines, authors, tags and most shared alike; the first pages have no number."""
    documents = _articles(3, authors=("Bob",), categories=("Net",), tags=("x",), shares=(("total", 1),))

    bases = ("/", "/net/", "/auteurs/bob/", "/sujets/x/", "/plus-partages/")
    assert [url for base in bases for url in (base, f"{base}page/2/")] == _urls(_edition(*documents))


def test_lists_stand_below_the_magazine_s_address() -> None:
    """The prefix stands before all."""
    made = _edition(*_articles(3), magazine={"url": "https://x.example/mag"})

    assert [(one.url, one.path) for one in list_targets(made)] == [
        ("/mag/", "index.html"),
        ("/mag/page/2/", "page/2/index.html"),
    ]


def test_la_une_shows_the_newest_first() -> None:
    """Its further pages go on."""
    made = _edition(*_articles(3))

    assert [card.id for card in _view(made, "/", HomeView).cards] == ["a03", "a02"]
    assert [card.id for card in _view(made, "/page/2/", HomeView).cards] == ["a01"]


def test_only_the_first_page_describes_the_magazine() -> None:
    """The further ones say their number."""
    made = _edition(*_articles(3), magazine={"tagline": "Chaque jour", "description": "Un magazine."})
    first, second = _view(made, "/", HomeView).meta, _view(made, "/page/2/", HomeView).meta

    assert (first.title, first.description) == ("L’Écho — Chaque jour", "Un magazine.")
    assert (second.title, second.description) == ("L’Écho, page 2", "")
    assert ("WebSite" in str(first.json_ld), second.json_ld) == (True, "")
    assert first.absolute_url == "https://mag.example/"


def test_the_tagline_describes_where_nothing_else_does() -> None:
    """And nothing where there is none."""
    with_one = _edition(magazine={"tagline": "Chaque jour"})

    assert _view(with_one, "/", HomeView).meta.description == "Chaque jour"
    assert _view(_edition(), "/", HomeView).meta.description == ""


def test_a_magazine_shows_its_own_articles() -> None:
    """With its introduction on the first page only, and its own feeds."""
    files = category("net", text="Le réseau.", name="Internet", tagline="Le réseau")
    made = _edition(files, *_articles(3, categories=("net",)), article("autre"))
    first, second = _view(made, "/net/", CategoryView), _view(made, "/net/page/2/", CategoryView)

    assert [card.id for card in (*first.cards, *second.cards)] == ["a03", "a02", "a01"]
    assert (first.intro is not None, second.intro is not None) == (True, False)
    assert (first.meta.title, first.meta.description) == ("Internet — L’Écho", "Le réseau")
    assert (
        first.feeds.atom,
        first.feeds.rss,
        first.feeds.json,
    ) == ("/net/feed.xml", "/net/rss.xml", "/net/feed.json")


def test_a_magazine_without_articles_has_its_page() -> None:
    """So that its link in the menu leads somewhere."""
    assert _view(_edition(category("net")), "/net/", CategoryView).cards == ()


def test_an_author_s_page_counts_the_articles() -> None:
    """All of them, on each of its pages; the biography describes the first."""
    made = _edition(author("bob", text="Écrit.", name="Bob"), *_articles(3, authors=("bob",)))
    first, second = _view(made, "/auteurs/bob/", AuthorView), _view(made, "/auteurs/bob/page/2/", AuthorView)

    assert (first.articles, second.articles) == (3, 3)
    assert (first.meta.kind, second.meta.kind) == ("profile", "profile")
    assert (seen(made.magazine.authors["bob"].bio_text), "") == (
        first.meta.description,
        second.meta.description,
    )
    assert ("ProfilePage" in str(first.meta.json_ld), second.meta.json_ld) == (True, "")


def test_an_author_without_articles_has_a_page() -> None:
    """With nothing on it."""
    view = _view(_edition(author("bob")), "/auteurs/bob/", AuthorView)

    assert (view.articles, view.cards, view.meta.description) == (0, (), "")


def test_a_tag_s_page_names_it() -> None:
    """As it was first written."""
    view = _view(_edition(*_articles(1, tags=("C++",))), "/sujets/cpp/", TagView)

    assert (view.tag.name, view.tag.url, view.meta.title) == ("C++", "/sujets/cpp/", "C++ — L’Écho")


def test_without_counts_there_is_no_ranking() -> None:
    """Nor a link to one."""
    made = _edition(*_articles(1))

    assert ("/plus-partages/" in _urls(made), made.site.most_shared_url) == (False, None)


def test_the_ranking_goes_by_shares() -> None:
    """Authors and magazines are ranked on the first page; ranks go on on the next."""
    documents = [
        article(f"a{n}", authors=("Bob" if n % 2 else "Eve",), categories=("Net",), shares=(("total", n),))
        for n in range(5)
    ]
    made = _edition(*documents)
    first = _view(made, "/plus-partages/", MostSharedView)
    second = _view(made, "/plus-partages/page/2/", MostSharedView)

    assert [(card.id, card.shares) for card in first.cards] == [("a4", 4), ("a3", 3)]
    assert (first.first_rank, second.first_rank) == (1, 3)
    assert [(one.name, one.shares) for one in first.authors] == [("Eve", 6), ("Bob", 4)]
    assert [(one.link.name, one.articles, one.shares) for one in first.categories] == [("Net", 5, 10)]
    assert (second.authors, second.categories) == ((), ())


def test_the_ranking_says_once_of_what_day_it_is() -> None:
    """On its first page: a night that counts nothing anew changes no other."""
    rows = (row("a01", "mastodon", 3, "2026-11-02"),)
    documents, settings = _articles(3, shares=(("total", 1),)), config(urls={"page_size": 2})
    made = edition(magazine(*documents, rows=rows, settings=settings))
    shown = [_view(made, url, MostSharedView) for url in ("/plus-partages/", "/plus-partages/page/2/")]

    assert [one.shares_date for one in shown] == [date(2026, 11, 2), None]


def test_the_first_page_of_an_author_has_the_exact_total() -> None:
    """Which stands in round numbers on the others and under articles, and in no list that is to last."""
    documents = _articles(3, authors=("Bob",), shares=(("total", 2248),))
    newest, lasting = _edition(*documents), _stable(*documents)
    shown = [
        _view(of, url, AuthorView).author
        for of, url in (
            (newest, "/auteurs/bob/"),
            (newest, "/auteurs/bob/page/2/"),
            (lasting, "/auteurs/bob/page/1/"),
        )
    ]

    assert [(one.shares, one.more) for one in shown] == [(6744, False), (6700, True), (None, False)]


def test_twelve_authors_are_ranked() -> None:
    """However many there are."""
    made = _edition(*(article(f"a{n}", authors=(f"A{n}",), shares=(("total", n),)) for n in range(20)))

    ranked = _view(made, "/plus-partages/", MostSharedView).authors
    assert [f"A{n}" for n in range(19, 7, -1)] == [one.name for one in ranked]


def test_a_magazine_names_its_editors_and_shows_its_picture() -> None:
    """On each of its pages."""
    files = category("net", editors=("bob",), image="https://p.example/n.png", extra={"note": 1})
    made = _edition(files, author("bob", name="Bob"), *_articles(3, categories=("net",), authors=("bob",)))

    for url in ("/net/", "/net/page/2/"):
        view = _view(made, url, CategoryView)
        assert (view.editors, view.extra) == ((Link("Bob", "/auteurs/bob/"),), {"note": 1})
        assert view.picture == view.meta.picture == Picture("https://p.example/n.png")


def test_a_series_goes_in_the_order_of_reading() -> None:
    """Its text stands on its first page only; parts go on being counted on the next."""
    parts = [article(f"a{n}", date=f"2008-01-0{n}", series="web", part=n) for n in (1, 2, 3)]
    made = _edition(series("web", title="Le Web", text="Une suite.", extra={"note": 1}), *parts)
    first, second = (
        _view(made, "/dossiers/web/", SeriesView),
        _view(made, "/dossiers/web/page/2/", SeriesView),
    )

    assert [card.id for card in (*first.cards, *second.cards)] == ["a1", "a2", "a3"]
    assert (first.first_part, second.first_part) == (1, 3)
    assert (first.intro is not None, second.intro) == (True, None)
    assert (first.series, first.extra) == (Link("Le Web", "/dossiers/web/"), {"note": 1})
    assert (first.meta.description, second.meta.description) == (
        seen(made.magazine.series["web"].intro_text),
        "",
    )
    assert ("CreativeWorkSeries" in str(first.meta.json_ld), second.meta.json_ld) == (True, "")


def test_authors_tags_and_series_lead_to_their_feeds() -> None:
    """Each of their pages."""
    made = _edition(*_articles(1, authors=("Bob",), tags=("x",), series="web"))

    assert _view(made, "/auteurs/bob/", AuthorView).feed == "/auteurs/bob/feed.xml"
    assert _view(made, "/sujets/x/", TagView).feed == "/sujets/x/feed.xml"
    assert _view(made, "/dossiers/web/", SeriesView).feed == "/dossiers/web/feed.xml"


def test_a_portrait_stands_for_an_author_s_page() -> None:
    """Where it is shared; its text is the author's name."""
    made = _edition(author("bob", name="Bob", portrait="https://p.example/b.png"))

    assert _view(made, "/auteurs/bob/", AuthorView).meta.picture == Picture("https://p.example/b.png", "Bob")


def test_unlisted_articles_are_in_no_list() -> None:
    """Whatever their header says."""
    hidden = article(
        "b", unlisted=True, authors=("Bob",), categories=("Net",), tags=("x",), shares=(("m", 1),)
    )
    made = _edition(article("a"), hidden)

    shown = {
        card.id
        for one in list_targets(made)
        for card in getattr(getattr(one.recipe(), "view", None), "cards", ())
    }
    assert shown == {"a"}


def test_lists_by_date_may_be_counted_from_their_oldest_article() -> None:
    """Series and ranking go by another order: they are always counted from their first article."""
    facts = {"categories": ("Net",), "tags": ("x",), "series": "web", "shares": (("total", 1),)}
    made = _stable(*_articles(5, authors=("Bob",), **facts))

    by_date = ("/", "/net/", "/auteurs/bob/", "/sujets/x/")
    expected = [
        *(url for base in by_date for url in (base, f"{base}page/2/", f"{base}page/1/")),
        *(
            f"{base}{rest}"
            for base in ("/dossiers/web/", "/plus-partages/")
            for rest in ("", "page/2/", "page/3/")
        ),
    ]
    assert expected == _urls(made)
    assert _view(made, "/dossiers/web/page/3/", SeriesView).first_part == 5
    assert _view(made, "/plus-partages/page/3/", MostSharedView).first_rank == 5


def test_a_page_that_is_counted_from_the_oldest_article_says_its_number() -> None:
    """The oldest one, too, which is number 1 and not the first."""
    made = _stable(*_articles(3, categories=("Net",)))
    first, oldest = _view(made, "/net/", CategoryView), _view(made, "/net/page/1/", CategoryView)

    assert [card.id for card in first.cards] == ["a03", "a02"]
    assert [card.id for card in oldest.cards] == ["a02", "a01"]
    assert (first.meta.title, oldest.meta.title) == ("Net — L’Écho", "Net, page 1 — L’Écho")
    assert _view(made, "/page/1/", HomeView).meta.title == "L’Écho, page 1"


def test_only_the_first_page_introduces_a_list_however_it_is_counted() -> None:
    """The page with the number 1 is none."""
    files = (category("net", text="Le réseau.", tagline="Le réseau"), author("bob", text="Écrit."))
    made = _stable(*files, *_articles(3, categories=("net",), authors=("bob",)))

    assert _view(made, "/net/", CategoryView).intro is not None
    assert _view(made, "/net/page/1/", CategoryView).intro is None
    for view in (
        _view(made, "/page/1/", HomeView),
        _view(made, "/net/page/1/", CategoryView),
        _view(made, "/auteurs/bob/page/1/", AuthorView),
    ):
        assert (view.meta.description, view.meta.json_ld) == ("", "")


def test_a_page_that_lasts_shows_nothing_that_new_articles_change() -> None:
    """Neither listings nor an author's totals; the first page shows them."""
    made = _stable(*_articles(3, authors=("Bob",), shares=(("total", 2),)), author={"latest": 1})
    first = _view(made, "/auteurs/bob/", AuthorView)
    oldest = _view(made, "/auteurs/bob/page/1/", AuthorView)

    assert (first.articles, first.author.shares) == (3, 6)
    assert [card.id for card in first.listings.latest] == ["a03"]
    assert (oldest.articles, oldest.author.shares, oldest.listings) == (None, None, NO_LISTINGS)


def test_a_new_article_leaves_the_pages_that_last_as_they_are() -> None:
    """Though it has shares, which count for its author."""
    facts = {"authors": ("Bob",), "categories": ("Net",), "tags": ("x",), "shares": (("total", 2),)}
    old, new = (by_url(list_targets(_stable(*_articles(count, **facts)))) for count in (5, 6))

    numbered = {f"{base}page/{n}/" for base in ("/", "/net/", "/auteurs/bob/", "/sujets/x/") for n in (1, 2)}
    assert numbered == {url for url in old if old[url].parts == new[url].parts}


def test_only_the_first_page_of_the_ranking_changes_with_the_totals() -> None:
    """Those of authors and magazines stand there alone."""
    documents = [article(f"a{n}", authors=("Bob",), shares=(("total", n),)) for n in range(1, 6)]
    before = by_url(list_targets(_edition(*documents)))
    after = by_url(list_targets(_edition(*documents, article("b", authors=("Bob",)))))

    ranking = [url for url in before if url.startswith("/plus-partages/")]
    changed = [url for url in ranking if before[url].parts != after[url].parts]
    assert (len(ranking), changed) == (3, ["/plus-partages/"])


def test_an_article_shifts_only_the_pages_that_are_newer() -> None:
    """One that is dated back leaves the older pages as they are."""
    back = article("b", date="2008-01-04", tags=("x",))
    before, after = _stable(*_articles(8, tags=("x",))), _stable(*_articles(8, tags=("x",)), back)
    old, new = by_url(list_targets(before)), by_url(list_targets(after))

    assert {"/page/1/", "/sujets/x/page/1/"} == {url for url in old if old[url].parts == new[url].parts}


def test_an_empty_text_of_the_configuration_is_none() -> None:
    """No dash stands before nothing, and the tagline describes where the description is empty."""
    bare = _view(_edition(magazine={"tagline": ""}), "/", HomeView).meta
    described = _view(_edition(magazine={"tagline": "Chaque jour", "description": ""}), "/", HomeView).meta

    assert (bare.title, described.description) == ("L’Écho", "Chaque jour")
