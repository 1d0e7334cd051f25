"""A report in words."""

from gettext import NullTranslations
from pathlib import Path

import click
import pytest

from magsite.cli.judging import Judged
from magsite.cli.report import WIDTH, explained_text, problems_text, summary_text
from magsite.diagnostics.model import Diagnostic, Location, Severity, diagnose
from magsite.diagnostics.visible import is_unseen
from magsite.language.catalogues import package_messages
from magsite.stages.request import Made, Report, Totals
from tests.cli.payloads import PAYLOADS
from tests.sites.harness import request

ENGLISH, FRENCH = NullTranslations(), package_messages("fr")
DEAD = diagnose("link-dead", Location("b.md", 2, 4), target="/absent/")
UNTITLED = diagnose("title-missing", Location("a.md", 1, 1))


def _plain(one: Judged, site: Path, messages: NullTranslations = ENGLISH) -> list[str]:
    return click.unstyle(problems_text((one,), site, messages, WIDTH)).rstrip("\n").split("\n")


def test_a_diagnostic_says_what_and_where_and_how(tmp_path: Path) -> None:
    """With the line and a caret under the place."""
    (tmp_path / "b.md").write_text("premier\nVoir [là](/absent/).\n", "utf-8")

    assert _plain(Judged(Severity.WARNING, DEAD), tmp_path) == [
        "warning [link-dead] b.md:2:4",
        "  No page of the magazine stands at /absent/.",
        "  Voir [là](/absent/).",
        "     ^",
        "  → Correct the address; a file goes under static/, a former address under “aliases” of the article.",
    ]


def test_a_diagnostic_speaks_french(tmp_path: Path) -> None:
    """From the first word to the last."""
    found = _plain(Judged(Severity.ERROR, UNTITLED), tmp_path, FRENCH)

    assert found[0] == "erreur [title-missing] a.md:1:1"
    assert not set(found) & set(_plain(Judged(Severity.ERROR, UNTITLED), tmp_path))


@pytest.mark.parametrize("location", [Location("b.md"), Location("b.md", 2, 4), Location("b.md", 99, 1)])
def test_without_its_line_a_diagnostic_has_no_excerpt(tmp_path: Path, location: Location) -> None:
    """Where no line is known, the file is gone, or shorter by now."""
    if location.line == 99:
        (tmp_path / "b.md").write_text("x")

    found = _plain(Judged(Severity.WARNING, diagnose("link-dead", location, target="/x/")), tmp_path)

    assert len(found) == 3


def test_a_diagnostic_without_place_has_none() -> None:
    """Nothing trails behind its code."""
    trouble = diagnose("output-busy", Location(""), folder="public")

    assert _plain(Judged(Severity.ERROR, trouble), Path())[0] == "error [output-busy]"


def test_an_excerpt_comes_from_any_encoding(tmp_path: Path) -> None:
    """A byte order mark does not move the caret, and wrong bytes are replaced."""
    (tmp_path / "b.md").write_bytes(b"\xef\xbb\xbfa\n\xe9t\xe9 x")

    assert "  \ufffdt\ufffd x" in _plain(Judged(Severity.WARNING, DEAD), tmp_path)


@pytest.mark.parametrize(
    ("severity", "colour"), [(Severity.ERROR, "\x1b[31m"), (Severity.WARNING, "\x1b[33m")]
)
def test_errors_and_warnings_have_their_colours(severity: Severity, colour: str) -> None:
    """On a terminal; click takes them away elsewhere."""
    assert problems_text((Judged(severity, UNTITLED),), Path(), ENGLISH, WIDTH).startswith(colour)


def _summary(
    report: Report, *found: Diagnostic, dry_run: bool = False, messages: NullTranslations = ENGLISH
) -> list[str]:
    judgements = tuple(
        Judged(Severity.ERROR if one.code == "title-missing" else Severity.WARNING, one) for one in found
    )
    asked = request(Path("site"), Path("public"), dry_run=dry_run)
    return summary_text(report, asked, judgements, messages).split("\n")


PUBLISHED = Report(True, totals=Totals(1, 1, 1, 1))


@pytest.mark.parametrize(
    ("report", "found", "expected"),
    [
        (PUBLISHED, (), ["1 article, 1 author, 1 file → public (nothing to do)"]),
        (Report(True), (), ["0 articles, 0 authors, 0 files → public (nothing to do)"]),
        (
            Report(True, totals=Totals(2, 3, 1, 40), made=(Made("/"), Made("/a/"))),
            (),
            ["2 articles, 3 authors, 40 files → public (2 made)"],
        ),
        (
            Report(True, totals=Totals(2, 3, 1, 40), made=(Made("/"),), removed=("a", "b")),
            (),
            ["2 articles, 3 authors, 40 files → public (1 made, 2 removed)"],
        ),
        (
            Report(True, removed=("a",)),
            (),
            ["0 articles, 0 authors, 0 files → public (0 made, 1 removed)"],
        ),
        (
            Report(False),
            (UNTITLED, DEAD, DEAD),
            ["1 error, 2 warnings", "Nothing was published; what was published before stands as it was."],
        ),
        (PUBLISHED, (DEAD,), ["1 warning", "1 article, 1 author, 1 file → public (nothing to do)"]),
    ],
)
def test_the_summary(report: Report, found: tuple[Diagnostic, ...], expected: list[str]) -> None:
    """How many problems, what the magazine has, and what was done."""
    assert expected == _summary(report, *found)


def test_the_summary_of_a_dry_run_says_what_would_be_made() -> None:
    """And claims nothing else."""
    report = Report(False, made=(Made("/"),), next_change="2030-01-01T00:00:00+01:00")

    assert _summary(report, dry_run=True) == ["0 articles, 0 authors, 0 files → public (1 would be made)"]


def test_the_next_change_by_the_clock_is_said() -> None:
    """So that a host's timer can be set by it; not where nothing was published."""
    change = "2030-01-01T08:00:00+01:00"

    assert (
        _summary(Report(True, next_change=change))[-1]
        == "The clock changes the magazine next on 2030-01-01 08:00."
    )
    assert _summary(Report(False, next_change=change))[-1].startswith("Nothing was published")


@pytest.mark.parametrize(
    ("n", "expected"),
    [(0, "0 article"), (1, "1 article"), (2, "2 articles"), (12345, "12\u202f345 articles")],
)
def test_the_summary_counts_as_french_does(n: int, expected: str) -> None:
    """None is singular there."""
    assert _summary(Report(True, totals=Totals(n)), messages=FRENCH)[0].startswith(f"{expected},")


def _explained(*made: Made, removed: tuple[str, ...] = (), shown: int | None = 2) -> list[str]:
    return explained_text(Report(True, made=made, removed=removed), ENGLISH, shown=shown).split("\n")


def test_pages_are_explained_by_their_parts() -> None:
    """In words; those of one reason stand together, in the order in which the first of each came."""
    made = (Made("/a/", ("body", "article")), Made("/b/"), Made("/c/", ("body", "article")))

    assert _explained(*made) == ["2 files: text, header", "  /a/", "  /c/", "1 file: new", "  /b/"]


def test_pages_of_one_reason_are_counted() -> None:
    """The first of them stand for all; one that would be left alone is named as well."""
    made = tuple(Made(f"/page/{n}/", ("cards",)) for n in range(2, 6))

    assert _explained(*made) == [
        "4 files: the articles in the list",
        "  /page/2/",
        "  /page/3/",
        "  … and 2 more; --verbose names them all",
    ]
    assert len(_explained(*made[:3])) == 4


def test_all_pages_can_be_named() -> None:
    """However many there are."""
    made = tuple(Made(f"/page/{n}/", ("cards",)) for n in range(2, 99))

    assert len(_explained(*made, shown=None)) == 1 + 97


def test_what_is_gone_is_explained_too() -> None:
    """After what was made, by its path in the output."""
    assert _explained(removed=("a/index.html",)) == ["1 file: removed", "  a/index.html"]


def test_a_file_that_was_altered_by_hand_is_explained() -> None:
    """As is a new version of magsite: no part of the page has changed."""
    assert _explained(Made("/a/", ("output",)), Made("/b/", ("program",))) == [
        "1 file: lost, altered by hand or kept from before",
        "  /a/",
        "1 file: new version of magsite",
        "  /b/",
    ]


def test_pages_are_explained_in_french() -> None:
    """With its own spaces."""
    report = Report(True, made=(Made("/a/", ("body", "neighbours")),))

    assert explained_text(report, FRENCH) == "1 fichier\u00a0: texte, articles précédent et suivant\n  /a/"


@pytest.mark.parametrize(
    ("held", "dry_run", "messages", "expected"),
    [
        (("a.md",), False, ENGLISH, "1 source with errors is held back; everything else is published."),
        (
            ("a.md", "b.md"),
            False,
            ENGLISH,
            "2 sources with errors are held back; everything else is published.",
        ),
        (
            ("a.md", "b.md"),
            False,
            FRENCH,
            "2 sources en erreur sont retenues\u202f; tout le reste est publié.",
        ),
        ((), False, ENGLISH, "0 articles, 0 authors, 0 files → public (nothing to do)"),
        (("a.md",), True, ENGLISH, "1 source with errors would be held back."),
        (("a.md", "b.md"), True, ENGLISH, "2 sources with errors would be held back."),
    ],
)
def test_what_is_held_back_is_counted(
    held: tuple[str, ...],
    dry_run: bool,  # noqa: FBT001 - a column
    messages: NullTranslations,
    expected: str,
) -> None:
    """Whoever reads the last lines only knows that not everything went out."""
    report = Report(not dry_run, held=held)

    assert expected == _summary(report, dry_run=dry_run, messages=messages)[-1]


def test_a_link_that_is_dead_in_many_places_is_said_once() -> None:
    """With their number and the first of them; the report for machines has all."""
    found = tuple(
        Judged(Severity.WARNING, diagnose("link-dead", Location(f"{name}.md", 3, 1), target="/x/", near=""))
        for name in "abcd"
    )

    assert problems_text(found, Path(), ENGLISH, WIDTH).count("[link-dead]") == 1
    assert "  4 in all: a.md:3:1, b.md:3:1, c.md:3:1, …\n" in problems_text(found, Path(), ENGLISH, WIDTH)
    assert "  2 in all: a.md:3:1, b.md:3:1\n" in problems_text(found[:2], Path(), ENGLISH, WIDTH)


def test_what_is_wrong_in_each_file_is_said_of_each() -> None:
    """Each has to be opened."""
    found = tuple(
        Judged(Severity.ERROR, diagnose("title-missing", Location(f"{name}.md"))) for name in "abcd"
    )

    assert problems_text(found, Path(), ENGLISH, WIDTH).count("[title-missing]") == 4


def test_an_excerpt_is_as_wide_as_it_may_be(tmp_path: Path) -> None:
    """So that the caret stays under its place on a narrow terminal."""
    (tmp_path / "b.md").write_text("x\n" + "mot " * 50)
    remark = Judged(Severity.WARNING, diagnose("link-dead", Location("b.md", 2, 101), target="/x/", near=""))

    shown = problems_text((remark,), tmp_path, ENGLISH, 30).split("\n")

    assert [len(shown[2]), shown[3].index("^")] == [2 + 30 + 2, 2 + 1 + 15]


def test_nothing_is_said_where_nothing_is_wrong() -> None:
    """Not even an empty line."""
    assert problems_text((), Path(), ENGLISH, WIDTH) == ""


@pytest.mark.parametrize("messages", [ENGLISH, FRENCH], ids=["en", "fr"])
@pytest.mark.parametrize("payload", PAYLOADS)
def test_no_name_and_no_line_steers_the_terminal(
    tmp_path: Path, payload: str, messages: NullTranslations
) -> None:
    """In file names, values, the lines of sources and addresses: nothing unseen is added to what is ours."""
    assert _unseen(_all_of(tmp_path, "x", messages)) == _unseen(_all_of(tmp_path, payload, messages))


def _all_of(site: Path, text: str, messages: NullTranslations) -> str:
    """Everything that is ever shown, with this text wherever one can stand."""
    (site / "b.md").write_text(f"un\n[x](/{''.join(text.split())}/)\n", "utf-8", errors="surrogateescape")
    place = Location(f"content/{text}.md", 1, 1)
    found = (
        Judged(Severity.ERROR, diagnose("key-unknown", place, key=text, count=2, files=text, near=text)),
        Judged(Severity.ERROR, diagnose("value-wrong", place, key=text, expected=text, found=f"“{text}”")),
        Judged(Severity.WARNING, diagnose("link-dead", Location("b.md", 2, 1), target=text, near=text)),
    )
    return "".join(
        (
            problems_text(found, site, messages, WIDTH),
            summary_text(PUBLISHED, request(site, Path(f"{text}/public")), found, messages),
            explained_text(Report(True, made=(Made(text, (text,)),), removed=(text,)), messages),
        )
    )


def _unseen(text: str) -> list[str]:
    return [sign for sign in text if is_unseen(sign)]
