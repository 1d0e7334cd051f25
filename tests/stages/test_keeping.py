"""Sources in error held back, so that the rest goes out."""

from pathlib import Path

import pytest

from magsite.diagnostics.model import Location, Severity, diagnose
from magsite.output.entry import Entry, Group
from magsite.output.listing import listing
from magsite.output.manifest import FORMAT, Manifest
from magsite.output.publishing import Output
from magsite.stages.keeping import Held, errors_in, hold, keeps
from tests.builders import article, config, magazine
from tests.sites.harness import request

ERROR = diagnose("title-missing", Location("content/articles/a.md", 1, 1))
REMARK = diagnose("link-missing", Location("content/articles/a.md", 9, 1), target="x", near="")
ELSEWHERE = diagnose("title-missing", Location("content/authors/b.md", 1, 1))


def _entry(path: str, group: Group, source: str) -> Entry:
    return Entry(path, "/" + path.removesuffix("index.html"), b"", 0, 0, "digest", group, source=source)


PAGE = _entry("a/index.html", "article", "content/articles/a.md")
REDIRECT = _entry("old/index.html", "listing", "content/articles/a.md")


def _output(folder: Path) -> Output:
    return Output(
        folder, "mark", Manifest(FORMAT, "mark", "", "", None, b"", listing((PAGE, REDIRECT))), fresh=False
    )


@pytest.mark.parametrize(
    ("on_error", "strict", "expected"), [("stop", False, False), ("keep", False, True), ("keep", True, False)]
)
def test_a_magazine_asks_for_it(on_error: str, strict: bool, expected: bool) -> None:  # noqa: FBT001 - a case
    """And `--strict` lets out all or nothing."""
    asked = config(publish={"on_error": on_error})

    assert expected == keeps(request(Path(), strict=strict), asked)


def test_only_errors_in_candidates_count() -> None:
    """As grave as the magazine holds them to be."""
    candidates, said = {"content/articles/a.md"}, (ERROR, REMARK, ELSEWHERE)

    assert {ERROR} == errors_in(candidates, said, {})
    assert {ERROR, REMARK} == errors_in(candidates, said, {"link-missing": Severity.ERROR})


def test_what_is_held_back_keeps_its_last_good_page(tmp_path: Path) -> None:
    """With its error, and a word on the page that stays; links may lead there."""
    held = hold(Held(), frozenset({ERROR}), (), _output(tmp_path), {PAGE.path, REDIRECT.path})

    stays = diagnose("page-kept", Location("content/articles/a.md", 1, 1), url="/a/")
    assert held.urls() == {"content/articles/a.md": "/a/"}
    assert tuple(sorted((ERROR, stays))) == held.diagnostics
    assert [PAGE.path, REDIRECT.path] == [entry.path for entry in held.entries]


def test_a_page_that_was_changed_by_hand_is_not_kept(tmp_path: Path) -> None:
    """Only what stands as it was left; the source is held back all the same."""
    held = hold(Held(), frozenset({ERROR}), (), _output(tmp_path), ())

    assert (frozenset({"content/articles/a.md"}), (ERROR,)) == (held.paths, held.diagnostics)
    assert not held.urls()


def test_more_may_be_held_back_later(tmp_path: Path) -> None:
    """What was held stays held, and the store keeps what it knows of the texts."""
    document = article("b")
    second = diagnose("text-slow", Location(document.path, 5, 1), seconds="5")
    first = hold(Held(), frozenset({ERROR}), (), _output(tmp_path), {PAGE.path})
    texts = [magazine(document).articles[0].body]

    both = hold(first, frozenset({second}), texts, _output(tmp_path), {PAGE.path})

    assert {"content/articles/a.md", document.path} == both.paths
    assert texts[0].key in both.names
    assert {"title-missing", "page-kept", "text-slow"} == {one.code for one in both.diagnostics}
