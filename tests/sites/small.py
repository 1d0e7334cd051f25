"""A small site with one of everything, whose pages can be named one by one."""

from tests.sites.tiny import CONFIG, THEME, article

UN = "content/articles/2026-01-01-un.md"
DEUX = "content/articles/2026-01-02-deux.md"
TROIS = "content/articles/2026-01-03-trois.md"
QUATRE = "content/articles/2026-01-04-quatre/index.md"
PICTURE = "content/articles/2026-01-04-quatre/dessin.png"
NOEL = "content/articles/2026-12-24-noel.md"
DRAFT = "content/articles/brouillon.md"
ALIX = "content/authors/alix.md"
BO = "content/authors/bo.md"
INTERNET = "content/categories/internet.md"
LOGICIEL = "content/categories/logiciel.md"
ABOUT = "content/pages/a-propos.md"
SHARES = "data/shares/nov.csv"

FILES: dict[str, str | bytes] = {
    "config.toml": CONFIG + '\n[menu]\nheader = [{ label = "À propos", url = "/a-propos/" }]\n',
    **THEME,
    UN: article("Un", "Le début.\n\nLa suite.", author="alix", category="internet", tags="[web]"),
    DEUX: article("Deux", author="bo", category="internet"),
    TROIS: article(
        "Trois", "Voir [deux](2026-01-02-deux.md).", author="alix", category="logiciel", tags="[mobile]"
    ),
    QUATRE: article("Quatre", "![Un dessin](dessin.png)", author="bo", category="internet", shares="5"),
    PICTURE: b"\x89PNG un dessin",
    NOEL: article("Noël", author="alix", category="internet"),
    DRAFT: article("Brouillon", date="2026-01-05", author="bo", category="logiciel", draft="true"),
    ALIX: "---\nname: Alix\nrole: Rédactrice\n---\n\nUne *vie* bien remplie.\n",
    BO: "---\nname: Bo\n---\n",
    INTERNET: '---\nname: Internet\ncolour: "#0b4fb3"\norder: 1\n---\n\nTout sur le réseau.\n',
    LOGICIEL: "---\nname: Logiciel\norder: 2\n---\n",
    ABOUT: article("À propos", "Qui nous sommes."),
    "static/ours.txt": "un ours\n",
    SHARES: "article,network,count,date\n2026-01-01-un,mastodon,3,2026-11-01\n",
}

SOURCES = frozenset({UN, DEUX, TROIS, QUATRE, NOEL, DRAFT, ALIX, BO, INTERNET, LOGICIEL, ABOUT})
"""What is parsed."""

TEXTS = frozenset({UN, DEUX, TROIS, QUATRE, ALIX, INTERNET, ABOUT})
"""What is converted: the texts that a page shows."""

ARTICLES = frozenset({"/internet/un/", "/internet/deux/", "/logiciel/trois/", "/internet/quatre/"})
LISTS = frozenset(
    {
        *("/", "/page/2/", "/internet/", "/internet/page/2/", "/logiciel/"),
        *("/auteurs/", "/auteurs/alix/", "/auteurs/bo/", "/sujets/", "/sujets/web/"),
        *("/sujets/mobile/", "/plus-partages/"),
    }
)
PAGES = ARTICLES | LISTS | {"/a-propos/", "/404.html"}
"""What the theme's own templates make."""

COPIES = frozenset({"/ours.txt", "/internet/quatre/dessin.png"})
ASSETS = frozenset({"/assets/tiny.css", "/assets/accents.css", "/assets/highlight.css"})
MACHINES = frozenset({"/sitemap.xml", "/robots.txt"})


def feeds(*homes: str) -> frozenset[str]:
    """The three feeds of each of these lists."""
    return frozenset(home + name for home in homes for name in ("feed.xml", "rss.xml", "feed.json"))


FEEDS = feeds("/", "/internet/", "/logiciel/")
SUMMARIES = frozenset(
    {
        *("/auteurs/alix/feed.xml", "/auteurs/bo/feed.xml"),
        *("/sujets/web/feed.xml", "/sujets/mobile/feed.xml"),
    }
)
"""The feeds of authors and tags."""

RENDERED = PAGES | FEEDS | SUMMARIES | MACHINES
"""What any template makes."""

EVERYTHING = RENDERED | COPIES | ASSETS
