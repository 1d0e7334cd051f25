"""The magazine that `magsite new` makes, built: complete, without a word of warning, and easily emptied."""

import re
import shutil
from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from magsite.cli.laying import lay
from magsite.newsroom.specimen import dated_files
from tests.sites.harness import MAGAZINE, build, files

TODAY = date(2026, 11, 22)
NOW = datetime(2026, 11, 22, 0, 5, tzinfo=ZoneInfo("Europe/Paris"))
EXAMPLES = "content/articles/exemples"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new magazine, made and built a few minutes after midnight."""
    site = tmp_path_factory.mktemp("new") / "mon-magazine"
    root = MAGAZINE / "magsite/specimen"
    specimen = [(path.relative_to(root).as_posix(), path) for path in root.rglob("*") if path.is_file()]
    lay(site, dated_files([(name, path.read_bytes()) for name, path in specimen], TODAY))
    report = build(site, now=NOW, strict=True)
    assert (report.published, report.diagnostics) == (True, ())
    return site


@pytest.fixture
def site(made: Path, tmp_path: Path) -> Path:
    """A copy of it that a test may change."""
    return Path(shutil.copytree(made, tmp_path / "mon-magazine"))


def page(site: Path, path: str) -> str:
    """A page of the output."""
    return (site / "public" / path / "index.html").read_text("utf-8")


def test_four_articles_are_published_and_one_is_to_come(made: Path) -> None:
    """The next change by the clock is that of the one to come."""
    report = build(made, now=NOW)
    later = build(made, made.parent / "later", now=NOW + timedelta(days=15), strict=True)

    assert (report.totals.articles, report.next_change) == (4, "2026-12-06T00:00:00+01:00")
    assert (later.totals.articles, later.next_change, later.diagnostics) == (5, None, ())


def test_every_kind_of_page_is_there(made: Path) -> None:
    """What readers find in a magazine, and what the law asks for."""
    there = files(made / "public").keys()

    for path in (
        *("index.html", "ecriture/index.html", "fabrique/index.html", "lecteurs/index.html"),
        *("auteurs/index.html", "auteurs/alix-exemple/index.html", "auteurs/camille-modele/index.html"),
        *("dossiers/le-premier-numero/index.html", "sujets/index.html", "plus-partages/index.html"),
        *("a-propos/index.html", "mentions-legales/index.html", "donnees-personnelles/index.html"),
        *("accessibilite/index.html", "404.html", "feed.xml", "sitemap.xml"),
    ):
        assert path in there


def test_the_menus_lead_to_the_legal_pages(made: Path) -> None:
    """From every page."""
    led = re.findall(r'href="(/[^"#]+/)"', page(made, "ecriture"))

    assert {"/a-propos/", "/mentions-legales/", "/donnees-personnelles/", "/accessibilite/"} <= set(led)


def test_an_article_shows_what_the_magazine_can_do(made: Path) -> None:
    """Two signatures, a part of two, a figure, a question, and an author who has said nothing yet."""
    shown = page(made, "ecriture/un-calendrier-que-l-on-peut-tenir").replace("\u00a0", " ")

    for sign in (
        *("Rythme", "Partie 2 sur 2", "<figcaption>", "Quel rythme pourriez-vous tenir un an\u202f?"),
        *("13 partages", "l’auteur n’a pas encore renseigné son compte"),
    ):
        assert sign in shown


def test_the_examples_can_be_deleted_in_one_go(site: Path) -> None:
    """The magazine is empty then, and nothing in it is a problem."""
    shutil.rmtree(site / EXAMPLES)

    report = build(site, now=NOW, strict=True)

    assert (report.published, report.diagnostics, report.totals.articles) == (True, (), 0)
    assert "dossiers/le-premier-numero/index.html" in report.removed


@pytest.mark.parametrize("deleted", ["content/authors/camille-modele.md", "content/categories/fabrique.md"])
def test_what_is_only_a_sample_can_be_deleted_after_the_examples(site: Path, deleted: str) -> None:
    """An author, a category: each by itself."""
    shutil.rmtree(site / EXAMPLES)
    (site / deleted).unlink()

    assert build(site, now=NOW, strict=True).diagnostics == ()


def test_it_is_a_repository_at_once(made: Path) -> None:
    """What is made does not belong in it."""
    assert (made / ".gitignore").read_text() == "/.magsite/\n/public/\n"
