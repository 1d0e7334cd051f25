"""A magazine for the theme that magsite comes with: everything that a reader may meet, in a few articles."""

from tests.sites.tiny import article

CONFIG = """\
[magazine]
title = "Le Relais"
tagline = "Le magazine qui passe le mot"
url = "https://relais.example/"
description = "Un magazine."

[urls]
page_size = 4

[menu]
header = [{ label = "À propos", url = "/a-propos/" }]
footer = [{ label = "Ailleurs", url = "https://ailleurs.example/" }]
"""

ROOTS = "content/articles/2008-09-24-racines.md"
BUNDLE = "content/articles/2026-02-01-tour/index.md"

_ROOTS_TEXT = """\
Le lecteur est devenu auteur. Voir [le tour](2026-02-01-tour/index.md#la-suite) et [la note](#la-note).

## Trente ans

- 1978 : les babillards ;
- 1980 : les forums.

> Les paroles s’envolent, les écrits restent.

## La note

```python
print("Bonjour")
```

Voir aussi [Bo](../authors/bo.md), [le magazine](../categories/logiciel-libre.md) et [nous](../pages/a-propos.md).
"""
_TOUR_TEXT = """\
![Un dessin](dessin.png)

## La suite

Avec [un fichier](notes.txt) et [un site](https://ailleurs.example/), puis [les racines](/internet/racines/).
"""

FILES: dict[str, str | bytes] = {
    "config.toml": CONFIG,
    ROOTS: article(
        "Aux racines des réseaux",
        _ROOTS_TEXT,
        author="Buzzbizweb",
        category="internet",
        topic="Réseaux sociaux",
        question="Vous en pensez quoi ?",
        tags="[réseaux sociaux, médias]",
        shares="50",
        aliases="[/vieux.php/racines/, /racines.html]",
    ),
    BUNDLE: article(
        "Un tour", _TOUR_TEXT, author="[bo, emile, zoe]", category="[logiciel-libre, internet]", tags="médias"
    ),
    "content/articles/2026-02-01-tour/dessin.png": b"\x89PNG",
    "content/articles/2026-02-01-tour/notes.txt": "des notes",
    **{
        f"content/articles/2026-01-{day:02}-jour-{day}.md": article(
            f"Le jour {day}",
            f"Le texte du jour {day}.",
            author="bo",
            category="internet",
            shares=str(day * 1111),
        )
        for day in range(1, 10)
    },
    "content/articles/2026-01-20-seul.md": article(
        "Sans rubrique", "Seul.", updated="2026-01-22", summary="En bref."
    ),
    "content/articles/2026-12-24-surprise/index.md": article(
        "La surprise", "![Le cadeau](cadeau.png)", category="internet"
    ),
    "content/articles/2026-12-24-surprise/cadeau.png": b"le cadeau",
    "content/articles/2026-01-21-secret.md": article(
        "Le secret", "Chut.", draft="true", tags="secret", author="caché"
    ),
    "content/authors/buzzbizweb.md": "---\nname: Buzzbizweb\nwebsite: https://buzzbizweb.example/\n---\n",
    "content/authors/bo.md": "---\nname: Bo\nrole: Reporter\nplace: Lille\n---\n\nBo écrit **beaucoup**.\n",
    "content/authors/emile.md": "---\nname: Émile\n---\n",
    "content/authors/zoe.md": "---\nname: Zoé\n---\n",
    "content/authors/eva.md": "---\nname: Eva\n---\n",
    "content/categories/internet.md": "---\nname: Internet\ntagline: Le réseau\norder: 1\n---\n\nTout sur le réseau.\n",
    "content/categories/logiciel-libre.md": "---\nname: Logiciel libre\norder: 2\n---\n",
    "content/categories/societe.md": "---\nname: Société\norder: 3\n---\n",
    "content/pages/a-propos.md": article(
        "À propos", "Qui nous sommes : [les racines](../articles/2008-09-24-racines.md)."
    ),
    "content/pages/lois/mentions.md": article("Mentions légales", "La loi."),
    "content/brouillons.txt": "rien à publier",
    "static/CNAME": "relais.example\n",
    "data/shares/2026.csv": "article,network,count,date\n2026-02-01-tour,mastodon,12345,2026-11-01\n/internet/jour-1/,x,1,2026-11-02\n",
}

INTERNET = 11
"""Published articles of the magazine "Internet"; one of them is first of all of another."""

PUBLISHED = 12
