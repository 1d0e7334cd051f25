"""One source file to its Document: nothing but the file's own bytes and path goes in."""

from typing import Any, Final

import msgspec

from magsite.cache.digest import of_bytes
from magsite.content.decode import decode
from magsite.content.document import ArticleHeader, BodySource, Document, Kind, Parsed
from magsite.content.fences import fenced, unfenced
from magsite.content.header import Header, split
from magsite.content.names import file_date
from magsite.content.paragraph import first_block
from magsite.content.schema import ReadHeader, read_header
from magsite.content.targets import readable_targets
from magsite.diagnostics.model import Diagnostic, Location, diagnose

_NO_HEADER: Final = Header({}, {}, 0, 1)
_NEED_HEADER: Final = frozenset({"article", "page"})


def parse(kind: Kind, path: str, data: bytes) -> Parsed:
    """What a source says, and everything that is wrong in it.

    Without a header, an article or a page is no Document (`header-missing`), while an author or a category is
    one whose body is the whole text. An article without a date anywhere is none either (`date-missing`).
    """
    text = decode(data, path)
    if isinstance(text, Diagnostic):
        return Parsed(None, (text,))
    header = split(text, path)
    if header is None and kind in _NEED_HEADER:
        return Parsed(None, (diagnose("header-missing", Location(path, 1, 1)),))
    if isinstance(header, tuple):
        return Parsed(None, header)
    header = header or _NO_HEADER
    read = _dated(read_header(kind, header, path), path)
    if read.header is None:
        return Parsed(None, read.diagnostics)
    body = text[header.body_start :]
    source = BodySource(path, header.body_start, header.body_line, of_bytes(body.encode()))
    facts: dict[str, Any] = {kind: read.header, **_told(body, header.body_line)}
    document = Document(
        path, kind, source, key_lines=header.key_lines, unknown_keys=read.unknown_keys, **facts
    )
    return Parsed(document, read.diagnostics)


def _dated(read: ReadHeader, path: str) -> ReadHeader:
    """Where an article's header gives no date, its file's name may; a wrong date has been reported already."""
    if not isinstance(read.header, ArticleHeader) or read.header.date is not None:
        return read
    date = file_date(path)
    if date:
        return msgspec.structs.replace(read, header=msgspec.structs.replace(read.header, date=date))
    told = any(dict(problem.arguments).get("key", "").lower() == "date" for problem in read.diagnostics)
    missing = () if told else (diagnose("date-missing", Location(path, 1, 1)),)
    return msgspec.structs.replace(read, header=None, diagnostics=(*read.diagnostics, *missing))


def _told(body: str, line: int) -> dict[str, Any]:
    """What can be told of a body without converting it."""
    code = fenced(body)
    code_words = sum(len(body[start:end].split()) for start, end in code)
    readable = unfenced(body, code)
    return {
        "block": first_block(readable),
        "words": len(readable.split()),
        "code_words": code_words,
        "targets": readable_targets(readable, line),
    }
