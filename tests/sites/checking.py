"""Checking a site, in this process as a new one would."""

from datetime import datetime
from pathlib import Path
from typing import Any

from magsite.cache.store import store_of_process
from magsite.checks.remark import Remark
from magsite.inquiry.checkup import checkup
from magsite.stages.sources import CACHE_FOLDER
from tests.sites.harness import NOW, forget, request


def remarks_on(site: Path, now: datetime = NOW, **options: Any) -> tuple[Remark, ...]:
    """All that there is to say of a site."""
    try:
        store = store_of_process(str(site / CACHE_FOLDER))
        return checkup(request(site, None, now, jobs=1, **options), store, _nobody).remarks
    finally:
        forget(site)


def _nobody(_stage: str, _done: int, _total: int) -> None:
    """Tell nobody."""
