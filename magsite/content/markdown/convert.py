"""The text of an article: Markdown to HTML, with its links answered and its code in colours.

Python-Markdown's own `convert` is taken apart here, so that links are answered by functions with the request
in their hands, between the tree and the text, and no step of it must remember what it is working for.
"""

from collections.abc import Callable
from functools import cache
from gettext import NullTranslations
from html import escape
from typing import Any, cast
from xml.etree.ElementTree import Element

from markdown import Markdown

from magsite.content.body import Body, BodyRecord, BodyRequest
from magsite.content.links import Resolution
from magsite.content.markdown.admonitions import make_alerts, title_admonitions
from magsite.content.markdown.alternatives import set_alternatives
from magsite.content.markdown.answers import answer, dead_links, nature, spelled, used_links
from magsite.content.markdown.code_blocks import CodeBlock
from magsite.content.markdown.embeds import make_embeds
from magsite.content.markdown.extensions import converter, discard
from magsite.content.markdown.fragments import lead_to_anchors, with_anchors
from magsite.content.markdown.guarding import guarded
from magsite.content.markdown.headings import contents
from magsite.content.markdown.raw_html import Ask, anchors, rewrite
from magsite.content.markdown.taming import tamed
from magsite.content.markdown.tree import finish
from magsite.diagnostics.model import Diagnostic, Location, diagnose
from magsite.language import typography
from magsite.language.catalogues import package_messages


class ConversionFailedError(Exception):
    """A Markdown extension failed on a text: the reason, in its own words."""


def convert(text: str, request: BodyRequest) -> Body:
    """The Body of a text in Markdown, which is in NFC with LF at its line ends.

    Everything that is wrong with it is in the Body's record. What interrupts a conversion (a time limit)
    leaves no trace in the next one. Raises ConversionFailedError where an extension fails.
    """
    try:
        return _converted(text, request)
    except RecursionError:
        discard()
        return _as_it_stands(text, request)
    except Exception as error:
        # Extensions of others may raise whatever they like; the standard ones are tested not to.
        discard()
        raise ConversionFailedError(str(error) or type(error).__name__) from error
    except BaseException:
        discard()
        raise


def unlisted(text: str, request: BodyRequest) -> tuple[str, ...]:
    """The targets that a conversion asks for although the request does not list them: there should be none."""
    asked: list[str] = []
    md = converter(request.options)
    root = parse(md, text)
    finish(root, asked.append)
    _finish_stash(md, asked.append, str)
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
    say = _words(request.options.language).gettext
    make_alerts(root)
    title_admonitions(root, say)
    make_embeds(root, say)
    found = {*finish(root, ask), *_finish_stash(md, ask, say)}
    changed = lead_to_anchors(root, found)
    set_alternatives(root, request.typography)
    html = written(md, root)
    blocks = _code_blocks(md)
    if len(md.htmlStash.rawHtmlBlocks) > len(blocks) or "{" in text or "data:" in text:
        html = guarded(html)
    html = typography.html(html, request.typography)
    diagnostics = {*dead_links(asked, text, request), *_unknown_languages(blocks, request)}
    record = BodyRecord(
        anchors=tuple(sorted(found)),
        links=with_anchors(used_links(asked, text, request), changed),
        diagnostics=tuple(sorted(diagnostics)),
    )
    toc: list[Any] = getattr(md, "toc_tokens", [])
    entries = tuple(contents(toc, request.typography))
    return Body(html, entries, any("<span" in block for block in blocks), record)


@cache
def _words(language: str) -> NullTranslations:
    return package_messages(language)


def _as_it_stands(text: str, request: BodyRequest) -> Body:
    """The Body of a text whose lists or quotations are nested deeper than Python-Markdown can follow."""
    place = Location(request.source.path, request.source.line, 1)
    record = BodyRecord(diagnostics=(diagnose("text-too-deep", place),))
    return Body(f'<pre tabindex="0">{escape(text, quote=False)}</pre>', record=record)


def _finish_stash(md: Markdown, ask: Ask, say: Callable[[str], str]) -> tuple[str, ...]:
    """Answer the links of the raw HTML that Python-Markdown put aside, and return its anchors."""
    stash = md.htmlStash.rawHtmlBlocks
    found: list[str] = []
    for index, raw in enumerate(stash):
        if isinstance(raw, Element):
            found.extend(finish(raw, ask))
        elif isinstance(raw, CodeBlock):
            found.extend([raw.id] if raw.id else [])
        elif "<" in raw:
            tame = tamed(raw, say)
            found.extend(anchors(tame))
            stash[index] = rewrite(tame, ask)
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
