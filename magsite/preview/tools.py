"""What the preview is made with, and what its writer wants to see."""

import msgspec

from magsite.cache.memo import Remembering
from magsite.cache.store import Store
from magsite.stages.request import Progress


class Choice(msgspec.Struct, frozen=True):
    """What a writer wants to see beside what is published."""

    drafts: bool = True
    """Drafts in the lists; what is scheduled or has expired at its own address."""
    future: bool = False
    """What is scheduled in the lists, as if its date had come."""


class Tools(msgspec.Struct, frozen=True):
    """What every proof is made with."""

    store: Store
    reading: Remembering
    """What was made of single files …"""
    assembling: Remembering
    """… and of the magazine: a text that is edited alone leaves it as it was."""
    choice: Choice
    progress: Progress
