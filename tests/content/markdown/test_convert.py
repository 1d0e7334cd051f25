"""The conversion of a whole text: the HTML of each feature, and what the record says."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from magsite.content.body import Body, BodyRequest, MarkdownOptions, TocEntry, UsedLink, body_request
from magsite.content.document import BodySource
from magsite.content.markdown import convert as module
from magsite.content.markdown.convert import convert, unlisted
from magsite.content.markdown.extensions import converter
from magsite.content.targets import listed_targets
from magsite.diagnostics.model import Diagnostic, Location

Convert = Callable[[str], Body]
Request = Callable[[str], BodyRequest]

PATH = "content/articles/ici.md"


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("", ""),
        ("  \n", ""),
        ("Bonjour *à* **tous**", "<p>Bonjour <em>à</em> <strong>tous</strong></p>"),
        ("{{ titre }} {% if %}", "<p>{{ titre }} {% if %}</p>"),
        (
            "*[CSS]: Cascading Style Sheets\n\nDu CSS",
            '<p>Du <abbr title="Cascading Style Sheets">CSS</abbr></p>',
        ),
        ("Mot\n:   sens", "<dl>\n<dt>Mot</dt>\n<dd>sens</dd>\n</dl>"),
        ("Texte\n{: .chapeau #debut }", '<p class="chapeau" id="debut">Texte</p>'),
        ("- a\n\n1. b", "<ul>\n<li>a</li>\n</ul>\n<ol>\n<li>b</li>\n</ol>"),
        (
            "| a |\n| - |\n| b |",
            "<table>\n<thead>\n<tr>\n<th>a</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td>b</td>\n</tr>\n</tbody>\n</table>",
        ),
        (
            '!!! attention "Prudence"\n    Texte',
            '<div class="admonition attention">\n<p class="admonition-title">Prudence</p>\n<p>Texte</p>\n</div>',
        ),
        ('<div markdown="1">\n*a*\n</div>', "<div>\n<p><em>a</em></p>\n</div>"),
        ("    code\n    *brut*", '<pre tabindex="0"><code>code\n*brut*\n</code></pre>'),
    ],
)
def test_each_feature_of_markdown_gives_its_html(body_of: Convert, text: str, html: str) -> None:
    """The standard extensions are there."""
    assert html == body_of(text).html


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("[a](autre.md)", '<p><a href="/articles/autre/">a</a></p>'),
        ("[a](autre.md#fin)", '<p><a href="/articles/autre/#fin">a</a></p>'),
        ("[a][r]\n\n[r]: autre.md", '<p><a href="/articles/autre/">a</a></p>'),
        ("[a](/a-propos/)", '<p><a href="/a-propos/">a</a></p>'),
        ("[a](a&b.md)", '<p><a href="/articles/a-et-b/?x=1&amp;y=2">a</a></p>'),
        ("[a](a&amp;b.md)", '<p><a href="/articles/a-et-b/?x=1&amp;y=2">a</a></p>'),
        ("[a](bientot.md)", "<p><a>a</a></p>"),
        ('[a](perdu.md "t"){target=_blank rel=nofollow}', '<p><a title="t">a</a></p>'),
        ("[a](inconnu.md)", "<p><a>a</a></p>"),
        ("[a]()", "<p><a>a</a></p>"),
        ("[a](#fin)", '<p><a href="#fin">a</a></p>'),
        ("[a](https://a.fr/?b&c)", '<p><a href="https://a.fr/?b&amp;c">a</a></p>'),
        ("[a](//a.fr)", '<p><a href="//a.fr">a</a></p>'),
        ("[a](javascript:alert(1))", "<p><a>a</a></p>"),
        ("[a](JavaScript&colon;alert(1))", "<p><a>a</a></p>"),
        ("[a](<java\tscript:alert(1)>)", "<p><a>a</a></p>"),
        ("[a](data:text/html,x)", "<p><a>a</a></p>"),
        ("![a & b](perdu.md)", '<p><span class="missing-picture">a &amp; b</span></p>'),
        ("<a href='autre.md' class=x>a</a>", '<p><a href="/articles/autre/" class=x>a</a></p>'),
        ("<a class=x href=perdu.md target=_top>a</a>", "<p><a class=x>a</a></p>"),
        ('<div>\n<a href="perdu.md">a</a>\n</div>', "<div>\n<a>a</a>\n</div>"),
        ('<img src="perdu.md" alt="a > b">', '<p><span class="missing-picture">a &gt; b</span></p>'),
        ("`<a href='perdu.md'>`", "<p><code>&lt;a href='perdu.md'&gt;</code></p>"),
        (
            '<div markdown="1"><a href="autre.md">a</a></div>',
            '<div>\n<p><a href="/articles/autre/">a</a></p>\n</div>',
        ),
    ],
)
def test_links_are_answered(body_of: Convert, text: str, html: str) -> None:
    """A target gets its address; a link without one keeps its text, a picture its alternative."""
    assert html == body_of(text).html


def test_mail_addresses_stay_links(body_of: Convert) -> None:
    """Python-Markdown's disguise of an address is not taken for a path."""
    body = body_of("<moi@exemple.fr>")

    assert body.html.startswith('<p><a href="&#109;&#97;&#105;&#108;')
    assert body.record.diagnostics == ()


def test_dead_links_are_reported_where_they_stand(body_of: Convert) -> None:
    """The n-th use of a target is the n-th place where the source has it."""
    body = body_of("[a](perdu.md)\n\n[b](bientot.md) ![c](perdu.md)\n\n[d](javascript:x)")

    assert (
        Diagnostic(Location(PATH, 5, 5), "link-missing", (("near", "autre.md"), ("target", "perdu.md"))),
        Diagnostic(Location(PATH, 7, 5), "link-unpublished", (("near", ""), ("target", "bientot.md"))),
        Diagnostic(Location(PATH, 7, 22), "link-missing", (("near", "autre.md"), ("target", "perdu.md"))),
        Diagnostic(Location(PATH, 9, 5), "link-missing", (("near", ""), ("target", "javascript:x"))),
    ) == body.record.diagnostics


def test_one_definition_used_twice_is_reported_once(body_of: Convert) -> None:
    """Uses beyond the listed places stand at the last of them."""
    body = body_of("[a][r] et [b][r]\n\n[r]: perdu.md")

    assert [diagnostic.location.line for diagnostic in body.record.diagnostics] == [7]


def test_used_links_are_recorded_with_their_places(body_of: Convert) -> None:
    """Pages, addresses inside the site and bare fragments count; files, generated links and other sites do not."""
    body = body_of(
        "[a](autre.md#fin) ![d](dessin.png)\n\n[b](/a-propos/) [c](#notes) [d](#) [e](https://a.fr)[^1]\n\n[^1]: Note."
    )

    assert (
        UsedLink("/articles/autre/#fin", 5, 5),
        UsedLink("/a-propos/", 7, 5),
        UsedLink("#notes", 7, 21),
    ) == body.record.links


def test_anchors_of_all_kinds_are_recorded(body_of: Convert) -> None:
    """Headings, notes, attribute lists, raw HTML and code have anchors; comments and code's text have none."""
    body = body_of(
        "## Été\n\nA[^n] <span id='brut'>b</span> <a name=vieux></a> `id='x'`\n\n<!-- <p id='y'> -->\n\n"
        '<div id="bloc">\n<p id="dedans" data-x>\n</div>\n\n``` {.python #code}\nx\n```\n\nB\n{: #liste }\n\n[^n]: N.'
    )

    assert body.record.anchors == (
        "bloc", "brut", "code", "dedans", "ete", "fn:n", "fnref:n", "liste", "vieux",
    )  # fmt: skip


def test_an_unknown_code_language_is_reported_at_its_fence(body_of: Convert) -> None:
    """The code stays, without colours."""
    body = body_of("```python\nx\n```\n\n~~~klingon\n<nuqneH>\n~~~")

    assert (
        Diagnostic(Location(PATH, 9, 1), "code-language", (("language", "klingon"),)),
    ) == body.record.diagnostics
    assert "&lt;nuqneH&gt;" in body.html


def test_colours_need_the_sheet(body_of: Convert) -> None:
    """A body with a coloured token says so."""
    assert body_of("```python\nNone\n```").has_code


@pytest.mark.parametrize("text", ["texte", "```\nx\n```", "```python\nx\n```"])
def test_a_text_without_colours_needs_no_sheet(body_of: Convert, text: str) -> None:
    """Not even one with code."""
    assert not body_of(text).has_code


def test_the_table_of_contents_holds_two_levels(body_of: Convert) -> None:
    """Names are plain text, levels count after headings have been lowered."""
    body = body_of("# L’été & `x < y`\n\n## *Deux* {#deux}\n\n### Trois")

    assert (TocEntry(2, "l-ete-x-y", "L’été & x < y"), TocEntry(3, "deux", "Deux")) == body.toc


def test_the_marker_of_a_table_of_contents_is_replaced(body_of: Convert) -> None:
    """`[TOC]` in a text gives the list there."""
    assert '<li><a href="#un">Un</a></li>' in body_of("[TOC]\n\n## Un").html


def test_an_interruption_leaves_no_trace(request_for: Request, monkeypatch: pytest.MonkeyPatch) -> None:
    """After an exception in the middle of a text, the next text gets a new converter."""

    def fail(*_: object) -> None:
        raise KeyboardInterrupt

    before = converter(MarkdownOptions())
    with monkeypatch.context() as patched:
        patched.setattr(module, "finish", fail)
        with pytest.raises(KeyboardInterrupt):
            convert("a", request_for("a"))

    assert converter(MarkdownOptions()) is not before
    assert convert("b", request_for("b")).html == "<p>b</p>"


def test_a_text_nested_too_deeply_is_shown_as_it_stands(body_of: Convert) -> None:
    """Python-Markdown's recursion has a limit, which is no reason to stop a build."""
    body = body_of("- " * 2000 + "<x>")

    assert body.html.endswith("&lt;x&gt;</pre>")
    assert (Diagnostic(Location(PATH, 5, 1), "text-too-deep"),) == body.record.diagnostics


def test_unlisted_targets_are_named(request_for: Request) -> None:
    """Only what the request does not list, and only what is ours."""
    text = "[a](autre.md) [b](https://a.fr) [c](#d) <img src='x.png'>"
    asked = request_for(text)
    bare = body_request(asked.key, asked.source, asked.options, asked.resolutions, ())

    assert unlisted(text, asked) == ()
    assert unlisted(text, bare) == ("autre.md", "x.png")


PIECES = (
    "mot ", "été", "*", "**", "_", "`", "```", "\n", "\n\n", "    ", "\t", "- ", "1. ", "# ", "> ", "[", "]", "(", ")",
    "![", "[^1]", "\n[^1]:", "\n[^1]: note\n", "<", ">", "<b>", "</b>", "<div markdown=1>", "</div>", "<a href=", '"',
    "'", "&amp;", "&", "\\", "|", "|--|", "{: .x}", "{#i}", "!!! note\n", "[TOC]", "<!--", "-->", "\x02", "\x03", "\x00",
    "```py\n", "~~~\n", "[a](autre.md)", '![a](perdu.md "t")', "\n[r]: x.md\n", "[r]", "<script>", "://", "@",
)  # fmt: skip

TEXTS = st.one_of(st.text(max_size=200), st.lists(st.sampled_from(PIECES), max_size=30).map("".join))


@settings(deadline=None)
@given(TEXTS)
def test_no_text_makes_the_conversion_fail(text: str) -> None:
    """Whatever a writer types is a page, and converting it again gives the same one."""
    source = BodySource(PATH, 0, 1, "")
    request = body_request("", source, MarkdownOptions(), (), listed_targets(text, 1))

    assert convert(text, request) == convert(text, request)
