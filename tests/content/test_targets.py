"""The targets of a body."""

import html
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown import Markdown

from magsite.content.links import ListedTarget
from magsite.content.parse import parse
from magsite.content.targets import listed_targets


def _texts(body: str) -> set[str]:
    return {target.text for target in listed_targets(body, 1)}


@pytest.mark.parametrize(
    ("body", "targets"),
    [
        ("[a](b.md)", {"b.md"}),
        ("![a](b.png)", {"b.png"}),
        ('[a](b.md "title")', {"b.md"}),
        ("[a]( b.md 'l’été' )", {"b.md"}),
        ("[a](<b c.md>)", {"b c.md"}),
        ('[a](<b c.md> "title")', {"b c.md"}),
        ("[a](b c.md)", {"b c.md"}),
        ("[a](b(c(d)).md)", {"b(c(d)).md"}),
        ("[![a](b.png)](c.md)", {"b.png", "c.md"}),
        ("[a]: b.md", {"b.md"}),
        ("   [a]: <b.md> 'title'", {"b.md"}),
        ("[a]:\n  b.md", {"b.md"}),
        ("> - [a]: b.md", {"b.md"}),
        ("[^1]: Une note", set()),
        ("[a](b.md?x=1#c)", {"b.md?x=1#c"}),
        ("[a](/b/)", {"/b/"}),
        ("`[a](b.md)`", {"b.md"}),
        ("    [a](b.md)", {"b.md"}),
        ("```\n[a](b.md)\n```\n", set()),
        ("```\n[a](b.md)", {"b.md"}),
        ('<a href="b.md">', {"b.md"}),
        ("<A HREF = 'b.md'>", {"b.md"}),
        ("<img alt=x src=b.png>", {"b.png"}),
        ('<video\n  poster="b.png"\n  src="c.mp4">', {"b.png", "c.mp4"}),
        ('<img srcset="b.png 1x, c.png 2x">', {"b.png 1x, c.png 2x", "b.png", "1x,", "c.png", "2x"}),
        ("{: href=b.md}", {"b.md", "b.md}"}),
        ('<p title="b.md" href=>', set()),
        ("nothing", set()),
    ],
)
def test_targets_are_found(body: str, targets: set[str]) -> None:
    """In every syntax that can make a link or a picture."""
    assert targets == _texts(body)


@pytest.mark.parametrize(
    ("body", "target"),
    [
        (r"[a](b\_c.md)", "b_c.md"),
        (r"[a](b\)c.md)", "b)c.md"),
        (r"[a](<b\_c.md>)", "b_c.md"),
        (r"[a](<b\<c.md>)", r"<b\<c.md>"),
        (r"[a]: b\_c.md", r"b\_c.md"),
        ("[a](b&amp;c.md)", "b&amp;c.md"),
        ("[a](b&amp;c.md)", "b&c.md"),
        ("[a](l'auteur.md)", "l'auteur.md"),
        ('[a](b "c (d)")', "b"),
        ('[a](b\'c "d")', "b'c"),
        ("[a](`b`c.md)", "bc.md"),
        ("[a](b`)`c)", "b)c"),
        ("> [a](b\n> c)", "b\nc"),
        ("[a](b\tc)", "b   c"),
        ('<a href=" b.md ">', " b.md "),
        ('<a href=" b.md ">', "b.md"),
        ('<img srcset="b,1.png 1x,c.png 2x">', "c.png"),
        ('<img srcset="b,1.png 1x,c.png 2x">', "b,1.png"),
    ],
)
def test_every_form_is_listed(body: str, target: str) -> None:
    """As the converter will ask for it: escapes and entities undone, tabs as spaces, quotation signs gone."""
    assert target in _texts(body)


@pytest.mark.parametrize(
    "target",
    [
        "https://a.example/",
        "mailto:a@b.example",
        "//a.example/",
        "#note",
        "",
        " ",
        "java\nscript:x",
        "&#104;ttp://x",
        "&#x23;a",
    ],
)
def test_what_is_outside_is_not_listed(target: str) -> None:
    """External targets, bare fragments and empty ones are nobody's file."""
    assert not [text for text in _texts(f'[a]({target}) <a href="{target}">') if "&" not in text]


def test_places_count_in_the_file() -> None:
    """Every place of a target is listed, in order, tabs being one character."""
    body = "é [a](b.md)\n\n```\ncode\n```\n\t[a](b.md) [c]( d.md)\n[e]:\n f.md"
    assert (
        ListedTarget("b.md", 10, 7),
        ListedTarget("b.md", 15, 6),
        ListedTarget("d.md", 15, 17),
        ListedTarget("f.md", 17, 2),
    ) == listed_targets(body, 10)


def test_columns_after_many_tabs_are_those_of_the_writer() -> None:
    """Each tab is one character, wherever its next column is."""
    body = "\t\ta\t[a](b.md)\tbc\t[a](d.md)\n\t[a](e.md)"
    assert (
        ListedTarget("b.md", 1, 9),
        ListedTarget("d.md", 1, 22),
        ListedTarget("e.md", 2, 6),
    ) == listed_targets(body, 1)


@pytest.mark.parametrize(("piece", "most"), [("href=", 9), ("[[]:", 9), ("src=a,", 9)])
def test_targets_in_targets_are_listed_to_a_depth(piece: str, most: int) -> None:
    """No writer means hundreds of targets that begin inside of each other, and together they would fill the memory."""
    targets = listed_targets(piece * 500 + "a", 1)
    assert 1 <= len({(target.line, target.column) for target in targets}) <= most


def test_a_comment_is_the_place_of_what_stands_nowhere_else() -> None:
    """What readers see comes first, whatever was written above it and taken out."""
    body = "<!-- [a](b.md) [c](d.md) -->\n\n[a](b.md)"

    assert (ListedTarget("d.md", 1, 20), ListedTarget("b.md", 3, 5)) == listed_targets(body, 1)


def test_one_place_is_listed_once() -> None:
    """A target that two syntaxes see at the same place is one."""
    assert (ListedTarget("b", 1, 6),) == listed_targets("[a]: b", 1)


@pytest.mark.parametrize(
    "piece",
    ["[", "](", "](\"'", "](<", "](<a>'", "![a](", "]:", "[a]:\n", "href='", "](`", "```a\n", "<img ", "= "],
)
def test_hostile_text_is_read_in_time(piece: str) -> None:
    """Its length costs time, never the square of its length: this would not end."""
    data = b"---\ntitle: a\ndate: 2008-09-24\n---\n" + piece.encode() * 3000
    assert parse("article", "a.md", data).document is not None


_MARKDOWN = Markdown(extensions=["extra"])


class _Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found |= {value for name, value in attrs if tag and name in ("href", "src") and value}


def _asked(body: str) -> set[str]:
    """What Python-Markdown links to, but for footnotes and what is outside."""
    links = _Links()
    links.feed(_MARKDOWN.reset().convert(body))
    return {html.unescape(found) for found in links.found if not found.startswith("#")}


_SIGNS = "ab.é/_*&;\\<> |"
_TITLES = ["", ' "t"', " 't'", ' "l\'été"', ' "a"b"']
_LINKS = ["[a](TARGET TITLE)", "![a](TARGETTITLE)", "[a](<TARGET>TITLE)", "[r]: TARGETTITLE\n\n[r]"]
_BLOCKS = [
    "LINK",
    "text LINK text",
    "> LINK",
    "- LINK",
    "| LINK | c |\n|---|---|\n| LINK | d |",
    "`LINK` LINK",
    "# LINK",
]


def _bodies(signs: str, titles: list[str], links: list[str], blocks: list[str]) -> st.SearchStrategy[str]:
    """Blocks with a link whose target is made of these signs."""
    return st.builds(
        lambda block, link, title, target: (
            block.replace("LINK", link).replace("TITLE", title).replace("TARGET", "x" + target)
        ),
        st.sampled_from(blocks),
        st.sampled_from(links),
        st.sampled_from(titles),
        st.text(st.sampled_from(signs), max_size=7),
    )


def _unlisted(body: str) -> set[str]:
    """What Python-Markdown asks for although it is not listed."""
    return _asked(body) - {html.unescape(text) for text in _texts(body)}


@settings(deadline=None)
@given(st.lists(_bodies(_SIGNS + "()", _TITLES, _LINKS, _BLOCKS), min_size=1, max_size=3).map("\n\n".join))
def test_nothing_is_asked_for_that_is_not_listed(body: str) -> None:
    """Whatever Python-Markdown makes of a text, its links are among the listed targets."""
    assert not _unlisted(body)


# After a quotation mark that is never closed, an opening bracket makes Python-Markdown take all the rest of
# the block but its last two characters for the target. That is no one's target, and not listed.
@settings(deadline=None)
@given(_bodies(_SIGNS + ")'\"", _TITLES, _LINKS, ["LINK", "> LINK", "# LINK"]))
def test_quotation_marks_hide_no_target(body: str) -> None:
    """Whether they begin a title or not."""
    assert not _unlisted(body)


@settings(deadline=None)
@given(_bodies(_SIGNS + "()'", [""], ['<a href="TARGET">a</a>', '<a\nhref = " TARGET ">a</a>'], _BLOCKS))
def test_raw_html_hides_no_target(body: str) -> None:
    """Neither between lines nor inside them."""
    assert not _unlisted(body)
