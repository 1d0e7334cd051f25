"""What the preview shows beside what is published."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from magsite.cache.memo import Forgetful
from magsite.content.document import Document
from magsite.preview.showing import Shown, Standing, shown
from magsite.preview.tools import Choice
from tests.builders import NOW, article, page

ZONE = ZoneInfo("Europe/Paris")
DRAFT = article("draft", draft=True)
SCHEDULED = article("scheduled", date="2026-12-24T08:00")
EXPIRED = article("expired", expires="2026-01-31")
EXPIRING = article("expiring", expires="2026-12-31")
PUBLISHED = article("published")
ALL = (DRAFT, SCHEDULED, EXPIRED, EXPIRING, PUBLISHED, page())


def _shown(choice: Choice) -> Shown:
    return shown(ALL, NOW, ZONE, choice, Forgetful())


def _headers(found: Shown) -> dict[str, tuple[bool, bool, str | None]]:
    """File → (draft, unlisted, expires)."""
    return {
        one.path.rpartition("/")[2].removesuffix(".md"): (
            one.article.draft,
            one.article.unlisted,
            one.article.expires,
        )
        for one in found.documents
        if one.article is not None
    }


def test_drafts_are_listed_and_the_rest_stands_at_its_address() -> None:
    """Whoever wrote something sees it, and sees that it is not published."""
    assert _headers(_shown(Choice())) == {
        "draft": (False, False, None),
        "scheduled": (False, True, None),
        "expired": (False, True, None),
        "expiring": (False, False, None),
        "published": (False, False, None),
    }


def test_what_is_scheduled_is_listed_if_the_future_is_wanted() -> None:
    """As if its date had come."""
    assert not _headers(_shown(Choice(future=True)))["scheduled"][1]


def test_the_future_without_drafts() -> None:
    """A draft stays one, and what has expired is not shown."""
    found = _headers(_shown(Choice(drafts=False, future=True)))
    assert [found["draft"], found["expired"]] == [(True, False, None), (False, False, "2026-01-31")]


def test_without_drafts_and_future_the_documents_are_those_of_a_build() -> None:
    """At the same instant."""
    found = _shown(Choice(drafts=False))
    assert (found.documents, found.now) == (ALL, NOW)


def test_what_is_published_keeps_its_document() -> None:
    """The very same: nothing that was made of it need be made again."""
    found: dict[str, Document] = {one.path: one for one in _shown(Choice()).documents}
    assert found[PUBLISHED.path] is PUBLISHED


def test_the_standing_of_what_is_not_published() -> None:
    """What it is, and since or until when."""
    paris = datetime(2026, 12, 24, 8, tzinfo=ZONE)
    assert {
        DRAFT.path: Standing("draft", datetime(2008, 9, 24, tzinfo=ZONE)),
        SCHEDULED.path: Standing("scheduled", paris),
        EXPIRED.path: Standing("expired", datetime(2026, 1, 31, tzinfo=ZONE)),
    } == _shown(Choice()).standings


def test_the_clock_changes_it_at_the_next_date() -> None:
    """The date of what is scheduled comes before that on which another one expires."""
    found = _shown(Choice())
    assert datetime(2026, 12, 24, 7, tzinfo=UTC) == found.valid_until
    assert ((EXPIRING.path, datetime(2026, 12, 31, tzinfo=ZONE)),) == found.expiring
