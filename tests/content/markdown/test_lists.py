"""Lists as writers of every other Markdown indent them."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown import Markdown

from magsite.content.body import Body
from magsite.content.markdown.lists import EvenLists

Convert = Callable[[str], Body]


def _evened(text: str) -> str:
    return "\n".join(EvenLists(Markdown()).run(text.split("\n")))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Un texte\n\nsans liste", "Un texte\n\nsans liste"),
        ("Texte :\n- a\n- b", "Texte :\n\n- a\n- b"),
        ("Texte :\n1. a", "Texte :\n\n1. a"),
        ("C’était en\n1984. Une année.", "C’était en\n1984. Une année."),
        ("# Titre\n- a", "# Titre\n- a"),
        ("- a\n  - b\n    - c\n- d", "- a\n    - b\n        - c\n- d"),
        ("- a\n\t- b".expandtabs(4), "- a\n    - b"),
        ("10. a\n    - b", "10. a\n    - b"),
        ("1) a\n2) b", "1. a\n2. b"),
        ("-   a\n    suite", "- a\nsuite"),
        ("- a\nsuite", "- a\nsuite"),
        ("- a\n\n  suite\n\nfin", "- a\n\n    suite\n\nfin"),
        ("- a\n\n      code", "- a\n\n        code"),
        ("- a\n\n  suite\n- b", "- a\n\n    suite\n\n- b"),
        ("- a\n1. b", "- a\n\n1. b"),
        ("a\n* * *\nb", "a\n* * *\nb"),
        ("- a\n- - -", "- a\n- - -"),
        ("    - du code", "    - du code"),
        ("- a\n  > - b\n  >   - c", "- a\n\n    > - b\n    >     - c"),
        ("> a\n> - b\n>   - c\n\nd", "> a\n>\n> - b\n>     - c\n\nd"),
        ("!!! note\n    - a\n      - b\n\nfin", "!!! note\n    - a\n        - b\n\nfin"),
        ("[^1]: Note\n\n    - a\n      - b", "[^1]: Note\n\n    - a\n        - b"),
        ("- a\n\n  !!! note\n      - b\n        - c", "- a\n\n    !!! note\n        - b\n            - c"),
    ],
)
def test_lists_are_brought_into_python_markdown_s_form(text: str, expected: str) -> None:
    """Four spaces a level, a blank line where a list begins after text; everything else stays."""
    assert expected == _evened(text)


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("- a\n  - b\n- c", "<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>"),
        ("1. a\n   - b\n2. c", "<ol><li>a<ul><li>b</li></ul></li><li>c</li></ol>"),
        ("> - a\n>   - b", "<blockquote><ul><li>a<ul><li>b</li></ul></li></ul></blockquote>"),
        ("* a\n\n  par\n* b", "<ul><li><p>a</p><p>par</p></li><li><p>b</p></li></ul>"),
        (
            "- a\n  ```\n  x\n  ```\n- b",
            '<ul><li><p>a</p><div class="highlight"><pre tabindex="0"><code>x</code></pre></div></li><li><p>b</p></li></ul>',
        ),
    ],
)
def test_what_readers_see_of_a_list(body_of: Convert, text: str, html: str) -> None:
    """As CommonMark has it."""
    assert html == body_of(text).html.replace("\n", "")


@settings(deadline=None)
@given(st.text(alphabet="- *1.)>ab!\n#", max_size=60))
def test_no_word_is_lost(text: str) -> None:
    """Only white space, marks and quotation signs move."""
    assert [c for c in text if c in "ab"] == [c for c in _evened(text) if c in "ab"]


@settings(deadline=None)
@given(st.text(alphabet="- 1.ab\n", max_size=60))
def test_evening_twice_changes_nothing(text: str) -> None:
    """What is in the form already stays as it is, blank lines apart."""
    once = _evened(text)

    assert [line for line in once.split("\n") if line] == [line for line in _evened(once).split("\n") if line]
