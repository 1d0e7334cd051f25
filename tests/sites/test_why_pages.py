"""What a page comes from, why it was made when it last was, and whether it would be made now."""

from datetime import timedelta
from pathlib import Path

import pytest

from magsite.inquiry.pages import about_page
from magsite.inquiry.subject import near, subject
from tests.sites import harness, small
from tests.sites.asking import ask, page_at, surveyed
from tests.sites.harness import made_urls, replace, write
from tests.sites.tiny import article


@pytest.mark.parametrize(
    ("target", "path"),
    [
        ("/page/2/", "page/2/index.html"),
        ("/page/2", "page/2/index.html"),
        ("page/2/", "page/2/index.html"),
        ("/page/2/index.html", "page/2/index.html"),
        ("https://mag.example/page/2/", "page/2/index.html"),
        ("public/page/2/index.html", "page/2/index.html"),
        ("public/page/2", "page/2/index.html"),
        ("/", "index.html"),
        ("https://mag.example", "index.html"),
        ("/feed.xml", "feed.xml"),
        ("public", "index.html"),
    ],
)
def test_a_page_has_many_names(small_site: Path, target: str, path: str) -> None:
    """Its address in short or in full, with its last slash or without, its file in the output."""
    assert page_at(small_site, target).path == path


def test_the_path_of_the_address_may_be_left_out(small_site: Path) -> None:
    """A magazine may stand below its host's root."""
    url = "https://user.example/mag/"

    found = {
        page_at(small_site, target, url=url).url for target in ("/mag/page/2/", "/page/2/", f"{url}page/2/")
    }

    assert found == {"/mag/page/2/"}


@pytest.mark.parametrize(
    ("target", "path"),
    [
        (small.UN, small.UN),
        ("2026-01-01-un", small.UN),
        ("content/articles/2026-01-04-quatre", small.QUATRE),
        ("/internet/un/", small.UN),
        ("brouillon", small.DRAFT),
    ],
)
def test_a_source_has_many_names(small_site: Path, target: str, path: str) -> None:
    """Its path, its article's id, the folder of its bundle, the address of its page."""
    source = ask(small_site, target).source

    assert source is not None
    assert source.path == path


def test_a_path_is_read_from_where_one_stands(small_site: Path) -> None:
    """Or it is absolute."""
    with surveyed(small_site) as found:
        here = small_site / "content/authors"
        names = ("alix.md", "../authors/alix.md", str(small_site / small.ALIX))
        assert {small.ALIX} == {
            one.source for name in names if (one := subject(found, name, here)) is not None
        }


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ("/intrenet/un/", "/internet/un/"),
        ("content/articles/2026-01-01-unn.md", small.UN),
        ("https://elsewhere.example/page/2/", ""),
        ("http://[", ""),
        ("", "index.html"),
        ("xyz", ""),
    ],
)
def test_what_is_unknown_has_its_nearest_names(small_site: Path, target: str, expected: str) -> None:
    """Where there are any."""
    with surveyed(small_site) as found:
        meant = subject(found, target, small_site)
        if meant is not None:
            assert (target, expected) == ("", meant.output)
        else:
            assert expected == "" or near(found, target)[0] == expected


def test_a_list_is_made_of_its_articles(small_site: Path) -> None:
    """With its template, its own source first, and the parts of its key."""
    page = page_at(small_site, "/internet/")

    assert (page.template, page.group, page.state) == ("category.html", "listing", "stands")
    assert page.sources == (small.INTERNET, small.QUATRE, small.DEUX)
    assert {"template", "site", "category", "cards"} <= set(page.parts)


@pytest.mark.parametrize(
    ("target", "sources"),
    [
        ("/internet/quatre/dessin.png", (small.PICTURE,)),
        ("/ours.txt", ("static/ours.txt",)),
        ("/robots.txt", ()),
        ("/404.html", ()),
    ],
)
def test_other_files_have_their_source(small_site: Path, target: str, sources: tuple[str, ...]) -> None:
    """A copy has what it is a copy of; what magsite makes up has none."""
    assert page_at(small_site, target).sources == sources


def test_what_had_changed_is_remembered(small_site: Path) -> None:
    """Of the last time it was made, whatever was built since."""
    assert page_at(small_site, "/internet/un/").changed == ()
    replace(small_site, small.UN, "La suite.", "La fin.")
    harness.build(small_site)
    replace(small_site, small.DEUX, "title: Deux", "title: Second")
    harness.build(small_site)

    assert page_at(small_site, "/internet/un/").changed == ("neighbours",)
    assert page_at(small_site, "/logiciel/trois/").changed in {(), ("listings",)}


def test_the_time_of_the_last_making_is_told(small_site: Path) -> None:
    """In the magazine's time zone."""
    made = page_at(small_site, "/").made

    assert made is not None
    assert made.utcoffset() in {timedelta(hours=1), timedelta(hours=2)}


@pytest.mark.parametrize(
    ("old", "new"),
    [("La suite.", "La fin."), ("title: Un", "title: Premier"), ("tags: [web]", "tags: [toile]")],
)
def test_what_a_build_would_make_is_foretold(small_site: Path, old: str, new: str) -> None:
    """Each page that it makes is due or new, and no other is; with the very parts that the build will name."""
    replace(small_site, small.UN, old, new)
    with surveyed(small_site) as found:
        pages = [about_page(found, path) for path in found.targets]
    foretold = {page.url: page.due for page in pages if page.state in {"due", "new"}}

    report = harness.build(small_site)

    assert made_urls(report) == foretold.keys()
    assert {one.url: one.changed for one in report.made} == foretold


@pytest.mark.parametrize("text", [None, "altered"])
def test_a_file_that_is_not_as_it_was_left_is_due(small_site: Path, text: str | None) -> None:
    """Lost, or altered by hand: no part has changed, and the file itself is the reason."""
    write(small_site, {"public/internet/un/index.html": text})

    page = page_at(small_site, "/internet/un/")

    assert (page.state, page.due) == ("due", ("output",))


def test_a_page_that_is_not_there_yet_is_new(small_site: Path) -> None:
    """It has never been made."""
    write(small_site, {"content/articles/2026-02-01-cinq.md": article("Cinq", category="internet")})

    page = page_at(small_site, "/internet/cinq/")

    assert (page.state, page.made) == ("new", None)


def test_a_page_that_nothing_makes_any_more_is_leaving(small_site: Path) -> None:
    """It still answers at its address until the next build."""
    write(small_site, {small.DEUX: None})

    page = page_at(small_site, "/internet/deux/")

    assert (page.state, page.sources) == ("leaving", (small.DEUX,))


def test_an_old_asset_is_kept_for_a_while(small_site: Path) -> None:
    """For pages that a browser remembers."""
    with surveyed(small_site) as found:
        old = next(path for path in found.targets if path.startswith("assets/tiny."))
    write(small_site, {"themes/tiny/static/tiny.css": "p { color: #222 }\n"})
    harness.build(small_site)

    assert page_at(small_site, f"/{old}").state == "kept"
