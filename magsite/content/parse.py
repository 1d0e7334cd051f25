"""One source file to its Document: nothing but the file's own bytes and path goes in."""

from collections.abc import Mapping
from typing import Any, Final

import msgspec

from magsite.cache.digest import of_bytes
from magsite.content.dates import date_in_path
from magsite.content.decode import decode
from magsite.content.document import (
    ArticleHeader,
    AuthorHeader,
    BodySource,
    Document,
    Kind,
    PageHeader,
    Parsed,
)
from magsite.content.fences import fenced, unfenced
from magsite.content.foreign import foreign_syntax
from magsite.content.header import Header, split
from magsite.content.heading import first_heading, same_title
from magsite.content.links import ListedTarget
from magsite.content.names import SECTION, file_date, stem_of
from magsite.content.paragraph import first_block
from magsite.content.prose import amount
from magsite.content.schema import ReadHeader, read_header
from magsite.content.spellings import PICTURE_KEYS
from magsite.content.targets import is_outside, readable_targets
from magsite.diagnostics.model import Diagnostic, Location, diagnose

_NO_HEADER: Final = Header({}, {}, 0, 1)
_NEED_HEADER: Final = frozenset({"article", "page"})


def parse(kind: Kind, path: str, data: bytes) -> Parsed:
    """What a source says, and everything that is wrong in it.

    Without a header, an article or a page is no Document (`header-missing`), while an author, a category or a
    series is one whose body is the whole text. An article without a date anywhere is none either
    (`date-missing`). A file `_index.md` among articles is the text of a section: a category, whatever `kind`.
    """
    if kind == "article" and stem_of(path) == SECTION:
        kind = "category"
    text = decode(data, path)
    if isinstance(text, Diagnostic):
        return Parsed(None, (text,))
    header = split(text, path)
    if header is None and kind in _NEED_HEADER:
        return Parsed(None, (diagnose("header-missing", Location(path, 1, 1)),))
    if isinstance(header, tuple):
        return Parsed(None, header)
    return _document(kind, path, text, header or _NO_HEADER)


def told(body: str, line: int) -> dict[str, Any]:
    """What can be told of a body without converting it."""
    code = fenced(body)
    readable = unfenced(body, code)
    there = amount(body, code, readable)
    return {
        "block": first_block(readable),
        "words": there.words,
        "code_words": there.code_words,
        "figures": there.figures,
        "targets": readable_targets(readable, line),
        "foreign": foreign_syntax(readable, line),
    }


def picture(read: ReadHeader, key_lines: Mapping[str, int]) -> ListedTarget | None:
    """The picture that the header names, as the target of a link, unless it stands elsewhere."""
    field = "portrait" if isinstance(read.header, AuthorHeader) else "image"
    text = getattr(read.header, field, None)
    if text is None or is_outside(text):
        return None
    spelled = next((key for key in key_lines if key.lower() in PICTURE_KEYS), "")
    return ListedTarget(text, key_lines.get(spelled, 1), 1)


def _document(kind: Kind, path: str, text: str, header: Header) -> Parsed:
    body = text[header.body_start :]
    heading = first_heading(body) if kind in _NEED_HEADER else None
    read = _dated(read_header(kind, header, path, heading.text if heading else None), header, path)
    if read.header is None:
        return Parsed(None, read.diagnostics)
    titled = read.header.title if isinstance(read.header, ArticleHeader | PageHeader) else None
    if heading is not None and titled is not None and same_title(heading.text, titled):
        header = _after(header, body, heading.end)
        body = body[heading.end :]
    source = BodySource(path, header.body_start, header.body_line, of_bytes(body.encode()))
    facts: dict[str, Any] = {kind: read.header, **told(body, header.body_line)}
    document = Document(
        path,
        kind,
        source,
        key_lines=header.key_lines,
        unknown_keys=read.unknown_keys,
        given=read.given,
        picture=picture(read, header.key_lines),
        **facts,
    )
    return Parsed(document, read.diagnostics)


def _after(header: Header, body: str, end: int) -> Header:
    """The header as if it went on to here in the body."""
    line = header.body_line + body.count("\n", 0, end)
    return msgspec.structs.replace(header, body_start=header.body_start + end, body_line=line)


def _dated(read: ReadHeader, header: Header, path: str) -> ReadHeader:
    """Where an article's header gives no date, its path may; a wrong date has been reported already."""
    if not isinstance(read.header, ArticleHeader) or read.header.date is not None:
        return read
    date = file_date(path) or _former_date(header)
    if date:
        return msgspec.structs.replace(read, header=msgspec.structs.replace(read.header, date=date))
    told = any(dict(problem.arguments).get("key", "").lower() == "date" for problem in read.diagnostics)
    missing = () if told else (diagnose("date-missing", Location(path, 1, 1)),)
    return msgspec.structs.replace(read, header=None, diagnostics=(*read.diagnostics, *missing))


def _former_date(header: Header) -> str | None:
    """The date in the address that another generator gave the article."""
    former = (header.values.get(key) for key in ("path", "url", "permalink"))
    return next((date for text in former if isinstance(text, str) and (date := date_in_path(text))), None)
