"""convert, view, render: what must be made, and what is known of it afterwards."""

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from magsite.cache import codec
from magsite.cache.digest import of_bytes
from magsite.cache.store import Store, store_of_process
from magsite.content.body import BodyRecord, BodyRequest, MarkdownOptions, body_request
from magsite.content.document import BodySource
from magsite.content.walk import Root
from magsite.diagnostics.model import Location, diagnose
from magsite.orders import Library, Outcome, Press, Workshop, record_key
from magsite.output.entry import Entry, pack
from magsite.output.listing import listing
from magsite.output.manifest import FORMAT, Manifest
from magsite.pages.target import Copy, Group, Parts, Target, Text, target
from magsite.stages.due import Due, by_path, due
from magsite.stages.gathering import Gathering, Production
from magsite.stages.producing import entries, names, produce
from magsite.theme.layers import EnvironmentSpec
from tests.builders import article, author, edition, magazine, page
from tests.sites.harness import CODE, request

A, B = (
    target(f"/{name}/", "/", "article", "", lambda: (("card", "1"), ("body", "2")), lambda: Text("x"))
    for name in "ab"
)


def _manifest(*changes: tuple[Target, str], kept: bool = False) -> Manifest:
    """What an earlier build left: these targets, each with this digest of its text."""
    found = tuple(
        Entry(
            one.path,
            one.url,
            pack((("card", "1"), ("body", body))),
            1,
            1,
            "d",
            "article",
            (),
            kept,
        )
        for one, body in changes
    )
    return Manifest(FORMAT, "mark", "", "", None, b"", listing(found), CODE)


@pytest.mark.parametrize(
    ("manifest", "intact", "expected"),
    [
        (None, set(), [A, B]),
        (_manifest((A, "2"), (B, "2")), {A.path, B.path}, []),
        (_manifest((A, "1"), (B, "2")), {A.path, B.path}, [A]),
        (_manifest((B, "2")), {A.path, B.path}, [A]),
        (_manifest((A, "2"), (B, "2")), {B.path}, [A]),
        (_manifest((A, "2"), (B, "2"), kept=True), {A.path, B.path}, [A, B]),
    ],
    ids=[
        "all is new",
        "nothing changed",
        "a part changed",
        "one is new",
        "one is damaged",
        "those kept are none",
    ],
)
def test_what_must_be_made(manifest: Manifest | None, intact: set[str], expected: list[Target]) -> None:
    """A target whose file does not stand there with the same parts."""
    assert expected == [one.target for one in due((A, B), manifest, frozenset(intact), CODE)]


def _why(
    targets: tuple[Target, ...], manifest: Manifest | None, program: str = CODE
) -> list[tuple[str, ...]]:
    return [one.changed for one in due(targets, manifest, frozenset(), program)]


def test_why_it_must_be_made() -> None:
    """The names of the parts that are not what they were; none where it is new, “output” where it is damaged."""
    assert _why((A, B), _manifest((A, "1"))) == [("body",), ()]
    assert _why((A,), None) == [()]
    assert _why((A,), _manifest((A, "2"))) == [("output",)]


def test_another_program_makes_everything_anew() -> None:
    """Whatever the parts say: not all that decides on a page is in them."""
    manifest = _manifest((A, "2"), (B, "2"))

    assert not due((A, B), manifest, frozenset({A.path, B.path}), CODE)
    assert _why((A, B), _manifest((A, "2")), "1" * 32) == [("program",), ()]


def test_parts_are_asked_for_only_where_there_are_others_to_compare_them_with() -> None:
    """A build from nothing holds them in the entries of its files alone."""

    def unasked() -> Parts:
        raise AssertionError

    new = target(B.url, "/", "article", "", unasked, lambda: Text("x"))

    assert [one.packed for one in due((A, new), _manifest((A, "1")), frozenset(), CODE)] == [
        pack(A.parts),
        None,
    ]
    assert [one.packed for one in due((new,), None, frozenset(), CODE)] == [None]


def test_what_was_made_and_what_stands_are_the_new_manifest() -> None:
    """With the source that asks for it now, which may have moved."""
    manifest = _manifest((A, "1"), (B, "2"))
    new = Entry(A.path, "/a/", pack(A.parts), 5, 7, "digest", "article", ("body",), source="/a/")

    made, stood = entries((A, B), by_path(manifest), {A.path: new})

    assert made is new
    assert msgspec.structs.replace(manifest.entries[1], source=B.source) == stood


def test_everything_that_an_edition_remembers_has_a_name() -> None:
    """Texts, their records, and excerpts: what the store must keep."""
    made = edition(magazine(article(), page(summary="x"), author("bob", text="Écrit.")))

    (a, b, c), (d, e) = ([one.key for one in found] for found in (made.texts, made.excerpts))

    assert {a, b, c, d, e, *(record_key(one) for one in (a, b, c))} == set(names(made))


TEXT = "Un *texte*.\n"


@pytest.fixture
def workshop(tmp_path: Path) -> Workshop:
    """A workshop with one source and no theme."""
    (tmp_path / "content").mkdir()
    (tmp_path / "content/a.md").write_text(TEXT)
    (tmp_path / "staging").mkdir()
    roots = (Root(str(tmp_path / "content"), "content"),)
    spec = EnvironmentSpec("small", (), (), "fr", "https://mag.example/")
    library = Library(str(tmp_path / "cache"), roots)
    return Workshop(Press(library, spec, edition(magazine()).site, CODE), str(tmp_path / "staging"))


@pytest.fixture
def store(workshop: Workshop) -> Iterator[Store]:
    """The workshop's store."""
    store = store_of_process(workshop.press.library.cache)
    yield store
    store.close()


def _text(key: str = "body") -> BodyRequest:
    source = BodySource("content/a.md", 0, 1, of_bytes(TEXT.encode()))
    return body_request(key, source, MarkdownOptions(), (), ())


def _target(url: str, group: Group, text: str = "x") -> Target:
    return target(url, "/", group, "", lambda: (("text", text),), lambda: Text(text))


def _produce(
    workshop: Workshop, store: Store, *targets: Target, jobs: int | None = None
) -> tuple[Production, list[tuple[str, int, int]]]:
    told: list[tuple[str, int, int]] = []
    asked = request(Path(workshop.press.library.cache), jobs=jobs)
    todo = tuple(Due(one, ("text",)) for one in targets)
    made = produce(asked, workshop, todo, (_text(),), store, lambda *step: told.append(step))
    return made, told


def test_articles_are_made_before_lists(workshop: Workshop, store: Store) -> None:
    """So that lists and feeds find their texts remembered; texts without a page come last."""
    groups: tuple[Group, ...] = ("feed", "article", "listing", "asset", "sitemap", "file")

    made, told = _produce(workshop, store, *(_target(f"/{group}", group) for group in groups))

    assert list(made.entries) == ["asset", "file", "article", "sitemap", "listing", "feed"]
    assert told == [("render", 6, 6), ("convert", 1, 1)]


def test_what_was_made_is_what_the_manifest_will_say(workshop: Workshop, store: Store) -> None:
    """What the file holds, of which parts, and why it was made."""
    one = _target("/a", "file")

    (made,) = _produce(workshop, store, one)[0].entries.values()

    assert (made.path, made.url, made.source) == ("a", "/a", "/a")
    assert (made.size, made.digest) == (1, of_bytes(b"x"))
    assert (made.parts, made.changed) == (one.parts, ("text",))


def test_what_is_held_of_a_text_is_what_asked_for_it() -> None:
    """Copies that come from other processes are let go of: there are as many as texts."""
    asked = _text()
    found = Gathering((), {}, (asked,))

    copy = "".join
    found.add(Outcome((), ((copy([*asked.key]), BodyRecord()),), (copy([*asked.source.path]),)))
    made = found.production(())

    assert [key is asked.key for key in made.records] == [True]
    assert [path is asked.source.path for path in made.converted] == [True]
    assert found.left() == ()


def test_a_text_without_a_record_is_converted(workshop: Workshop, store: Store) -> None:
    """Though its page stands: its remarks would be missed."""
    made, _ = _produce(workshop, store)

    assert ({"body": BodyRecord()}, ("content/a.md",)) == (made.records, made.converted)


def test_a_record_is_remembered(workshop: Workshop, store: Store) -> None:
    """Then nothing is converted."""
    record = BodyRecord(("haut",))
    store.put_many([(record_key("body"), codec.encode(record))])

    made, _ = _produce(workshop, store)

    assert ({"body": record}, ()) == (made.records, made.converted)


def test_an_unreadable_record_is_none(workshop: Workshop, store: Store) -> None:
    """The text is converted again."""
    store.put_many([(record_key("body"), b"\xc1")])

    assert _produce(workshop, store)[0].converted == ("content/a.md",)


def test_what_cannot_be_made_is_said(workshop: Workshop, store: Store) -> None:
    """By whichever slice."""
    broken = target("/b", "/", "file", "", tuple, lambda: Copy("content/a.md", "other digest"))

    made, _ = _produce(workshop, store, _target("/a", "file"), broken)

    assert (diagnose("file-changed", Location("content/a.md")),) == made.diagnostics
    assert list(made.entries) == ["a"]


def test_many_processes_make_the_same(workshop: Workshop, store: Store) -> None:
    """In the same order, as much as there is."""
    targets = [_target(f"/{n}", "listing" if n % 3 else "article", f"text {n}") for n in range(120)]

    serial, _ = _produce(workshop, store, *targets)
    parallel, _ = _produce(workshop, store, *targets, jobs=2)

    def seen(made: Production) -> list[tuple[str, int, str]]:
        return [(one.path, one.size, one.digest) for one in made.entries.values()]

    assert seen(serial) == seen(parallel)
