"""Nothing outside the site is read into the output, and nothing is written outside the output."""

import shutil
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

import pytest

from magsite.stages.request import Report
from tests.sites import harness
from tests.sites.edits import Edit, change, put
from tests.sites.harness import OUTPUT
from tests.sites.small import ALIX, INTERNET, SHARES, UN
from tests.sites.tiny import article

OTHER = "content/articles/2026-02-01-autre.md"

HIDDEN: Final = "le secret"

PATHS = (
    *("../../../../../../../../etc/hostname", "/etc/hostname", "file:///etc/hostname", "//etc/hostname"),
    *(
        "%2e%2e/%2e%2e/%2e%2e/%2e%2e/%2e%2e/%2e%2e/etc/hostname",
        r"..\..\..\etc\hostname",
        "../../../secret.txt",
        "../secret.txt",
        "../../secret.txt",
        "..%2f..%2f..%2fsecret.txt",
        ".../secret.txt",
        "/../secret.txt",
        "secret.txt%00.png",
        "~/secret.txt",
    ),
)

FEW: Final = ("../../../secret.txt", "/etc/hostname", "..")

HEADER: Final = (
    *("image", "cover", "slug", "id", "aliases", "path", "url", "permalink", "save_as", "template"),
    *("author", "category", "tags", "series", "lang", "canonical", "source", "discussions", "licence"),
)
"""Keys of an article that are paths, or become one."""

SETTINGS: Final = {
    "theme": ('name = "tiny"', "name = '{}'"),
    "articles": ("[urls]", "[content]\narticles = '{}'\n[urls]"),
    "authors": ("[urls]", "[content]\nauthors = '{}'\n[urls]"),
    "categories": ("[urls]", "[content]\ncategories = '{}'\n[urls]"),
    "series": ("[urls]", "[content]\nseries = '{}'\n[urls]"),
    "pages": ("[urls]", "[content]\npages = '{}'\n[urls]"),
    "authors' data": ("[urls]", "[content.author_data]\npath = '{}'\n[urls]"),
    "defaults": ("[urls]", "[content.defaults.'{}']\ncategory = \"a\"\n[urls]"),
    "default picture": ("[urls]", "[content.defaults.'content/articles']\nimage = '{}'\n[urls]"),
    "addresses": ("[urls]", "[urls]\narticle = '{}/:slug'"),
    "words": ("[urls]", "[urls.words]\nauthors = '{}'\n[urls]"),
    "address of the magazine": ('url = "https://mag.example/"', "url = 'https://mag.example/{}'"),
    "menu": ('url = "/a-propos/"', "url = '{}'"),
}
"""What of the configuration is a path, as a text of it and what stands there instead."""

_SHEET: Final = "themes/tiny/static/tiny.css"
_BASE: Final = "themes/tiny/templates/base.html"

PLACES: Final[Mapping[str, Callable[[str], Edit]]] = {
    "picture of a sheet": lambda path: change(_SHEET, "#111", f"#111; background: url('{path}')"),
    "import of a sheet": lambda path: put(_SHEET, f"@import '{path}';"),
    "part of a template": lambda path: change(_BASE, '"header.html"', f'"{path}"'),
    "asset": lambda path: change(_BASE, '"tiny.css"', f'"{path}"'),
    "share counts": lambda path: put(SHARES, f"article,network,count,date\n{path},{path},1,\n"),
}
"""Other places where a path stands, and the edits that put one there."""

FILES: Final = (
    *(
        UN,
        ALIX,
        INTERNET,
        "content/pages/lien.md",
        "content/series/lien.md",
        "static/ours.txt",
        "config.toml",
    ),
    *(
        "content/articles/lien.png",
        "data/shares/nov.csv",
        "themes/tiny/theme.toml",
        "themes/tiny/static/tiny.css",
    ),
    *("themes/tiny/templates/page.html", "themes/tiny/locales/fr/LC_MESSAGES/tiny.mo"),
)
FOLDERS: Final = (
    *("content/articles", "content/articles/lien", "content/authors", "content/categories", "static/lien"),
    *("data/shares", "themes/tiny", "themes/tiny/templates", "themes/tiny/static"),
)


@pytest.mark.parametrize("path", PATHS)
def test_no_link_or_picture_leads_out_of_the_site(small_site: Path, path: str) -> None:
    """A file outside the sources is nowhere in the output, whatever an article points at."""
    put(
        UN,
        article(
            "Un",
            f"![a]({path}) [b]({path})\n\n<img src='{path}'> <a href='{path}'>c</a>\n\n[d]: {path}\n\n[d]",
        ),
    )(small_site)
    _assert_inside(small_site)
    names = harness.files(small_site / OUTPUT)
    assert [name for name in names if "hostname" in name or "secret" in name] == []


@pytest.mark.parametrize("path", PATHS)
def test_no_key_of_an_article_leads_out(small_site: Path, path: str) -> None:
    """It becomes plain words of an address, a link of the web, or is refused, by itself."""
    change("config.toml", "[urls]", '[publish]\non_error = "keep"\n\n[urls]')(small_site)
    for number, key in enumerate(HEADER):
        put(f"content/articles/2026-02-01-a{number}.md", article("Autre", **{key: f"'{path}'"}))(small_site)
    assert _assert_inside(small_site).published


@pytest.mark.parametrize("path", PATHS)
def test_no_key_of_a_profile_leads_out(small_site: Path, path: str) -> None:
    """Portraits, pictures of categories, and what they are called by."""
    put(ALIX, f"---\nname: Alix\nportrait: '{path}'\nid: '{path}'\nwebsite: '{path}'\n---\n")(small_site)
    put(INTERNET, f"---\nname: Internet\nimage: '{path}'\neditors: ['{path}']\n---\n")(small_site)
    put("content/series/a.md", f"---\ntitle: A\nparts: ['{path}']\n---\n")(small_site)
    put("content/pages/a.md", article("A", image=f"'{path}'", aliases=f"'{path}'", template=f"'{path}'"))(
        small_site
    )
    _assert_inside(small_site)


@pytest.mark.slow
@pytest.mark.parametrize("setting", SETTINGS)
@pytest.mark.parametrize("path", FEW)
def test_no_setting_leads_out(small_site: Path, setting: str, path: str) -> None:
    """What is no folder of the site, or no word of an address, is refused."""
    old, new = SETTINGS[setting]
    change("config.toml", old, new.format(path))(small_site)
    _assert_inside(small_site)


@pytest.mark.slow
@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("path", FEW)
def test_nothing_else_leads_out(small_site: Path, place: str, path: str) -> None:
    """What a theme asks for is a file of the theme, and what shares name is an address of the magazine."""
    PLACES[place](path)(small_site)
    _assert_inside(small_site)


@pytest.mark.slow
@pytest.mark.parametrize("name", FILES)
def test_no_link_to_a_file_is_followed_out_of_the_site(small_site: Path, name: str) -> None:
    """Whatever is a source: its own folder holds it, or it is none."""
    _assert_no_way_out(small_site, name, small_site.parent / "secret.md")


@pytest.mark.slow
@pytest.mark.parametrize("name", FOLDERS)
def test_no_link_to_a_folder_is_followed_out_of_its_root(small_site: Path, name: str) -> None:
    """Only the site's own four folders may stand elsewhere, on another disk for instance: that is the editor's word."""
    outside = small_site.parent / "dehors"
    outside.mkdir()
    put("../dehors/2026-01-01-secret.md", article("Secret", HIDDEN))(small_site)
    put("../dehors/secret.png", HIDDEN)(small_site)
    _assert_no_way_out(small_site, name, outside)


@pytest.mark.parametrize(
    "word", ["../../dehors", "/etc/dehors", "..", "a/b", "%2e%2e", r"..\dehors", "CON", ".magsite"]
)
def test_no_name_leads_out_of_the_output(small_site: Path, word: str) -> None:
    """Slugs, ids, authors, categories and tags become plain words of an address, or are refused."""
    header = dict.fromkeys(("slug", "id", "author", "category", "tags"), f"'{word}'")
    put(OTHER, article("Autre", **header))(small_site)
    _assert_inside(small_site)


def _assert_no_way_out(site: Path, name: str, outside: Path) -> None:
    place = site / name
    if place.is_dir():
        shutil.rmtree(place)
    place.unlink(missing_ok=True)
    place.parent.mkdir(parents=True, exist_ok=True)
    place.symlink_to(outside)
    _assert_inside(site)


def _assert_inside(site: Path) -> Report:
    """A build says what is wrong, or publishes; either way it reads and writes nothing outside."""
    for name in ("secret.txt", "secret.md", ".../secret.txt"):
        put(f"../{name}", f"---\ntitle: {HIDDEN}\n---\n{HIDDEN}\n")(site)
    outside = set(_outside(site))
    report = harness.build(site)
    assert outside == set(_outside(site))
    files = harness.files(site / OUTPUT)
    assert [name for name, data in files.items() if HIDDEN.encode() in data] == []
    assert [name for name in files if {"..", "."} & {*name.split("/")} or "\\" in name or "%" in name] == []
    return report


def _outside(site: Path) -> list[Path]:
    """What stands beside the site, and in it but for its output and its cache."""
    own = {site / OUTPUT, site / ".magsite"}
    beside = [path for path in site.parent.rglob("*") if site not in path.parents]
    return [*beside, *(path for path in site.rglob("*") if not own & {path, *path.parents})]
