"""Real blogs, built as they stand: a configuration, such as their owners would write, is all that they need.

What must come out is read from the headers of their articles by other means than ours.
"""

import re
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Final

import msgspec
import pytest

from magsite.content.parse import parse
from magsite.diagnostics.model import Severity
from magsite.diagnostics.severity import severity_of
from magsite.inquiry.mending import mended
from magsite.language import typography
from magsite.language.reading import word_count
from magsite.language.typography import Options
from magsite.stages.request import Report
from tests.sites import harness
from tests.sites.blogs import (
    BLOGS,
    CODE,
    CORPORA,
    Blog,
    Told,
    code_left,
    code_of,
    code_shown,
    copied,
    head_of,
    head_told,
    header_of,
    named,
    plain,
    told,
    words_of,
    words_shown,
)
from tests.sites.harness import OUTPUT
from tests.sites.prose import prose_of
from tests.sites.reading import read_page

_ADDRESS: Final = re.compile(r'(?: href| src| id)="(?!mailto:|https://(?:share|bsky|www\.linkedin))[^"]*"')
_TEXT: Final = re.compile(
    r'<div class="prose[^"]*"(?: lang="([\w-]+)")?>(.*)</div>\s*(?:<section|<div class="record|<nav)',
    re.DOTALL,
)
_LEFT: Final = re.compile(r"(?:^| ):::|```|\{[:#.]")

pytestmark = [pytest.mark.corpora, pytest.mark.slow]


class Built(msgspec.Struct, frozen=True):
    """A blog with what came of it."""

    blog: Blog
    site: Path
    report: Report
    told: tuple[Told, ...]
    names: Mapping[str, str]
    """What an article may call an author → the name of the data."""


@pytest.fixture(scope="module", params=BLOGS, ids=lambda blog: str(blog.name))
def built(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Built:
    """One blog after the other, copied, with its configuration, built; its texts stay as they were typed."""
    blog: Blog = request.param
    site = copied(tmp_path_factory.mktemp("blogs"), blog.name)
    harness.write(site, {"config.toml": f"{blog.config}\n[typography]\nenabled = false\n"})
    return Built(blog, site, harness.build(site), tuple(told(site, blog)), dict(named(site, blog)))


def article_pages(built: Built) -> Mapping[str, str]:
    """Path → source of the pages that say of themselves that they are articles."""
    pages = ((path, path.read_text(encoding="utf-8")) for path in (built.site / OUTPUT).rglob("index.html"))
    return {str(path): html for path, html in pages if 'property="og:type" content="article"' in html}


def test_a_blog_comes_in_whole(built: Built) -> None:
    """Nothing is in error; as many articles and authors come out as the headers and the data say."""
    assert built.report.published
    assert {Severity.WARNING} == {severity_of(one.code, {}, strict=False) for one in built.report.diagnostics}
    signing = {built.names.get(plain(name), name) for one in built.told for name in one.authors}
    assert len(built.told) == built.report.totals.articles == len(article_pages(built))
    assert len({plain(name) for name in {*signing, *built.names.values()}}) == built.report.totals.authors


def test_every_article_is_on_a_page_with_its_title_its_authors_and_its_date(built: Built) -> None:
    """As its header has them, and nobody else's: no two articles share a page, and no page has what no header says."""
    shown = [head_of(html) for html in article_pages(built).values()]
    assert sorted(head_told(one, built.names) for one in built.told) == sorted(shown)


def test_no_word_and_no_code_of_an_article_is_lost(built: Built) -> None:
    """What stands in it as text is on its page, signs of Markdown apart; blocks of code are there whole."""
    pages = {head_of(html): html for html in article_pages(built).values()}
    lost: dict[str, frozenset[str]] = {}
    for one in built.told:
        source = (built.site / one.path).read_text(encoding="utf-8")
        html = pages[head_told(one, built.names)]
        code = code_shown(html)
        missing = words_of(source) - words_shown(html) | code_left(html, source)
        missing |= {block for block in code_of(source) if block not in code}
        lost |= {one.path: missing} if missing else {}
    assert lost == {}


def _prose(page: str) -> tuple[str, str]:
    """The language of the text of an article, and the text."""
    found = _TEXT.search(page)
    assert found is not None
    return found[1] or page.partition('<html lang="')[2].partition('"')[0], found[2]


def test_typography_changes_neither_code_nor_an_address(built: Built, tmp_path: Path) -> None:
    """Of no article; and it leaves nothing that it finds any more."""
    shutil.copytree(built.site, site := tmp_path / "set", ignore=shutil.ignore_patterns(OUTPUT, ".magsite"))
    harness.write(site, {"config.toml": built.blog.config})
    report = harness.build(site)
    assert (report.published, report.diagnostics) == (True, built.report.diagnostics)
    for path, typed in article_pages(built).items():
        page = (site / Path(path).relative_to(built.site)).read_text(encoding="utf-8")
        assert code_shown(page) == code_shown(typed), path
        assert _ADDRESS.findall(page) == _ADDRESS.findall(typed), path
        language, text = _prose(page)
        assert typography.html(text, Options(language=language)) == text, path


def test_words_are_counted_as_readers_see_them(built: Built) -> None:
    """Without converting them, the words of 49 texts in 50 are known to three in a hundred."""
    pages = {head_of(html): html for html in article_pages(built).values()}
    wrong: dict[str, tuple[int, int]] = {}
    for one in built.told:
        document = parse("article", one.path, (built.site / one.path).read_bytes()).document
        assert document is not None
        shown = word_count(prose_of(pages[head_told(one, built.names)]))
        if abs(document.words - shown) > max(0.03 * shown, 3):
            wrong[one.path] = document.words, shown
    assert len(wrong) <= len(built.told) / 50, wrong


def test_no_sign_of_markdown_is_left(built: Built) -> None:
    """Nothing of a container, a fence or a list of attributes that was not understood."""
    left = {
        (path, found[0])
        for path, html in article_pages(built).items()
        for found in _LEFT.finditer(read_page(CODE.sub("", html)).text)
    }
    assert left == set()


def test_every_file_that_is_not_published_is_named(built: Built) -> None:
    """What is no draft and yet on no page has a remark of its own, or belongs to a count with its name."""
    published = {one.path for one in built.told}
    said = {one.location.path for one in built.report.diagnostics}
    for path in sorted((built.site / built.blog.articles).rglob("*.md")):
        name = path.relative_to(built.site).as_posix()
        header = header_of(path.read_text(encoding="utf-8"))
        assert name in published | said or header.get("published") is False or path.stem == "_index", name


def test_what_is_said_has_its_place_and_is_said_once(built: Built) -> None:
    """A line that exists in a file that exists; no two remarks are the same."""
    assert len(set(built.report.diagnostics)) == len(built.report.diagnostics)
    for one in built.report.diagnostics:
        text = (built.site / one.location.path).read_text(encoding="utf-8")
        assert one.location.line <= text.count("\n") + 1, one
        for word in (value for name, value in one.arguments if name == "target"):
            line = text.split("\n")[one.location.line - 1]
            assert word in line or one.location.path.startswith(built.blog.authors or "\0"), one


def test_an_edit_is_as_good_as_a_build_from_nothing(built: Built) -> None:
    """Of one article among many: few pages are made, and they are what they would be."""
    one = built.told[len(built.told) // 2]
    path = built.site / one.path
    path.write_text(path.read_text(encoding="utf-8") + "\n\nUn mot de plus.\n", encoding="utf-8")
    report = harness.build(built.site)
    assert [one.path] == list(report.parsed)
    assert len(report.made) < 16
    harness.assert_as_clean(built.site, report)


@pytest.mark.parametrize(
    ("corpus", "articles"),
    [*((blog.name, blog.articles) for blog in BLOGS), ("front-matter-edge", "jekyll"), ("imports-mit", "x")],
)
def test_no_blog_brings_it_down(corpus: str, articles: str, tmp_path: Path) -> None:
    """Without a word of configuration but where the articles stand: a report with places, twice the same."""
    site = copied(tmp_path, corpus)
    config = f'[magazine]\nurl = "https://blog.example/"\n\n[content]\narticles = "{articles}"\n'
    harness.write(site, {"config.toml": config})
    report = harness.build(site)
    assert all(one.location.path for one in report.diagnostics)
    again = harness.build(site)
    assert report.diagnostics == again.diagnostics
    assert not again.made


def test_odd_headers_are_each_said_in_their_own_words(tmp_path: Path) -> None:
    """All at once: what is no UTF-8, no list of keys, no language that is read; and nothing is executed."""
    site = copied(tmp_path, "front-matter-edge")
    config = (
        '[magazine]\nurl = "https://blog.example/"\n\n[content]\narticles = "gray-matter"\npages = "jekyll"\n'
    )
    harness.write(site, {"config.toml": config})
    found = {(one.code, Path(one.location.path).name) for one in harness.build(site).diagnostics}
    assert {
        ("file-encoding", "Unicode16LECRLFandBOM.md"),
        ("header-syntax", "autodetect-javascript.md"),
        ("header-shape", "lang-javascript-fn.md"),
        ("header-missing", "hasnt-matter.md"),
        ("title-missing", "2009-06-22-empty-yaml.markdown"),
    } <= found


def test_every_conformance_text_is_an_article(tmp_path: Path) -> None:
    """The examples of the specifications of Markdown, each as an article of its own: all of them are published."""
    texts = {
        f"{spec}-{number}": example[1].replace("→", "\t")
        for spec in ("commonmark-spec", "gfm-spec")
        for number, example in enumerate(
            re.finditer(
                r"^`{32} example.*?\n(.*?)^\.\n",
                (CORPORA / "markdown-conformance" / f"{spec}.txt").read_text(encoding="utf-8"),
                re.MULTILINE | re.DOTALL,
            )
        )
    }
    site = tmp_path / "site"
    harness.write(
        site,
        {
            f"content/articles/2020-01-01-{name}.md": f"---\ntitle: {name}\n---\n\n{text}\n"
            for name, text in texts.items()
        },
    )
    report = harness.build(site)
    assert report.published
    assert len(texts) == report.totals.articles > 1300
    assert {Severity.WARNING} == {severity_of(one.code, {}, strict=False) for one in report.diagnostics}


def test_the_corrections_of_a_blog_are_few_and_made_once(built: Built) -> None:
    """None of them changes a word, but for an accent and `etc.`; the second time there is none."""
    for path in sorted((built.site / built.blog.articles).rglob("*.md")):
        name = path.relative_to(built.site).as_posix()
        once = mended(name, "article", path.read_bytes(), lambda _: True, is_french=True)
        assert mended(name, "article", once.after, lambda _: True, is_french=True).after == once.after
        before, after = (data.decode().split() for data in (once.before, once.after))
        assert len(before) - len(after) in {0, 1}, name
        assert sum(one != other for one, other in zip(before, after, strict=False)) < 10, name
