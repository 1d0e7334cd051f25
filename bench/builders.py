"""The builds that are measured side by side: how each is run, and where its site keeps what is edited."""

import shutil
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

import installing
from formats import FORMATS, Written, write
from installing import Places

SITES = Path(__file__).parent / "sites"
_KIOSQUE = Path(__file__).parents[1] / "themes" / "kiosque"


class Builder(NamedTuple):
    """A build, and its site."""

    name: str
    version: str
    corpus: str
    """The format of its articles."""
    command: tuple[str, ...]
    """What builds the site in which it is run."""
    output: str
    leftovers: tuple[str, ...]
    """What a build leaves in the site for the next."""
    template: str
    """That of articles."""
    finish: Callable[[Path], None] = lambda _: None
    """Makes a site ready once its corpus is there."""
    style: str = ""
    """The stylesheet of the theme; empty where it is not measured."""

    @property
    def is_magsite(self) -> bool:
        """Whether it says what it made, and is measured at what the peers have not."""
        return bool(self.style)


def made_site(builder: Builder, root: Path, articles: int) -> Written:
    """Write a site of this tool, with its corpus."""
    shutil.copytree(SITES / builder.name, root)
    written = write(root, FORMATS[builder.corpus], articles)
    builder.finish(root)
    return written


def magsite_equal(where: Places) -> Builder:
    """The pages of the peers' small sites."""
    return _magsite(where, "magsite-equal", "themes/equal")


def magsite_full(where: Places) -> Builder:
    """Kiosque, with everything that it shows."""
    return _magsite(where, "magsite-full", "themes/kiosque")._replace(finish=own_kiosque)


def own_kiosque(root: Path) -> None:
    """Give a site its own copies of what is edited of kiosque."""
    for name in ("templates/article.html", "static/kiosque.css"):
        own = root / "themes" / "kiosque" / name
        own.parent.mkdir(parents=True)
        shutil.copyfile(_KIOSQUE / name, own)


def hugo(where: Places) -> Builder:
    """Hugo, as it is."""
    program = installing.hugo_program(where)
    return Builder(
        name="hugo",
        version=installing.said(program, "version").split("-")[0].removeprefix("hugo v"),
        corpus="hugo",
        command=(str(program.absolute()),),
        output="public",
        leftovers=("public", "resources", ".hugo_build.lock"),
        template="layouts/page.html",
    )


def pelican(where: Places) -> Builder:
    """Pelican with its cache of what it read."""
    program = installing.pelican_program(where)
    return Builder(
        name="pelican",
        version=installing.said(program, "--version"),
        corpus="pelican",
        command=(str(program.absolute()), "content", "--settings", "pelicanconf.py", "--quiet"),
        output="output",
        leftovers=("output", "cache", "__pycache__"),
        template="theme/templates/article.html",
    )


def eleventy(where: Places) -> Builder:
    """Eleventy, as it is."""
    packages = installing.eleventy_packages(where)
    package = packages / "@11ty" / "eleventy"
    return Builder(
        name="eleventy",
        version=installing.package_version(package),
        corpus="eleventy",
        command=("node", str(package / "cmd.cjs"), "--quiet"),
        output="_site",
        leftovers=("_site",),
        template="_includes/article.njk",
        finish=lambda root: (root / "node_modules").symlink_to(packages),
    )


def _magsite(where: Places, name: str, theme: str) -> Builder:
    program = installing.magsite_program(where)
    return Builder(
        name=name,
        version=installing.said(program, "--version").split()[-1],
        corpus="magsite",
        command=(str(program), "build", ".", "--json"),
        output="public",
        leftovers=("public", ".magsite"),
        template=f"{theme}/templates/article.html",
        style=f"{theme}/static/{'style.css' if theme.endswith('equal') else 'kiosque.css'}",
    )


BUILDERS: Mapping[str, Callable[[Places], Builder]] = {
    "magsite-equal": magsite_equal,
    "magsite-full": magsite_full,
    "hugo": hugo,
    "eleventy": eleventy,
    "pelican": pelican,
}


def chosen(names: str, where: Places) -> tuple[Builder, ...]:
    """Those of these names, with commas between them; or all that can run on this machine."""
    wanted = (
        names.split(",")
        if names
        else [name for name in BUILDERS if name != "eleventy" or installing.has_node()]
    )
    return tuple(BUILDERS[name](where) for name in wanted)
