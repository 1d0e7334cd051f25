"""The preview servers that are measured side by side: how each is started, and how its site is laid out."""

import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import installing
from asking import LOOPBACK
from builders import SITES, own_kiosque
from edits import MARK, Layout, Site, Spot
from formats import FORMATS, write
from installing import Places

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
    site: str
    """The folder with all of its site but the corpus."""
    corpus: str
    """The format of the corpus."""
    command: Callable[[Path, int], tuple[str, ...]]
    """What serves this site at this port."""
    layout: Layout
    leftovers: tuple[str, ...]
    """What a start may leave in the site for the next."""
    finish: Callable[[Path], None] = lambda _: None
    """Makes a site ready once its corpus is there."""


def made_site(tool: Tool, root: Path, articles: int) -> Site:
    """A site of this tool, with its corpus."""
    shutil.copytree(SITES / tool.site, root)
    write(root, FORMATS[tool.corpus], articles)
    tool.finish(root)
    return Site(root, tool.layout)


def magsite(where: Places) -> Tool:
    """Kiosque, with everything that it shows."""
    program = str(installing.magsite_program(where))
    return Tool(
        name="magsite",
        version=installing.said(program, "--version").split()[-1],
        site="magsite-full",
        corpus="magsite",
        command=lambda root, port: (program, "serve", str(root), "--port", str(port)),
        layout=Layout(
            address="/articles/{stem}/",
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
    """Give the site its own copies of a template and the stylesheet, and a further file of share counts."""
    own_kiosque(root)
    (root / "data" / "shares" / "bench.csv").write_text("article,network,count,date\n", "utf-8")


def hugo(where: Places) -> Tool:
    """Hugo, as it serves by itself: from the disk, and only what was looked at is made anew."""
    program = installing.hugo_program(where).absolute()
    return Tool(
        name="hugo",
        version=installing.said(program, "version").split("-")[0].removeprefix("hugo v"),
        site="hugo",
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
            author="data/people.json",
        ),
        leftovers=("public", "resources"),
    )


def eleventy(where: Places, *options: str) -> Tool:
    """Eleventy, with these options."""
    packages = installing.eleventy_packages(where)
    package = packages / "@11ty" / "eleventy"
    program = ("node", "--import", _LOOPBACK_ONLY, str(package / "cmd.cjs"), "--serve")
    return Tool(
        name="".join(("eleventy", *options)).replace("--", "-"),
        version=installing.package_version(package),
        site="eleventy",
        corpus="eleventy",
        command=lambda _, port: (*program, *options, "--port", str(port)),
        layout=Layout(
            address="/articles/{stem}/",
            template=Spot("_includes/article.njk", *_PLACE),
            style=Spot("style.css", "", _STYLE),
            style_address="/style.css",
            # The title stands in a template there. A filter that the home page uses takes its place.
            config=Spot("eleventy.config.js", "words.format(date)", f'words.format(date) + " {MARK}"'),
            author="content/_data/people.json",
        ),
        leftovers=("_site",),
        finish=lambda root: (root / "node_modules").symlink_to(packages),
    )


SERVERS: Mapping[str, Callable[[Places], Tool]] = {
    "magsite": magsite,
    "hugo": hugo,
    "eleventy": eleventy,
    "eleventy-incremental": lambda where: eleventy(where, "--incremental"),
}


def chosen(names: str, where: Places) -> tuple[Tool, ...]:
    """Those of these names, with commas between them; or all that can run on this machine."""
    can_run = (name for name in SERVERS if not name.startswith("eleventy") or installing.has_node())
    return tuple(SERVERS[name](where) for name in (names.split(",") if names else can_run))
