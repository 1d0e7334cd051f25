"""Extensions that are loaded when a text first needs them: the same HTML, and nothing loaded for other texts."""

import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown import Markdown

from magsite.content.body import MarkdownOptions
from magsite.content.markdown.extensions import converter
from magsite.content.markdown.late import LATE, LateExtensions

SETTINGS = {
    "pymdownx.details": {},
    "pymdownx.mark": {"smart_mark": True},
    "pymdownx.tilde": {"subscript": False},
}
OTHERS = ("extra", "admonition", "sane_lists")
PLAIN = "# Un titre\n\nUn *texte* avec un [lien](a.md), `x == y`, ~ 3 et a = b.\n\n- un\n- deux\n"
SIGNS = (
    "==", "~~", "=", "~", "??? ", "???+ ", "note", ' "Titre"', "    ", "\n", "\n\n", "mot", "é", " ", "*", "`", "[a](b)",
    "<details markdown='1'>", "</details>", "- ", ">", ".", "\\",
)  # fmt: skip


def stock() -> Markdown:
    """All of them loaded from the beginning."""
    return Markdown(extensions=[*OTHERS, *LATE], extension_configs=SETTINGS, output_format="html")


def late() -> Markdown:
    """None of them loaded yet. In every converter each sign can be escaped."""
    md = Markdown(extensions=[*OTHERS, LateExtensions(SETTINGS)], output_format="html")
    md.ESCAPED_CHARS = [*md.ESCAPED_CHARS, "=", "~"]
    return md


EAGER, LAZY = stock(), late()


@pytest.mark.parametrize(
    "text",
    [
        PLAIN,
        "Un ==mot marqué== et un ~~mot barré~~, ==*les deux*~~x~~==.",
        "==a ~~b==c~~ ~~~ ====",
        '??? note "À savoir"\n    Du *texte*.\n\n    - un\n\n        encore\n\nAprès.',
        "???+ attention\n    Ouvert ==ici==.\n",
        '<details markdown="1">\n<summary>S</summary>\n\nDedans.\n\n</details>\n\n    suite',
    ],
)
def test_the_first_text_gives_the_same_html(text: str) -> None:
    """Each pair and each block of details, in a converter that has loaded nothing yet."""
    assert stock().convert(text) == late().convert(text)


@settings(deadline=None, max_examples=200)
@given(st.lists(st.sampled_from(SIGNS), max_size=30).map("".join))
def test_any_signs_give_the_same_html(text: str) -> None:
    """Also those of texts that came before leave no trace."""
    assert EAGER.reset().convert(text) == LAZY.reset().convert(text)


def test_they_are_loaded_at_once_beside_further_extensions() -> None:
    """Some of those look for what they register."""
    options = MarkdownOptions(extensions=("pymdownx.caret",))
    assert converter(options).reset().convert("^^a^^ ==b==") == "<p><ins>a</ins> <mark>b</mark></p>"


def test_other_texts_load_none_of_them() -> None:
    """Nor what they import, nor what every installed package declares."""
    code = (
        "import sys\n"
        "from magsite.content.body import MarkdownOptions\n"
        "from magsite.content.markdown.extensions import converter\n"
        f"converter(MarkdownOptions()).convert({PLAIN!r})\n"
        "print(*sorted({'importlib.metadata', 'pymdownx.util', 'ssl', 'urllib.request'} & set(sys.modules)))\n"
    )
    said = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout
    assert said.strip() == ""
