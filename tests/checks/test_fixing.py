"""Edits of a source, byte by byte."""

from unicodedata import normalize

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from magsite.checks.fixing import fixed, possible
from magsite.checks.remark import Fix
from magsite.inquiry.mending import mended
from tests.checks.sources import PATH, looked_at

HEADER = "---\ntitle: Un titre.\ndate: 2026-10-05\n---\n\n"


def _mended(source: bytes) -> bytes:
    return mended(PATH, "article", source, lambda _: True, is_french=True).after


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("Un mot.  Un autre.", "Un mot. Un autre."),
        ("Vim, emacs, etc... et nano", "Vim, emacs, etc. et nano"),
        ("Vim, emacs, etc. …", "Vim, emacs, etc."),
        ("Vim, emacs, etc  …", "Vim, emacs, etc."),
        ("Mr  Exemple", "Mr Exemple"),
        ("A partir de là, l’Ecole", "À partir de là, l’École"),
        ("L’Etat, l’Equivalent", "L’État, l’Equivalent"),
        ("Rien à corriger.", "Rien à corriger."),
    ],
)
def test_what_is_safe_is_corrected(wrong: str, right: str) -> None:
    """However many rounds it takes."""
    assert _mended((HEADER + wrong).encode()) == (HEADER + right).encode()


@pytest.mark.parametrize(
    "text",
    [
        "Le film *Mr Fox* et Mr Bricolage.",
        "## Un titre.",
        "A tout quitté pour écrire. A plus de vingt ans. A la passion du Web.",
        "Voir l’[Ecole] et l’[Energie][].\n\n[Ecole]: https://a.example/\n[energie]: /b/",
        "Notre Ecole.\n\n*[Ecole]: une école",
        "Voir [[Ecole]].",
        "{% highlight python %}\nx    = 1  # Etat, etc...\n{% endhighlight %}",
        '{{< highlight go >}}\nx  := Etat\n{{< /highlight >}}\n\n{{< figure  src="Etat.png" >}}',
        "$$\nEtat  = x\n$$ et $$c  = d$$",
    ],
)
def test_what_is_not_safe_stays(text: str) -> None:
    """Names, verbs, what links and abbreviations are called, code and formulas of other tools."""
    source = (HEADER + text).encode()
    assert _mended(source) == source


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("title: Ecole etc...", "title: École etc."),
        ('title: "L’Ecole"', 'title: "L’École"'),
        ("title: >-\n  Ecole\n  de Paris\nimage: Ecole de Paris.jpg", None),
        ("title: ~.", None),
        ("title: Ecole # Ecole", None),
        ("title: Un titre\nslug: Ecole", None),
    ],
)
def test_only_the_text_of_a_header_is_corrected(wrong: str, right: str | None) -> None:
    """Where it stands letter by letter behind its key; no other key is touched."""
    source = f"---\n{wrong}\ndate: 2026-10-05\n---\n\nUn mot.\n"
    assert _mended(source.encode()) == source.replace(wrong, right or wrong).encode()


def test_a_header_in_one_line_of_json_is_left_alone() -> None:
    """Another key may hold the same words."""
    source = b'{"slug": "Ecole", "image": "Ecole.jpg", "title": "Ecole", "date": "2026-10-05"}\n\nUn mot.\n'
    assert _mended(source) == source


def test_a_line_whose_accents_stand_apart_stays() -> None:
    """Its columns are others in the file than where it is read; the next line is corrected."""
    apart = normalize("NFD", "L’été  de l’Ecole.")
    source = f"{HEADER}{apart}\nL’Ecole.\n"
    assert _mended(source.encode()) == source.replace("L’Ecole.\n", "L’École.\n").encode()


def test_what_cannot_be_corrected_has_no_edit() -> None:
    """So that nobody is told that it will be."""
    source = f"{HEADER}{normalize('NFD', 'été')}  Ecole.\nL’Ecole.\n"
    text = normalize("NFC", source)
    edits = [one.fix is not None for one in possible(looked_at(text).remarks, source.encode())]
    assert edits == [False, False, False, True]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_other_byte_stays(end: str) -> None:
    """Line ends, a byte order mark, the end of the last line."""
    source = (HEADER + "A partir\tde  là\nsans fin de ligne  ").replace("\n", end)
    right = source.replace("A partir", "À partir").replace("de  là", "de là")
    assert _mended(b"\xef\xbb\xbf" + source.encode()) == b"\xef\xbb\xbf" + right.encode()


def test_what_stands_elsewhere_by_now_is_left_out() -> None:
    """An edit is sure of what it replaces."""
    wrong = (Fix(1, 2, "x", "y"), Fix(9, 1, "a", "b"), Fix(1, 1, "a", "b"))
    assert fixed(b"ab\n", wrong) == b"bb\n"


def test_of_two_edits_that_overlap_one_is_made() -> None:
    """The other one waits for the next round."""
    assert fixed(b"abc", (Fix(1, 1, "ab", "x"), Fix(1, 2, "bc", "y"))) == b"xc"


def test_what_nobody_wants_stays() -> None:
    """What is switched off, or in the baseline."""
    source = (HEADER + "Un mot.  Un autre.").encode()
    assert mended(PATH, "article", source, lambda _: False, is_french=True).after == source


def test_a_source_that_cannot_be_read_stays() -> None:
    """Whatever is wrong with it."""
    assert [_mended(source) for source in (b"\xff", b"", b"---\n[")] == [b"\xff", b"", b"---\n["]


_PIECES = st.sampled_from(
    [
        *(
            "A",
            "Ca",
            "Etat",
            "etc",
            "Mr",
            "de",
            "la",
            "partir",
            "«",
            "»",
            '"',
            "“",
            "`",
            "```",
            "*",
            "_",
            "[",
        ),
        *(
            "](",
            ")",
            "!",
            "<",
            ">",
            "<!--",
            "-->",
            "<pre>",
            "</pre>",
            "|",
            "---",
            "#",
            "##",
            "- ",
            "1. ",
            ">",
        ),
        *(
            " ",
            "  ",
            "\n",
            "\n\n",
            "    ",
            "\t",
            "…",
            "...",
            ".",
            ":",
            ":::",
            "!!!",
            "$",
            "{",
            "}",
            "{{",
            "%}",
        ),
        *("\u00a0", "\u202f", "&laquo;", "é", "e\u0301", "\r\n", "👩\u200d💻", "\ufdd0", "http://a.b/c", "x"),
    ]
)


@settings(deadline=None)
@given(st.lists(_PIECES, max_size=60).map("".join))
def test_to_correct_twice_changes_nothing(body: str) -> None:
    """Whatever stands in the text; and nothing brings it down."""
    once = _mended((HEADER + body).encode())
    assert _mended(once) == once


_CHARACTERS = st.characters(codec="utf-8", exclude_characters="\0")


@settings(deadline=None, max_examples=50)
@given(st.text(_CHARACTERS, max_size=200) | st.lists(_PIECES, max_size=60).map("".join))
def test_every_remark_has_a_place_in_its_source(body: str) -> None:
    """And an edit stands where it says."""
    text = body.replace("\r\n", "\n").replace("\r", "\n")
    source = f"---\ntitle: Un titre\ndate: 2026-10-05\n---\n\n{text}"
    lines = source.split("\n")
    for remark in looked_at(source).remarks:
        assert 1 <= remark.diagnostic.location.line <= len(lines)
        if remark.fix is not None and source.isascii():
            assert lines[remark.fix.line - 1][remark.fix.column - 1 :].startswith(remark.fix.old)


@pytest.mark.parametrize(
    "piece",
    [
        *(
            "<pre>",
            "<!--",
            "](",
            "![",
            "[",
            "`",
            "` ``",
            "(",
            "«",
            '"',
            "etc...",
            "A la ",
            "| - ",
            "> ",
            "- ",
            "$",
        ),
        *(
            "{",
            "<img src=",
            "\n    a",
            "Mr ",
            "#### ",
            "  a",
            "&",
            "*",
            "---\n",
            "[^a]: ",
            "<a rel=",
            "de de ",
        ),
    ],
)
def test_no_text_takes_long(piece: str) -> None:
    """Reading takes as long as the text is, and no longer."""
    looked_at(HEADER + piece * 20_000)
