"""Text in the places where a page could be broken out of."""

import json
from collections.abc import Callable
from html.parser import HTMLParser
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from magsite.content.body import Body
from magsite.diagnostics.model import Diagnostic
from magsite.theme.escapes import absolute, href, json_data, json_ld, xml

Show = Callable[..., str | Diagnostic]

HOSTILE = "</script><script>alert('1')</script> \" ' & \u2028 é ]]> <!--"


class _Scripts(HTMLParser):
    """Collects what stands in script elements, and counts elements."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.data = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.data += "".join(value or "" for _, value in attrs)

    def handle_data(self, data: str) -> None:
        self.data += data


def _parsed(page: str | Diagnostic) -> _Scripts:
    assert isinstance(page, str), page
    parser = _Scripts()
    parser.feed(page)
    parser.close()
    return parser


@pytest.mark.parametrize(
    ("source", "tags"),
    [
        ("<title>{{ page }}</title>", ["title"]),
        ('<a title="{{ page }}">', ["a"]),
        ("<a title='{{ page }}'>", ["a"]),
        ("<a data-x='{{ page|json }}'>", ["a"]),
        ('<a href="?q={{ page|urlencode }}">', ["a"]),
        ("<p>{{ _('<b>%(x)s</b>', x=page) }}</p>", ["p", "b"]),
        ("<p>{{ [page, page]|names }}{{ [page]|join }}{{ page|truncate(1) }}</p>", ["p"]),
        ("<script>{{ page|json }}</script>", ["script"]),
    ],
)
def test_hostile_text_makes_no_element(show: Show, source: str, tags: list[str]) -> None:
    """A script in a title stays a title, wherever a template puts it."""
    assert tags == _parsed(show(source, HOSTILE)).tags


def test_hostile_text_reads_the_same(show: Show) -> None:
    """Escaping loses nothing."""
    assert _parsed(show('<a title="{{ page }}">', HOSTILE)).data == HOSTILE


@pytest.mark.parametrize(
    "url",
    [
        "https://mag.example/?a=1&b=2#c",
        "HTTP://mag.example/",
        "mailto:redaction@mag.example",
        "tel:+33123456789",
        "/mag/un-article/",
        "../image.png",
        "un:deux/".replace(":", "/"),
        "page/a:b",
        "?q=a:b",
        "#a:b",
        "",
    ],
)
def test_href_keeps(url: str) -> None:
    """Addresses of the web, mail and telephone, and relative ones."""
    assert url == href(url)


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        " \tjava\nscript:alert(1)",
        "\x01javascript:alert(1)",
        "java\x00script:alert(1)",
        "data:text/html,x",
        "vbscript:x",
        "file:///etc/passwd",
        "//elsewhere.example/",
        "/\\elsewhere.example/",
        "\\\\elsewhere.example/",
        "/\t/elsewhere.example/",
        ":x",
        " :x",
    ],
)
def test_href_refuses(url: str) -> None:
    """Scripts, data, files, other hosts in disguise."""
    assert href(url) == "#"


@given(st.text(alphabet="javscript:/\\#?.\t\n\x00 htp", max_size=20))
def test_href_has_no_other_scheme(url: str) -> None:
    """Whatever is typed, what is left has an allowed scheme or none."""
    kept = href(url)
    head = kept.split("/")[0].split("?")[0].split("#")[0]

    assert ":" not in head or head.split(":")[0] in {"http", "https", "mailto", "tel"}


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("/mag/un/", "https://mag.example/mag/un/"),
        ("https://other.example/x", "https://other.example/x"),
        ("/", "https://mag.example/"),
    ],
)
def test_absolute(url: str, expected: str) -> None:
    """A root-relative URL gets the magazine's host."""
    assert expected == absolute(url, "https://mag.example/mag/")


@given(st.text())
def test_xml_holds_any_text(text: str) -> None:
    """Any text is well-formed in elements and attributes, and comes back but for what XML cannot hold."""
    root = ET.fromstring(f'<a b="{xml(text)}">{xml(text)}</a>')  # noqa: S314 - our own document
    allowed = "".join(
        sign
        for sign in text
        if sign >= " " and not "\ud800" <= sign <= "\udfff" and sign not in "\ufffe\uffff"
    )

    assert allowed == "".join(sign for sign in root.text or "" if sign >= " ")


def test_xml_escapes_html_too() -> None:
    """In a feed HTML is a text."""
    assert xml("<p>a &amp; ]]></p>\x08") == "&lt;p&gt;a &amp;amp; ]]&gt;&lt;/p&gt;"


def test_html_in_xml(show: Show) -> None:
    """A Body in a feed is escaped as a whole."""
    assert show("{{ page|html|xml }}", Body("<p>x</p>")) == "&lt;p&gt;x&lt;/p&gt;"


def test_html_takes_a_body_only(show: Show) -> None:
    """A Body stands as it is, a text is refused."""
    assert show("{{ page|html }}", Body("<p>x</p>")) == "<p>x</p>"
    refused = show("{{ page|html }}", "<p>x</p>")
    assert isinstance(refused, Diagnostic)
    assert "here it is a value of type str" in dict(refused.arguments)["reason"]


@given(st.recursive(st.none() | st.booleans() | st.integers() | st.text(), st.lists, max_leaves=5))
def test_json_reads_back(value: object) -> None:
    """JSON for a script element is the same value, without what could end the element."""
    text = json_data(value)

    assert value == json.loads(text)
    assert not set("<>&'\u2028\u2029") & set(text)


def test_json_keeps_accents() -> None:
    """Non-ASCII text is not blown up."""
    assert json_data({"é": ["à", 1, None]}) == '{"é":["à",1,null]}'


@pytest.mark.parametrize("value", [Body("x"), float("nan"), {1, 2}])
def test_json_refuses(show: Show, value: object) -> None:
    """What is no plain value is an error of the template."""
    shown = show("{{ page|json }}", value)

    assert isinstance(shown, Diagnostic)
    assert dict(shown.arguments)["reason"].startswith("this cannot be written as JSON: ")


@given(st.dictionaries(st.text(), st.text()))
def test_json_ld_reads_back(value: dict[str, str]) -> None:
    """JSON that is text already is made safe without a change of what it says."""
    text = json_ld(json.dumps(value, ensure_ascii=False))

    assert value == json.loads(text)
    assert not set("<>&\u2028\u2029") & set(text)


def test_json_ld_in_a_page(show: Show) -> None:
    """A hostile title stays inside its script element."""
    page = show("<script>{{ page|json_ld }}</script>", json.dumps({"headline": HOSTILE}))
    parsed = _parsed(page)

    assert (parsed.tags, json.loads(parsed.data)) == (["script"], {"headline": HOSTILE})
