"""What the rooms may import and do: their order, their purity, their silence on the network."""

import ast
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

import pytest
from importlinter import cli as importlinter

from tests.sites.harness import write
from tests.sites.tiny import CONFIG, THEME, article

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "magsite"
MODULES = {path.relative_to(ROOT).as_posix(): path for path in sorted(PACKAGE.rglob("*.py"))}

PURE_ROOMS = ("magazine", "pages", "checks", "content", "diagnostics", "language", "newsroom")
DOORS = ("magsite/content/walk.py", "magsite/content/scan.py", "magsite/language/catalogues.py")
"""The modules of pure rooms that read files: the sources are listed and read in two, catalogues in the other."""

NEVER = frozenset({"locale", "pickle", "random", "readline", "turtle"})
TRUSTING = frozenset({"magsite/cache/answering.py", "magsite/cache/companion.py"})
"""What unpickles: what comes through a pipe between a process and its fork, and from nowhere else."""
NETWORK = frozenset(
    {
        "requests",
        "httpx",
        "http",
        "socket",
        "ssl",
        "urllib.request",
        "urllib3",
        "aiohttp",
        "ftplib",
        "smtplib",
    }
)
SERVING = frozenset({"asyncio", "socket", "starlette", "uvicorn", "watchdog", "webbrowser"})
"""What listens and watches: for the preview alone."""
IMPURE = frozenset({"os", "shutil", "subprocess", "tempfile", "time", "glob", "sqlite3", "threading"})
FILE_CALLS = frozenset(
    {
        "open",
        "read_text",
        "read_bytes",
        "write_text",
        "write_bytes",
        "iterdir",
        "glob",
        "rglob",
        "unlink",
        "mkdir",
    }
)
CLOCK_CALLS = frozenset({"now", "today", "utcnow"})


@cache
def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


def _imported(tree: ast.Module) -> Iterator[str]:
    """Every module that is imported anywhere, with the packages above it."""
    for node in ast.walk(tree):
        names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are absolute"
            names = [node.module or "", *(f"{node.module}.{alias.name}" for alias in node.names)]
        for name in names:
            parts = name.split(".")
            yield from (".".join(parts[:end]) for end in range(1, len(parts) + 1))


def _called(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            yield str(getattr(node.func, "attr", None) or getattr(node.func, "id", ""))


def _pure() -> Mapping[str, Path]:
    rooms = tuple(f"magsite/{room}/" for room in PURE_ROOMS)
    return {name: path for name, path in MODULES.items() if name.startswith(rooms) and name not in DOORS}


def test_rooms_import_downward_only(monkeypatch: pytest.MonkeyPatch) -> None:
    """The contracts of pyproject.toml hold, and no room is left out of them."""
    monkeypatch.chdir(ROOT)

    assert importlinter.lint_imports(no_cache=True) == importlinter.EXIT_STATUS_SUCCESS


@pytest.mark.parametrize("name", MODULES)
def test_no_module_imports_what_none_may(name: str) -> None:
    """The machine's locale, unsafe encodings, chance; and nothing but the preview knows that there is a network."""
    forbidden = NEVER | (NETWORK - SERVING if name.startswith("magsite/preview/") else NETWORK | SERVING)
    forbidden -= {"pickle"} if name in TRUSTING else set()
    assert set() == forbidden & set(_imported(_tree(MODULES[name])))


@pytest.mark.parametrize("name", _pure())
def test_pure_rooms_touch_nothing(name: str) -> None:
    """No file, no clock, no environment: what they compute comes from their arguments alone."""
    tree = _tree(MODULES[name])

    assert set() == IMPURE & set(_imported(tree))
    assert set() == (FILE_CALLS | CLOCK_CALLS) & set(_called(tree))


@pytest.mark.parametrize("name", MODULES)
def test_only_the_command_line_asks_the_world(name: str) -> None:
    """The clock, the environment, standard output and the way out are its own."""
    tree = _tree(MODULES[name])
    attributes = {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    asked = {"environ", "getenv", "stdout", "stderr", "argv"} & attributes
    asked |= {"print", "exit", "input", "utcnow", "today"} & set(_called(tree))

    assert name.startswith("magsite/cli/") or not asked


HEAVY = frozenset(
    {
        *("jinja2", "markdown", "pygments", "babel", "PIL", "rich", "yaml", "frontmatter", "hypothesis"),
        *("asyncio", "starlette", "uvicorn", "watchdog", "multiprocessing", "concurrent.futures", "logging"),
    }
)
SMALL = frozenset({"copy", "difflib", "secrets", "shutil", "tempfile", "zoneinfo"})
"""What costs some milliseconds each."""
ROOMS = frozenset(
    {
        *(
            "magsite.magazine",
            "magsite.pages",
            "magsite.checks",
            "magsite.making",
            "magsite.theme.environment",
        ),
        *(
            "magsite.preview",
            "magsite.newsroom",
            "magsite.cli.serve",
            "magsite.cli.new",
            "magsite.cli.article",
        ),
        *("magsite.content.document", "magsite.content.markdown", "magsite.content.parse"),
        *("magsite.stages.documents", "magsite.stages.editing", "magsite.stages.producing"),
        *("magsite.language.typography.setting", "magsite.language.typography.rules"),
    }
)
"""Of ours, what only a build that makes something needs, and what other commands do."""

STAYING = """
import os, sys
end, here = os._exit, os.getpid()
os._exit = lambda code: end(code) if os.getpid() != here else None
"""
"""Has the command leave its process to who called it, but end those that it forks."""

UNCHANGED = f"""
{STAYING}
from magsite.cli.main import main
sys.argv = ["magsite", "build", sys.argv[1], "--now", "2026-11-22T08:00+01:00"]
try:
    main()
finally:
    print(*sorted(sys.modules))
"""


ALONE = UNCHANGED.replace('"build",', '"build", "--jobs", "1",')


def test_a_build_in_which_nothing_changed_loads_no_heavy_library(tmp_path: Path) -> None:
    """It only looks whether something has: the stages and what they need stay where they are."""
    write(
        tmp_path, {"config.toml": CONFIG, **THEME, "content/articles/a.md": article("A", date="2008-09-24")}
    )
    run = (sys.executable, "-c", UNCHANGED, str(tmp_path))

    french = _bare() | {"LC_MESSAGES": "fr_FR.UTF-8"}
    first = subprocess.run(run, capture_output=True, check=True, text=True, env=french).stdout
    second = subprocess.run(run, capture_output=True, check=True, text=True, env=french).stdout

    assert "jinja2" in first.split()
    assert "(rien à faire)" in second
    assert sorted((HEAVY | SMALL | ROOMS) & set(second.split())) == []


def test_following_an_edit_loads_nothing_that_converts_or_renders(tmp_path: Path) -> None:
    """A companion does, meanwhile."""
    text = article("A", date="2008-09-24")

    loaded = _loaded_by_following(tmp_path, text, f"{text}\nEncore.\n")

    assert set() == {"jinja2", "markdown", "pygments", "yaml", "magsite.making"} & loaded


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Encore...", "Encore !"),
        pytest.param("title: A", "title: L'été", marks=pytest.mark.slow),
        pytest.param("title: A", "title: A\nlang: en", marks=pytest.mark.slow),
        pytest.param("title: A", "title: A\ntypography: false", marks=pytest.mark.slow),
    ],
    ids=["text", "title", "language", "switched off"],
)
def test_following_an_edit_loads_no_rules_of_typography(tmp_path: Path, old: str, new: str) -> None:
    """They are many regular expressions, and its companion's business, whatever the edit touches."""
    text = article("A", "Encore...", date="2008-09-24")

    loaded = _loaded_by_following(tmp_path, text, text.replace(old, new))

    assert "magsite.language.typography.options" in loaded
    assert set() == {"magsite.language.typography.setting", "magsite.language.typography.rules"} & loaded


def test_pages_whose_texts_are_known_load_nothing_that_converts(tmp_path: Path) -> None:
    """As after a night that brought new share counts."""
    counts = "article,network,count,date\na,mastodon,{},2026-11-01\n"
    text = {"content/articles/a.md": article("A", date="2008-09-24")}
    write(tmp_path, {"config.toml": CONFIG, **THEME, **text, "data/shares/2026.csv": counts.format(1)})
    run = (sys.executable, "-c", ALONE, str(tmp_path))
    subprocess.run(run, capture_output=True, check=True, env=_bare())
    write(tmp_path, {"data/shares/2026.csv": counts.format(2)})

    loaded = subprocess.run(run, capture_output=True, check=True, text=True, env=_bare()).stdout.split()

    assert {"magsite.making", "jinja2"} == {"magsite.making", "jinja2", "markdown", "pygments"} & set(loaded)


def _loaded_by_following(folder: Path, old: str, new: str) -> set[str]:
    """The modules of the process that follows the edit of an article."""
    write(folder, {"config.toml": CONFIG, **THEME, "content/articles/a.md": old})
    run = (sys.executable, "-c", UNCHANGED, str(folder))
    subprocess.run(run, capture_output=True, check=True, env=_bare())
    write(folder, {"content/articles/a.md": new})

    loaded = subprocess.run(run, capture_output=True, check=True, text=True, env=_bare()).stdout.split()

    assert {"magsite.stages.following"} == {"magsite.stages.following", "magsite.stages.draft"} & set(loaded)
    return set(loaded)


def test_the_help_loads_no_heavy_library() -> None:
    """Although it says what each command does."""
    shown = "from magsite.cli.main import main; sys.argv = ['magsite', '--help']\ntry:\n  main()\n"
    run = (sys.executable, "-c", STAYING + shown + "finally: print(*sorted(sys.modules))")

    done = subprocess.run(run, capture_output=True, check=True, text=True, env=_bare()).stdout

    assert "magsite.cli.main" in done.split()
    assert sorted(HEAVY & set(done.split())) == []


def _bare() -> dict[str, str]:
    """The environment without coverage, which would load what it needs itself."""
    return {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE")}
