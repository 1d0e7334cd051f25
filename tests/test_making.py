"""One slice of targets made: converted, rendered, staged; what cannot be made is said, and the rest goes on."""

from collections.abc import Mapping
from itertools import count
from pathlib import Path

import msgspec
import pytest

from magsite.cache.digest import of_bytes
from magsite.cache.stopwatch import Spent
from magsite.cache.store import store_of_process
from magsite.content.body import BodyRecord, BodyRequest, ExcerptRequest, MarkdownOptions, body_request, moved
from magsite.content.document import Block, BodySource
from magsite.content.walk import Root
from magsite.diagnostics.model import Location, diagnose
from magsite.language.typography import DEFAULT
from magsite.making import convert_texts, make, warm
from magsite.orders import Job, Library, Press, Workshop, record_key
from magsite.pages.listings import NO_LISTINGS
from magsite.pages.parts import Meta
from magsite.pages.prose import Prose
from magsite.pages.target import Copy, CopyOf, Recipe, Rendering, Text
from magsite.pages.views import PageView, RobotsView
from magsite.theme.layers import EnvironmentSpec, ThemeFile
from tests.builders import config, edition, magazine

SOURCE = "content/pages/a.md"
TEXT = "---\ntitle: A\n---\nUn *texte*.\n"
START = TEXT.index("Un")

PAGE = "{{ site.title }}: {{ page.title }} {{ page.body|html }}{{ page.meta.description }}"


@pytest.fixture
def workshop(tmp_path: Path) -> Workshop:
    """A workshop with one source and a theme of two templates, one of which fails."""
    write = {SOURCE: TEXT, "theme/page.html": PAGE, "theme/wrong.html": "{{ page.absent }}"}
    for name, text in write.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    (tmp_path / "staging").mkdir()
    templates = tuple(_template(tmp_path / f"theme/{name}.html") for name in ("page", "wrong"))
    press = Press(
        library=Library(str(tmp_path / "cache"), (Root(str(tmp_path / "content"), "content"),)),
        spec=EnvironmentSpec("small", templates, (), "fr", "https://mag.example/"),
        site=edition(magazine()).site,
        code="0" * 32,
    )
    return Workshop(press, staging=str(tmp_path / "staging"))


def _template(path: Path) -> ThemeFile:
    return ThemeFile(
        f"templates/{path.name}", f"themes/small/{path.name}", str(path), of_bytes(path.read_bytes())
    )


def _body(key: str = "body") -> BodyRequest:
    digest = of_bytes(TEXT[START:].encode())
    return body_request(key, BodySource(SOURCE, START, 4, digest), MarkdownOptions(), (), ())


def _page(key: str = "body", template: str = "page.html") -> Rendering:
    excerpt = ExcerptRequest("excerpt", Block("En *bref*."), MarkdownOptions(), ())
    meta = Meta("t", "/a/", "https://mag.example/a/", description=excerpt)
    return Rendering(template, PageView(meta, "A", _body(key), NO_LISTINGS))


def _jobs(recipes: Mapping[str, Recipe]) -> list[Job]:
    return [Job(path, f"name of {path}", recipe) for path, recipe in recipes.items()]


def _staged(workshop: Workshop) -> dict[str, str]:
    folder = Path(workshop.staging)
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in files}


def _edit(workshop: Workshop, text: str) -> None:
    (Path(workshop.press.library.roots[0].folder) / "pages/a.md").write_text(text, "utf-8")


def test_every_kind_of_recipe_is_made(workshop: Workshop, tmp_path: Path) -> None:
    """A page, a text, a copy of a source, a copy of any file."""
    other = tmp_path / "logo.svg"
    other.write_text("<svg/>")
    recipes: dict[str, Recipe] = {
        "a/index.html": _page(),
        "style.css": Text("p {}\n"),
        "a/a.md": Copy(SOURCE, of_bytes(TEXT.encode())),
        "logo.svg": CopyOf(str(other), of_bytes(b"<svg/>")),
    }

    outcome = make(workshop, _jobs(recipes))

    page = "L’Écho: A <p>Un <em>texte</em>.</p>En bref.\n"
    assert {"a/index.html": page, "style.css": "p {}\n", "a/a.md": TEXT, "logo.svg": "<svg/>"} == _staged(
        workshop
    )
    assert list(recipes) == [one.path for one in outcome.staged]
    assert outcome.diagnostics == ()


def test_words_are_set_where_pages_are_made(workshop: Workshop) -> None:
    """Those of the page, of its text, of its excerpt, and those of the site, which all pages of a slice share."""
    _edit(workshop, TEXT.replace("*texte*.", "mot !"))
    site = edition(magazine(settings=config(magazine={"title": "L'Écho !"}))).site
    press = msgspec.structs.replace(workshop.press, site=site)
    meta = Meta(
        "t",
        "/a/",
        "https://mag.example/a/",
        description=ExcerptRequest("e", Block("L'un."), MarkdownOptions(), ()),
    )
    source = BodySource(SOURCE, START, 4, of_bytes(b"Un mot !\n"))
    body = body_request("other", source, MarkdownOptions(), (), ())
    view = PageView(meta, Prose("L'été : oui", DEFAULT), body, NO_LISTINGS)

    outcome = make(
        msgspec.structs.replace(workshop, press=press), _jobs({"a/index.html": Rendering("page.html", view)})
    )

    assert outcome.diagnostics == ()
    assert _staged(workshop) == {
        "a/index.html": "L’Écho\u202f!: L’été\u00a0: oui <p>Un mot\u202f!</p>L’un.\n"
    }


def test_a_text_is_converted_once_in_a_slice(workshop: Workshop) -> None:
    """However many pages show it; its record comes back."""
    outcome = make(workshop, _jobs({"a/index.html": _page(), "b/index.html": _page()}))

    assert ((SOURCE,), (("body", BodyRecord()),)) == (outcome.converted, outcome.records)


def test_a_text_is_remembered_for_the_next_slice(workshop: Workshop) -> None:
    """Then its file is not even opened; an excerpt is remembered as well."""
    make(workshop, _jobs({"a/index.html": _page()}))
    first = _staged(workshop)
    _edit(workshop, "changed")

    outcome = make(workshop, _jobs({"a/index.html": _page()}))

    assert (outcome.converted, outcome.records, outcome.diagnostics) == ((), (), ())
    assert first == _staged(workshop)


def test_what_is_remembered_can_be_read_apart(workshop: Workshop) -> None:
    """The record without its HTML."""
    make(workshop, _jobs({"a/index.html": _page()}))

    store = store_of_process(workshop.press.library.cache)
    assert {"body", record_key("body"), "excerpt"} == set(
        store.get_many(["body", record_key("body"), "excerpt"])
    )


def test_an_unreadable_memory_is_none(workshop: Workshop) -> None:
    """The text is converted again."""
    make(workshop, _jobs({"a/index.html": _page()}))
    store_of_process(workshop.press.library.cache).put_many([("body", b"\xc1")])

    assert make(workshop, _jobs({"a/index.html": _page()})).converted == (SOURCE,)


def test_a_template_that_fails_is_said(workshop: Workshop) -> None:
    """With the name of the page; the others are made."""
    outcome = make(workshop, _jobs({"a/index.html": _page(template="wrong.html"), "b/index.html": _page()}))

    assert [one.code for one in outcome.diagnostics] == ["template-error"]
    assert "name of a/index.html" in dict(outcome.diagnostics[0].arguments)["page"]
    assert [one.path for one in outcome.staged] == ["b/index.html"]


def test_a_template_that_is_missing_is_said(workshop: Workshop) -> None:
    """As any failure of the theme."""
    outcome = make(workshop, _jobs({"robots.txt": Rendering("robots.txt", RobotsView("u", "/"))}))

    assert [one.code for one in outcome.diagnostics] == ["template-missing"]


@pytest.mark.parametrize("text", [TEXT + "!", "court", "é"])
def test_a_source_that_changed_is_said(workshop: Workshop, text: str) -> None:
    """Nothing is made of it, nor remembered; the rest goes on."""
    _edit(workshop, text)

    outcome = make(workshop, _jobs({"a/index.html": _page(), "style.css": Text("")}))

    assert (diagnose("file-changed", Location(SOURCE)),) == outcome.diagnostics
    assert [one.path for one in outcome.staged] == ["style.css"]
    assert store_of_process(workshop.press.library.cache).get("body") is None


def test_an_edited_header_does_not_matter(workshop: Workshop) -> None:
    """Where the same text still stands at the same place."""
    _edit(workshop, TEXT.replace("A", "B"))

    assert make(workshop, _jobs({"a/index.html": _page()})).diagnostics == ()


def test_a_source_in_another_encoding_has_changed(workshop: Workshop) -> None:
    """It was read well before."""
    (Path(workshop.press.library.roots[0].folder) / "pages/a.md").write_bytes(b"\xe9" * 99)

    outcome = make(workshop, _jobs({"a/index.html": _page()}))

    assert (diagnose("file-changed", Location(SOURCE)),) == outcome.diagnostics


@pytest.mark.parametrize("recipe", [_page(), Copy(SOURCE, of_bytes(TEXT.encode()))])
def test_a_source_that_went_away_is_said(workshop: Workshop, recipe: Recipe) -> None:
    """By its name."""
    (Path(workshop.press.library.roots[0].folder) / "pages/a.md").unlink()

    outcome = make(workshop, _jobs({"a": recipe}))

    assert (diagnose("file-changed", Location(SOURCE)),) == outcome.diagnostics


def test_a_source_that_became_a_folder_has_changed(workshop: Workshop) -> None:
    """Whatever keeps it from being read, it is not what it was."""
    path = Path(workshop.press.library.roots[0].folder) / "pages/a.md"
    path.unlink()
    path.mkdir()

    outcome = make(workshop, _jobs({"a/index.html": _page()}))

    assert outcome.diagnostics == (diagnose("file-changed", Location(SOURCE)),)


def test_a_file_that_changed_is_said(workshop: Workshop) -> None:
    """By its name: its copy would not be what its key promises."""
    outcome = make(workshop, _jobs({"a.md": Copy(SOURCE, of_bytes(b"other"))}))

    assert outcome.diagnostics == (diagnose("file-changed", Location(SOURCE)),)
    assert outcome.staged == ()


def test_a_file_of_the_theme_that_went_away_is_said(workshop: Workshop, tmp_path: Path) -> None:
    """By the name of what asks for it."""
    outcome = make(workshop, _jobs({"logo.svg": CopyOf(str(tmp_path / "absent.svg"), "")}))

    assert outcome.diagnostics == (diagnose("file-changed", Location("name of logo.svg")),)


def test_staging_that_cannot_be_written_is_no_fault_of_a_source(workshop: Workshop) -> None:
    """The build ends."""
    Path(workshop.staging).rmdir()
    Path(workshop.staging).write_text("a file")

    with pytest.raises(NotADirectoryError):
        make(workshop, _jobs({"a.md": Copy(SOURCE, of_bytes(TEXT.encode()))}))


def test_texts_are_converted_without_their_pages(workshop: Workshop) -> None:
    """Where only what is remembered of them was lost."""
    outcome = convert_texts(workshop.press.library, [_body("one"), _body("two")])

    assert [("one", BodyRecord()), ("two", BodyRecord())] == list(outcome.records)
    assert outcome.converted == (SOURCE, SOURCE)


def test_a_text_that_changed_is_said(workshop: Workshop) -> None:
    """And the others are converted."""
    absent = moved(_body("two"), BodySource("content/pages/b.md", 0, 1, ""))

    outcome = convert_texts(workshop.press.library, [absent, _body()])

    assert (diagnose("file-changed", Location("content/pages/b.md")),) == outcome.diagnostics
    assert outcome.converted == (SOURCE,)


def _watched(workshop: Workshop) -> Workshop:
    """The workshop with a clock that shows one second more each time it is looked at."""
    press = workshop.press
    library = msgspec.structs.replace(press.library, clock=count(0.0).__next__)
    return msgspec.structs.replace(workshop, press=msgspec.structs.replace(press, library=library))


def test_the_time_of_each_text_and_template_is_told(workshop: Workshop) -> None:
    """Each by itself: what converting takes is no time of the template, and is spent once."""
    jobs = _jobs({"a/index.html": _page(), "b/index.html": _page(), "style.css": Text("")})

    spent = {(one.work, one.on): one for one in make(_watched(workshop), jobs).spent}

    assert {name: one.times for name, one in spent.items()} == {
        ("convert", SOURCE): 1,
        ("convert", ""): 1,
        ("render", "page.html"): 2,
        ("render", ""): 1,
        ("write", ""): 3,
    }
    assert [spent["convert", name].seconds for name in (SOURCE, "")] == [1.0, 1.0]


def test_texts_that_are_converted_without_pages_have_their_time(workshop: Workshop) -> None:
    """The same as with them."""
    library = _watched(workshop).press.library

    assert (Spent("convert", SOURCE, 1.0, 1),) == convert_texts(library, [_body()]).spent


def test_what_all_processes_need_is_loaded_and_nothing_else_done(workshop: Workshop) -> None:
    """A template that cannot be loaded is said of when a page uses it; no text of the magazine is converted."""
    Path(workshop.press.spec.files[1].file).write_text("not what was scanned", "utf-8")

    warm(workshop.press, (_body(),) * 16)

    Path(workshop.press.spec.files[0].file).write_text("not what was loaded", "utf-8")
    made = make(workshop, _jobs({"a.html": _page(), "b.html": _page(template="wrong.html")}))
    assert made.converted == (SOURCE,)
    assert [one.path for one in made.staged] == ["a.html"]
    assert [one.code for one in made.diagnostics] == ["file-changed"]
    assert "not what was loaded" not in _staged(workshop)["a.html"]
