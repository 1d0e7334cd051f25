"""The ledger: an edition that comes back from the store as it was."""

from datetime import date
from pathlib import Path

import msgspec
import pytest

from magsite.cache.alike import alike
from magsite.cache.store import Store, open_store
from magsite.checks.verify import Verified
from magsite.diagnostics.model import Location, diagnose
from magsite.magazine.leading import leading_of
from magsite.output.listing import listing
from magsite.output.manifest import FORMAT, Manifest
from magsite.pages.edition import ThemeFacts
from magsite.stages import recalling
from magsite.stages.ledger import Ledger, Since
from magsite.stages.packing import packed, unpacked
from magsite.theme.layers import EnvironmentSpec, ThemeFile
from tests.builders import article, assembled, author, category, config, edition, linking, page, row, series

SPEC = EnvironmentSpec(
    "tiny", (ThemeFile("a", "themes/a", "/a", "d"),), (), "fr", "https://x/", (("a", "/a"),)
)
FACTS = ThemeFacts({"home.html": "key"}, {"home": {"latest": 2}}, {"colour": "red", "big": True}, "/p.png")
SAID = diagnose("link-dead", Location("content/articles/a.md", 3, 1), target="/x/", near="")
DOCUMENTS = (
    article(
        "a", date="2008-06-01", authors=("alix",), categories=("net",), tags=("web",), shares=(("x", 2),)
    ),
    linking(
        article("b", date="2026-01-01T10:00", updated="2026-03-01", series="Tour", extra={"n": 1}), "a.md"
    ),
    article("c", date="2030-01-01"),
    article("d", unlisted=True, corrections=()),
    article("e", featured=1, aliases=("/ancien/",)),
    *(author("alix", name="Alix"), category("net", text="Tout."), page(), series("tour", title="Tour")),
)


def _ledger(settings: dict[str, object] | None = None) -> Ledger:
    assembly = assembled(*DOCUMENTS, rows=[row("a", "m", 5, "2026-11-01")], files=("static/x.txt",))
    facts = FACTS if settings is None else msgspec.structs.replace(FACTS, settings=settings)
    marks = {"content/articles/a.md": "1", "themes/a": "2"}
    verified = Verified((SAID,), frozenset({"/a/"}))
    return Ledger("name", "setting", marks, assembly, SPEC, facts, (SAID,), (), verified)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """A new store."""
    return open_store(tmp_path)


def _manifest(name: str) -> Manifest:
    return Manifest(FORMAT, "mark", "", "", None, b"", listing(()), "program", name)


def test_a_ledger_comes_back_as_it_was(store: Store) -> None:
    """To the last detail, the digests of sources apart, which the scan has; what all texts lead to is gathered."""
    before = _ledger()
    recalling.keep(store, "mark", before)

    found = recalling.recall(store, _manifest("name"), "setting", config())

    assert found is not None
    again, since = found
    assert alike(_comparable(before), _comparable(again))
    assert Since("name", "name", {}, before.verified) == since


def test_digests_of_cards_come_back(store: Store) -> None:
    """Of all articles, listed or not."""
    before = _ledger()
    cards = edition(before.assembly.magazine).card_digests
    recalling.keep(store, "mark", msgspec.structs.replace(before, cards=cards))

    found = recalling.recall(store, _manifest("name"), "setting", config())

    assert found is not None
    assert dict(cards) == found[0].cards


def test_digests_of_some_cards_are_of_none() -> None:
    """Nobody could say whose they are."""
    ledger = _ledger()
    cards = edition(ledger.assembly.magazine).card_digests
    kept = packed(msgspec.structs.replace(ledger, cards=cards))
    short = msgspec.structs.replace(kept, cards=kept.cards[32:])

    assert unpacked(short, ledger.assembly.magazine.every_article, config()).cards == {}


def _comparable(one: Ledger) -> Ledger:
    """Without the digests of sources, which only the scan has, and with what the texts lead to."""
    assembly = one.assembly
    magazine = msgspec.structs.replace(assembly.magazine, digests={})
    basis = msgspec.structs.replace(assembly.basis, leading=leading_of(magazine))
    return msgspec.structs.replace(
        one, assembly=msgspec.structs.replace(assembly, magazine=magazine, basis=basis)
    )


@pytest.mark.parametrize(("name", "setting"), [("other", "setting"), ("name", "other"), ("", "setting")])
def test_a_ledger_of_something_else_is_none(store: Store, name: str, setting: str) -> None:
    """Of another edition, or made with other means."""
    recalling.keep(store, "mark", _ledger())

    assert recalling.recall(store, _manifest(name), setting, config()) is None


def test_articles_are_remembered_in_pieces(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each of which has its name for the store; where one is lost, there is no ledger."""
    monkeypatch.setattr(recalling, "_TOGETHER", 2)
    before = _ledger()
    recalling.keep(store, "mark", before)

    kept = store.get_many(recalling.names("mark", len(before.assembly.magazine.every_article)))
    found = recalling.recall(store, _manifest("name"), "setting", config())

    assert found is not None
    assert alike(_comparable(before), _comparable(found[0]))
    assert sorted(kept) == ["mark-articles-0", "mark-articles-1", "mark-ledger"]
    store.put_many([("mark-articles-1", b"damaged")])
    assert recalling.recall(store, _manifest("name"), "setting", config()) is None


def test_what_has_become_of_an_edition_goes_with_its_ledger(store: Store) -> None:
    """And with no other one."""
    since = Since("later", "name", {"content/articles/a.md": None}, Verified())
    recalling.keep(store, "mark", _ledger())
    recalling.keep_since(store, "mark", since)

    found = recalling.recall(store, _manifest("later"), "setting", config())

    assert found is not None
    assert since == found[1]
    recalling.keep_since(store, "mark", msgspec.structs.replace(since, ledger="another"))
    assert recalling.recall(store, _manifest("later"), "setting", config()) is None


def test_what_would_not_come_back_is_not_remembered(store: Store) -> None:
    """A date among a theme's settings would be a text."""
    recalling.keep(store, "mark", _ledger({"since": date(2008, 9, 24)}))

    assert recalling.recall(store, _manifest("name"), "setting", config()) is None
