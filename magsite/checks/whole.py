"""What only the whole magazine shows: titles that stand twice, tags that are nearly the same, what is lacking."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from magsite.checks.near import near_pairs
from magsite.content.document import Document
from magsite.content.heading import bare_title
from magsite.diagnostics.codes import N_
from magsite.diagnostics.files import files_shown
from magsite.diagnostics.model import Diagnostic, Location, diagnose
from magsite.magazine.registry import declared_id, name_id
from magsite.magazine.spelled import place_of


def whole(documents: Sequence[Document], signing: Collection[str]) -> tuple[Diagnostic, ...]:
    """The remarks on documents, their folders' defaults filled in; `signing` are the ids of authors of articles.

    A draft may still lack what a finished article has.
    """
    finished = [one for one in documents if not _is_draft(one)]
    return (
        *_titles_twice(finished),
        *_tags_near(documents),
        *_summaries(finished),
        *_header_pictures(finished),
        *_profiles(documents, signing),
        *_sponsors(documents),
    )


def _is_draft(document: Document) -> bool:
    header = document.article or document.page
    return header is not None and header.draft


def _titles_twice(documents: Iterable[Document]) -> Iterator[Diagnostic]:
    first: dict[tuple[str, str | None], str] = {}
    for document in documents:
        header = document.article or document.page
        if header is None:
            continue
        other = first.setdefault((bare_title(header.title), header.lang), document.path)
        if other != document.path:
            yield diagnose("title-twice", place_of(document, "title"), title=header.title, other=other)


def _tags_near(documents: Iterable[Document]) -> Iterator[Diagnostic]:
    """One Diagnostic for each pair, at the first use of the rarer one."""
    uses: dict[str, list[Document]] = {}
    for document in documents:
        for tag in document.article.tags if document.article else ():
            uses.setdefault(tag, []).append(document)
    # A tag is spelled in one way nearly everywhere: slugs are made of few names, however many articles there are.
    spelled: dict[str, list[str]] = {}
    for tag in uses:
        spelled.setdefault(name_id(tag), []).append(tag)
    using = {id: [one for tag in tags for one in uses[tag]] for id, tags in spelled.items() if id}
    for pair in near_pairs(using):
        rare, often = sorted(pair, key=lambda id: (len(using[id]), id))
        found = using[rare]
        yield diagnose(
            "tags-near",
            place_of(found[0], "tags"),
            tag=spelled[rare][0],
            other=spelled[often][0],
            count=len(found),
            files=files_shown(one.path for one in found),
        )


def _summaries(documents: Iterable[Document]) -> Iterator[Diagnostic]:
    for document in documents:
        if document.article is not None and not document.article.summary:
            yield diagnose("summary-missing", Location(document.path, 1, 1))


def _header_pictures(documents: Iterable[Document]) -> Iterator[Diagnostic]:
    """Pictures of headers that have no text."""
    for document in documents:
        header = document.article or document.page or document.category
        if header is not None and header.image and not header.image_alt:
            yield diagnose("alt-missing", place_of(document, "image"), target=header.image)


def _profiles(documents: Iterable[Document], signing: Collection[str]) -> Iterator[Diagnostic]:
    """Of authors who sign: one who says nothing of themselves is a mere name to readers."""
    for document in documents:
        header = document.author
        if header is None or header.role or document.block is not None:
            continue
        id = declared_id(document)
        if id in signing:
            yield diagnose("profile-incomplete", document.at("name"), author=header.name or id)


def _sponsors(documents: Iterable[Document]) -> Iterator[Diagnostic]:
    """Articles that are paid for and do not say by whom."""
    for document in documents:
        if document.article is not None and document.article.sponsored == "":
            reason = N_("“sponsored” names nobody")
            yield diagnose("sponsor-unlabelled", place_of(document, "sponsored"), reason=reason)


def unlabelled(
    documents: Iterable[Document], signs: Mapping[str, Sequence[Diagnostic]]
) -> Iterator[Diagnostic]:
    """Signs of payment, by path, in articles whose header names no sponsor."""
    for document in documents:
        if document.article is not None and document.article.sponsored is None:
            yield from signs.get(document.path, ())[:1]
