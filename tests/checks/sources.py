"""Sources as writers type them, and what the rules find in them."""

from magsite.checks.source import Checked, checked
from magsite.content.decode import decode
from magsite.content.parse import parse

PATH = "content/articles/a.md"
_HEADER = "---\ntitle: Un titre\ndate: 2026-10-05\n---\n\n"


def looked_at(source: str, *, is_french: bool = True) -> Checked:
    """What a whole source shows."""
    data = source.encode()
    document, text = parse("article", PATH, data).document, decode(data, PATH)
    assert document is not None
    assert isinstance(text, str)
    return checked(document, text, is_french=is_french)


def found(body: str, *, is_french: bool = True) -> list[tuple[str, str]]:
    """(code, what stands at its place, to the end of the line) of each remark on a body."""
    source = _HEADER + body
    lines = source.split("\n")
    diagnostics = [one.diagnostic for one in looked_at(source, is_french=is_french).remarks]
    return [(one.code, lines[one.location.line - 1][one.location.column - 1 :]) for one in diagnostics]


def header_found(lines: str) -> list[tuple[str, int, int]]:
    """(code, line, column) of each remark on a header with these lines."""
    source = f"---\n{lines}\n---\n\nUn texte.\n"
    places = [(one.diagnostic.code, one.diagnostic.location) for one in looked_at(source).remarks]
    return [(code, place.line, place.column) for code, place in places]
