"""Links between sources: what becomes of each target that a document lists."""

from collections.abc import Sequence

import pytest

from magsite.content.links import Resolution
from magsite.magazine.resolve import Resolved, resolve
from magsite.magazine.whereabouts import Sources
from tests.builders import article, linking

HERE = "content/articles/2008/racines/index.md"
PAGES = {
    HERE: "/mag/racines/",
    "content/articles/2008/voisin.md": "/mag/internet/voisin/",
    "content/articles/2008/lot/index.md": "/mag/internet/lot/",
    "content/pages/a-propos.md": "/mag/a-propos/",
}
FILES = (
    *PAGES,
    "content/articles/2008/brouillon.md",
    "content/articles/2008/racines/plan du site.png",
    "content/articles/2008/commun.png",
    "content/articles/2008/racines/images/Photo.JPG",
    "static/logo.svg",
    "static/été.pdf",
)
FOLDERS = ("content/articles/", "content/pages/", "content/")
SOURCES = Sources("/mag/", PAGES, dict.fromkeys(FILES, "digest"), FOLDERS)


def _resolved(*targets: str, sources: Sources = SOURCES) -> Resolved:
    return resolve(linking(article("2008/racines/index"), *targets), sources)


def _resolution(target: str, sources: Sources = SOURCES) -> Resolution:
    ((text, resolution),) = _resolved(target, sources=sources).resolutions
    assert target == text
    return resolution


@pytest.mark.parametrize(
    ("target", "url"),
    [
        ("../voisin.md", "/mag/internet/voisin/"),
        ("../voisin", "/mag/internet/voisin/"),
        ("../voisin.md#haut", "/mag/internet/voisin/#haut"),
        ("../voisin.md?p=1#haut", "/mag/internet/voisin/?p=1#haut"),
        ("../lot/index.md", "/mag/internet/lot/"),
        ("../lot", "/mag/internet/lot/"),
        ("../lot/", "/mag/internet/lot/"),
        ("../../../pages/a-propos.md", "/mag/a-propos/"),
        ("./../voisin%2Emd", "/mag/internet/voisin/"),
    ],
)
def test_a_relative_link_to_a_source_leads_to_its_page(target: str, url: str) -> None:
    """With or without its suffix; query and fragment stay."""
    assert Resolution("page", url) == _resolution(target)


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ("{filename}../voisin.md#haut", Resolution("page", "/mag/internet/voisin/#haut")),
        ("|filename|/2008/voisin.md", Resolution("page", "/mag/internet/voisin/")),
        ("{filename}/pages/a-propos.md", Resolution("page", "/mag/a-propos/")),
        ("{attach}images/Photo.JPG", Resolution("file", "/mag/racines/images/Photo.JPG")),
        ("{static}/articles/2008/commun.png", Resolution("file", "/mag/racines/commun.png")),
        ("{filename}/2008/nulle-part.md", Resolution("missing")),
    ],
)
def test_the_marks_of_pelican_are_understood(target: str, expected: Resolution) -> None:
    """From the source, or with a slash from the folder of all content."""
    assert expected == _resolution(target)


@pytest.mark.parametrize("target", ["../brouillon.md", "../brouillon", "../brouillon.md#haut"])
def test_a_link_to_an_unpublished_source_leads_nowhere_yet(target: str) -> None:
    """It has no address until its date."""
    assert Resolution("unpublished") == _resolution(target)


@pytest.mark.parametrize(
    ("target", "url", "path"),
    [
        ("plan%20du%20site.png", "/mag/racines/plan%20du%20site.png", FILES[5]),
        ("plan du site.png#x", "/mag/racines/plan%20du%20site.png#x", FILES[5]),
        ("images/Photo.JPG", "/mag/racines/images/Photo.JPG", FILES[7]),
        ("../commun.png", "/mag/racines/commun.png", FILES[6]),
    ],
)
def test_a_file_is_published_beside_the_page(target: str, url: str, path: str) -> None:
    """As it stands below the source's folder; one from elsewhere under its own name."""
    resolved = _resolved(target)

    assert ((target, Resolution("file", url)),) == resolved.resolutions
    assert ((url.partition("#")[0], path),) == resolved.files


@pytest.mark.parametrize(
    ("target", "resolution"),
    [
        ("/logo.svg", Resolution("file", "/mag/logo.svg")),
        ("/%C3%A9t%C3%A9.pdf#p2", Resolution("file", "/mag/%C3%A9t%C3%A9.pdf#p2")),
        ("/internet/page/2/", Resolution("site", "/mag/internet/page/2/")),
        ("/mag/internet/#haut", Resolution("site", "/mag/internet/#haut")),
        ("/", Resolution("site", "/mag/")),
    ],
)
def test_an_absolute_link_is_of_the_magazine(target: str, resolution: Resolution) -> None:
    """It gets the prefix where it has none; a static file is known, the rest is for the plan to say."""
    assert resolution == _resolution(target)


def test_a_magazine_without_prefix_leaves_absolute_links_alone() -> None:
    """Its root is the host's."""
    sources = Sources("/", {HERE: "/racines/"}, {}, FOLDERS)

    assert Resolution("site", "/internet/#haut") == _resolution("/internet/#haut", sources)


@pytest.mark.parametrize(
    ("target", "near"),
    [
        ("voisin.md", "content/articles/2008/voisin.md"),
        ("../brouilon.md", "content/articles/2008/brouillon.md"),
        ("../../photo.jpg", "content/articles/2008/racines/images/Photo.JPG"),
        ("voisin.png", ""),
        ("nulle-part.png", ""),
        ("http://[", ""),
    ],
)
def test_a_link_to_nothing_has_a_near_match(target: str, near: str) -> None:
    """The same name elsewhere, or nearly the same in the folder."""
    assert Resolution("missing", near=near) == _resolution(target)


@pytest.mark.parametrize(
    "targets", [("../voisin.md", "../lot", "/logo.svg"), ("/logo.svg", "../lot", "../voisin.md")]
)
def test_resolutions_do_not_depend_on_the_order_of_links(targets: Sequence[str]) -> None:
    """They are sorted, for the text's key."""
    assert [text for text, _ in _resolved(*targets).resolutions] == ["../lot", "../voisin.md", "/logo.svg"]


def test_a_file_that_is_linked_twice_is_published_once() -> None:
    """Under whatever spelling."""
    assert len(_resolved("../commun.png", "./../commun.png#a").files) == 1


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ("../Voisin.md", Resolution("page", "/mag/internet/voisin/", "content/articles/2008/voisin.md")),
        ("images/photo.jpg", Resolution("file", "/mag/racines/images/Photo.JPG", FILES[7])),
        ("/LOGO.svg", Resolution("file", "/mag/logo.svg", "static/logo.svg")),
        ("/static/logo.svg", Resolution("file", "/mag/logo.svg")),
        ("../../../../static/logo.svg", Resolution("file", "/mag/logo.svg")),
        ("images\\\\Photo.JPG".replace("\\\\", "\\"), Resolution("file", "/mag/racines/images/Photo.JPG")),
        ("@/2008/voisin.md#haut", Resolution("page", "/mag/internet/voisin/#haut")),
        ('{{< ref "voisin.md#haut" >}}', Resolution("page", "/mag/internet/voisin/#haut")),
        ("{% post_url voisin %}", Resolution("page", "/mag/internet/voisin/")),
        ("{{ site.baseurl }}{% link 2008/voisin.md %}", Resolution("page", "/mag/internet/voisin/")),
        ("{% post_url Voisin %}", Resolution("page", "/mag/internet/voisin/")),
        ('{{< relref "lot" >}}', Resolution("page", "/mag/internet/lot/")),
        ('{{< ref "lot" >}}#haut', Resolution("page", "/mag/internet/lot/#haut")),
        ("{{ site.url }}{{ site.baseurl }}/logo.svg", Resolution("file", "/mag/logo.svg")),
        (
            "{{ site.url }}{{site.baseurl}}{% post_url voisin %}#a",
            Resolution("page", "/mag/internet/voisin/#a"),
        ),
        ("{{ '/internet/' | relative_url }}#haut", Resolution("site", "/mag/internet/#haut")),
        ('{{ "logo.svg" | absolute_url }}', Resolution("file", "/mag/logo.svg")),
        ("{{ site.baseurl }}/logo.svg", Resolution("file", "/mag/logo.svg")),
        ("{% post_url inconnu %}", Resolution("missing")),
        ("/2008/voisin.md", Resolution("page", "/mag/internet/voisin/")),
        ("/2008/brouillon.md", Resolution("unpublished")),
        ("/inconnu.md", Resolution("site", "/mag/inconnu.md")),
    ],
)
def test_spellings_of_others_are_understood(target: str, expected: Resolution) -> None:
    """Other capitals (with the path as it is), the folder of static files, and what other generators write."""
    assert expected == _resolution(target)


def test_accents_may_be_taken_apart() -> None:
    """Some systems do so in the names of files; the address has them whole."""
    apart = "content/articles/2008/racines/e\u0301te\u0301.png"
    sources = Sources("/", {HERE: "/racines/"}, {HERE: "1", apart: "2"}, FOLDERS)

    resolved = _resolved("été.png", sources=sources)

    assert (("/racines/%C3%A9t%C3%A9.png", apart),) == resolved.files
    assert (("été.png", Resolution("file", "/racines/%C3%A9t%C3%A9.png")),) == resolved.resolutions


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("content/articles/2008/racines/a.png", "file"),
        ("content/images/a.png", "file"),
        ("content/articles/2008/attente/a.png", "unpublished"),
        ("content/articles/2008/attente/x/a.png", "unpublished"),
        ("config.toml", "forbidden"),
        ("data/shares/a.csv", "forbidden"),
        ("content/secret/a.yml", "forbidden"),
        ("content/ailleurs.png", "missing"),
        ("assets/ailleurs.png", "forbidden"),
        ("../dehors.png", "forbidden"),
    ],
)
def test_only_what_belongs_to_the_content_is_published(path: str, kind: str) -> None:
    """No configuration, no data, nothing of a bundle that waits, and nothing of folders that are not looked into."""
    sources = Sources(
        "/",
        {HERE: "/racines/"},
        {HERE: "1"} if "ailleurs" in path or "dehors" in path else {HERE: "1", path: "2"},
        FOLDERS,
        ("config.toml", "data/", "content/secret/"),
        frozenset({"content/articles/2008/attente"}),
    )
    target = "../../../../" + path

    assert [kind] == [resolution.kind for _, resolution in _resolved(target, sources=sources).resolutions]
