"""Sites as mappings, and the edits that a test may do to them: good ones, bad ones, and those that meet each other."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime

from hypothesis import strategies as st

from tests.sites.tiny import CONFIG, THEME

Sources = Mapping[str, bytes]
"""Path in the site → content, of all sources."""

Edit = Callable[[Sources], Sources]

_FOLDER = "content/articles"
_ARTICLES = (
    f"{_FOLDER}/2026-01-01-un.md",
    f"{_FOLDER}/2026-01-02-deux.md",
    f"{_FOLDER}/2026-01-03-trois/index.md",
    f"{_FOLDER}/sous/2026-01-05-été.md",
    f"{_FOLDER}/sous/été.md",
    f"{_FOLDER}/sous/index.md",
    f"{_FOLDER}/2026-01-06-six.markdown",
)
_PICTURES = (f"{_FOLDER}/2026-01-03-trois/dessin.png", f"{_FOLDER}/sous/dessin.png", "static/dessin.png")
_INSTANTS = tuple(datetime(year, 11, 22, 12, tzinfo=UTC) for year in (2025, 2026, 2027))
NOW = _INSTANTS[1]

_HEADER = {
    "date": ("2026-01-01", "2026-01-04 10:00", "2025-12-24", "2026-12-24"),
    "updated": ("2026-02-01",),
    "author": ("alix", "Alix", "Bo Li", "[alix, bo-li]"),
    "category": ("internet", "Logiciel libre", "[logiciel-libre, internet]"),
    "tags": ("[web]", "[web, CSS, Écran]", "web, css"),
    "slug": ("premier",),
    "id": ("a",),
    "aliases": ("/ancien/", "[/ancien/, /vieux.html]"),
    "summary": ("En bref.", "Un <b>résumé</b> & plus.", 'Il dit "oui" !'),
    "topic": ("Web",),
    "question": ("Et vous ?", "Et l'autre ?"),
    "shares": ("5", "{mastodon: 3, x: 2}"),
    "draft": ("true", "false"),
    "extra": ("{note: 1}", "{note: true}", "{note: [a, b]}"),
    "auteur": ("alix",),
    "authors": ("Alix et Bo Li", "[{name: Alix}, bo-li]", "Léa", "lea"),
    "categories": ("[internet, sous]", "sous", "Internet"),
    "series": ("Le tour", "le-tour", "[Le Tour]"),
    "part": ("1", "2"),
    "expires": ("2026-06-01", "2027-06-01 12:00"),
    "unlisted": ("true", "false"),
    "featured": ("true", "1", "2"),
    "image": ("dessin.png", "/dessin.png", "https://ailleurs.example/a.png"),
    "image_alt": ("Un dessin",),
    "lang": ("en", "fr-FR", "de"),
    "typography": ("false", "[quotes]", "high_punctuation, dashes", "true"),
    "template": ("page", "article.html"),
    "licence": ("CC0", "CC-BY-4.0"),
    "sponsored": ("true", "La Marque"),
    "ai": ("traduit",),
    "corrections": ("[{date: 2026-03-01, text: Une faute.}]", "[Une faute.]"),
    "source": ("https://ailleurs.example/", "{name: Ailleurs}"),
    "canonical": ("https://ailleurs.example/un",),
    "discussions": ("[https://forum.example/1]",),
    "permalink": ("/2026/01/01/vieux.html", "/:title/"),
    "Tags": ("[Web]",),
}
_WRONG_HEADER = (
    *("date: 2026-02-30", "date: 2026-03-29 02:30", "updated: bientôt", "author: '@'", "category: auteurs"),
    *("category: sujets", "tags: ['@']", "slug: '@'", "slug: DEUX", "id: 2026-01-01-un", "shares: beaucoup"),
    *("expires: jamais", "part: un", "featured: peut-être", "template: ../x", "lang: '@'", "series: '@'"),
    *("aliases: /internet/un/", "aliases: ../dehors", "aliases: /a-propos/index.html/x/", "draft: peut-être"),
)
_BLOCKS = (
    "Un texte.",
    'Il dit "oui" : l\'*été* - le 2ème !',
    "Un autre *texte*, avec [un lien](2026-01-02-deux.md).",
    "Voir [là](2026-01-01-un.md#titre), [ici](#titre) et [plus loin](2026-01-03-trois/index.md).",
    "Un lien vers [une page](/a-propos/), [une autre](/auteurs/alix/) et [nulle part](/nulle-part/).",
    "Un lien vers [son profil](../authors/alix.md) et [rien](rien.md).",
    "![Un dessin](dessin.png)",
    "![Un dessin](2026-01-03-trois/dessin.png)",
    "## Titre",
    '## Un "titre" : `x : y` ?',
    "```python\nprint('é')\n```",
    "```inconnu\nx\n```",
    "Une note[^1].\n\n[^1]: La note.",
    "<p id='titre'>Du <a href='2026-01-02-deux.md'>HTML</a></p>",
    "[lien][ref]\n\n[ref]: 2026-01-02-deux.md",
    "[a]({% post_url 2026-01-02-deux %}) [b](2026-01-01-UN.md) [c](sous/) [d](../../config.toml) [e](/dessin.png)",
    "[le dossier](../series/le-tour.md) et [la section](sous/_index.md)",
    "# Un",
    "{% include rien.html %} {{< rien >}} <iframe src='https://video.example/1'></iframe>",
)
_HEADERS = (
    "---\n{0}---\n",
    "---yaml\n{0}...\n",
    '+++\ntitle = "Un"\nauthors = ["Bo Li"]\n[taxonomies]\ntags = ["web"]\n+++\n',
    '{{"title": "Un", "date": "2026-01-04", "series": "Le tour"}}\n',
    "Title: Un\nDate: 2026-01-04\nTags: web, css\n",
)
"""Formats of headers; two of them hold what an article's keys and values are."""
_WRONG = (
    *(f"---\ntitle: Un\n{line}\n---\n\nUn texte.\n".encode() for line in _WRONG_HEADER),
    b"---\ntitle: Un\n",
    b"---\n- Un\n---\n",
    b"---\ntitle: Un\ntitle: Deux\n---\n",
    b"---\ndate: 2026-01-01\n---\n",
    b"---\ntitle: L'\xe9t\xe9\n---\n",
    b"Sans en-t\xc3\xaate.",
    b"",
)
_DEFAULTS = '\n[content.defaults."content/articles/sous"]\n{}\n'
_AUTHORS = '\n[content.author_data]\npath = "data/auteurs.yml"\n'
_OTHERS = {
    "content/authors/alix.md": (
        "---\nname: Alix\n---\n",
        "---\nname: Alice\n---\n\nUne *vie*.\n",
        "Sans en-tête.",
    ),
    "content/authors/bo-li.md": ("---\nname: Bo Li\nsort_name: Li\nwebsite: https://bo.example/\n---\n",),
    "content/categories/internet.md": (
        "---\nname: Internet\norder: 2\n---\n\nTout sur [un](../articles/2026-01-01-un.md).\n",
        "---\nname: Réseau\ncolour: '#0b4fb3'\norder: 1\n---\n",
    ),
    "content/categories/logiciel-libre.md": ("---\nname: Logiciel libre\n---\n",),
    "content/pages/a-propos.md": (
        "---\ntitle: À propos\n---\n\nQui nous sommes. [Un](../articles/2026-01-01-un.md)\n",
        "---\ntitle: Qui ?\naliases: /qui/\n---\n\nNous.\n",
        "---\ntitle: À propos\ndraft: true\n---\n",
    ),
    "content/pages/internet.md": ("---\ntitle: Internet\n---\n\nLa page.\n",),
    "content/series/le-tour.md": (
        "---\ntitle: Le tour\n---\n\nEn étapes : [un](../articles/2026-01-01-un.md).\n",
        "---\ntitle: Le Tour\nparts: [2026-01-02-deux, 2026-01-01-un, a]\n---\n",
        "Sans en-tête.",
    ),
    f"{_FOLDER}/sous/_index.md": ("---\ntitle: Sous\n---\n\nDessous.\n", "---\ntitle: En dessous\n---\n"),
    "data/auteurs.yml": (
        "alix:\n  name: Alix\n  bio: Une *vie*.\nlea:\n  name: Léa\n",
        "alix:\n  role: Rédactrice\n  avatar: /dessin.png\nlea:\n  name: Léa\n  bio: |\n    A.\n\n    B.\n",
        "Bo Li:\n  bio: Le sien.\n",
    ),
    f"{_FOLDER}/vieux.html": ("<p>", "<b>"),
    "content/notes.txt": ("rien", "toujours rien"),
    "static/ours.txt": ("un ours", "deux ours"),
    "data/shares/a.csv": (
        "article,network,count,date\n2026-01-01-un,x,3,2026-11-01\n",
        "article,network,count,date\n/internet/un/,x,12000,2026-11-02\na,x,1,\n",
        "article,network,count,date\nperdu,x,3,\n",
    ),
    "config.toml": (
        CONFIG,
        CONFIG.replace("page_size = 2", "page_size = 1"),
        CONFIG.replace("page_size = 2", 'page_size = 1\nnumbering = "stable"'),
        CONFIG.replace("Mag", "Revue").replace("mag.example/", "mag.example/revue/"),
        CONFIG.replace("[urls]\n", '[urls]\narticle = ":year/:slug"\n'),
        CONFIG + '\n[menu]\nfooter = [{ label = "Ours", url = "/ours.txt" }]\n',
        CONFIG + "\n[typography]\nenabled = false\n",
        CONFIG + "\n[typography]\nquotes = false\nexceptions = ['oui !']\n",
        CONFIG.replace('"Mag"', '"L\'Écho !"\nlanguage = "en"'),
        CONFIG + '\n[checks]\nlink-missing = "off"\nauthor-undeclared = "off"\n',
        CONFIG + "\n[urls.words]\npage = 'feuille'\n",
        CONFIG.replace('url = "https://mag.example/"\n', ""),
        CONFIG + _DEFAULTS.format('author = "alix"\ncategory = "sous"'),
        CONFIG + _DEFAULTS.format('author = "Léa"\nunlisted = true\nfeatured = 1\nseries = "Le tour"'),
        CONFIG + _DEFAULTS.format('lang = "en"\ndraft = true') + _AUTHORS,
        CONFIG + _AUTHORS,
        CONFIG + _AUTHORS + 'name = "role"\n',
    ),
    "themes/tiny/theme.toml": (
        THEME["themes/tiny/theme.toml"],
        "[views.article]\nlatest = 2\nstrips = 1\nmost_shared = 1\nauthors = 1\n",
    ),
    "themes/tiny/static/tiny.css": ("p { color: #111 }\n"),
    "themes/tiny/static/point.svg": ("<svg/>", "<svg><g/></svg>"),
    "themes/tiny/templates/header.html": (
        THEME["themes/tiny/templates/header.html"],
        "<header>{{ site.title }}</header>",
    ),
    "themes/tiny/templates/article.html": (
        THEME["themes/tiny/templates/article.html"],
        THEME["themes/tiny/templates/article.html"] + "{# rien #}",
        "{% extends 'base.html' %}{% block main %}{{ page.body|html }}{% endblock %}",
    ),
    "themes/tiny/templates/robots.txt": ("User-agent: *\n",),
}


_WRONG_OTHERS = (
    ("content/authors/Alix.md", "---\nname: Alix bis\n---\n"),
    ("content/categories/internet.md", "---\norder: premier\n---\n"),
    ("content/pages/a-propos.md", "---\ntitle: À propos\naliases: /internet/\n---\n"),
    ("static/Internet/un/index.html", "<p>"),
    ("static/robots.txt", "User-agent: *"),
    ("static/internet", "un fichier"),
    ("data/shares/a.csv", "article,network,count,date\n2026-01-01-un,x,dix,\n"),
    ("data/shares/b.csv", "n’importe quoi"),
    ("config.toml", CONFIG.replace("page_size", "page_sise")),
    ("config.toml", CONFIG + '\n[checks]\nlink-missing = "error"\n'),
    ("config.toml", CONFIG + "\n[typography]\nquots = false\nquotes = 'non'\n"),
    ("config.toml", "[magazine"),
    ("config.toml", CONFIG + _DEFAULTS.format('titre = "x"\nfeatured = "peut-être"')),
    ("config.toml", CONFIG + _AUTHORS + 'nom = "name"\n'),
    ("data/auteurs.yml", "alix: ["),
    ("data/auteurs.yml", "alix: Alix\n"),
    ("content/series/le-tour.md", "---\ntitle: [\n---\n"),
    ("content/series/Le Tour.md", "---\ntitle: Autre\n---\n"),
    ("themes/tiny/theme.toml", "[views.rien]\n"),
    ("themes/tiny/static/tiny.css", "p { background: url(point.svg) }\n"),
    ("themes/tiny/templates/header.html", "<header>{{ site.titel }}</header>"),
    ("themes/tiny/templates/header.html", "<header>{% if %}</header>"),
    ("themes/tiny/templates/article.html", "{% extends 'perdu.html' %}"),
    ("themes/tiny/templates/article.html", "{{ page.body|html }}{{ page.extra.note }}"),
    ("themes/tiny/templates/article.html", "{{ page.body|html }}{{ asset('point.svg') }}"),
)


@st.composite
def articles(draw: st.DrawFn) -> bytes:
    """An article, most often a good one."""
    title = draw(st.sampled_from(("Un", "Deux", "« Été »", "<b> & '", "10 000", '"Été" : oui !', "L'été...")))
    keys = draw(st.lists(st.sampled_from(sorted(_HEADER)), max_size=5, unique=True))
    lines = [f"{key}: {draw(st.sampled_from(_HEADER[key]))}\n" for key in keys]
    blocks = draw(st.lists(st.sampled_from(_BLOCKS), max_size=3))
    header = draw(st.sampled_from((*_HEADERS[:1] * 6, *_HEADERS)))
    written = header.format("".join((f"title: {title!r}\n", *lines)))
    return "".join((written, "\n", "\n\n".join(blocks), "\n")).encode()


def sites() -> st.SearchStrategy[Sources]:
    """A site to begin with: the theme, and a few sources."""
    texts = st.dictionaries(st.sampled_from(_ARTICLES), articles(), min_size=1, max_size=4)
    return texts.map(lambda found: {**_theme(), "config.toml": CONFIG.encode(), **found})


def edits() -> st.SearchStrategy[Edit]:
    """One change of the sources; a wrong one is as likely as a new article."""
    good = st.sampled_from([(name, text) for name, texts in _OTHERS.items() for text in texts])
    wrong = st.one_of(
        st.tuples(st.sampled_from(_ARTICLES), st.sampled_from(_WRONG)),
        st.sampled_from(_WRONG_OTHERS).map(lambda pair: (pair[0], pair[1].encode())),
    )
    return st.one_of(
        st.builds(_written, st.sampled_from(_ARTICLES), articles()),
        st.builds(_written, st.sampled_from(_ARTICLES), articles()),
        good.map(lambda pair: _written(pair[0], pair[1].encode())),
        good.map(lambda pair: _written(pair[0], pair[1].encode())),
        st.builds(_written, st.sampled_from(_PICTURES), st.sampled_from((b"\x89PNG 1", b"\x89PNG 2"))),
        st.builds(_deleted, st.sampled_from((*_ARTICLES, *_PICTURES, *_OTHERS))),
        st.builds(_renamed, st.sampled_from(_ARTICLES), st.sampled_from(_ARTICLES)),
        st.builds(_followed, st.sampled_from(_ARTICLES), st.sampled_from(_ARTICLES)),
        st.just(_mended),
        wrong.map(lambda pair: _written(*pair)),
    )


def instants() -> st.SearchStrategy[datetime]:
    """An instant to build for: most often the same."""
    return st.sampled_from((NOW, NOW, NOW, *_INSTANTS))


def _theme() -> dict[str, bytes]:
    return {name: text.encode() for name, text in THEME.items()}


def _written(name: str, content: bytes) -> Edit:
    return lambda sources: {**sources, name: content}


def _mended(sources: Sources) -> Sources:
    """Without what is wrong: sources that are one of the wrong ones go, those of the theme come back."""
    wrong = {*_WRONG, *(text.encode() for _, text in _WRONG_OTHERS)}
    good = {**_theme(), "config.toml": CONFIG.encode()}
    return {**good, **{path: content for path, content in sources.items() if content not in wrong}}


def _deleted(name: str) -> Edit:
    return lambda sources: {path: content for path, content in sources.items() if path != name}


def _followed(name: str, other: str) -> Edit:
    """A source renamed, and every link to it with it."""
    old, new = (path.removeprefix(f"{_FOLDER}/").encode() for path in (name, other))
    return lambda sources: {
        (other if path == name else path): content.replace(old, new) if path.endswith("md") else content
        for path, content in sources.items()
    }


def _renamed(name: str, other: str) -> Edit:
    return lambda sources: {(other if path == name else path): content for path, content in sources.items()}
