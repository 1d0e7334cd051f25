"""The environment of templates."""

import pickle
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import msgspec
from babel.messages import Catalog
from babel.messages.mofile import write_mo

from magsite.diagnostics.model import Diagnostic
from magsite.language.typography import DEFAULT
from magsite.pages.parts import Card, Link
from magsite.pages.prose import Prose
from magsite.theme.environment import environment
from magsite.theme.layers import EnvironmentSpec, ThemeFile
from magsite.theme.rendering import render

MakeFiles = Callable[..., tuple[ThemeFile, ...]]
Show = Callable[..., str | Diagnostic]

CARD = Card("ete", "/ete/", "L'été", datetime(2026, 6, 1, tzinfo=UTC))


def _catalogue(folder: Path, messages: dict[str | tuple[str, str], str | tuple[str, ...]]) -> ThemeFile:
    """A catalogue in French, which has three forms of the plural since CLDR counts millions apart."""
    catalogue = Catalog(locale="fr")
    for message, words in messages.items():
        catalogue.add(message, words)
    path = folder / "fr" / "LC_MESSAGES" / "small.mo"
    path.parent.mkdir(parents=True)
    with path.open("wb") as file:
        write_mo(file, catalogue)
    return ThemeFile("locales/fr/LC_MESSAGES/small.mo", str(path), str(path), "")


def test_same_environment_for_the_same_spec() -> None:
    """A process makes it once, also for a spec that came from another process."""
    spec = EnvironmentSpec("small", (), (), "fr", "https://mag.example/")
    copy = pickle.loads(pickle.dumps(spec))  # noqa: S301 - our own bytes

    assert environment(spec) is environment(copy)


def test_other_environment_for_another_spec() -> None:
    """An edit is another spec."""
    spec = EnvironmentSpec("small", (), (), "fr", "https://mag.example/")

    assert environment(spec) is not environment(msgspec.structs.replace(spec, language="en"))


def test_words_are_read_where_a_template_asks_for_them(show: Show) -> None:
    """A card has them as they were typed; a template sees them set, whichever way it takes to them."""
    card = msgspec.structs.replace(CARD, title=Prose("L'été !", DEFAULT), authors=(Link("L'O", "/o/"),))
    source = "{{ page[0].title }}|{{ page[0]['title'] }}|{{ page|map(attribute='title')|join }}|{{ page[0].authors[0].name }}"

    assert show(source, (card,)) == "L’été\u202f!|L’été\u202f!|L’été\u202f!|L&#39;O"


def test_asset_is_its_url(show: Show) -> None:
    """`asset` gives the root-relative URL."""
    assert show("{{ asset('small.css') }}") == "/mag/assets/small.0123456789.css"


def test_blocks_leave_no_lines(show: Show) -> None:
    """A line with a tag alone is not in the page."""
    assert show("a\n  {% if true %}\nb\n  {% endif %}\nc") == "a\nb\nc"


def test_page_leaves_nothing_behind(make_files: MakeFiles) -> None:
    """What a macro counts on one page is not there on the next."""
    files = make_files(
        {
            "templates/page.html": "{% from 'm.html' import next %}{{ next() }}{{ next() }}",
            "templates/m.html": "{% set n = namespace(v=0) %}{% macro next() %}{% set n.v = n.v + 1 %}{{ n.v }}{% endmacro %}",
        }
    )
    closed = environment(EnvironmentSpec("small", files, (), "fr", "https://mag.example/"))

    assert [render(closed, "page.html", None, None, "") for _ in range(2)] == [b"12\n", b"12\n"]


def test_messages_of_layers(tmp_path: Path, make_files: MakeFiles) -> None:
    """The site's words come first, the theme's fill the gaps, the rest is the message itself."""
    site = _catalogue(tmp_path / "site", {"Contents": "Sommaire"})
    theme = _catalogue(
        tmp_path / "theme",
        {
            "Contents": "Table",
            "Most shared": "Les plus partagés",
            ("%(num)s share", "%(num)s shares"): ("%(num)s partage", "%(num)s partages", "%(num)s partages"),
        },
    )
    source = (
        "{{ _('Contents') }}, {{ gettext('Most shared') }}, {{ _('By %(name)s', name='<A>') }}, "
        "{% trans n=page %}%(n)s{% endtrans %}, {{ ngettext('%(num)s share', '%(num)s shares', page) }}"
    )
    files = make_files({"templates/page.html": source})
    closed = environment(EnvironmentSpec("small", files, (site, theme), "fr", "https://mag.example/"))

    expected = "Sommaire, Les plus partagés, By &lt;A&gt;, %(n)s, 2 partages\n"
    assert expected.encode() == render(closed, "page.html", 2, None, "")


def test_messages_in_contexts(show: Show) -> None:
    """The other functions of gettext are there too."""
    source = (
        "{{ pgettext('noun', 'Share %(x)s', x='<') }}, {{ npgettext('noun', '%(num)s a', '%(num)s b', 3) }}"
    )

    assert show(source) == "Share &lt;, 3 b"


def test_trans_block(show: Show) -> None:
    """A block with a plural."""
    source = "{% trans n=page %}{{ n }} share{% pluralize %}{{ n }} shares{% endtrans %}"

    assert (show(source, 1), show(source, 5)) == ("1 share", "5 shares")


def test_list_of_templates(make_files: MakeFiles) -> None:
    """The templates by the names that they call each other."""
    files = make_files({"templates/a/b.html": "", "static/a.css": ""})

    closed = environment(EnvironmentSpec("small", files, (), "fr", "https://mag.example/"))
    assert closed.list_templates() == ["a/b.html"]
