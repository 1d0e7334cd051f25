"""The beginning of an article: its names are checked, its file is written, its path is printed."""

import os
from collections.abc import Iterable, Iterator
from gettext import NullTranslations
from pathlib import Path

import click
import msgspec

from magsite.cache.memo import Forgetful
from magsite.cache.store import store_of_process
from magsite.cli.clock import now, today_in
from magsite.cli.judging import Judged
from magsite.cli.laying import lay
from magsite.cli.options import program
from magsite.cli.progress import shown_progress
from magsite.cli.report import WIDTH, problems_text
from magsite.cli.site import OUTPUT
from magsite.cli.trouble import EXIT_PROBLEMS, give_up, reason_of
from magsite.content.config import CONFIG_FILE, Config, read_config
from magsite.content.decode import decode
from magsite.content.defaults import folder_defaults, with_defaults
from magsite.content.document import Document
from magsite.content.readers import texts
from magsite.diagnostics.codes import CODES, N_
from magsite.diagnostics.model import Diagnostic, Location, Severity
from magsite.diagnostics.severity import severity_of
from magsite.diagnostics.visible import visible
from magsite.language.catalogues import package_messages
from magsite.newsroom.blank import Blank, article_name, article_text, article_title
from magsite.newsroom.known import Known, known_names, unknown_remarks
from magsite.stages.documents import read_documents
from magsite.stages.request import Request
from magsite.stages.sources import CACHE_FOLDER, read_sources


class Beginning(msgspec.Struct, frozen=True, kw_only=True):
    """What a writer asks for."""

    site: Path
    title: str
    authors: tuple[str, ...]
    categories: tuple[str, ...]
    bundle: bool
    draft: bool


def begin(asked: Beginning, messages: NullTranslations) -> None:
    """Write the file and print its path; what is wrong with the names is said, and keeps nothing from being made."""
    try:
        config = _config(asked.site, messages)
        title = _title(asked, messages)
        path = _path(asked, config, title, messages)
        knowns = _knowns(asked, config, messages)
        blank = _blank(asked, title, knowns)
        # The hints are the magazine's, so that they are the same on all machines of its writers.
        text = article_text(blank, package_messages(config.magazine.language).gettext)
        lay(asked.site, ((path, text.encode()),))
    except OSError as error:
        sentence = messages.gettext(N_("The article cannot be written. {reason}"))
        give_up(sentence.format(reason=reason_of(error, messages)), messages)
    remarks = _remarks(blank, config, path, text, knowns)
    _say(_judged(remarks, config), asked.site, messages)
    # Bytes, since a path may hold what no encoding of a terminal does.
    click.echo(os.fsencode(_seen_from_here(asked.site / path)))


def _config(site: Path, messages: NullTranslations) -> Config:
    """The configuration; where it is in error, nobody knows where articles go."""
    path = site / CONFIG_FILE
    text = decode(path.read_bytes(), CONFIG_FILE) if path.is_file() else ""
    unread = (text,) if isinstance(text, Diagnostic) else ()
    config, wrong = read_config("" if isinstance(text, Diagnostic) else text, frozenset(CODES))
    errors = [one for one in _judged((*unread, *wrong), config) if one.is_error]
    if errors:
        _say(errors, site, messages)
        raise SystemExit(EXIT_PROBLEMS)
    return config


def _title(asked: Beginning, messages: NullTranslations) -> str:
    title = article_title(asked.title)
    if title is None:
        give_up(messages.gettext(N_("A title is one line of text, and not empty.")), messages)
    return title


def _path(asked: Beginning, config: Config, title: str, messages: NullTranslations) -> str:
    """Where the article goes, as seen from the site."""
    name = article_name(title, today_in(config.magazine.timezone))
    if name is None:
        sentence = messages.gettext(
            N_("No file name can be made of the title “{title}”: it needs a Latin letter or a digit.")
        )
        give_up(sentence.format(title=visible(title)), messages)
    folder = config.content.articles
    alone, bundle = f"{folder}/{name}.md", f"{folder}/{name}/index.md"
    for path in (alone, bundle):
        if os.path.lexists(asked.site / path):
            sentence = messages.gettext(
                N_("{path} is there already: write on in it, or choose another title.")
            )
            give_up(sentence.format(path=visible(_seen_from_here(asked.site / path))), messages)
    return bundle if asked.bundle else alone


def _knowns(asked: Beginning, config: Config, messages: NullTranslations) -> tuple[Known, Known]:
    """The authors and the categories that the magazine knows; nothing is read where nobody is named."""
    documents = _documents(asked.site, config, messages) if asked.authors or asked.categories else ()
    return known_names("author", documents), known_names("category", documents)


def _documents(site: Path, config: Config, messages: NullTranslations) -> tuple[Document, ...]:
    request = Request(site=site, output=site / OUTPUT, now=now(), code=program())
    store = store_of_process(str(site / CACHE_FOLDER))
    with shown_progress(messages) as progress:
        read = read_documents(request, read_sources(request), store, progress, Forgetful())
    defaults = folder_defaults(config.content.defaults)
    return tuple(with_defaults(one, defaults) for one in read.documents)


def _blank(asked: Beginning, title: str, knowns: tuple[Known, Known]) -> Blank:
    authors, categories = knowns
    return Blank(
        title=title,
        authors=tuple(authors.written(name) for name in _names(asked.authors)),
        categories=tuple(categories.written(name) for name in _names(asked.categories)),
        draft=asked.draft,
    )


def _names(given: tuple[str, ...]) -> tuple[str, ...]:
    read = texts(list(given))
    return read if isinstance(read, tuple) else ()


def _remarks(
    blank: Blank, config: Config, path: str, text: str, knowns: tuple[Known, Known]
) -> Iterator[Diagnostic]:
    content = config.content
    asked = ((blank.authors, content.authors), (blank.categories, content.categories))
    for known, (names, folder) in zip(knowns, asked, strict=True):
        yield from unknown_remarks(known, names, folder, Location(path, _line_of(known, text), 1))


def _line_of(known: Known, text: str) -> int:
    """The line of the header that holds the names of this kind: “author:” or “authors:”."""
    stem = known.kind.removesuffix("y")
    lines = enumerate(text.split("\n"), 1)
    return next((number for number, line in lines if line.startswith(stem)), 1)


def _judged(found: Iterable[Diagnostic], config: Config) -> list[Judged]:
    every = (Judged(severity_of(one.code, config.checks, strict=False), one) for one in found)
    return [one for one in every if one.severity is not Severity.OFF]


def _say(found: Iterable[Judged], site: Path, messages: NullTranslations) -> None:
    click.echo(problems_text(found, site, messages, WIDTH), nl=False, err=True)


def _seen_from_here(path: Path) -> str:
    """The path from the folder one stands in, if it is below it."""
    here = Path.cwd()
    return str(path.relative_to(here) if path.is_relative_to(here) else path)
