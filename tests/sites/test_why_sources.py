"""Why a source is published, and where, or why it is not."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from magsite.inquiry.answer import Status
from tests.sites import harness, small
from tests.sites.asking import about, ask, page_at
from tests.sites.harness import Files, replace, stamps, write
from tests.sites.tiny import CONFIG, THEME, article

NAME = "content/articles/a.md"
OLD = "2008-09-24"
KEEP = '\n[publish]\non_error = "keep"\n'


def _write(site: Path, files: Files, config: str = CONFIG) -> None:
    write(site, {"config.toml": config, **THEME, **files})


def test_an_article_is_published_and_listed(small_site: Path) -> None:
    """With its address, its date, each page of a list and each feed that has it."""
    source = about(small_site, small.UN)

    assert (source.status, source.url, source.id) == ("published", "/internet/un/", "2026-01-01-un")
    assert source.moment is not None
    assert source.moment.isoformat() == "2026-01-01T00:00:00+01:00"
    assert [one.url for one in source.lists] == [
        "/page/2/",
        "/internet/page/2/",
        "/auteurs/alix/",
        "/sujets/web/",
        "/plus-partages/",
    ]
    assert (source.lists[0].url, source.lists[0].title) == ("/page/2/", "Mag, page 2")
    assert {"/feed.xml", "/internet/rss.xml", "/auteurs/alix/feed.xml"} <= {one.url for one in source.feeds}


def test_lists_and_feeds_are_named_as_readers_see_them(small_site: Path) -> None:
    """With their typography."""
    replace(small_site, "config.toml", '"Mag"', '"L\'Écho !"')

    source = about(small_site, small.UN)

    assert [one.title for one in source.lists if one.url == "/internet/page/2/"] == [
        "Internet, page 2 — L’Écho\u202f!"
    ]
    assert [one.title for one in source.feeds if one.url == "/feed.xml"] == ["L’Écho\u202f!"]


def test_every_list_that_is_named_shows_the_article(small_site: Path) -> None:
    """And no other does: the answer is what the output says."""
    named = {one.url for one in about(small_site, small.TROIS).lists}

    lists = (page for page in small.LISTS if page not in {"/auteurs/", "/sujets/"})
    pages = {url: (small_site / f"public{url}index.html").read_text("utf-8") for url in lists}
    shown = {url for url, text in pages.items() if 'href="/logiciel/trois/"> Trois' in _main(text)}
    assert shown == named


def _main(page: str) -> str:
    """What a page shows between the lists around it."""
    return page.partition("<main>")[2].partition("</main>")[0]


@pytest.mark.parametrize(
    ("text", "status", "moment"),
    [
        (article("A", date=OLD, draft="true"), "draft", None),
        (article("A", date="2030-01-01T08:00"), "scheduled", "2030-01-01T08:00:00+01:00"),
        (article("A", date=OLD, expires="2010-01-01"), "expired", "2010-01-01T00:00:00+01:00"),
        (article("A", date=OLD, unlisted="true"), "unlisted", "2008-09-24T00:00:00+02:00"),
    ],
)
def test_an_article_says_itself_that_it_is_not_to_be_seen(
    site: Path, text: str, status: Status, moment: str | None
) -> None:
    """It is a draft, its date is to come, it has expired, or it stands in no list."""
    _write(site, {NAME: text})

    source = about(site, NAME)

    assert (status, moment) == (source.status, source.moment.isoformat() if source.moment else None)
    assert (source.lists, source.feeds) == ((), ())


def test_the_clock_decides_at_the_instant_that_is_asked_for(site: Path) -> None:
    """As a build for that instant would."""
    _write(site, {NAME: article("A", date="2030-01-01", expires="2031-01-01")})

    instants = [datetime(year, 6, 1, tzinfo=UTC) for year in (2029, 2030, 2031)]

    found = [about(site, NAME, now) for now in instants]
    assert [one.status for one in found] == ["scheduled", "published", "expired"]
    assert found[1].until is not None
    assert found[1].until.year == 2031


def test_a_folder_makes_a_draft(site: Path) -> None:
    """Which is not the header's doing."""
    _write(
        site,
        {NAME: article("A", date=OLD)},
        f'{CONFIG}\n[content.defaults."content/articles"]\ndraft = true\n',
    )

    source = about(site, NAME)

    assert (source.status, source.by_folder) == ("draft", True)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (article("A"), "date-missing"),
        ("Un texte.\n", "header-missing"),
        ("---\ndate: 2008-09-24\n---\n", "title-missing"),
        ("---\ntitle: [\n---\n", "header-syntax"),
        (article("A", date="2008-03-30T02:30"), "date-gap"),
        (article("A", date=OLD, slug="'!'"), "slug-empty"),
    ],
)
def test_what_is_wrong_in_an_article_is_told(site: Path, text: str, code: str) -> None:
    """In the words of a build."""
    _write(site, {NAME: text})

    answer = ask(site, NAME)

    assert answer.source is not None
    assert answer.source.status == "refused"
    assert code in {one.code for one in answer.problems}


def test_two_articles_may_want_one_address(site: Path) -> None:
    """The one says which other has it; the build would publish nothing."""
    other = "content/articles/b/a.md"
    _write(site, {NAME: article("A", date=OLD), other: article("B", date="2009-01-01")})

    answers = [ask(site, path) for path in (NAME, other)]

    sources = [one.source for one in answers if one.source is not None]
    (hidden,) = [one for one in sources if one.status == "shadowed"]
    assert {NAME, other} == {hidden.path, hidden.other}
    assert [one.code for one in answers[0].stopping] == ["url-twice"]


def test_an_error_elsewhere_keeps_all_back(site: Path) -> None:
    """An article that is well says so, and what stops it."""
    _write(site, {NAME: article("A", date=OLD), "content/articles/b.md": "---\ndate: 2008-09-24\n---\n"})

    answer = ask(site, NAME)

    assert answer.source is not None
    assert answer.source.status == "published"
    assert [(one.code, one.location.path) for one in answer.stopping] == [
        ("title-missing", "content/articles/b.md")
    ]


@pytest.mark.parametrize(("built", "url"), [(True, "/a/"), (False, None)])
def test_what_is_held_back_keeps_its_last_page(site: Path, built: bool, url: str | None) -> None:  # noqa: FBT001 - a column
    """If it has one."""
    _write(
        site, {NAME: article("A", date=OLD), "content/articles/b.md": article("B", date=OLD)}, CONFIG + KEEP
    )
    if built:
        harness.build(site)
    write(site, {NAME: article("A", date="demain")})

    answer = ask(site, NAME)

    assert answer.source is not None
    assert ("held", url, ()) == (answer.source.status, answer.source.url, answer.stopping)
    assert "value-wrong" in {one.code for one in answer.problems}
    assert (answer.page.state if answer.page else None) == ("kept" if built else None)


def test_a_text_that_was_refused_is_held_back(site: Path) -> None:
    """Once a build has tried to convert it: a question converts nothing."""
    _write(
        site,
        {NAME: article("A", "[x](/absent/)", date=OLD)},
        CONFIG + KEEP + '[checks]\nlink-dead = "error"\n',
    )
    before = about(site, NAME).status
    harness.build(site)

    assert (before, "held") == ("published", about(site, NAME).status)


@pytest.mark.parametrize(
    ("path", "status", "url"),
    [
        (small.ALIX, "read", "/auteurs/alix/"),
        (small.INTERNET, "read", "/internet/"),
        (small.ABOUT, "published", "/a-propos/"),
        (small.PICTURE, "read", None),
        (small.SHARES, "read", None),
        ("config.toml", "read", None),
        ("static/ours.txt", "read", None),
        ("themes/tiny/templates/home.html", "read", None),
    ],
)
def test_other_sources_have_their_place(small_site: Path, path: str, status: Status, url: str | None) -> None:
    """Profiles and pages their address, the rest its use."""
    source = about(small_site, path)

    assert (status, url) == (source.status, source.url)


def test_a_file_says_where_it_is_copied_to(small_site: Path) -> None:
    """Beside the page that shows it."""
    assert about(small_site, small.PICTURE).files == ("/internet/quatre/dessin.png",)


def test_a_file_that_nothing_leads_to_is_not_published(small_site: Path) -> None:
    """Wherever it stands below the sources."""
    write(small_site, {"content/articles/seul.png": b"x"})

    assert about(small_site, "content/articles/seul.png").status == "unused"


def test_a_draft_page_is_told_as_well(small_site: Path) -> None:
    """Pages outside the flow have no date."""
    write(small_site, {small.ABOUT: article("À propos", draft="true")})

    assert about(small_site, small.ABOUT).status == "draft"


def test_two_files_may_be_one_author(small_site: Path) -> None:
    """The second is no profile."""
    write(small_site, {"content/authors/z/alix.md": "---\nname: Alix\n---\n"})

    source = about(small_site, "content/authors/z/alix.md")

    assert (source.status, source.other) == ("shadowed", small.ALIX)


def test_a_former_address_is_a_redirect(small_site: Path) -> None:
    """Which the article's source makes."""
    write(small_site, {small.UN: article("Un", category="internet", aliases="[/vieux/]")})

    page = page_at(small_site, "/vieux/")

    assert (page.leads_to, page.state, page.sources) == ("/internet/un/", "new", (small.UN,))
    assert about(small_site, small.UN).files == ("/vieux/",)


def test_a_question_writes_nothing_into_the_output(small_site: Path) -> None:
    """Not even where a build would have much to do."""
    replace(small_site, small.UN, "Le début.", "Un autre début.")
    before = stamps(small_site / "public")

    ask(small_site, small.UN)

    assert before == stamps(small_site / "public")


SHARED = "2026-01-01-un"


@pytest.mark.parametrize(
    ("header", "rows", "counted", "ignored"),
    [
        ("7", "", [("total", 7)], []),
        ("7", "mastodon,3,2026-11-01", [("mastodon", 3)], [("total", 7)]),
        ("7", "mastodon,3,", [("total", 7)], [("mastodon", 3)]),
        (
            "{mastodon: 2, bluesky: 4}",
            "mastodon,3,2026-11-01",
            [("mastodon", 3), ("bluesky", 4)],
            [("mastodon", 2)],
        ),
        (
            "{mastodon: 2}",
            "mastodon,3,2026-11-01\nmastodon,5,2026-11-02",
            [("mastodon", 5)],
            [("mastodon", 2)],
        ),
    ],
)
def test_shares_say_where_they_come_from(
    small_site: Path, header: str, rows: str, counted: list[tuple[str, int]], ignored: list[tuple[str, int]]
) -> None:
    """What counts adds up to the total that the page shows; the rest is told apart."""
    lines = "".join(f"{SHARED},{row}\n" for row in rows.splitlines())
    write(
        small_site,
        {
            small.UN: article("Un", category="internet", shares=header),
            small.SHARES: f"article,network,count,date\n{lines}",
        },
    )

    shares = about(small_site, small.UN).shares

    assert shares is not None
    assert counted == [(one.network, one.count) for one in shares.counted]
    assert ignored == [(one.network, one.count) for one in shares.ignored]
    assert shares.total == sum(count for _, count in counted)


def test_a_count_names_its_line(small_site: Path) -> None:
    """In the share data, by whatever name that calls the article; or in the header."""
    write(small_site, {small.SHARES: "article,network,count,date\n/internet/un/,mastodon,3,2026-11-01\n"})

    shares = [about(small_site, path).shares for path in (small.UN, small.QUATRE)]
    counted = [one.counted[0] for one in shares if one is not None]

    assert [(one.path, one.line) for one in counted] == [(small.SHARES, 2), (small.QUATRE, 5)]
