"""What holds of any text: doing it twice changes nothing, and nothing but text changes."""

import re
from html import unescape
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from magsite.language.typography import DEFAULT, Options, html, text, without

PIECES = (
    *(
        "mot",
        "Le",
        "a",
        "x",
        "1",
        "12",
        "000",
        "14h30",
        "1er",
        "2ème",
        "XIXe",
        "siècle",
        "1920x1080",
        "mai",
        "Ko",
    ),
    *(
        "«",
        "»",
        '"',
        "“",
        "”",
        "'",
        "’",
        "‘",
        "...",
        "…",
        ".",
        ",",
        ";",
        ":",
        "!",
        "?",
        "?!",
        "(",
        ")",
        "[",
        "]",
    ),
    *(
        "-",
        "--",
        "–",
        "—",
        " ",
        "  ",
        "\u00a0",
        "\u202f",
        "\n",
        "%",
        "€",
        "coeur",
        "n°",
        "p.",
        "M.",
        "Dupont",
    ),
    *(
        "<",
        ">",
        "<<",
        ">>",
        "&",
        "&nbsp;",
        "&quot;",
        "&laquo;",
        "&lt;",
        "&gt;",
        "&amp;",
        "&#39;",
        "/",
        "=",
        "'68",
    ),
    *(
        "https://a.fr/?x",
        "$",
        "{{",
        "}}",
        ":tada:",
        "`",
        "etc...",
        "Yahoo!",
        "<p>",
        "</p>",
        "<em>",
        "</em>",
        "<br>",
    ),
    *(
        "<code>",
        "</code>",
        "<pre>",
        "</pre>",
        "<li>",
        "<a href='x!'>",
        "</a>",
        '<img alt="a !">',
        "<sup>",
        "</sup>",
    ),
    *(
        '<i lang="en">',
        "</i>",
        '<i class="no-typo">',
        '<i class="no-typo-quotes">',
        "<!-- ! -->",
        "<!--",
        "-->",
    ),
    *(
        "<script>",
        "</script>",
        "<div translate=no>",
        "</div>",
        "<a title='\"'",
        "</",
        "<b",
        "\x02a:\x03",
        "\ufdd0",
    ),
    *(
        "10Mo",
        "9h-12h",
        "l' ",
        "qu' ",
        " x ",
        "3 ème",
        "a ? b : c",
        '"?"',
        "the",
        "etc..",
        "--",
        " EUR",
        "Oui",
        '<sup id="n"><a href="#n">',
        "</a></sup>",
    ),
)
SOUP = st.lists(st.sampled_from(PIECES), max_size=14).map("".join)
OPTIONS = st.sampled_from(
    (
        DEFAULT,
        *(Options(language=language) for language in ("en", "fr-CA", "fr-CH")),
        without(DEFAULT, ["guillemets", "quotes"]),
    )
)


def _element(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    tags = st.sampled_from(
        ["p", "em", "b class='a !'", 'a href="?!" title="l\'un"', "code", "li", "i lang=en", "pre"]
    )
    return st.tuples(tags, st.lists(inner, max_size=4)).map(
        lambda pair: f"<{pair[0]}>{''.join(pair[1])}</{pair[0].split()[0]}>"
    )


@given(SOUP, OPTIONS)
@settings(max_examples=300, deadline=None)
def test_html_is_idempotent(source: str, options: Options) -> None:
    """In tag soup as well."""
    made = html(source, options)
    assert made == html(made, options)


@given(SOUP, OPTIONS)
@settings(max_examples=300, deadline=None)
def test_text_is_idempotent(source: str, options: Options) -> None:
    """Whatever the text."""
    made = text(source, options)
    assert made == text(made, options)


@given(SOUP, OPTIONS)
@settings(max_examples=300, deadline=None)
def test_nothing_but_text_is_changed(source: str, options: Options) -> None:
    """Tags, attributes and comments are the source's, in soup too; only `<sup>` may be added, here switched off."""
    made = html(source, without(options, ["superscripts"]))
    assert _skeleton(source) == _skeleton(made)


@given(SOUP)
@settings(max_examples=200, deadline=None)
def test_superscripts_add_their_tags_alone(source: str) -> None:
    """Taken away again, nothing is left of them but guillemets that are written out."""
    plain = html(source, without(DEFAULT, ["superscripts"]))
    raised = html(source)
    assert unescape(re.sub("</?sup>", "", plain)) == unescape(re.sub("</?sup>", "", raised))


@given(st.recursive(st.sampled_from(["Un mot", " !", " : ", '"', "« a »", "l'un"]), _element))
@settings(max_examples=200, deadline=None)
def test_what_a_parser_sees_beside_text_is_the_same(source: str) -> None:
    """Of well-formed fragments, as the standard library reads them."""
    assert _parsed(source)[0] == _parsed(html(source))[0]
    assert _parsed(source)[1] == _parsed(html(source))[1]


@pytest.mark.parametrize("source", ["a <b !", "a < b !", "a &lt;b !", "a &amp;lt; !"])
def test_text_never_becomes_a_tag(source: str) -> None:
    """Nor an entity."""
    assert _parsed(source)[0] == _parsed(html(source))[0]


_TOKEN = re.compile(
    r"""<!--(?:-?>|.*?(?:--!?>|\Z))|<[!?][^>]*(?:>|\Z)|</(?=[^a-zA-Z])[^>]*(?:>|\Z)
      |</?[a-zA-Z][^ \t\n\r\f/>]*(?:[ \t\n\r\f/]+|[^ \t\n\r\f/>][^ \t\n\r\f/>=]*
      (?:[ \t\n\r\f]*=[ \t\n\r\f]*(?:"[^"]*(?:"|\Z)|'[^']*(?:'|\Z)|[^ \t\n\r\f>"'][^ \t\n\r\f>]*)?)?)*(?:>|\Z)""",
    re.DOTALL | re.VERBOSE,
)


def _skeleton(source: str) -> list[str]:
    """The tags and comments of a fragment, text blanked."""
    return _TOKEN.findall(source)


class _Parser(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.seen: list[object] = []
        self.kept: list[str] = []
        self._depth = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, attrs))
        self._depth += tag in {"code", "pre"} or ("lang", "en") in attrs or self._depth > 0

    def handle_endtag(self, tag: str) -> None:
        self.seen.append(tag)
        self._depth -= self._depth > 0

    def handle_data(self, data: str) -> None:
        if self._depth:
            self.kept.append(data)


def _parsed(source: str) -> tuple[list[object], list[str]]:
    """Tags with their attributes; the texts of code and foreign words."""
    parser = _Parser()
    parser.feed(source)
    parser.close()
    return parser.seen, parser.kept
