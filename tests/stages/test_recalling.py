"""The ledger: an edition that comes back from the store as it was."""

import os
from datetime import date
from pathlib import Path

import msgspec
import pytest

from magsite.cache.alike import alike
from magsite.cache.store import open_store
from magsite.cache.volumes import read_volume, write_volume
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


def _manifest(name: str) -> Manifest:
    return Manifest(FORMAT, "mark", "", "", None, b"", listing(()), "program", name)


def _recalled(cache: Path, name: str, setting: str = "setting") -> tuple[Ledger, Since] | None:
    """The ledger of an output whose manifest names this one."""
    return recalling.recall(cache, open_store(cache), _manifest(name), setting, config())


def test_a_ledger_comes_back_as_it_was(tmp_path: Path) -> None:
    """To the last detail, the digests of sources apart, which the scan has; what all texts lead to is gathered."""
    before = _ledger()
    recalling.keep(tmp_path, "mark", before)

    found = _recalled(tmp_path, "name", "setting")

    assert found is not None
    again, since = found
    assert alike(_comparable(before), _comparable(again))
    assert Since("name", "name", {}, before.verified) == since


def test_digests_of_cards_come_back(tmp_path: Path) -> None:
    """Of all articles, listed or not."""
    before = _ledger()
    cards = edition(before.assembly.magazine).card_digests
    recalling.keep(tmp_path, "mark", msgspec.structs.replace(before, cards=cards))

    found = _recalled(tmp_path, "name", "setting")

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
def test_a_ledger_of_something_else_is_none(tmp_path: Path, name: str, setting: str) -> None:
    """Of another edition, or made with other means."""
    recalling.keep(tmp_path, "mark", _ledger())

    assert _recalled(tmp_path, name, setting) is None


def test_articles_are_remembered_in_pieces(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of which one at a time is held as bytes; where one is lost, there is no ledger."""
    monkeypatch.setattr(recalling, "_TOGETHER", 2)
    before = _ledger()
    recalling.keep(tmp_path, "mark", before)

    (volume,) = tmp_path.glob("ledger-*")
    found, pieces = _recalled(tmp_path, "name"), read_volume(volume)

    assert found is not None
    assert alike(_comparable(before), _comparable(found[0]))
    assert len(pieces) == 3
    write_volume(volume, (bytes(pieces[0]), bytes(pieces[1]), b"damaged"))
    assert _recalled(tmp_path, "name") is None


def test_ledgers_of_outputs_that_nobody_builds_are_dropped(tmp_path: Path) -> None:
    """One that was recalled lately is still of use, however long ago it was written."""
    for mark in ("gone", "mark"):
        recalling.keep(tmp_path, mark, _ledger())
    for volume in tmp_path.glob("ledger-*"):
        os.utime(volume, (0, 0))
    assert _recalled(tmp_path, "name") is not None
    recalling.keep(tmp_path, "new", _ledger())

    assert _recalled(tmp_path, "name") is not None
    assert len(tuple(tmp_path.glob("ledger-*"))) == 2


@pytest.mark.parametrize("mark", ["../elsewhere", "/elsewhere", "a/b", "*", ""])
def test_a_mark_leads_to_no_other_folder(tmp_path: Path, mark: str) -> None:
    """An output that comes from elsewhere may have any."""
    cache = tmp_path / "site/.magsite"
    recalling.keep(cache, mark, _ledger())

    assert [one.parent for one in tmp_path.rglob("*") if one.is_file()] == [cache]


def test_what_has_become_of_an_edition_goes_with_its_ledger(tmp_path: Path) -> None:
    """And with no other one."""
    since = Since("later", "name", {"content/articles/a.md": None}, Verified())
    recalling.keep(tmp_path, "mark", _ledger())
    recalling.keep_since(open_store(tmp_path), "mark", since)

    found = _recalled(tmp_path, "later", "setting")

    assert found is not None
    assert since == found[1]
    recalling.keep_since(open_store(tmp_path), "mark", msgspec.structs.replace(since, ledger="another"))
    assert _recalled(tmp_path, "later", "setting") is None


def test_what_would_not_come_back_is_not_remembered(tmp_path: Path) -> None:
    """A date among a theme's settings would be a text."""
    recalling.keep(tmp_path, "mark", _ledger({"since": date(2008, 9, 24)}))

    assert _recalled(tmp_path, "name", "setting") is None
