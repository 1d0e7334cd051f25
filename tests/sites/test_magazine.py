"""A whole magazine in the theme that magsite comes with, as its readers see it."""

import re
from pathlib import Path

import pytest

from tests.sites import harness, sample
from tests.sites.harness import OUTPUT
from tests.sites.reading import Page, dead_links, read_page

BASE = "https://relais.example/"


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Every file of the magazine."""
    site = tmp_path_factory.mktemp("magazine") / "site"
    harness.write(site, sample.FILES)
    report = harness.build(site)
    assert report.published
    assert not harness.codes(report.diagnostics)
    return harness.files(site / OUTPUT)


def page(files: dict[str, bytes], url: str) -> Page:
    """The page at a root-relative URL."""
    return read_page(files[f"{url}index.html".removeprefix("/")].decode())


def titles(shown: Page) -> list[str]:
    """The articles that a page names, each once, in order."""
    return list(
        dict.fromkeys(re.findall(r"Le jour \d+|Un tour|Aux racines des réseaux|Sans rubrique", shown.text))
    )


def test_an_article_has_everything_in_its_order(files: dict[str, bytes]) -> None:
    """The page that the product exists for: from the magazine's name over it to the list of all at its foot."""
    text = page(files, "/internet/racines/").text
    elements = [
        "Magazine Internet",
        "[ Réseaux sociaux ] Aux racines des réseaux",
        "Publié le 24 septembre 2008 par Buzzbizweb",
        "Le lecteur est devenu auteur.",
        "1978 : les babillards",
        "Les paroles s’envolent, les écrits restent.",
        "Vous en pensez quoi ?",
        "Retour à La Une",
        "À propos de l’auteur",
        "Buzzbizweb",
        "50 partages",
        "l’auteur n’a pas encore renseigné son compte",
        "Voir son profil",
        "Voir son blog",
        "Magazines Internet Logiciel libre Société",
    ]
    found = [text.find(element) for element in elements]
    assert -1 not in found, elements[found.index(-1)]
    at = 0
    for element in elements:
        at = text.find(element, at)
        assert at >= 0, element


def test_an_article_leads_to_its_author_and_their_blog(files: dict[str, bytes]) -> None:
    """Profile, blog, La Une, magazine and tags: each link goes where it says."""
    links = page(files, "/internet/racines/").links
    assert {
        "/auteurs/buzzbizweb/",
        "https://buzzbizweb.example/",
        "/",
        "/internet/",
        "/sujets/medias/",
    } <= set(links)


def test_la_une_goes_on_over_its_pages(files: dict[str, bytes]) -> None:
    """Newest first, page by page, each article once among the lists after the first page."""
    assert titles(page(files, "/"))[:2] == ["Un tour", "Sans rubrique"]
    assert titles(page(files, "/page/2/"))[:4] == ["Le jour 7", "Le jour 6", "Le jour 5", "Le jour 4"]
    assert titles(page(files, "/page/3/"))[-1] == "Aux racines des réseaux"
    assert {"page/2/index.html", "page/3/index.html"} == {path for path in files if path.startswith("page/")}
    assert {"/", "/page/3/"} <= set(page(files, "/page/2/").links)


def test_a_magazine_lists_its_articles(files: dict[str, bytes]) -> None:
    """Those that are first of all of another one as well; its introduction stands on its first page only."""
    numbers = [page(files, f"/internet/{further}") for further in ("", "page/2/", "page/3/")]
    found = [title for one in numbers for title in titles(one)]
    assert len(found) == sample.INTERNET
    assert "Sans rubrique" not in found
    assert ["Tout sur le réseau." in one.text for one in numbers] == [True, False, False]
    assert titles(page(files, "/societe/")) == []


def test_an_author_has_profile_total_and_articles(files: dict[str, bytes]) -> None:
    """Totals are over all articles, the co-signed ones whole, and written as French numbers are."""
    text = page(files, "/auteurs/bo/").text
    total = 12345 + 1 + sum(day * 1111 for day in range(2, 10))
    assert "Bo écrit beaucoup." in text
    assert "Reporter · Lille" in text
    assert "10 articles" in text
    assert f"{total // 1000} {total % 1000:03} partages" in text
    assert "partages" not in page(files, "/auteurs/eva/").text.split("Articles")[0]


def test_an_author_who_has_written_nothing_has_a_page_that_says_so(files: dict[str, bytes]) -> None:
    """With or without a file."""
    assert "l’auteur n’a pas encore renseigné son compte" in page(files, "/auteurs/emile/").text


def test_authors_stand_by_their_letter(files: dict[str, bytes]) -> None:
    """É beside E, as in a French dictionary."""
    text = page(files, "/auteurs/").text
    places = [text.index(name) for name in ("Bo ", "Buzzbizweb", "Émile", "Eva", "Zoé")]
    assert sorted(places) == places
    letters = re.findall(r"<h2[^>]*>(\w)</h2>", files["auteurs/index.html"].decode())
    assert letters == ["B", "E", "Z"]


def test_tags_have_their_pages(files: dict[str, bytes]) -> None:
    """An index and a list for each."""
    assert "médias" in page(files, "/sujets/").text
    assert titles(page(files, "/sujets/medias/"))[:2] == ["Un tour", "Aux racines des réseaux"]
    assert "sujets/reseaux-sociaux/index.html" in files


def test_the_most_shared_are_ranked(files: dict[str, bytes]) -> None:
    """By their counts, of front matter and of the data, with the date of the last reading."""
    first = page(files, "/plus-partages/")
    assert titles(first)[:3] == ["Un tour", "Le jour 9", "Le jour 8"]
    assert "12 345 partages" in first.text
    assert "2 novembre 2026" in first.text
    assert "plus-partages/page/3/index.html" in files
    assert "1 partage" in page(files, "/internet/jour-1/").text
    assert "1 partages" not in page(files, "/internet/jour-1/").text


def test_an_author_s_total_is_exact_on_their_own_page(files: dict[str, bytes]) -> None:
    """Under their articles it is round."""
    own, under = page(files, "/auteurs/bo/").text, page(files, "/internet/jour-1/").text
    assert "61 230 partages" in own
    assert "Plus de" not in own
    assert "Plus de 61 000 partages" in under
    assert "61 230" not in under


def test_an_author_s_list_goes_on_with_a_round_total(files: dict[str, bytes]) -> None:
    """A night's new counts change the first page alone."""
    further = page(files, "/auteurs/bo/page/2/").text

    assert "Plus de 61 000 partages" in further
    assert "61 230" not in further


def test_the_ranking_says_its_day_on_the_first_page(files: dict[str, bytes]) -> None:
    """The others say which page they are."""
    shown = [page(files, f"/plus-partages/{rest}").text for rest in ("", "page/2/")]

    assert ["2 novembre 2026" in text for text in shown] == [True, False]
    assert ["Page 2 sur" in " ".join(text.split()) for text in shown] == [False, True]


def test_an_article_without_a_count_says_nothing_of_shares(files: dict[str, bytes]) -> None:
    """Absent is absent, never 0."""
    text = page(files, "/seul/").text
    assert "partage" not in text[text.index("Sans rubrique") : text.index("Retour à La Une")]


def test_numbers_have_narrow_spaces(files: dict[str, bytes]) -> None:
    """The space between thousands is the one that French numbers have, so that no line breaks in it."""
    assert "12\u202f345 partages" in files["plus-partages/index.html"].decode()


def test_pages_stand_at_their_paths(files: dict[str, bytes]) -> None:
    """A folder of pages is a folder of addresses."""
    assert "Qui nous sommes" in page(files, "/a-propos/").text
    assert "La loi." in page(files, "/lois/mentions/").text
    assert files["CNAME"] == b"relais.example\n"


def test_files_beside_an_article_are_published_with_it(files: dict[str, bytes]) -> None:
    """Those that it shows or links to, and no others."""
    assert files["logiciel-libre/tour/dessin.png"] == b"\x89PNG"
    assert files["logiciel-libre/tour/notes.txt"] == b"des notes"
    assert not [path for path in files if "brouillons" in path or path.endswith(".md")]


def test_every_link_leads_somewhere(files: dict[str, bytes]) -> None:
    """Pages, files and anchors, from every page."""
    assert list(dead_links(files, BASE)) == []


def test_links_between_sources_are_links_between_pages(files: dict[str, bytes]) -> None:
    """A writer points at files; a reader follows addresses, anchors included."""
    links = set(page(files, "/internet/racines/").links)
    assert {
        "/logiciel-libre/tour/#la-suite",
        "#la-note",
        "/auteurs/bo/",
        "/logiciel-libre/",
        "/a-propos/",
    } <= links
    assert "/internet/racines/" in page(files, "/logiciel-libre/tour/").links


@pytest.mark.parametrize("word", ["surprise", "cadeau", "secret", "Chut", "caché", "cache/"])
def test_what_is_not_published_is_nowhere(files: dict[str, bytes], word: str) -> None:
    """A draft and an article of the future are in no page, list, feed, sitemap or address, nor are their files."""
    assert not [path for path, content in files.items() if word in path or word.encode() in content]


def test_former_addresses_lead_to_the_article(files: dict[str, bytes]) -> None:
    """By a page of their own, and by the list that hosts read."""
    assert "/internet/racines/" in page(files, "/vieux.php/racines/").links
    assert "/internet/racines/" in read_page(files["racines.html"].decode()).links
    assert files["_redirects"].decode().splitlines() == [
        "/vieux.php/racines/ /internet/racines/ 301",
        "/racines.html /internet/racines/ 301",
    ]


def test_every_page_has_one_title_and_a_head(files: dict[str, bytes]) -> None:
    """One h1, no level left out, a title of its own, a canonical address."""
    pages = {path: read_page(html.decode()) for path, html in files.items() if path.endswith("index.html")}
    made = {path: one for path, one in pages.items() if "vieux.php" not in path}
    assert dict.fromkeys(made, 1) == {path: one.headings.count("h1") for path, one in made.items()}
    heads = [re.findall(r"<title>(.*?)</title>", files[path].decode()) for path in made]
    assert len(made) == len({head[0] for head in heads})


def test_the_page_for_what_is_not_found(files: dict[str, bytes]) -> None:
    """It is not for search engines, and it leads to La Une."""
    assert b'content="noindex"' in files["404.html"]
    assert "/" in read_page(files["404.html"].decode()).links


def test_an_author_without_a_file_has_a_page_as_well(site: Path) -> None:
    """Whoever is only named in articles is said to have written nothing, and the editor is told."""
    harness.write(
        site, {"content/articles/2026-01-01-un.md": "---\ntitle: Un\nauthor: Inconnue\n---\nTexte.\n"}
    )
    report = harness.build(site)
    assert harness.codes(report.diagnostics) == ["author-undeclared", "site-url-missing"]
    text = page(harness.files(site / OUTPUT), "/auteurs/inconnue/").text
    assert "Inconnue" in text
    assert "l’auteur n’a pas encore renseigné son compte" in text


def test_an_empty_magazine_is_a_magazine(site: Path) -> None:
    """The first build of a new folder shows every page that there can be."""
    harness.write(site, {"config.toml": '[magazine]\nurl = "https://relais.example/"\n'})
    report = harness.build(site)
    assert report.published
    assert not report.diagnostics
    assert list(dead_links(harness.files(site / OUTPUT), BASE)) == []


def test_a_magazine_can_speak_english(site: Path) -> None:
    """All that the theme says comes from its catalogues."""
    harness.write(site, sample.FILES)
    harness.write(site, {"config.toml": sample.CONFIG.replace("tagline", 'language = "en"\ntagline')})
    harness.build(site)
    text = page(harness.files(site / OUTPUT), "/internet/racines/").text
    for words in (
        "Internet magazine",
        "by Buzzbizweb",
        "50 shares",
        "About the author",
        "View profile",
        "View blog",
    ):
        assert words in text
