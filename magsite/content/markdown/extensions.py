"""The converter: Python-Markdown with the extensions that every magazine has, and those of its configuration."""

import functools
import string
from collections.abc import Iterator, Mapping
from importlib import import_module
from typing import Any, Final

import msgspec
from markdown import Extension, Markdown
from markdown.inlinepatterns import SubstituteTagInlineProcessor

from magsite.content.body import MarkdownOptions
from magsite.content.markdown.attributes import Attributes
from magsite.content.markdown.code_blocks import CodeBlocks
from magsite.content.markdown.containers import Containers, Tabs
from magsite.content.markdown.gating import gate
from magsite.content.markdown.headings import LowerHeadings
from magsite.content.markdown.html_blocks import OpenHtml
from magsite.content.markdown.inline import (
    BARE_ADDRESS,
    LINE_BREAK,
    TEMPLATE_SYNTAX,
    BareAddress,
    TemplateSyntax,
)
from magsite.content.markdown.kramdown import BlockAttributes
from magsite.content.markdown.late import LATE, LateExtensions
from magsite.content.markdown.lists import EvenLists
from magsite.content.markdown.notes import CompleteNotes
from magsite.content.markdown.references import use_references
from magsite.content.markdown.wrapping import WrappedLines
from magsite.diagnostics.model import Diagnostic, Location, diagnose
from magsite.language.slugs import heading_slug

# `sane_lists`, because writers expect of every other Markdown that a list of another kind is another list.
_STANDARD: Final[Mapping[str, Mapping[str, Any]]] = {
    "abbr": {},
    "admonition": {},
    "attr_list": {},
    "def_list": {},
    # The way back needs no language: a sign, and a title that is the sign with the note's number. U+FE0E
    # keeps telephones from painting the sign as an emoji. Notes are numbered as the reader meets them.
    "footnotes": {"BACKLINK_TEXT": "↩\ufe0e", "BACKLINK_TITLE": "↩ {}", "USE_DEFINITION_ORDER": False},
    "md_in_html": {},
    "pymdownx.details": {},
    "pymdownx.mark": {"smart_mark": True},
    "pymdownx.tasklist": {},
    "pymdownx.tilde": {"subscript": False},
    "sane_lists": {},
    "tables": {},
    "toc": {"slugify": heading_slug, "toc_depth": "2-4"},
}
# What is there already, or done by modules of ours.
_REPLACED: Final = frozenset({"extra", "fenced_code", "codehilite"})


def converter(options: MarkdownOptions) -> Markdown:
    """The converter for these options: made once, as it costs as much as several articles.

    It holds the state of a conversion, so it serves one thread, and `reset()` comes before each text.
    Whoever saw it raise an exception calls `discard`.
    """
    # Our words in a text stand in its tree, which is made anew each time.
    silent = msgspec.structs.replace(options, language="")
    return _converter(msgspec.msgpack.encode(silent, order="deterministic"))


def discard() -> None:
    """Forget all converters, after one was interrupted in the middle of a text."""
    _converter.cache_clear()


def load_error(options: MarkdownOptions) -> tuple[Diagnostic, ...]:
    """A diagnostic for each extension of the configuration that cannot be loaded with its options."""
    return tuple(_refusals(options))


@functools.cache
def _converter(encoded: bytes) -> Markdown:
    options = msgspec.msgpack.decode(encoded, type=MarkdownOptions)
    md = Markdown(
        extensions=[*_standard(options), *_further(options)],
        extension_configs=_settings(options),
        output_format="html",
    )
    md.preprocessors.register(CodeBlocks(md), "normalize_whitespace", 30)
    # Before raw HTML is put aside (20), after code was.
    md.preprocessors.register(Containers(md), "containers", 26)
    md.preprocessors.register(OpenHtml(md), "open_html", 25)
    # After that: a list in it is the writer's own.
    md.preprocessors.register(Tabs(md), "tabs", 16)
    md.preprocessors.register(EvenLists(md), "even_lists", 15)
    # After that: what belongs to an item is indented by four spaces then.
    md.preprocessors.register(BlockAttributes(md), "block_attributes", 17)
    md.preprocessors.register(WrappedLines(md), "wrapped_lines", 14)
    # After code (190) and before escapes (180) and everything that could see marks in it.
    md.inlinePatterns.register(TemplateSyntax(TEMPLATE_SYNTAX, md), "template_syntax", 185)
    md.inlinePatterns.register(SubstituteTagInlineProcessor(LINE_BREAK, "br"), "backslash_break", 182)
    use_references(md)
    # Every sign can be escaped, as everywhere else.
    md.ESCAPED_CHARS = list(string.punctuation)
    # After links in angle brackets (120).
    md.inlinePatterns.register(BareAddress(BARE_ADDRESS, md), "bare_address", 115)
    # Between the step that writes the notes (50) and the one that puts them in order (19).
    md.treeprocessors.register(CompleteNotes(md), "complete_notes", 45)
    md.treeprocessors.register(Attributes(md), "attr_list", 8)
    # After the attributes of headings (8) and the abbreviations (7), before the table of contents (5).
    md.treeprocessors.register(LowerHeadings(md), "lower_headings", 6)
    gate(md)
    return md


def _standard(options: MarkdownOptions) -> Iterator[Extension]:
    """The extensions that every magazine has."""
    settings = _settings(options)
    late = () if _further(options) else LATE
    for name in _STANDARD:
        if name not in late:
            # By its module: to find it by name, Markdown would read what every installed package declares.
            module = import_module(name if "." in name else f"markdown.extensions.{name}")
            yield module.makeExtension(**settings[name])
    if late:
        yield LateExtensions(settings)


def _refusals(options: MarkdownOptions) -> Iterator[Diagnostic]:
    settings = _settings(options)
    for name in (*(name for name in _STANDARD if name in options.options), *_further(options)):
        try:
            Markdown(extensions=[name], extension_configs=settings)
        except Exception as error:  # noqa: BLE001 - an extension of others may raise whatever it likes
            reason = str(error) or type(error).__name__
            yield diagnose("markdown-extension", Location("config.toml"), name=name, reason=reason)


def _further(options: MarkdownOptions) -> tuple[str, ...]:
    """The extensions of the configuration that are not there already, under their long names neither."""
    known = _REPLACED | _STANDARD.keys()
    return tuple(
        name for name in options.extensions if name.removeprefix("markdown.extensions.") not in known
    )


def _settings(options: MarkdownOptions) -> dict[str, dict[str, Any]]:
    names = (*_STANDARD, *options.extensions)
    return {name: {**_STANDARD.get(name, {}), **options.options.get(name, {})} for name in names}
