"""Magazines whose every field is a payload, and texts that carry one in every syntax of Markdown."""

import json
from collections.abc import Mapping, Sequence
from typing import Any, Final

from magsite.diagnostics.codes import CODES

BASE: Final = "https://mag.example/sous/"

HARMLESS: Final = ("ok.example/un", "ok.example/deux")
"""What the fields of a magazine hold that nobody attacks; it can be read as a text and as an address."""

_FEED: Final = 20
"""Entries of a feed."""

_CHECKS: Final = "".join(f'{code} = "warning"\n' for code in CODES)

SYNTAXES: Final[Mapping[str, str]] = {
    "text": "§",
    "paragraph": "Du texte, § et la suite.",
    "heading": "## §",
    "list": "- §\n- b",
    "quotation": "> §",
    "table": "| a | § |\n| --- | --- |\n| § | b |",
    "link": "[a](§)",
    "link in angles": "[a](<§>)",
    "title": '[a](https://ok.example/ "§")',
    "words of a link": "[§](https://ok.example/)",
    "reference": '[a][b]\n\n[b]: § "§"',
    "picture": "![§](https://ok.example/a.png)",
    "address of a picture": '![a](§ "§")',
    "address in angles": "<§>",
    "outside": "https://ok.example/§",
    "code": "`§`",
    "fence": "```\n§\n```",
    "language": "```§\na\n```",
    "title of code": '```python title="§" hl_lines="1" linenums="§"\na = "§"\n```',
    "list of attributes of code": '```{.python #§ title="§"}\na\n```',
    "attributes": "Un texte.\n{: § }",
    "value of an attribute": "[a](https://ok.example/){: title='§' #§ }",
    "class": "## a {: .§ }",
    "footnote": "a[^§]\n\n[^§]: §",
    "abbreviation": "Le W3C.\n\n*[W3C]: §",
    "definition": "§\n:   §",
    "task": "- [x] §",
    "box": '!!! note "§"\n    §',
    "kind of a box": '!!! § "a"\n    b',
    "details": '??? note "§"\n    §',
    "tab": '=== "§"\n\n    §',
    "video": '!!! video "§"\n    https://ok.example/§',
    "post": "!!! post\n    §\n\n    §",
    "card": '!!! card "§"\n    <§>',
    "raw block": "<div>\n§\n</div>",
    "raw attribute": '<p title="§">a</p>',
    "raw attribute without quotation marks": "<p title=§>a</p>",
    "raw address": '<a href="§">a</a> et <img src="§" alt="§">',
    "raw frame": '<iframe src="§" title="§"></iframe>',
    "raw text with Markdown": '<div markdown="1" class="§">\n§\n</div>',
    "raw comment": "<!-- § -->",
    "template": "{{ § }} {% § %}",
}
"""Each place in a text where a payload may stand, by what it is called; § is the payload."""


def text(syntax: str, payload: str) -> str:
    """A text in Markdown with the payload in one of SYNTAXES."""
    return SYNTAXES[syntax].replace("§", payload)


def magazine(payloads: Sequence[str]) -> dict[str, str]:
    """The files of a magazine with an article, an author, a category and a series for each payload."""
    files = {"config.toml": _config({}), "data/shares/a.csv": _shares(payloads)}
    for number, payload in enumerate(payloads):
        files[f"content/articles/2026-01-02-a{number}.md"] = _source(_article(number, payload))
        files[f"content/authors/p{number}.md"] = _source(_author(number, payload))
        files[f"content/categories/c{number}.md"] = _source(_category(number, payload))
        files[f"content/series/s{number}.md"] = _source(
            {"title": payload, "parts": [payload], "extra": {payload: payload}}
        )
        files[f"content/pages/page{number}.md"] = _source(_page(number, payload))
    return files


def bodies(payloads: Sequence[str]) -> dict[str, str]:
    """The files of a magazine whose texts are the payloads; its categories are small enough for their feeds."""
    files = {"config.toml": _config({})}
    for number, payload in enumerate(payloads):
        header = {"title": "Un titre", "category": f"c{number // _FEED}"}
        files[f"content/articles/2026-01-02-a{number}.md"] = _source(header, payload)
    return files


def settings(payloads: Sequence[str]) -> dict[str, str]:
    """The files of a magazine that has the payloads in its configuration, and each of them in its menus."""
    payload = " ".join(payloads)
    return {
        "config.toml": _config(
            {
                "magazine.title": payload,
                "magazine.tagline": payload,
                "magazine.description": payload,
                "menu.header": [{"label": one, "url": one} for one in payloads],
                "menu.footer": [{"label": one, "url": f"https://ok.example/{one}"} for one in payloads],
                "theme.settings.mastodon_share": payloads[0],
                "theme.settings.toc_minimum": 1,
            }
        ),
        "content/articles/2026-01-02-a.md": _source(
            {"title": "Un titre", "question": "?"}, "## Un\n\nTexte."
        ),
    }


def _address(number: int, field: int, payload: str) -> str:
    """The payload itself, or at the end of an address, so that each field sees both."""
    return payload if (number + field) % 2 else f"https://ok.example/{payload}"


def _article(number: int, payload: str) -> dict[str, Any]:
    return {
        **dict.fromkeys(("title", "summary", "topic", "question", "licence", "ai", "image_alt"), payload),
        **({"lang": payload, "template": payload} if number % 4 == 0 else {}),
        **({"sponsored": payload} if number % 2 else {}),
        **({"id": f"{number} {payload}"} if number % 3 == 0 else {}),
        **(dict.fromkeys(("part", "expires", "featured"), payload) if number % 5 == 0 else {}),
        "typography": [payload],
        "shares": {payload: 3},
        "slug": f"{number} {payload}",
        "authors": [f"p{number}", payload],
        "categories": [f"c{number}", payload],
        "series": f"s{number}" if number % 3 else payload,
        "tags": [f"{number} {payload}"],
        "aliases": [f"/ancien/{number}/{payload}", payload],
        "updated": "2026-01-03",
        "corrections": [{"date": "2026-01-03", "kind": payload, "text": payload}],
        "source": {"name": payload, "url": _address(number, 0, payload)},
        "image": _address(number, 1, payload),
        "discussions": [_address(number, 1, payload)],
        "canonical": _address(number, 0, payload),
        "extra": {"x": payload, payload: payload},
    }


def _author(number: int, payload: str) -> dict[str, Any]:
    return {
        **dict.fromkeys(("name", "sort_name", "role", "place", "mastodon", "github"), payload),
        "website": _address(number, 0, payload),
        "email": payload if number % 2 else f"{payload}@ok.example",
        "portrait": _address(number, 1, payload),
        "links": [{"name": payload, "url": _address(number, 1, payload)}],
        "extra": {"x": payload, payload: payload},
    }


def _category(number: int, payload: str) -> dict[str, Any]:
    return {
        **dict.fromkeys(("name", "tagline", "colour", "image_alt"), payload),
        "image": _address(number, 0, payload),
        "editors": [f"p{number}", payload],
        "extra": {"x": payload, payload: payload},
    }


def _page(number: int, payload: str) -> dict[str, Any]:
    return {
        **dict.fromkeys(("title", "summary", "image_alt"), payload),
        "image": _address(number, 0, payload),
        "canonical": _address(number, 1, payload),
        **({"lang": payload, "template": payload} if number % 4 == 0 else {}),
        "aliases": [f"/ancienne/{number}/{payload}", payload],
        "typography": [payload],
        "extra": {"x": payload, payload: payload},
    }


def _shares(payloads: Sequence[str]) -> str:
    quoted = (payload.replace('"', '""') for payload in payloads)
    rows = (
        f'2026-01-02-a{number},"{network}",{number + 1},2026-01-04\n' for number, network in enumerate(quoted)
    )
    return "article,network,count,date\n" + "".join(rows)


def _source(header: Mapping[str, Any], text: str = "Un texte.\n\n## Un titre\n\nUn autre.") -> str:
    return f"{json.dumps(header)}\n\n{text}\n"


def _config(settings: Mapping[str, Any]) -> str:
    """A configuration under which nothing that is wrong stops the build; JSON is TOML but for a few signs."""
    lines = (f"{key} = {_toml(value)}\n" for key, value in settings.items())
    return f'{"".join(lines)}magazine.url = "{BASE}"\n[checks]\n{_CHECKS}'


def _toml(value: Any) -> str:
    if isinstance(value, list):
        return f"[{', '.join(map(_toml, value))}]"
    if isinstance(value, dict):
        return f"{{ {', '.join(f'{key} = {_toml(one)}' for key, one in value.items())} }}"
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
