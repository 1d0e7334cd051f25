"""The wheel that is published: complete, and enough to build a magazine where nothing else of ours is."""

import os
import subprocess
import sys
import venv
from pathlib import Path
from zipfile import ZipFile

import pytest

ROOT = Path(__file__).parents[2]
SPECIMEN = ROOT / "magsite" / "specimen"
ARTICLE = "---\ntitle: {title}\ndate: 2026-01-0{day}\nauthor: alix\ncategory: internet\n---\n\nUn texte, `du code`.\n"

pytestmark = [pytest.mark.slow, pytest.mark.untraced]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this checkout."""
    folder = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "build", "--wheel", "--outdir", str(folder), str(ROOT)]
    subprocess.run(command, check=True, capture_output=True)
    return next(folder.glob("*.whl"))


def test_the_wheel_holds_all_that_a_build_reads(wheel: Path) -> None:
    """The theme, the catalogues, the templates for machines, the mark of a typed package, the licence."""
    names = set(ZipFile(wheel).namelist())
    for name in (
        "magsite/py.typed",
        "magsite/cli/main.py",
        "magsite/language/locales/fr/LC_MESSAGES/magsite.mo",
        "magsite/theme/core/templates/feed.xml",
        "magsite/themes/kiosque/theme.toml",
        "magsite/themes/kiosque/templates/article.html",
        "magsite/themes/kiosque/static/kiosque.css",
        "magsite/themes/kiosque/locales/fr/LC_MESSAGES/kiosque.mo",
        "magsite/specimen/config.toml",
    ):
        assert name in names
    assert [name for name in names if name.endswith("licenses/LICENSE")]


def test_the_wheel_holds_the_whole_sample_magazine(wheel: Path) -> None:
    """Every file of it, whatever its name."""
    there = {path.relative_to(ROOT).as_posix() for path in SPECIMEN.rglob("*") if path.is_file()}
    assert there == {name for name in ZipFile(wheel).namelist() if name.startswith("magsite/specimen/")}


def test_the_wheel_holds_nothing_else(wheel: Path) -> None:
    """Neither tests nor the sample magazine, nor what Python or an editor leaves behind."""
    tops = {name.split("/")[0] for name in ZipFile(wheel).namelist()}
    assert {"magsite"} == {top for top in tops if not top.endswith(".dist-info")}
    assert not [
        name for name in ZipFile(wheel).namelist() if "__pycache__" in name or name.endswith((".pyc", "~"))
    ]


def test_the_installed_command_builds_a_magazine(wheel: Path, tmp_path: Path) -> None:
    """In an environment of its own, far from this checkout, from two articles and nothing else."""
    venv.create(tmp_path / "venv", with_pip=True)
    binaries = tmp_path / "venv" / "bin"
    install = [
        str(binaries / "python"),
        "-m",
        "pip",
        "install",
        "--quiet",
        "--disable-pip-version-check",
        str(wheel),
    ]
    subprocess.run(install, check=True, capture_output=True)
    site = tmp_path / "gazette"
    for day, title in ((1, "Un"), (2, "Deux")):
        path = site / "content" / "articles" / f"{title.lower()}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(ARTICLE.format(title=title, day=day), encoding="utf-8")
    environment = {"PATH": os.environ["PATH"], "HOME": str(tmp_path), "LANG": "fr_FR.UTF-8"}
    built = subprocess.run(
        [str(binaries / "magsite"), "build"],
        cwd=site,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert built.returncode == 0, built.stderr
    assert "2 articles, 1 auteur" in built.stdout.replace("\u00a0", " ")
    page = (site / "public" / "internet" / "un" / "index.html").read_text(encoding="utf-8")
    assert "1er janvier 2026" in page.replace("\u00a0", " ")
    assert "Un texte, <code>du code</code>." in page
    assert list((site / "public" / "assets").glob("kiosque.*.css"))
