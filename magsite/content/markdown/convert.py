"""The text of an article: Markdown to HTML, with its links answered and its code in colours.

Python-Markdown's own `convert` is taken apart here, so that links are answered by functions with the request
in their hands, between the tree and the text, and no step of it must remember what it is working for.
"""

from functools import cache
from gettext import NullTranslations
from html import escape
from typing import Any, cast
from xml.etree.ElementTree import Element

from markdown import Markdown

from magsite.content.body import Body, BodyRecord, BodyRequest
from magsite.content.links import Resolution
from magsite.content.markdown.admonitions import title_admonitions
from magsite.content.markdown.answers import answer, dead_links, nature, spelled, used_links
from magsite.content.markdown.code_blocks import CodeBlock
from magsite.content.markdown.extensions import converter, discard
from magsite.content.markdown.headings import contents
from magsite.content.markdown.raw_html import Ask, anchors, rewrite
from magsite.content.markdown.tree import finish
from magsite.diagnostics.model import Diagnostic, Location, diagnose
from magsite.language.catalogues import package_messages


def convert(text: str, request: BodyRequest) -> Body:
    """The Body of a text in Markdown, which is in NFC with LF at its line ends.

    Everything that is wrong with it is in the Body's record. What interrupts a conversion (a time limit)
    leaves no trace in the next one.
    """
    try:
        return _converted(text, request)
    except RecursionError:
        discard()
        return _as_it_stands(text, request)
    except BaseException:
        discard()
        raise


def unlisted(text: str, request: BodyRequest) -> tuple[str, ...]:
    """The targets that a conversion asks for although the request does not list them: there should be none."""
    asked: list[str] = []
    md = converter(request.options)
    root = parse(md, text)
    finish(root, asked.append)
    _finish_stash(md, asked.append)
    listed = {target.text: target for target in request.targets}
    missing = {
        target for target in asked if nature(target) == "ours" and spelled(target, listed) not in listed
    }
    return tuple(sorted(missing))


def parse(md: Markdown, text: str) -> Element:
    """The tree of a text, after all steps of the converter and its extensions that work on trees."""
    md.reset()
    lines = text.split("\n")
    for preprocessor in md.preprocessors:
        lines = preprocessor.run(lines)
    root = cast("Element", md.parser.parseDocument(lines).getroot())
    for treeprocessor in md.treeprocessors:
        changed = treeprocessor.run(root)
        root = root if changed is None else changed
    return root


def written(md: Markdown, root: Element) -> str:
    """The HTML of a tree, without its outermost element."""
    html = md.serializer(root)
    html = html[html.index(">") + 1 : html.rindex("</")].strip()
    for postprocessor in md.postprocessors:
        html = postprocessor.run(html)
    return html.strip()


def _converted(text: str, request: BodyRequest) -> Body:
    resolutions = dict(request.resolutions)
    asked: list[str] = []

    def ask(target: str) -> Resolution | None:
        asked.append(target)
        return answer(target, resolutions)

    md = converter(request.options)
    root = parse(md, text)
    title_admonitions(root, _words(request.options.language).gettext)
    found = {*finish(root, ask), *_finish_stash(md, ask)}
    html = written(md, root)
    blocks = _code_blocks(md)
    diagnostics = {*dead_links(asked, text, request), *_unknown_languages(blocks, request)}
    record = BodyRecord(
        anchors=tuple(sorted(found)),
        links=used_links(asked, text, request),
        diagnostics=tuple(sorted(diagnostics)),
    )
    toc: list[Any] = getattr(md, "toc_tokens", [])
    return Body(html, tuple(contents(toc)), any("<span" in block for block in blocks), record)


@cache
def _words(language: str) -> NullTranslations:
    return package_messages(language)


def _as_it_stands(text: str, request: BodyRequest) -> Body:
    """The Body of a text whose lists or quotations are nested deeper than Python-Markdown can follow."""
    place = Location(request.source.path, request.source.line, 1)
    record = BodyRecord(diagnostics=(diagnose("text-too-deep", place),))
    return Body(f'<pre tabindex="0">{escape(text, quote=False)}</pre>', record=record)


def _finish_stash(md: Markdown, ask: Ask) -> tuple[str, ...]:
    """Answer the links of the raw HTML that Python-Markdown put aside, and return its anchors."""
    stash = md.htmlStash.rawHtmlBlocks
    found: list[str] = []
    for index, raw in enumerate(stash):
        if isinstance(raw, Element):
            found.extend(finish(raw, ask))
        elif isinstance(raw, CodeBlock):
            found.extend([raw.id] if raw.id else [])
        elif "=" in raw:
            found.extend(anchors(raw))
            stash[index] = rewrite(raw, ask)
    return tuple(found)


def _code_blocks(md: Markdown) -> tuple[CodeBlock, ...]:
    return tuple(raw for raw in md.htmlStash.rawHtmlBlocks if isinstance(raw, CodeBlock))


def _unknown_languages(blocks: tuple[CodeBlock, ...], request: BodyRequest) -> tuple[Diagnostic, ...]:
    return tuple(
        diagnose(
            "code-language",
            Location(request.source.path, request.source.line + block.line, 1),
            language=block.language,
        )
        for block in blocks
        if block.unknown
    )
