"""bench/corpus.py and bench/formats.py: the same articles every time, and links that lead somewhere."""

import json
import re
import shutil
from collections.abc import Mapping
from itertools import islice
from pathlib import Path

import corpus
import formats
import pytest
from builders import SITES
from prose import LINK

from magsite.pipeline import build
from magsite.stages.request import Request
from tests.sites.harness import CODE, NOW, OUTPUT

_COUNT = 30
_MANY = 120


def test_the_corpus_is_the_same_every_time() -> None:
    """An article is made of its number alone, whatever was made before it."""
    alone = corpus.article(17)
    assert alone == list(corpus.articles(20))[17]


def test_a_corpus_is_the_beginning_of_a_larger_one(tmp_path: Path) -> None:
    """The files of a few articles are the same in a site with more of them."""
    few, more = (tmp_path / name for name in ("few", "more"))
    for root, count in ((few, 5), (more, 9)):
        formats.write(root, formats.FORMATS["hugo"], count)
    written = _texts(few / "content" / "articles")
    assert written.items() <= _texts(more / "content" / "articles").items()


def test_each_article_links_to_one_that_a_corpus_of_its_size_has() -> None:
    """An article links to an earlier one, the first to the second; never to itself."""
    for one in islice(corpus.articles(_COUNT), 1, None):
        assert one.linked.number < one.lead.number
    assert corpus.article(0).linked.number == 1


def test_the_corpus_is_what_it_says_it_is() -> None:
    """Half of the articles show code, one in twenty is signed by two, a body has 5.8 KB on average."""
    every = list(corpus.articles(_MANY))
    assert 0.4 < sum("```" in one.body for one in every) / _MANY < 0.6
    assert 0.02 < sum(len(one.authors) == 2 for one in every) / _MANY < 0.08
    assert 5000 < sum(len(one.body.encode()) for one in every) / _MANY < 6600
    assert {1} == {one.body.count(f"]({LINK})") for one in every}


@pytest.mark.parametrize("tool", formats.FORMATS)
def test_every_tool_gets_the_same_words(tool: str) -> None:
    """The bodies differ in the address of the article that they link to, and in nothing else."""
    one = corpus.article(3)
    _, text = formats.source(one, formats.FORMATS[tool])
    before, after = one.body.split(LINK)
    assert re.search(re.escape(before) + r"\S+" + re.escape(after) + r"\Z", text)


@pytest.mark.parametrize("tool", ["hugo", "pelican", "eleventy"])
def test_the_links_of_peers_name_an_article_of_the_site(tmp_path: Path, tool: str) -> None:
    """Each address that begins with /articles/ is that of a file."""
    written = formats.write(tmp_path, formats.FORMATS[tool], _COUNT)
    stems = {path.stem for path in written.articles}
    links = {link for path in written.articles for link in _article_links(path)}
    assert links
    assert links <= stems


def test_magsite_finds_nothing_wrong_with_it(tmp_path: Path) -> None:
    """The small site builds without a warning: links, authors, categories and the theme are sound."""
    site = tmp_path / "site"
    shutil.copytree(SITES / "magsite-equal", site)
    written = formats.write(site, formats.FORMATS["magsite"], _COUNT)
    request = Request(site=site, output=site / OUTPUT, now=NOW, code=CODE, jobs=1)
    report = build(request, lambda *_: None)
    assert report.diagnostics == ()
    pages = {path.parent.name for path in (site / OUTPUT / "articles").glob("*/index.html")}
    assert {path.stem for path in written.articles} == pages


def test_authors_and_categories_are_those_of_the_articles(tmp_path: Path) -> None:
    """No tool has a page for somebody who signed nothing."""
    written = formats.write(tmp_path, formats.FORMATS["hugo"], 4)
    people = json.loads((tmp_path / "data" / "people.json").read_text("utf-8"))
    assert {author.slug for one in corpus.articles(4) for author in one.authors} == set(people)
    assert {author.slug for author in written.authors} == set(people)


def _texts(folder: Path) -> Mapping[str, str]:
    return {str(path.relative_to(folder)): path.read_text("utf-8") for path in folder.rglob("*.md")}


def _article_links(path: Path) -> list[str]:
    return re.findall(r"\]\(/articles/([^/)]+)/\)", path.read_text("utf-8"))
