"""The answer to `why` in words."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from gettext import NullTranslations
from typing import Final

import click

from magsite.cli.parts import parts_text
from magsite.diagnostics.codes import N_
from magsite.diagnostics.model import Diagnostic
from magsite.diagnostics.text import place
from magsite.diagnostics.visible import visible
from magsite.inquiry.answer import AboutPage, AboutSource, Answer, Count, Shares
from magsite.magazine.shares import TOTAL

_SHOWN: Final = 12
"""Sources of a page, and errors, that are named."""

_READ: Final = {
    "theme": N_("A file of the theme: what uses it is made again when it changes."),
    "shares": N_("It holds share counts."),
    "data": N_("It holds profiles of authors."),
    "configuration": N_("The configuration of the magazine."),
}

_SENTENCES: Final = {
    "published": N_("Published at {url}, dated {moment}."),
    "read": N_("Published at {url}."),
    "unlisted": N_("Published at {url}, but in no list and no feed, since it is “unlisted”."),
    "draft": N_("Not published: its header says “draft”."),
    "draft by folder": N_("Not published: “[content.defaults]” makes it a draft."),
    "scheduled": N_("Not published before {moment}, its date."),
    "expired": N_("Not published any more: it expired on {moment}."),
    "shadowed": N_("Not published: {other} has the same address, {url}."),
    "held": N_("Held back for what is wrong in it; its last good page stays at {url}."),
    "held without page": N_("Held back for what is wrong in it; it has no page yet."),
    "refused": N_("Not published, for what is wrong in it:"),
    "unused": N_("Not published: nothing that is published leads to it."),
    "unused theme": N_("Not used: it is no file of the magazine's theme."),
}


def source_text(source: AboutSource, messages: NullTranslations) -> str:
    """What becomes of a source; what is wrong in it comes apart."""
    return _block(_name(source.path), _about_source(source, messages))


def page_text(page: AboutPage, messages: NullTranslations) -> str:
    """What a file of the output is made of, and why it was made."""
    return _block(_name(page.url or page.path), _about_page(page, messages))


def stopping_text(answer: Answer, messages: NullTranslations) -> str:
    """That a build would publish nothing, and for what."""
    n = len(answer.stopping)
    head = messages.ngettext(
        "A build now would publish nothing, for {n} error:",
        "A build now would publish nothing, for {n} errors:",
        n,
    )
    return _block(head.format(n=n), _few([_error(one) for one in answer.stopping], messages))


def _block(head: str, lines: Iterator[str]) -> str:
    return "\n".join([head, *(f"  {line}" for line in lines)])


def _name(name: str) -> str:
    return click.style(visible(name), bold=True)


def _about_source(source: AboutSource, messages: NullTranslations) -> Iterator[str]:
    say = messages.gettext
    yield _status(source, messages)
    if source.until is not None:
        yield say(N_("It expires on {moment}.")).format(moment=_shown(source.until))
    if source.lists:
        yield say(N_("In the lists:"))
        width = max(len(visible(one.url)) for one in source.lists)
        yield from (f"  {visible(one.url):<{width}}  {visible(one.title)}" for one in source.lists)
    if source.feeds:
        urls = ", ".join(visible(one.url) for one in source.feeds)
        yield say(N_("In the feeds: {urls}")).format(urls=urls)
    if source.files and source.kind != "file":
        urls = ", ".join(visible(url) for url in source.files)
        yield say(N_("It also makes: {urls}")).format(urls=urls)
    if source.shares is not None:
        yield from _shares(source.shares, messages)


def _status(source: AboutSource, messages: NullTranslations) -> str:
    """The sentence of its status."""
    if source.status == "read" and source.kind in _READ:
        return messages.gettext(_READ[source.kind])
    url = source.url or ", ".join(source.files)
    values = {
        "url": visible(url),
        "other": visible(source.other or ""),
        "moment": _shown(source.moment) if source.moment else "",
    }
    return messages.gettext(_SENTENCES[_variant(source)]).format(**values)


def _variant(source: AboutSource) -> str:
    """Which of the sentences of its status is its own."""
    match source.status:
        case "draft" if source.by_folder:
            return "draft by folder"
        case "held" if source.url is None:
            return "held without page"
        case "published" if source.moment is None:
            return "read"
        case "unused" if source.kind == "theme":
            return "unused theme"
        case _:
            return source.status


def _shares(shares: Shares, messages: NullTranslations) -> Iterator[str]:
    total = messages.ngettext("{n} share, from:", "{n} shares, from:", shares.total)
    yield total.format(n=shares.total)
    yield from (f"  {_count(one)}" for one in shares.counted)
    if shares.ignored:
        yield messages.gettext(N_("Not counted:"))
        whole = any(one.network == TOTAL for one in shares.counted)
        yield from (f"  {_count(one)}: {_ignored(one, messages, whole=whole)}" for one in shares.ignored)


def _ignored(count: Count, messages: NullTranslations, *, whole: bool) -> str:
    if whole:
        return messages.gettext(N_("the header says the total, and no count has a date"))
    if count.network == TOTAL:
        return messages.gettext(N_("a total holds only as long as no count has a date"))
    return messages.gettext(N_("the share data has this network"))


def _count(count: Count) -> str:
    day = f"{count.date}, " if count.date else ""
    return f"{visible(count.network)} {count.count} ({day}{visible(count.path)}:{count.line})"


def _about_page(page: AboutPage, messages: NullTranslations) -> Iterator[str]:
    say = messages.gettext
    if page.leads_to is not None:
        yield say(N_("A redirect to {url}.")).format(url=visible(page.leads_to))
    if page.template is not None:
        yield say(N_("Template: {template}")).format(template=visible(page.template))
    if page.sources:
        yield messages.ngettext("Source:", "Sources:", len(page.sources))
        yield from (f"  {line}" for line in _few([visible(one) for one in page.sources], messages))
    if page.made is not None:
        made = say(N_("Last made on {moment}: {reasons}."))
        yield made.format(moment=_shown(page.made), reasons=parts_text(page.changed, messages))
    yield _state(page, messages)


def _state(page: AboutPage, messages: NullTranslations) -> str:
    say = messages.gettext
    match page.state:
        case "stands":
            return say(N_("A build now would leave it as it is."))
        case "due":
            again = say(N_("A build now would make it again: {reasons}."))
            return again.format(reasons=parts_text(page.due, messages))
        case "new":
            return say(N_("It is not there yet: a build now would make it."))
        case "kept":
            return say(N_("It is kept from before: nothing makes it any more."))
        case "leaving":
            return say(N_("Nothing makes it any more: a build now would remove it."))


def _few(lines: Sequence[str], messages: NullTranslations) -> Iterator[str]:
    yield from lines[:_SHOWN]
    if len(lines) > _SHOWN:
        yield messages.gettext(N_("… and {n} more")).format(n=len(lines) - _SHOWN)


def _error(one: Diagnostic) -> str:
    return f"{place(one.location)} [{one.code}]".strip()


def _shown(moment: datetime) -> str:
    return f"{moment:%Y-%m-%d %H:%M}"
