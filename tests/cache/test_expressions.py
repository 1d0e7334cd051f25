"""Regular expressions that stay compiled: they are those that Python compiles, and cost nothing the second time."""

import os
import re
import subprocess
import sys
from importlib import import_module
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from magsite.cache import expressions as room
from magsite.cache.expressions import keep_expressions, kept_expressions

PATTERN = r"(?P<année>\d{4})|[ \t\u2009\u202f](?i:é|ran)++"
TEXT = "L’été 2026 aux\u202fÉÉ\u2009ran"

LOADING = "import magsite.content.markdown.convert, magsite.content.parse, magsite.making"


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """Where they are kept."""
    return tmp_path / "expressions"


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The expressions that Python compiles from now on."""
    found: list[str] = []
    parser = import_module("re._parser")
    parse = parser.parse

    def noted(pattern: str, flags: int = 0) -> object:
        found.append(pattern)
        return parse(pattern, flags)

    monkeypatch.setattr(parser, "parse", noted)
    return found


def _compiled(pattern: str, flags: int = 0) -> re.Pattern[str]:
    re.purge()
    return re.compile(pattern, flags)


def test_the_second_process_compiles_none(place: Path, parsed: list[str]) -> None:
    """What one has compiled, the next one takes from the file; it finds the same in a text."""
    usual = _compiled(PATTERN, re.VERBOSE)
    with kept_expressions(place):
        first = _compiled(PATTERN, re.VERBOSE)
    with kept_expressions(place):
        parsed.clear()
        second = _compiled(PATTERN, re.VERBOSE)

    assert parsed == []
    assert usual == first == second
    assert usual.findall(TEXT) == second.findall(TEXT) != []
    assert (usual.groupindex, usual.groups, usual.flags) == (second.groupindex, second.groups, second.flags)


def test_all_that_making_pages_compiles_comes_back_as_it_is(place: Path) -> None:
    """Some five hundred, ours and those of the libraries: a process that takes them from the file has the same."""
    shown = (
        "import gc, re, sys; from pathlib import Path\n"
        "from magsite.cache.expressions import kept_expressions\n"
        "with kept_expressions(Path(sys.argv[1])):\n"
        f"    {LOADING}\n"
        "found = [one for one in gc.get_objects() if isinstance(one, dict)]\n"
        "every = {v for d in found for v in d.values() if type(v) is re.Pattern and type(v.pattern) is str}\n"
        "compiler = sys.modules['re._compiler']\n"
        "again = [(one, compiler.compile(one.pattern, one.flags)) for one in every]\n"
        "print(len(every), all(a == b and a.groupindex == b.groupindex for a, b in again))"
    )
    command = (sys.executable, "-c", shown, str(place))
    said = [subprocess.run(command, check=True, capture_output=True, text=True).stdout for _ in range(2)]

    number, same = said[1].split()
    assert said[0] == said[1]
    assert int(number) > 300
    assert same == "True"


@pytest.mark.filterwarnings("ignore:Possible:FutureWarning")
@given(
    pattern=st.text("ab(|)[]{}*+?.^$\\dws-é\u202f0123:<>=!#P ", max_size=12),
    flags=st.sampled_from([0, re.IGNORECASE, re.MULTILINE | re.DOTALL, re.VERBOSE, re.ASCII]),
)
def test_any_expression_is_compiled_as_ever_or_refused_as_ever(
    tmp_path_factory: pytest.TempPathFactory, pattern: str, flags: int
) -> None:
    """Also on its way through the file."""
    place = tmp_path_factory.mktemp("kept") / "expressions"
    try:
        usual = _compiled(pattern, flags)
    except re.error as error:
        with kept_expressions(place), pytest.raises(re.error, match=re.escape(str(error))):
            _compiled(pattern, flags)
        return
    for _ in range(2):
        with kept_expressions(place):
            assert usual == _compiled(pattern, flags)


def test_what_is_no_text_is_compiled_as_ever(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Bytes, scanners, and what is compiled to be looked at."""
    with kept_expressions(place):
        re.purge()
        assert re.compile(b"a+").match(b"aa")
        assert re.Scanner([("a+", lambda _, found: found)]).scan("aa") == (["aa"], "")  # type: ignore[attr-defined]
        re.compile("zz", re.DEBUG)

    assert "LITERAL 122" in capsys.readouterr().out
    assert not place.exists()


@pytest.mark.parametrize("damage", [b"", b"short", b"x" * 400])
def test_a_damaged_file_is_as_if_it_were_not_there(place: Path, damage: bytes) -> None:
    """And is written anew."""
    place.write_bytes(damage)
    with kept_expressions(place):
        assert _compiled(PATTERN).search(TEXT)

    assert place.read_bytes() != damage


def test_a_file_that_lost_one_bit_is_not_believed(place: Path, parsed: list[str]) -> None:
    """It may be an expression that is none any more."""
    with kept_expressions(place):
        _compiled(PATTERN)
    data = bytearray(place.read_bytes())
    data[-9] ^= 1
    place.write_bytes(data)
    parsed.clear()
    with kept_expressions(place):
        _compiled(PATTERN)

    assert PATTERN in parsed


def test_another_python_compiles_for_itself(
    place: Path, parsed: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its engine may read the code otherwise."""
    with kept_expressions(place):
        _compiled(PATTERN)
    monkeypatch.setattr(sys, "version", "3.99.0")
    parsed.clear()
    with kept_expressions(place):
        _compiled(PATTERN)

    assert PATTERN in parsed


@pytest.mark.parametrize(
    ("module", "part"), [("re._compiler", "_code"), ("re._parser", "parse"), ("_sre", "MAGIC")]
)
def test_a_python_whose_compiler_is_another_one_is_left_alone(
    place: Path, module: str, part: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is used of it is not public, and may go."""
    with kept_expressions(place):
        _compiled(PATTERN)
    kept = place.read_bytes()
    before = import_module("re._compiler").compile

    def imported(name: str) -> object:
        found = vars(import_module(name))
        return SimpleNamespace(**{one: found[one] for one in found if (name, one) != (module, part)})

    monkeypatch.setattr(room, "import_module", imported)
    with kept_expressions(place):
        assert before is import_module("re._compiler").compile

    assert kept == place.read_bytes()


def test_a_python_that_numbers_groups_otherwise_is_left_alone(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its expressions would find the right text and call it by a wrong name."""
    monkeypatch.setattr(room.Compiler, "_expression", lambda _self, _pattern, _code: re.compile("a"))
    before = import_module("re._compiler").compile
    with kept_expressions(place):
        assert before is import_module("re._compiler").compile


def test_without_a_place(parsed: list[str]) -> None:
    """They are compiled as ever."""
    with kept_expressions(None):
        _compiled(PATTERN)

    assert PATTERN in parsed


def test_where_nothing_can_be_written(tmp_path: Path) -> None:
    """Nothing is kept, and nothing is said."""
    with kept_expressions(tmp_path / "none" / "expressions"):
        assert _compiled(PATTERN).search(TEXT)

    assert list(tmp_path.iterdir()) == []


def test_afterwards_python_compiles_by_itself(place: Path) -> None:
    """Whatever happened."""
    compiler = import_module("re._compiler")
    before = compiler.compile
    with pytest.raises(ValueError, match="what happened"), kept_expressions(place):
        raise ValueError("what happened")

    assert before is compiler.compile


def test_a_process_that_may_be_killed_keeps_in_between(place: Path) -> None:
    """What others have kept meanwhile stays; outside of the `with` there is nothing to be kept."""
    keep_expressions()
    with kept_expressions(place):
        child = os.fork()
        if child == 0:
            _compiled("abc+")
            keep_expressions()
            os._exit(0)
        os.waitpid(child, 0)
        _compiled("abd+")
    with kept_expressions(place):
        compiler = import_module("re._compiler").compile
        assert {"abc+", "abd+"} <= {pattern for pattern, _ in compiler.known}


def test_expressions_of_many_texts_go(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where there are too many, those that this process has used stay, and no more are kept."""
    monkeypatch.setattr(room, "_MOST", 2)
    for patterns in (("abc+", "abd+"), ("abc+", "abe+", "abf+")):
        with kept_expressions(place):
            for pattern in patterns:
                assert _compiled(pattern).match(pattern[:3])
    with kept_expressions(place):
        assert {"abc+", "abe+"} == {pattern for pattern, _ in import_module("re._compiler").compile.known}


def test_the_same_parts_in_another_order_are_not_kept_once_more(place: Path) -> None:
    """What is made of a set comes in another order in each process, and the file would grow and be written forever.

    It is compiled, and means what it says.
    """
    with kept_expressions(place):
        _compiled(" |,|;")
    before = place.read_bytes()
    with kept_expressions(place):
        assert _compiled(",|;| ").fullmatch(";")
    assert before == place.read_bytes()

    with kept_expressions(place):
        _compiled(";| |,")
        _compiled("new")
    with kept_expressions(place):
        kept = {pattern for pattern, _ in import_module("re._compiler").compile.known}
    assert {" |,|;", "new"} == kept
