"""Asking a site why, in this process as a new one would."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

from magsite.cache.store import _store_of, store_of_process
from magsite.inquiry.answer import AboutPage, AboutSource, Answer
from magsite.inquiry.subject import subject
from magsite.inquiry.survey import Survey, survey
from magsite.inquiry.why import why
from magsite.stages.sources import CACHE_FOLDER
from tests.sites.harness import NOW, request


@contextmanager
def surveyed(site: Path, now: datetime = NOW, **options: Any) -> Iterator[Survey]:
    """The survey of a site, for the time of a `with`."""
    cache = str(site / CACHE_FOLDER)
    try:
        yield survey(request(site, None, now, **options), store_of_process(cache), _nobody)
    finally:
        store_of_process(cache).close()
        _store_of.cache_clear()


def ask(site: Path, target: str, now: datetime = NOW, **options: Any) -> Answer:
    """The answer about something that the site knows."""
    with surveyed(site, now, **options) as found:
        meant = subject(found, target, site)
        assert meant is not None, target
        return why(found, meant)


def about(site: Path, target: str, now: datetime = NOW, **options: Any) -> AboutSource:
    """What becomes of a source."""
    source = ask(site, target, now, **options).source
    assert source is not None, target
    return source


def page_at(site: Path, target: str, now: datetime = NOW, **options: Any) -> AboutPage:
    """What stands at an address."""
    page = ask(site, target, now, **options).page
    assert page is not None, target
    return page


def _nobody(_stage: str, _done: int, _total: int) -> None:
    """Tell nobody."""
