"""Headers in the four languages with every key of the schema, and what may happen to one on its way to us."""

import json
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from itertools import starmap
from typing import Any, Final, Literal, get_args

import msgspec
import yaml
from hypothesis import strategies as st

from magsite.content.document import Kind
from magsite.content.schema import ARTICLE_KEYS, AUTHOR_KEYS, CATEGORY_KEYS, PAGE_KEYS, SERIES_KEYS

Language = Literal["yaml", "toml", "json", "lines"]

KEYS: Final[Mapping[Kind, tuple[str, ...]]] = {
    "article": (*ARTICLE_KEYS, "taxonomies", "status", "cover", "params"),
    "author": (*AUTHOR_KEYS,),
    "category": (*CATEGORY_KEYS,),
    "page": (*PAGE_KEYS, "status", "params"),
    "series": (*SERIES_KEYS,),
}
"""By kind: all keys of the schema, and some of those that hold several."""

_DATES: Final = ("2026-01-02", "2026-01-02 10:30", "24 septembre 2008", "2026-01-02T10:00:00+02:00")
_WEB: Final = ("https://exemple.fr/a?b=c", "exemple.fr")
_YES: Final = ("true", "oui", "false")
_TEXTS: Final = (
    "Un texte",
    "L’été à l’œuvre : « C++ »",
    "1984",
    "no",
    "~x",
    "- a",
    "# a",
    "a: b",
    "ab\u0301\u00a0!",
)
_GOOD: Final[Mapping[str, tuple[Any, ...]]] = {
    **dict.fromkeys(("date", "publishdate", "pubdate", "updated", "lastmod", "modified", "expires"), _DATES),
    **dict.fromkeys(("last_modified_at", "updateddate", "expirydate"), _DATES),
    **dict.fromkeys(("canonical", "canonical_url", "canonicalurl", "website", "url", "site"), _WEB),
    **dict.fromkeys(("draft", "published", "unlisted", "featured", "sponsored", "ai", "typography"), _YES),
    **dict.fromkeys(("part", "series_part", "series_order", "order"), ("1", 12)),
    **dict.fromkeys(("author", "authors", "editors"), ("Alix, Bo et Cé", ["Alix", {"name": "Bo"}])),
    **dict.fromkeys(("tags", "tag", "categories", "parts", "aliases"), ("a, b", ["a", "b c"], [])),
    **dict.fromkeys(("lang", "language", "locale"), ("fr", "en_GB")),
    **dict.fromkeys(("extra", "params"), ({"a": [1, "b", {"c": None}]},)),
    **dict.fromkeys(("image", "cover"), ("a.png", {"path": "a.png", "alt": "A"})),
    "email": ("a@exemple.fr",),
    "kind": ("person", "organisation"),
    "links": ([{"name": "A", "url": "https://exemple.fr/"}], {"A": "https://exemple.fr/"}),
    "mastodon": ("@a@exemple.fr", "https://exemple.fr/@a"),
    "peertube": ("a@exemple.fr",),
    "template": ("article", "page.html"),
    "corrections": ([{"date": "2026-02-01", "text": "Une faute"}], ["Une faute"]),
    "source": ("Ailleurs", {"name": "Ailleurs", "url": "https://exemple.fr/"}),
    "discussions": ("https://exemple.fr/1", ["https://exemple.fr/2"]),
    "shares": (50, {"mastodon": 3, "x": 2}),
    "series": ("Le tour", ["Le tour"]),
    "taxonomies": ({"tags": ["a"], "categories": ["b"]},),
    "status": ("published", "hidden"),
}
_ACCOUNTS: Final = frozenset(AUTHOR_KEYS) - {
    *_GOOD,
    "id",
    "name",
    "sort_name",
    "role",
    "place",
    "portrait",
    "avatar",
}
_ODD: Final[tuple[Any, ...]] = (
    *(
        None,
        True,
        -1,
        0.5,
        10**30,
        "",
        " ",
        [],
        {},
        [None],
        [[]],
        {"": ""},
        {"a": {"b": {"c": {}}}},
        ["a", 1, {"b": []}],
    ),
    *(
        "9" * 5000,
        "2026-02-30",
        "99:99",
        "null",
        "\x1b[31m",
        "\u202ea",
        "a\r\nb",
        "\ufeff",
        "\x00",
        "\ud800",
        "\U0010ffff",
    ),
)
_JUNK: Final = (
    *(
        b"\xef\xbb\xbf",
        b"\0",
        b"\r",
        b"\r\n",
        b"\t",
        b"\n",
        b"\n\n",
        b"\n\n\n",
        b"\x0b",
        b"\x1b[2J",
        b"\x7f",
        b" ",
    ),
    *(
        b"\xff",
        b"\xc3",
        b"\xc0\x80",
        b"\xed\xa0\x80",
        b"\xf4\x90\x80\x80",
        b"\xff\xfe",
        "ü".encode("latin-1"),
    ),
    *(
        text.encode()
        for text in "\x85\u00a0\u00ad\u061c\u200b\u2028\u2029\u202e\u2066\ufeff\ufffe\ufffd\u0301\U0001f600"
    ),
    *(
        b"---\n",
        b"---",
        b"...\n",
        b"+++\n",
        b";;;\n",
        b"---toml\n",
        b"--- a\n",
        b"\n---\n",
        b"\n\n---\n\n",
        b"<!--",
    ),
    *(
        b"'",
        b'"',
        b"'''",
        b'"""',
        b"[",
        b"]",
        b"{",
        b"}",
        b"[[",
        b"(",
        b",",
        b":",
        b": ",
        b"=",
        b"#",
        b" #",
        b"|\n",
        b">\n",
    ),
    *(
        b"&a ",
        b"*a",
        b"*b ",
        b"<<: *a\n",
        b"&a [*a]",
        b"!!int ",
        b"!x ",
        b"!!python/object:os.system ",
        b"%TAG ! x\n",
    ),
    *(
        b"? ",
        b"? [a]\n: b\n",
        b"- ",
        b"\n- a\n",
        b"  ",
        b"\n  a",
        b"@",
        b"`",
        b"\\",
        b'"\\ud800"',
        b'"\\u0000\\u001b"',
        b"\\x",
    ),
    *(
        b"9" * 5000,
        b"0x" + b"f" * 5000,
        b"1e9999",
        b"-0",
        b"nan",
        b"0b2",
        b"[" * 300,
        b"{a: " * 300,
        b'{"a":' * 300,
    ),
    *(
        b"a." * 300,
        b"title: b\n",
        b"Title: b\n",
        b'"title": "b",',
        b"title = 'b'\n",
        b"[title]\n",
        b"[[a]]\n",
        b"date: 1\n",
    ),
)
_VALUES: Final = (
    b"",
    b"~",
    b"true",
    b"1",
    b"[]",
    b"{}",
    b"[a, 'b'",
    b'"',
    b"2026-02-30",
    b"'''a",
    b"{a = 1}",
    b"&a *a",
    b"|",
    b"nul",
)

_FENCES: Final[Mapping[Language, tuple[tuple[str, str], ...]]] = {
    "yaml": (("---\n", "---\n"), ("\n---  \n", "...\n"), ("---yaml\n", "--- \n")),
    "toml": (("+++\n", "+++\n"), ("---toml\n", "---\n")),
    "json": (("", "\n"), (";;;\n", "\n;;;\n"), ("\n---json\n", "\n---\n")),
    "lines": (("", "\n"), ("\n", "\n")),
}


_NEEDED: Final[Mapping[Kind, Mapping[str, str]]] = {
    "article": {"title": "Un titre", "date": "2026-01-01"},
    "page": {"title": "Un titre", "summary": "Un texte"},
}


class Written(msgspec.Struct, frozen=True):
    """A source: its kind, the bytes of its header, fences and all, and those of its body."""

    kind: Kind
    header: bytes
    body: bytes

    @property
    def data(self) -> bytes:
        """The whole file."""
        return self.header + self.body


BODIES: Final = (
    b"Du texte.\n",
    'Été, l’œuvre \u2014 et d\'autres "mots".\n\nEncore : un mot.\n\n---\n\nLa fin\n\n'.encode(),
    b"Un texte.\r\n\r\n+++\r\n\r\n...\r\n    du code\r\n\r\n;;;\r\n",
    b'Avant {"title": "b"} et {{ apr\xc3\xa8s }}.\n\ntitle: c\ndate: d\n\n}\n]]>\n',
)
"""What follows a header; each begins with prose, as no header goes on."""


def good_headers(kinds: Sequence[Kind] = get_args(Kind)) -> st.SearchStrategy[Written]:
    """Headers in any of the languages, with any keys of a kind, whose values are all as they should be."""
    return _headers(kinds, odd=())


def mutated_headers(kinds: Sequence[Kind] = get_args(Kind)) -> st.SearchStrategy[Written]:
    """Headers some of whose values are odd, and whose bytes have suffered up to four accidents."""
    accidents = st.lists(st.tuples(st.sampled_from(_ACCIDENTS), _PLACES, _PLACES), max_size=4)
    return st.builds(_after, _headers(kinds, _ODD), accidents)


_PLACES: Final = st.integers(0, 9_999)


def _headers(kinds: Sequence[Kind], odd: Sequence[Any]) -> st.SearchStrategy[Written]:
    # Few things are drawn, and none depends on another: drawing takes longer than what is tested.
    pairs = st.lists(st.tuples(_PLACES, _PLACES), max_size=8)
    languages, bodies = st.sampled_from(get_args(Language)), st.sampled_from(BODIES)
    return st.builds(partial(_written, odd), st.sampled_from(kinds), languages, _PLACES, pairs, bodies)


def _written(
    odd: Sequence[Any],
    kind: Kind,
    language: Language,
    style: int,
    pairs: Sequence[tuple[int, int]],
    body: bytes,
) -> Written:
    """Keys and values by number, with what a source of this kind needs before them, in a language."""
    values: dict[str, Any] = {**_NEEDED.get(kind, {})}
    for number, value in pairs:
        key = KEYS[kind][number % len(KEYS[kind])]
        some = (*_good(key) * (2 if odd else 1), *odd)
        values[key] = some[value % len(some)]
    opening, closing = _FENCES[language][style % len(_FENCES[language])]
    text = opening + _WRITERS[language](values, style) + closing
    return Written(kind, text.encode(errors="surrogatepass"), body)


def _good(key: str) -> tuple[Any, ...]:
    return _GOOD.get(key, ("alix",) if key in _ACCOUNTS else _TEXTS)


def _yaml(values: Mapping[str, Any], style: int) -> str:
    # PyYAML escapes what it believes that no terminal can show.
    return yaml.safe_dump(
        dict(values), allow_unicode=True, sort_keys=False, default_flow_style=(None, False, True)[style % 3]
    )


def _json(values: Mapping[str, Any], style: int) -> str:
    return json.dumps(values, ensure_ascii=bool(style % 2), indent=style % 3 or None)


def _toml(values: Mapping[str, Any], _style: int) -> str:
    return "".join(f"{key} = {_in_toml(value)}\n" for key, value in values.items() if value is not None)


def _in_toml(value: Any) -> str:
    if isinstance(value, list):
        return f"[{', '.join(_in_toml(one) for one in value if one is not None)}]"
    if isinstance(value, dict):
        pairs = (f"{json.dumps(key)} = {_in_toml(one)}" for key, one in value.items() if one is not None)
        return f"{{{', '.join(pairs)}}}"
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def _lines(values: Mapping[str, Any], style: int) -> str:
    """Lists separated by commas, and no mappings; the first letter of a key may be a capital."""
    plain = {key: ", ".join(map(str, one)) if isinstance(one, list) else one for key, one in values.items()}
    words = (
        (key.capitalize() if style % 2 else key, str(one).replace("\n", " "))
        for key, one in plain.items()
        if not isinstance(one, dict)
    )
    return "".join(starmap("{}: {}\n".format, words))


_WRITERS: Final[Mapping[Language, Callable[[Mapping[str, Any], int], str]]] = {
    "yaml": _yaml,
    "toml": _toml,
    "json": _json,
    "lines": _lines,
}


def _after(
    written: Written, accidents: Sequence[tuple[Callable[[bytes, int, int], bytes], int, int]]
) -> Written:
    """What the accidents leave of a header, one after another; the body stays as it was, and begins a line."""
    header = written.header
    for accident, one, other in accidents:
        header = accident(header, one, other)
    end = b"" if header.endswith((b"\n", b"\r")) or not header else b"\n"
    return msgspec.structs.replace(written, header=header + end)


def _insert(header: bytes, one: int, other: int) -> bytes:
    at = one % (len(header) + 1)
    return header[:at] + _JUNK[other % len(_JUNK)] + header[at:]


def _begin(header: bytes, _one: int, other: int) -> bytes:
    return _JUNK[other % len(_JUNK)] + header


def _flip(header: bytes, one: int, other: int) -> bytes:
    if not header:
        return header
    at = one % len(header)
    return header[:at] + bytes([header[at] ^ (1 << other % 8)]) + header[at + 1 :]


def _delete(header: bytes, one: int, other: int) -> bytes:
    at = one % (len(header) + 1)
    return header[:at] + header[at + 1 + other % 12 :]


def _repeat(header: bytes, one: int, other: int) -> bytes:
    at = one % (len(header) + 1)
    return header[: at + other % 80] + header[at:]


def _cut(header: bytes, one: int, _other: int) -> bytes:
    return header[: one % (len(header) + 1)]


def _whole_twice(header: bytes, _one: int, _other: int) -> bytes:
    return header + header


def _on_lines(change: Callable[[list[bytes], int, int], None]) -> Callable[[bytes, int, int], bytes]:
    """An accident of whole lines."""

    def changed(header: bytes, one: int, other: int) -> bytes:
        lines = header.splitlines(keepends=True) or [b""]
        change(lines, one % len(lines), other)
        return b"".join(lines)

    return changed


def _line_twice(lines: list[bytes], one: int, other: int) -> None:
    lines.insert(other % (len(lines) + 1), lines[one])


def _line_gone(lines: list[bytes], one: int, _other: int) -> None:
    del lines[one]


def _swap(lines: list[bytes], one: int, other: int) -> None:
    other %= len(lines)
    lines[one], lines[other] = lines[other], lines[one]


def _swap_keys(lines: list[bytes], one: int, other: int) -> None:
    other %= len(lines)
    (key, sign, value), (other_key, other_sign, other_value) = (
        lines[at].partition(b":") for at in (one, other)
    )
    lines[one], lines[other] = other_key + sign + value, key + other_sign + other_value


def _value(lines: list[bytes], one: int, other: int) -> None:
    key, sign, _ = lines[one].partition(b":" if b":" in lines[one] else b"=")
    lines[one] = key + sign + b" " + _VALUES[other % len(_VALUES)] + b"\n"


def _indent(lines: list[bytes], one: int, other: int) -> None:
    lines[one] = (b" ", b"  ", b"\t", b"\xc2\xa0")[other % 4] + lines[one]


def _capitals(lines: list[bytes], one: int, _other: int) -> None:
    lines[one] = lines[one].swapcase()


_ACCIDENTS: Final = (
    *(_insert, _insert, _insert, _begin, _flip, _flip, _delete, _repeat, _cut, _whole_twice),
    *map(_on_lines, (_line_twice, _line_gone, _swap, _swap_keys, _value, _value, _indent, _capitals)),
)
