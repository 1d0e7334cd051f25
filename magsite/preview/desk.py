"""The editor's desk: one page of the preview on which everything that waits for somebody is in sight."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final

import msgspec

from magsite.cache.digest import Digest
from magsite.cache.store import Store
from magsite.checks.verify import verify
from magsite.content.body import BodyRecord
from magsite.diagnostics.codes import N_
from magsite.diagnostics.model import Diagnostic, Severity
from magsite.diagnostics.severity import severity_of
from magsite.language.dates import long_date
from magsite.language.numbers import number
from magsite.preview.proof import Proof
from magsite.preview.remarking import desk_remarks
from magsite.preview.telling import Problem, moment_in_words, problem, render
from magsite.preview.voice import Voice
from magsite.stages import producing

_SHOWN: Final = 12
_PROBLEMS_SHOWN: Final = 100


class Entry(msgspec.Struct, frozen=True):
    """One line of a list on the desk."""

    title: str
    url: str
    path: str
    moment: str = ""


class Figure(msgspec.Struct, frozen=True):
    """One line of a table on the desk."""

    title: str
    url: str
    count: str


def desk_html(proof: Proof, store: Store, times: Mapping[str, float], voice: Voice, token: str) -> str:
    """The desk of a proof; `times` says how many seconds each page took to make, by URL.

    `token` is what a request to open the editor must bring.
    """
    magazine = proof.edition.magazine
    records = _records(proof, store)
    date = magazine.shares_date
    values = {
        "token": token,
        "title": magazine.title,
        "root": magazine.root,
        "articles": len(magazine.articles),
        "drafts": tuple(_drafts(proof)),
        "calendar": tuple(_calendar(proof, voice)),
        "authors": tuple(_unknown_authors(proof)),
        "shares": tuple(_shares(proof, voice)),
        "shares_date": long_date(date, voice.language) if date else "",
        "slowest": _slowest(times, voice),
        "problems": problems(proof, records, voice),
        "remarks": desk_remarks(proof, store, voice),
        "unread": len(proof.edition.texts) - len(records),
    }
    return render("desk.html", values, voice)


def problems(proof: Proof, records: Mapping[Digest, BodyRecord], voice: Voice) -> tuple[Problem, ...]:
    """All that is known to be wrong, errors first."""
    texts = tuple(proof.edition.published(records))
    dead = verify(texts, (one.url for one in proof.targets.values())).diagnostics
    checks = proof.sources.config.checks

    def severity(one: Diagnostic) -> Severity:
        return severity_of(one.code, checks, strict=False)

    every = (one for one in {*proof.diagnostics, *dead} if severity(one) is not Severity.OFF)
    ordered = sorted(every, key=lambda one: (severity(one) is not Severity.ERROR, one))
    site = proof.request.site
    return tuple(problem(one, site, checks, voice) for one in ordered[:_PROBLEMS_SHOWN])


def _records(proof: Proof, store: Store) -> Mapping[Digest, BodyRecord]:
    """What is remembered of the texts of the magazine."""
    edited = {text.key: proof.as_edited(text) for text in proof.edition.texts}
    found = producing.records(edited.values(), store)
    return {key: found[text.key] for key, text in edited.items() if text.key in found}


def _drafts(proof: Proof) -> Iterator[Entry]:
    for path, standing in sorted(proof.shown.standings.items()):
        if standing.kind == "draft":
            yield _entry(proof, path)


def _calendar(proof: Proof, voice: Voice) -> Iterable[Entry]:
    """What will be published, then what will be withdrawn, each by its date; what has expired is past."""
    say = voice.messages.gettext
    moments = [
        (standing.moment, say(N_("to be published on {moment}")), path)
        for path, standing in proof.shown.standings.items()
        if standing.kind == "scheduled"
    ]
    moments += [
        (moment, say(N_("to be withdrawn on {moment}")), path) for path, moment in proof.shown.expiring
    ]
    for moment, said, path in sorted(moments):
        entry = _entry(proof, path)
        yield msgspec.structs.replace(entry, moment=said.format(moment=moment_in_words(moment, voice)))


def _entry(proof: Proof, path: str) -> Entry:
    document = proof.read[path]
    title = document.article.title if document.article else Path(path).name
    return Entry(title, proof.urls.get(path, ""), path)


def _unknown_authors(proof: Proof) -> Iterator[Entry]:
    """Those who have no file, and those whose file has no text."""
    folder = proof.sources.config.content.authors
    for author in proof.edition.magazine.authors.values():
        if author.bio is None or author.bio_text is None:
            yield Entry(author.name, author.url, f"{folder}/{author.id}.md")


def _shares(proof: Proof, voice: Voice) -> Iterator[Figure]:
    for article in proof.edition.magazine.index.most_shared[:_SHOWN]:
        yield Figure(article.title, article.url, number(article.shares or 0, voice.language))


def _slowest(times: Mapping[str, float], voice: Voice) -> tuple[Figure, ...]:
    slowest = sorted(times.items(), key=lambda pair: -pair[1])[:_SHOWN]
    return tuple(Figure(url, url, f"{number(round(one * 1000), voice.language)} ms") for url, one in slowest)
