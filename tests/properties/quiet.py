"""A magazine in which nothing is wrong, and what its writers do all day."""

from collections.abc import Callable, Iterator

from hypothesis import strategies as st

from tests.properties.pool import Edit, Sources
from tests.sites.tiny import CONFIG, THEME

_FOLDER = "content/articles"
_NAMES = tuple(
    f"{_FOLDER}/2026-02-{day:02}-{name}.md"
    for day, name in enumerate(
        ("arbre", "barque", "cerise", "datte", "etoile", "figue", "grange", "herbe", "iris", "jardin"), 1
    )
)
_APART = {
    "content/authors/alix.md": "---\nname: Alix\n---\n",
    "content/authors/bo-li.md": "---\nname: Bo Li\n---\n\nUne vie.\n",
    "content/categories/internet.md": "---\nname: Internet\n---\n",
    "content/categories/logiciel-libre.md": "---\nname: Logiciel libre\n---\n",
    "content/pages/a-propos.md": "---\ntitle: À propos\n---\n\nNous.\n",
    "content/articles/dessin.png": "PNG",
}
_COUNTS = ("data/shares/a.csv", "data/shares/b.csv")
_LINES = {
    "title": ("Un", "Deux", "Trois : l’été", "10 000", 'Il dit "oui" !'),
    "date": ("2026-02-01", "2026-02-05", "2026-02-05 10:00", "2025-12-24", "2027-01-01"),
    "author": ("alix", "bo-li", "[alix, bo-li]"),
    "category": ("internet", "logiciel-libre", "[internet, logiciel-libre]"),
    "tags": ("[web]", "[web, css]", "[html, css]", "[]"),
    "summary": ("En bref.",),
    "shares": ("5", "{mastodon: 3}"),
    "featured": ("1", "true"),
    "image": ("dessin.png", "perdu.png"),
    "slug": ("autre", "arbre"),
    "draft": ("true", "false"),
    "unlisted": ("true",),
    "updated": ("2026-03-01",),
    "template": ("page.html", "perdu.html"),
    "aliases": ("/ancien/",),
    "expires": ("2027-01-01",),
    "lang": ("en", "de"),
    "typography": ("false", "[quotes]"),
    "inconnu": ("oui",),
}
_BLOCKS = (
    "Un texte.",
    "Voir [cela](2026-02-02-barque.md) et [ceci](2026-02-03-cerise).",
    "Voir [rien](2026-02-09-iri.md).",
    "Voir [là](/internet/arbre/), [ailleurs](../pages/a-propos.md).",
    "![Un dessin](dessin.png)",
    "{% include rien.html %}",
    "## Titre",
    'Il dit "oui" : l\'été !',
)


def sites() -> st.SearchStrategy[Sources]:
    """A magazine of a few articles whose names are all declared or in use."""
    return st.dictionaries(st.sampled_from(_NAMES), articles(), min_size=2, max_size=8).map(_site)


@st.composite
def articles(draw: st.DrawFn) -> bytes:
    """An article: its header whole, most often with no more than the usual keys."""
    usual = ("title", "author", "category", "tags")
    keys = (
        *usual,
        *draw(st.lists(st.sampled_from(sorted(_LINES.keys() - {*usual})), max_size=2, unique=True)),
    )
    lines = "".join(f"{key}: {draw(st.sampled_from(_LINES[key]))}\n" for key in keys)
    return _article(lines, draw(st.lists(st.sampled_from(_BLOCKS), max_size=2)))


def edits() -> st.SearchStrategy[Edit]:
    """One change of an article, or of the share counts."""
    names = st.sampled_from(_NAMES)
    return st.one_of(
        st.builds(_written, names, articles()),
        st.builds(_written, names, articles()),
        st.builds(_line, names, st.sampled_from([(key, one) for key, of in _LINES.items() for one in of])),
        st.builds(_line, names, st.sampled_from([("title", one) for one in _LINES["title"]])),
        st.builds(_text, names, st.sampled_from(_BLOCKS)),
        st.builds(_removed, names),
        st.builds(_renamed, names, names),
        st.builds(_counted, st.sampled_from(_COUNTS), st.lists(counts(), max_size=4)),
    )


@st.composite
def counts(draw: st.DrawFn) -> str:
    """A row of share counts, by an id or an address."""
    id = _id(draw(st.sampled_from(_NAMES)))
    called = draw(st.sampled_from((id, f"/internet/{id[11:]}/", "/ancien/")))
    network = draw(st.sampled_from(("mastodon", "bluesky")))
    day = draw(st.sampled_from(("2026-11-19", "2026-11-20", "")))
    return f"{called},{network},{draw(st.integers(0, 20))},{day}\n"


def everyday() -> Iterator[tuple[str, Sources, Edit]]:
    """What must never need the whole magazine: name of the edit, site, edit."""
    usual = "title: Un\nauthor: alix\ncategory: internet\ntags: [web, css]\n"
    start = _counted(_COUNTS[0], [_count(_NAMES[5], 3)])(
        _site({name: _article(usual, ["Voir [cela](2026-02-02-barque.md)."]) for name in _NAMES[:8]})
    )
    new = _article(usual.replace("Un", "Neuf"), ["Un texte."])
    yield "text", start, _text(_NAMES[3], "Un texte.")
    yield "title", start, _line(_NAMES[3], ("title", "Deux"))
    yield "summary", start, _line(_NAMES[3], ("summary", "En bref."))
    yield "tags", start, _line(_NAMES[3], ("tags", "[web]"))
    yield "date", start, _line(_NAMES[3], ("date", "2026-02-07"))
    yield "picture", start, _line(_NAMES[3], ("image", "dessin.png"))
    yield "language", start, _line(_NAMES[3], ("lang", "en"))
    yield "typography", start, _line(_NAMES[3], ("typography", "false"))
    yield "slug", start, _line(_NAMES[3], ("slug", "autre"))
    yield "draft", start, _line(_NAMES[3], ("draft", "true"))
    yield "new", start, _written(_NAMES[9], new)
    yield "removed", start, _removed(_NAMES[1])
    yield "renamed", start, _renamed(_NAMES[1], _NAMES[9])
    yield (
        "shares",
        start,
        _counted(_COUNTS[0], [f"{_NAMES[3].removeprefix(f'{_FOLDER}/')[:-3]},x,5,2026-11-20\n"]),
    )
    yield "new, in a bundle", start, _written(f"{_FOLDER}/2026-02-20-neuf/index.md", new)


def _site(found: Sources) -> Sources:
    apart = {name: text.encode() for name, text in (_APART | THEME | {"config.toml": CONFIG}).items()}
    return {**apart, **found}


def _article(lines: str, blocks: list[str]) -> bytes:
    return f"---\n{lines}---\n\n{chr(10).join(f'{block}{chr(10)}' for block in blocks)}".encode()


def _written(name: str, content: bytes) -> Edit:
    return lambda sources: {**sources, name: content}


def _counted(name: str, rows: list[str]) -> Edit:
    """A file of share counts."""
    return _written(name, f"article,network,count,date\n{''.join(rows)}".encode())


def _count(name: str, count: int) -> str:
    """A row of share counts."""
    return f"{_id(name)},x,{count},2026-11-20\n"


def _id(name: str) -> str:
    return name.removeprefix(f"{_FOLDER}/").removesuffix(".md")


def _line(name: str, line: tuple[str, str]) -> Edit:
    """A line of the header in the place of the one that it has, or as a further one."""
    key, value = line

    def edited(text: str) -> str:
        _, header, body = text.split("---\n", 2)
        lines = [one for one in header.splitlines() if not one.startswith(f"{key}:")]
        return "---\n" + "\n".join((*lines, f"{key}: {value}", "")) + "---\n" + body

    return _rewritten(name, edited)


def _text(name: str, block: str) -> Edit:
    return _rewritten(name, lambda text: f"{text}\n{block}\n")


def _rewritten(name: str, edited: Callable[[str], str]) -> Edit:
    return lambda sources: (
        {**sources, name: edited(sources[name].decode()).encode()} if name in sources else sources
    )


def _removed(name: str) -> Edit:
    return lambda sources: {path: content for path, content in sources.items() if path != name}


def _renamed(name: str, other: str) -> Edit:
    return lambda sources: (
        {**{path: one for path, one in sources.items() if path != name}, other: sources[name]}
        if name in sources
        else sources
    )
