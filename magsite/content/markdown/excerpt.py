"""The first lines of an article as plain text, for its cards; and any HTML as plain text.

An excerpt goes through the same converter as the article, on one block of it: stripping Markdown's signs by
hand would show `[TOC]`, attribute lists and note marks to readers.
"""

import html
import re
from itertools import takewhile
from typing import Final

from magsite.content.body import ExcerptRequest
from magsite.content.markdown.convert import ConversionFailedError, parse, written
from magsite.content.markdown.extensions import converter, discard
from magsite.language import typography
from magsite.language.sentences import BEFORE_ELLIPSIS, sentence_ends

# What is not read aloud: comments, scripts, marks of notes, what stands for a picture.
_SILENT: Final = re.compile(
    r"<!--.*?-->"
    r"|<(script|style|template)\b[^>]*>.*?</\1\s*>"
    r"|<sup id=\"fnref[^>]*>.*?</sup>"
    r"|<span class=\"missing-picture\">.*?</span>",
    re.DOTALL | re.IGNORECASE,
)
_INLINE_TAG: Final = re.compile(
    r"</?(?:a|abbr|b|bdi|bdo|cite|code|data|del|dfn|em|i|ins|kbd|mark|q|s|samp|small|span|strong|sub|sup|time|u|var|wbr)"
    r"(?=[\s/>])(?:[^<>\"']++|\"[^\"]*+\"|'[^']*+')*+>",
    re.IGNORECASE,
)
_TAG: Final = re.compile(r"</?[A-Za-z](?:[^<>\"']++|\"[^\"]*+\"|'[^']*+')*+>")
# No-break spaces stay: they belong to French punctuation.
_SPACES: Final = re.compile(r"[ \t\n\r\f]+")
# Marks that the converter left as text, because what they refer to is not in the block. Code keeps them.
_LEFT_OVER: Final = re.compile(r"(<code[ >].*?</code>)|\[\^[^\]\s]*\]|\[TOC\]|\{:[^{}\n]*\}", re.DOTALL)
_NOTES: Final = re.compile(r"<div class=\"footnote\">.*\Z", re.DOTALL)
# What announces something that an excerpt does not show.
_ANNOUNCING: Final = re.compile(r"[ \u00a0\u202f]*:\Z")


def excerpt(request: ExcerptRequest, length: int = 220) -> str:
    """The plain text of the block, at most `length` characters.

    It ends with a sentence where one ends in its second half, else after a word and with “…”; it does not announce
    what it does not show.
    Raises ConversionFailedError where the block cannot be converted.
    """
    md = converter(request.options)
    try:
        converted = written(md, parse(md, f"{request.block.text}\n\n{request.block.definitions}"))
    except Exception as error:
        discard()
        raise ConversionFailedError(str(error) or type(error).__name__) from error
    except BaseException:
        discard()
        raise
    read = _LEFT_OVER.sub(lambda found: found[1] or "", _NOTES.sub("", converted))
    return _cut(plain(typography.html(read, request.typography)), length)


def plain(html_text: str) -> str:
    """The text of an HTML fragment on one line: no tags, no note marks, entities decoded, spaces collapsed."""
    spoken = _TAG.sub(" ", _INLINE_TAG.sub("", _SILENT.sub("", html_text)))
    return _SPACES.sub(" ", html.unescape(spoken)).strip()


def _cut(text: str, length: int) -> str:
    if len(text) <= length:
        return _without_announcement(text)
    end = _last_end(text, length)
    if end > length // 2:
        return text[:end]
    words, _, _ = text[:length].rpartition(" ")
    return (words or text[: length - 1]).rstrip(BEFORE_ELLIPSIS) + "…"


def _without_announcement(text: str) -> str:
    """A text that ends with “:” up to its last whole sentence, or with “…” where it has none."""
    announced = _ANNOUNCING.search(text)
    if announced is None:
        return text
    end = _last_end(text, announced.start())
    return text[:end] if end else f"{text[: announced.start()].rstrip(BEFORE_ELLIPSIS)}…"


def _last_end(text: str, length: int) -> int:
    """Where the last sentence ends that has its place in so many characters; 0 if none has."""
    ends = takewhile(lambda end: end <= length, sentence_ends(text))
    return max(ends, default=0)
