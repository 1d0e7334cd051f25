"""The preview servers that are measured side by side: how each is started, and how its site is laid out."""

import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from asking import LOOPBACK
from edits import MARK, Layout, Site, Spot

_THEME = Path(__file__).parents[1] / "themes" / "kiosque"
_CORPUS = ("--authors", "120", "--categories", "20")
_STYLE = f"\n.{MARK} {{ margin: 0 }}\n"
_PLACE = "</article>", f"<p>{MARK}</p>\n</article>"
_TITLE = 'title = "', f'title = "{MARK} '
# Eleventy's server listens at all addresses of the machine, and has no option for one.
_LOOPBACK_ONLY = f"""data:text/javascript,import {{ Server }} from "node:net";
const listen = Server.prototype.listen;
Server.prototype.listen = function (options, ...rest) {{
  return listen.call(this, {{ ...options, host: "{LOOPBACK}" }}, ...rest);
}};"""


@dataclass(frozen=True)
class Tool:
    """A preview server."""

    name: str
    version: str
    corpus: str
    """The format of the corpus, and the name of the folder with the rest of its site."""
    command: Callable[[Path, int], tuple[str, ...]]
    """What serves this site at this port."""
    layout: Layout
    leftovers: tuple[str, ...]
    """What a start may leave in the site for the next."""
    finish: Callable[[Path], None] = lambda _: None
    """Makes a site ready once its corpus is there."""


def made_site(tool: Tool, material: Path, sites: Path, root: Path, articles: int) -> Site:
    """A site of this tool, with its corpus."""
    if (sites / tool.corpus).is_dir():
        shutil.copytree(sites / tool.corpus, root, ignore=shutil.ignore_patterns("node_modules"))
    size = ("--articles", str(articles), *_CORPUS)
    subprocess.run([sys.executable, material, root, *size, "--format", tool.corpus], check=True)
    tool.finish(root)
    return Site(root, tool.layout)


def magsite() -> Tool:
    """The command of this environment."""
    program = str(Path(sys.executable).with_name("magsite"))
    return Tool(
        name="magsite",
        version=said(program, "--version").split()[-1],
        corpus="magsite",
        command=lambda root, port: (program, "serve", str(root), "--port", str(port)),
        layout=Layout(
            address="/{category}/{stem}/",
            template=Spot("themes/kiosque/templates/article.html", *_PLACE),
            style=Spot("themes/kiosque/static/kiosque.css", "", _STYLE),
            style_address="/assets/kiosque.css",
            config=Spot("config.toml", *_TITLE),
            author="content/authors/{author}.md",
            shares="data/shares/bench.csv",
        ),
        leftovers=(".magsite", "public"),
        finish=finish_magsite,
    )


def finish_magsite(root: Path) -> None:
    """Give the site a configuration, a file of share counts, and its own copies of a template and the stylesheet."""
    title = '[magazine]\ntitle = "Le Magazine"\nurl = "https://magazine.example/"\n'
    (root / "config.toml").write_text(title, "utf-8")
    (root / "data" / "shares").mkdir(parents=True)
    (root / "data" / "shares" / "bench.csv").write_text("article,network,count,date\n", "utf-8")
    for name in ("templates/article.html", "static/kiosque.css"):
        own = root / "themes" / "kiosque" / name
        own.parent.mkdir(parents=True)
        shutil.copyfile(_THEME / name, own)


def hugo(program: Path) -> Tool:
    """Hugo, as it serves by itself: from the disk, and only what was looked at is made anew."""
    return Tool(
        name="hugo",
        version=said(program, "version").split("-")[0].removeprefix("hugo v"),
        corpus="hugo",
        command=lambda root, port: (
            *(str(program), "server", "--source", str(root), "--bind", LOOPBACK),
            *("--port", str(port), "--openBrowser=false"),
        ),
        layout=Layout(
            address="/articles/{stem}/",
            template=Spot("layouts/page.html", *_PLACE),
            style=Spot("static/style.css", "", _STYLE),
            style_address="/style.css",
            config=Spot("hugo.toml", *_TITLE),
            author="data/authors.json",
        ),
        leftovers=("public", "resources"),
        finish=finish_hugo,
    )


def finish_hugo(root: Path) -> None:
    """Let addresses follow the names of files, which all articles of the corpus have as their slugs."""
    config = root / "hugo.toml"
    config.write_text(config.read_text("utf-8").replace(":slug/", ":contentbasename/"), "utf-8")


def eleventy(packages: Path, *, incremental: bool = False) -> Tool:
    """Eleventy, from a folder that has it among its node_modules."""
    package = packages / "node_modules" / "@11ty" / "eleventy"
    program = ("node", "--import", _LOOPBACK_ONLY, str(package / "cmd.cjs"), "--serve")
    options = ("--incremental",) if incremental else ()
    return Tool(
        name="eleventy-incremental" if incremental else "eleventy",
        version=json.loads((package / "package.json").read_text("utf-8"))["version"],
        corpus="eleventy",
        command=lambda _, port: (*program, *options, "--port", str(port)),
        layout=Layout(
            address="/articles/{stem}/",
            template=Spot("_includes/article.njk", *_PLACE),
            style=Spot("style.css", "", _STYLE),
            style_address="/style.css",
            # The title stands in a template there. A filter that the home page uses takes its place.
            config=Spot("eleventy.config.js", "long.format(d)", f'long.format(d) + " {MARK}"'),
            author="content/_data/authors.json",
        ),
        leftovers=("_site",),
        finish=lambda root: (root / "node_modules").symlink_to(packages.resolve() / "node_modules"),
    )


def found_tools(hugo_program: Path | None, packages: Path) -> dict[str, Tool]:
    """The tools that are there, by name."""
    tools = [magsite()]
    program = hugo_binary(hugo_program)
    if program:
        tools.append(hugo(program))
    if shutil.which("node") and (packages / "node_modules" / "@11ty" / "eleventy").is_dir():
        tools += [eleventy(packages), eleventy(packages, incremental=True)]
    return {tool.name: tool for tool in tools}


def hugo_binary(given: Path | None) -> Path | None:
    """Hugo itself: the command that PyPI's package installs is a script which then starts it, and costs time."""
    beside, known = Path(sys.executable).with_name("hugo"), shutil.which("hugo")
    command = given or (beside if beside.is_file() else Path(known) if known else None)
    if not command:
        return None
    installed = command.absolute().parents[1].glob("lib/python*/site-packages/hugo/binaries/hugo")
    return next(installed, command)


def said(program: str | Path, *arguments: str) -> str:
    """What a program says of itself."""
    return subprocess.run([program, *arguments], check=True, capture_output=True, text=True).stdout.strip()
