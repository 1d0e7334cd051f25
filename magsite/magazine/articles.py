"""Articles and pages as values: their headers, their texts, their counts and their pictures together."""

from magsite.content.document import ArticleHeader, Document, PageHeader
from magsite.diagnostics.model import Diagnostic
from magsite.magazine import shares
from magsite.magazine.article import Article, ArticleContent, packed_content
from magsite.magazine.model import Page
from magsite.magazine.texts import Leads, Making
from magsite.magazine.writing import Writing

_WORDS_A_MINUTE = 220
_SECONDS_A_FIGURE = 10


def article_of(
    writing: Writing, leads: Leads, counts: shares.Counts, making: Making, language: str
) -> tuple[Article, tuple[Diagnostic, ...]]:
    """The article as a value, and what is wrong with its picture."""
    document, header = writing.dated.document, writing.dated.header
    article = Article(
        id=writing.id,
        path=document.path,
        url=writing.url,
        date=writing.dated.date,
        packed=packed_content(_content(document, header, leads, making, language)),
        updated=writing.dated.updated,
        authors=writing.authors,
        categories=writing.categories,
        tags=writing.tags,
        shares=shares.total(header.shares, counts),
        files=leads.files,
        series=writing.series,
        part=header.part,
        featured=header.featured,
        corrections=writing.dated.corrections,
        canonical=header.canonical,
        unlisted=header.unlisted,
    )
    return article, leads.pictured.diagnostics


def page_of(
    page: tuple[Document, PageHeader, str], leads: Leads, making: Making, language: str
) -> tuple[Page, tuple[Diagnostic, ...]]:
    """A page outside the flow as a value, and what is wrong with its picture."""
    document, header, url = page
    made = Page(
        path=document.path,
        url=url,
        title=header.title,
        body=making.body(document, leads.resolved),
        summary=header.summary,
        excerpt=None if header.summary else making.excerpt(document),
        files=leads.files,
        picture=leads.pictured.picture,
        lang=_foreign_language(header.lang, language),
        template=header.template,
        template_line=document.at("template").line if header.template else 0,
        canonical=header.canonical,
        unlisted=header.unlisted,
        extra=header.extra,
    )
    return made, leads.pictured.diagnostics


def reading_minutes(document: Document) -> int:
    """The reading time: 220 words a minute, code at half speed, ten seconds a figure, one minute at least."""
    words = document.words + 2 * document.code_words
    # In parts of a second, so that no time is rounded before the last.
    parts = 60 * words + _SECONDS_A_FIGURE * _WORDS_A_MINUTE * document.figures
    return max(1, -(-parts // (60 * _WORDS_A_MINUTE)))


def _content(
    document: Document, header: ArticleHeader, leads: Leads, making: Making, language: str
) -> ArticleContent:
    return ArticleContent(
        title=header.title,
        body=making.body(document, leads.resolved),
        topic=header.topic,
        summary=header.summary,
        excerpt=None if header.summary else making.excerpt(document),
        question=header.question,
        minutes=reading_minutes(document),
        picture=leads.pictured.picture,
        lang=_foreign_language(header.lang, language),
        template=header.template,
        template_line=document.at("template").line if header.template else 0,
        licence=header.licence,
        sponsored=header.sponsored,
        ai=header.ai,
        source=(header.source.name or "", header.source.url or "") if header.source else None,
        discussions=header.discussions,
        extra=header.extra,
    )


def _foreign_language(language: str | None, magazine: str) -> str | None:
    """The language of a text where it is not the magazine's: “fr-FR” is, in a magazine in French."""
    return language if language and language.partition("-")[0].lower() != magazine else None
