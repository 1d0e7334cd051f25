"""The answer to `why`: what a source or a file of the output is at this moment, and what it comes from."""

from datetime import date, datetime
from typing import Literal

import msgspec

from magsite.diagnostics.model import Diagnostic

SourceKind = Literal[
    "article", "page", "author", "category", "series", "file", "theme", "shares", "data", "configuration"
]

Status = Literal[
    "published", "unlisted", "draft", "scheduled", "expired", "refused", "shadowed", "held", "read", "unused"
]
"""`refused`: what is wrong in it keeps it from being published. `shadowed`: another source has its address.
`held`: it is in error, and the rest goes out without it. `read`: the magazine is made with it. `unused`: it is not."""

State = Literal["stands", "due", "new", "kept", "leaving"]
"""`due`: a build would make it again. `kept`: nothing makes it, but it stays for a while. `leaving`: a build would
remove it."""


class Listed(msgspec.Struct, frozen=True):
    """A list or a feed in which an article stands."""

    url: str
    title: str


class Count(msgspec.Struct, frozen=True):
    """A share count, and where it is written."""

    network: str
    count: int
    date: date | None
    path: str
    line: int


class Shares(msgspec.Struct, frozen=True):
    """Where the total of an article comes from."""

    total: int
    counted: tuple[Count, ...]
    ignored: tuple[Count, ...] = ()
    """What the header says for a network of which there are rows, or in all although there are dated rows; and
    rows without a date beside a total of the header."""


class AboutSource(msgspec.Struct, frozen=True):
    """What becomes of a source."""

    path: str
    kind: SourceKind
    status: Status
    id: str | None = None
    """Of an article."""
    moment: datetime | None = None
    """Since when it is published or has expired, or from when on it will be published."""
    until: datetime | None = None
    """When it will expire."""
    url: str | None = None
    """Of its page; of one that is held back, of the last good one."""
    other: str | None = None
    """The source that has its address."""
    by_folder: bool = False
    """It is a draft because `[content.defaults]` says so, and not its own header."""
    lists: tuple[Listed, ...] = ()
    feeds: tuple[Listed, ...] = ()
    files: tuple[str, ...] = ()
    """URLs of what else it makes: copies of it, redirects from its former addresses."""
    shares: Shares | None = None


class AboutPage(msgspec.Struct, frozen=True):
    """What a file of the output is made of."""

    url: str
    path: str
    """In the output."""
    group: str
    state: State
    template: str | None = None
    sources: tuple[str, ...] = ()
    """What it shows: the source that asks for it, then the articles of its list."""
    leads_to: str | None = None
    """Where a redirect leads."""
    parts: tuple[str, ...] = ()
    """The names of the parts of its key."""
    made: datetime | None = None
    """When it was last made."""
    changed: tuple[str, ...] = ()
    """The parts that had changed then; empty where it was new."""
    due: tuple[str, ...] = ()
    """The parts for which a build would make it again."""


class Answer(msgspec.Struct, frozen=True):
    """All that is known of what was asked for: of the source, of its page, or of both."""

    source: AboutSource | None
    page: AboutPage | None
    problems: tuple[Diagnostic, ...] = ()
    """What is wrong in the source, as far as that is known before its text of today is converted."""
    stopping: tuple[Diagnostic, ...] = ()
    """What is in error anywhere, so that a build would publish nothing."""
