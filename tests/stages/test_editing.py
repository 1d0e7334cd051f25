"""The values that pass from stage to stage, put together."""

from pathlib import Path

import msgspec
import pytest

from magsite.cache import codec
from magsite.content.config import Config
from magsite.content.scan import Snapshot, Source
from magsite.magazine.model import Magazine
from magsite.output.listing import listing
from magsite.pages.edition import ThemeFacts
from magsite.pages.target import Text, target
from magsite.stages import editing
from magsite.stages.documents import Documents
from magsite.stages.due import Due
from magsite.stages.keeping import Held
from magsite.stages.request import Made, Report, Totals
from magsite.stages.sources import Sources
from magsite.stages.work import inputs
from tests.builders import NOW, article, author, config, magazine, row
from tests.sites.harness import request

SNAPSHOT = Snapshot(
    tuple(
        Source(path, (1, 1, 1, 1), f"digest of {path}") for path in ("@core/a", "content/a.md", "themes/k/b")
    )
)
SOURCES = Sources(Config(), SNAPSHOT, (), ("themes/k", "@core"), ())
FACTS = ThemeFacts({}, {}, {})


def test_assemble_is_given_what_was_read(tmp_path: Path) -> None:
    """Without the files of the theme, and with the folder's real name."""
    read = Documents((article(),), (row("racines", "m", 1),), (), (), (), frozenset())

    found = inputs(request(tmp_path / "x" / ".."), SOURCES, read, Held())

    assert (read.documents, read.share_rows) == (found.documents, found.share_rows)
    assert found.digests == {"content/a.md": "digest of content/a.md"}
    assert tmp_path.name == found.folder_name


@pytest.mark.parametrize(("language", "expected"), [("en", "Authors"), ("fr", "Auteurs")])
def test_an_edition_speaks_the_magazine_s_language(language: str, expected: str) -> None:
    """Not the writer's."""
    settings = config(magazine={"language": language})

    assert expected == editing.edition(magazine(settings=settings), FACTS).say("Authors")


def test_a_report_counts_the_magazine() -> None:
    """Before anything is made, so nothing is published yet."""
    publication = magazine(article(date="2030-01-01"), article("b"), author("eve"))
    todo = (Due(target("/", "/", "listing", "", tuple, lambda: Text("")), ("cards",)),)

    found = editing.report(SOURCES, publication, 12, ("a.md",), todo, {"b.md"})

    assert Totals(1, 1, 0, 12) == found.totals
    assert (found.published, found.next_change) == (False, "2030-01-01T00:00:00+01:00")
    assert (("a.md",), (Made("/", ("cards",)),), ("b.md",)) == (found.parsed, found.made, found.held)


def test_a_magazine_without_plans_never_changes_by_the_clock() -> None:
    """Nor has it ever, where it is empty."""
    found = editing.report(SOURCES, magazine(), 0, (), ())

    manifest = editing.manifest(request(Path()), _finished(magazine(), found), "mark", found, listing(()))

    assert found.next_change is None
    assert (manifest.valid_from, manifest.valid_until) == ("", None)


def test_a_manifest_holds_the_report_to_be_given_again() -> None:
    """What was done is left out: next time nothing will be."""
    report = Report(True, parsed=("a",), converted=("a",), made=(Made("/"),), removed=("b",), next_change="x")
    publication = magazine(article("a", date="2008-01-01"), article("b", date="2030-01-01"))

    found = editing.manifest(
        request(Path(), now=NOW), _finished(publication, report), "mark", report, listing(())
    )

    again = codec.decode(found.report, Report)
    assert msgspec.structs.replace(report, parsed=(), converted=(), made=(), removed=()) == again
    assert (found.valid_from, found.valid_until) == (
        "2007-12-31T23:00:00.000000+00:00",
        "2029-12-31T23:00:00.000000+00:00",
    )


def _finished(publication: Magazine, report: Report) -> editing.Finished:
    return editing.Finished(SOURCES, publication, report, listing(()), listing(()), frozenset(), "")
