"""Messages with values in them."""

from collections.abc import Callable

import msgspec
import pytest
from markupsafe import Markup

from magsite.diagnostics.model import Diagnostic
from magsite.theme.layers import EnvironmentSpec, ThemeFile
from magsite.theme.messages import message_functions

Show = Callable[..., str | Diagnostic]


@pytest.mark.parametrize("value", [3, "a<b", Markup("<b>x</b>")])
@pytest.mark.parametrize(
    "message", ["<i>%(x)s</i>", "100%% %(x)s", "%(x)s%(x)5s", "%(x)r", "%%(x)s", "%%%(x)s"]
)
def test_values_are_filled_in_as_markup_does(show: Show, message: str, value: object) -> None:
    """HTML of the message stands, text of a value is escaped, whatever the format asks for."""
    expected = Markup(message) % {"x": value}  # noqa: S704 - our own message

    assert str(expected) == show("{{ _(site, x=page) }}", page=value, site=message)


def test_number_in_a_message(show: Show) -> None:
    """Formats of numbers take numbers."""
    assert show("{{ _('%(x)03d', x=page) }}", page=7) == "007"


def test_message_without_values(show: Show) -> None:
    """Two percent signs are one, the first time and later."""
    assert show("{{ _('100%% <b>') }}{{ _('100%% <b>') }}") == "100% <b>100% <b>"


@pytest.mark.parametrize("name", ["oeuvre", "XXe", "x"])
def test_names_of_values_are_no_words(show: Show, name: str) -> None:
    """Typography sets what stands around them, as around a word."""
    template = f"{{{{ _('Une %({name})s : non !', {name}=page) }}}}"
    assert show(template, page="fin") == "Une fin\u00a0: non\u202f!"


def test_values_in_tags_stay_where_they_are(show: Show) -> None:
    """A tag is no text."""
    assert show("""{{ _('<a href="%(x)s">%(x)s</a> !', x=page) }}""", page="/a/") == (
        '<a href="/a/">/a/</a>\u202f!'
    )


@pytest.mark.parametrize(("lang", "expected"), [("en", "en: “a”"), ("tout", "tout\u00a0: «\u00a0a\u00a0»")])
def test_the_language_of_a_message_is_a_value_too(show: Show, lang: str, expected: str) -> None:
    """What is no language that magsite speaks is a value and nothing else."""
    assert expected == show("""{{ _('%(lang)s: "a"', lang=page) }}""", page=lang)


def test_messages_stay_set_where_a_template_is_another() -> None:
    """They depend on the language, the typography and the catalogues alone."""
    before = EnvironmentSpec("small", (), (), "fr", "https://mag.example/")
    file = ThemeFile("templates/a.html", "a.html", "/a.html", "digest")
    same, other = (
        msgspec.structs.replace(before, files=(file,)),
        msgspec.structs.replace(before, language="en"),
    )

    assert message_functions(before) is message_functions(same)
    assert message_functions(before) is not message_functions(other)
