"""Real blogs, read where they stand: a configuration is all that they need."""

import re
import shutil
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

import pytest
import yaml

from magsite.stages.request import Report
from tests.sites import harness
from tests.sites.harness import OUTPUT
from tests.sites.reading import read_page

pytestmark = [pytest.mark.corpora, pytest.mark.slow]

CORPORA = Path(__file__).parents[3] / "shared" / "corpora"
ARTICLES = {
    "fr-putaindecode": "contents/articles",
    "fr-jamstatic": "content",
    "fr-sudweb-jekyll": "_posts",
    "en-rust-toml": "content",
    "front-matter-edge": "jekyll",
}
"""Blog → where its articles stand."""


def copied(blog: str, folder: Path) -> Path:
    """A copy of a blog with a configuration and nothing else of ours."""
    site = folder / blog
    shutil.copytree(CORPORA / blog, site, copy_function=shutil.copyfile)
    for place in (site, *site.rglob("*")):
        place.chmod(0o755 if place.is_dir() else 0o644)
    articles = ARTICLES[blog]
    config = f'[magazine]\nurl = "https://blog.example/"\n\n[content]\narticles = "{articles}"\n'
    harness.write(site, {"config.toml": config})
    return site


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Report]:
    """The blog "Putain de code !", built."""
    site = copied("fr-putaindecode", tmp_path_factory.mktemp("blogs"))
    return site, harness.build(site)


@pytest.fixture(scope="module")
def headers() -> Mapping[str, Mapping[str, str]]:
    """File name → what its header says, read without magsite."""
    found = {}
    for path in sorted((CORPORA / "fr-putaindecode" / "contents" / "articles").glob("*.md")):
        header = path.read_text(encoding="utf-8").split("---\n")[1]
        found[path.stem] = {key: str(value) for key, value in yaml.safe_load(header).items()}
    return found


def test_every_article_has_its_page(
    built: tuple[Path, Report], headers: Mapping[str, Mapping[str, str]]
) -> None:
    """With its title for a heading, at the address of its slug."""
    site, report = built
    assert report.published
    assert report.totals.articles == len(headers) > 100
    for name, header in headers.items():
        slug = header.get("slug") or re.sub(r"^\d{4}-\d\d-\d\d-", "", name)
        text = read_page((site / OUTPUT / slug / "index.html").read_text(encoding="utf-8")).text
        assert plain(header["title"]) in plain(text), name


def test_every_author_has_a_page_with_their_articles(
    built: tuple[Path, Report], headers: Mapping[str, Mapping[str, str]]
) -> None:
    """As many as name the author in their headers, over all pages of the list."""
    site, report = built
    counts = Counter(header["author"] for header in headers.values())
    assert report.totals.authors == len(counts)
    for author, count in counts.items():
        folder = site / OUTPUT / "auteurs" / author.lower()
        pages = [page.read_text(encoding="utf-8") for page in folder.rglob("index.html")]
        assert count == sum(page.count("<article ") for page in pages), author
        assert f"{count}article" in plain(read_page(pages[0]).text)


def test_what_is_wrong_is_a_warning_with_its_place(built: tuple[Path, Report]) -> None:
    """Dead links and undeclared authors, each with the line to repair."""
    _, report = built
    assert {"link-dead", "author-undeclared"} <= set(harness.codes(report.diagnostics))
    assert all(one.location.line for one in report.diagnostics if one.code != "key-unknown")


def test_an_edit_is_as_good_as_a_build_from_nothing(built: tuple[Path, Report]) -> None:
    """Of one article among many."""
    site, _ = built
    harness.replace(
        site, "contents/articles/2014-07-16-maitriser-les-redirections-shell.md", "Maîtriser", "Dompter"
    )
    report = harness.build(site)
    assert "/maitriser-les-redirections-shell/" in harness.made_urls(report)
    assert len(report.made) < report.totals.files / 4
    harness.assert_as_clean(site, report)


@pytest.mark.parametrize("blog", ARTICLES)
def test_no_blog_brings_it_down(blog: str, tmp_path: Path) -> None:
    """Whatever is in it: a report comes, with places; and the second one is the first one."""
    site = copied(blog, tmp_path)
    report = harness.build(site)
    assert all(one.location.path for one in report.diagnostics)
    again = harness.build(site)
    assert report.diagnostics == again.diagnostics
    assert not again.made


def plain(text: str) -> str:
    """A text without what typography does to it."""
    return re.sub(r"[\s\u00a0\u202f]+", "", text).replace("’", "'").replace("…", "...").replace("&amp;", "&")
