"""The theme as the build needs it: its files, its assets, its template keys."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from magsite.cache.memo import Forgetful, Remembering
from magsite.cache.store import Store, open_store
from magsite.diagnostics.model import Location, diagnose
from magsite.pages.target import CopyOf, Text
from magsite.stages.sources import read_sources
from magsite.stages.theming import Theming, read_theme
from magsite.theme.references import References
from tests.builders import category, codes, config, magazine
from tests.sites.harness import Files, request, write
from tests.sites.tiny import CONFIG, THEME


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """An empty store."""
    with open_store(tmp_path / "cache") as opened:
        yield opened


def _theme(site: Path, store: Store, files: Files | None = None, **header: str) -> Theming:
    write(site, {"config.toml": CONFIG, **THEME} | dict(files or {}))
    asked = request(site)
    publication = magazine(
        category("net", **header), settings=config(magazine={"url": "https://x.example/mag/"})
    )
    return read_theme(asked, read_sources(asked), publication, store, Forgetful())


def test_the_theme_s_files_are_those_of_all_layers(tmp_path: Path, store: Store) -> None:
    """The site's own first; what every theme stands on is there, too."""
    names = {file.name: file.path for file in _theme(tmp_path, store).spec.files}

    assert names["templates/home.html"] == "themes/tiny/templates/home.html"
    assert names["templates/feed.xml"] == "@core/templates/feed.xml"


def test_what_the_theme_declares_reaches_the_pages(tmp_path: Path, store: Store) -> None:
    """Its listings and its settings, over which the magazine's own stand."""
    found = _theme(tmp_path, store)

    assert found.facts.listings == {
        "home": {"latest": 1, "most_shared": 1, "authors": 1, "strips": 1, "featured": 1}
    }
    assert found.facts.settings == {"sign": "*"}
    assert {"home.html", "article.html", "feed.xml"} <= set(found.facts.template_keys)


def test_assets_stand_below_the_magazine_s_address(tmp_path: Path, store: Store) -> None:
    """Under names with their fingerprints; sheets that magsite makes are written as texts."""
    targets = {one.source: one for one in _theme(tmp_path, store).targets}

    own, made = targets["themes/tiny/static/tiny.css"], targets["accents.css"]
    assert own.url.startswith("/mag/assets/tiny.")
    assert (own.group, own.path) == ("asset", own.url.removeprefix("/mag/"))
    assert isinstance(made.recipe(), Text)


def test_a_picture_is_copied_as_it_is(tmp_path: Path, store: Store) -> None:
    """From where it stands in the theme."""
    found = _theme(tmp_path, store, {"themes/tiny/static/a.png": b"\x89PNG"})

    (target,) = (one for one in found.targets if one.source == "themes/tiny/static/a.png")
    recipe = target.recipe()
    assert isinstance(recipe, CopyOf)
    assert Path(recipe.file).read_bytes() == b"\x89PNG"


DECLARED = 'picture = "a.png"\n\n[settings]\nsign = "*"\n'


def test_the_picture_for_sharing_is_an_asset(tmp_path: Path, store: Store) -> None:
    """Pages know it by its address."""
    files: Files = {"themes/tiny/theme.toml": DECLARED, "themes/tiny/static/a.png": b"\x89PNG"}

    found = _theme(tmp_path, store, files)

    assert {one.url for one in found.targets if one.source == "themes/tiny/static/a.png"} == {
        found.facts.picture
    }


def test_a_missing_picture_for_sharing_is_said(tmp_path: Path, store: Store) -> None:
    """At the theme's declaration; pages then have none."""
    found = _theme(tmp_path, store, {"themes/tiny/theme.toml": DECLARED})

    assert ("asset-missing", "themes/tiny/theme.toml") in [
        (one.code, one.location.path) for one in found.diagnostics
    ]
    assert found.facts.picture is None


def test_the_same_theme_has_the_same_keys(tmp_path: Path, store: Store) -> None:
    """From memory or not."""
    first = _theme(tmp_path, store)
    store.put_many([(first.keys[0], b"\xc1")])

    assert first.facts == _theme(tmp_path, store).facts


def test_a_template_changes_the_keys_of_those_that_reach_it(tmp_path: Path, store: Store) -> None:
    """By extending, importing or including it."""
    before = _theme(tmp_path, store).facts.template_keys
    after = _theme(tmp_path, store, {"themes/tiny/templates/tag.html": "x"}).facts.template_keys

    assert {"tag.html"} == {name for name in before if before[name] != after[name]}


def test_only_the_templates_that_changed_are_parsed_again(
    tmp_path: Path, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What the others refer to is remembered."""
    assert _theme(tmp_path, store).facts.template_keys["tag.html"]
    parsed: list[str] = []

    def noted(text: str) -> References:
        parsed.append(text)
        return References()

    monkeypatch.setattr("magsite.theme.references.references", noted)

    assert _theme(tmp_path, store, {"themes/tiny/templates/tag.html": "x"}).facts.template_keys["tag.html"]
    assert parsed == ["x"]


def test_a_template_that_cannot_be_read_refers_to_nothing(tmp_path: Path, store: Store) -> None:
    """It has a key, and rendering it says why."""
    found = _theme(tmp_path, store, {"themes/tiny/templates/tag.html": "é".encode("latin-1")})

    assert found.facts.template_keys["tag.html"]


@pytest.mark.parametrize(
    ("files", "code"),
    [
        ({"themes/tiny/theme.toml": "name = "}, "theme-syntax"),
        ({"themes/tiny/theme.toml": "nam = 1"}, "theme-key"),
        ({"themes/tiny/theme.toml": "é".encode("latin-1")}, "file-encoding"),
    ],
)
def test_a_wrong_declaration_is_said(tmp_path: Path, store: Store, files: Files, code: str) -> None:
    """The theme is used without it."""
    found = _theme(tmp_path, store, files)

    assert code in codes(found.diagnostics)
    assert found.facts.template_keys


def test_a_theme_may_declare_nothing(tmp_path: Path, store: Store) -> None:
    """Its templates are enough."""
    write(
        tmp_path,
        {"config.toml": CONFIG, **{name: text for name, text in THEME.items() if "toml" not in name}},
    )
    asked = request(tmp_path)

    found = read_theme(asked, read_sources(asked), magazine(), store, Forgetful())

    assert (found.facts.listings, found.facts.settings, found.diagnostics) == ({}, {}, ())


def test_a_colour_that_is_none_is_remarked(tmp_path: Path, store: Store) -> None:
    """At the line of the category's file that sets it."""
    found = _theme(tmp_path, store, colour="bleu")

    place = Location("content/categories/net.md", 4, 1)
    assert diagnose("colour-wrong", place, colour="bleu") in found.diagnostics


CATALOGUE = "themes/tiny/locales/fr/LC_MESSAGES/tiny.mo"
NAMED: Files = {"themes/tiny/theme.toml": 'name = "tiny"\n'}


@pytest.mark.parametrize("content", [b"", b"no catalogue", b"\xde\x12\x04\x95 cut short"])
def test_a_damaged_catalogue_is_said(tmp_path: Path, store: Store, content: bytes) -> None:
    """Its words would be missing from the pages, and nobody would know why."""
    found = _theme(tmp_path, store, {CATALOGUE: content, **NAMED})

    assert [(one.code, one.location.path) for one in found.diagnostics] == [
        ("catalogue-unreadable", CATALOGUE)
    ]


def test_a_damaged_catalogue_of_another_language_is_not_asked_for(tmp_path: Path, store: Store) -> None:
    """This magazine does not speak it."""
    files: Files = {CATALOGUE.replace("fr", "de"): b"no catalogue", **NAMED}

    assert _theme(tmp_path, store, files).diagnostics == ()


def test_an_asset_is_named_by_its_path_in_the_theme(tmp_path: Path, store: Store) -> None:
    """For what is said of it; a generated sheet has a name only."""
    sources = {one.source for one in _theme(tmp_path, store).targets}

    assert sources == {"themes/tiny/static/tiny.css", "accents.css", "highlight.css"}


@pytest.mark.parametrize(
    ("files", "header", "same"),
    [
        ({"content/articles/a.md": "---\ntitle: A\n---\n"}, {}, True),
        ({"themes/tiny/templates/header.html": "<header>Autre</header>"}, {}, False),
        ({"themes/tiny/static/neuf.css": "p { color: red }"}, {}, False),
        ({}, {"colour": "#0b4fb3"}, False),
    ],
)
def test_the_same_theme_is_the_same_object(
    tmp_path: Path, store: Store, files: Files, header: dict[str, str], *, same: bool
) -> None:
    """In one process, as long as none of its files, no setting, no colour and no address changes."""
    memo = Remembering()
    write(tmp_path, {"config.toml": CONFIG, **THEME})
    asked = request(tmp_path)
    before = read_theme(asked, read_sources(asked), magazine(category("net")), store, memo)
    memo.turn()
    write(tmp_path, files)

    after = read_theme(asked, read_sources(asked), magazine(category("net", **header)), store, memo)

    assert (before is after) == same


def test_a_template_leaves_the_style_sheets_as_they_were(tmp_path: Path, store: Store) -> None:
    """None of them is made again."""
    memo = Remembering()
    write(tmp_path, {"config.toml": CONFIG, **THEME, "themes/tiny/static/une.css": "p { margin: 0 }"})
    asked = request(tmp_path)
    before = read_theme(asked, read_sources(asked), magazine(), store, memo)
    memo.turn()
    write(
        tmp_path, {"themes/tiny/templates/article.html": "x", "themes/tiny/static/une.css": "p { margin: 0 }"}
    )
    after = read_theme(asked, read_sources(asked), magazine(), store, memo)

    sheets = [
        {one.source: recipe.text for one in of.targets if isinstance(recipe := one.recipe(), Text)}
        for of in (before, after)
    ]
    assert before.spec.files != after.spec.files
    assert sheets[0].keys() == sheets[1].keys()
    assert all(sheets[1][name] is text for name, text in sheets[0].items())


def test_a_template_leaves_the_declaration_and_the_catalogues_as_they_were(
    tmp_path: Path, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither is read again."""
    memo = Remembering()
    write(tmp_path, {"config.toml": CONFIG, **THEME})
    asked = request(tmp_path)
    before = read_theme(asked, read_sources(asked), magazine(), store, memo)
    memo.turn()
    write(tmp_path, {"themes/tiny/templates/article.html": "x"})
    monkeypatch.setattr("magsite.stages.theming.read_declaration", None)
    monkeypatch.setattr("magsite.stages.theming.unreadable_catalogues", None)

    after = read_theme(asked, read_sources(asked), magazine(), store, memo)

    assert before.spec.files != after.spec.files
    assert (before.spec.catalogues, before.facts.settings) == (after.spec.catalogues, after.facts.settings)
