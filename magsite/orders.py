"""What the making of a slice is given, and what it gives back: values that go from process to process.

They load nothing of what makes pages, so that whoever only plans can do without.
"""

import msgspec

from magsite.cache.digest import Digest
from magsite.cache.stopwatch import Clock, Spent, stopped
from magsite.content.body import BodyRecord
from magsite.content.walk import Root
from magsite.diagnostics.model import Diagnostic
from magsite.output.staging import Staged
from magsite.pages.parts import Site
from magsite.pages.target import Recipe
from magsite.theme.layers import CompiledFolder, EnvironmentSpec


class Library(msgspec.Struct, frozen=True):
    """Where texts are found."""

    cache: str
    """Folder of the store."""
    roots: tuple[Root, ...]
    clock: Clock = stopped
    """What tells how long the work on them takes."""


class Press(msgspec.Struct, frozen=True):
    """What all files of one edition are made with."""

    library: Library
    spec: EnvironmentSpec
    site: Site
    code: Digest
    """The fingerprint of the program."""
    compiled: CompiledFolder | None = None
    """Where processes find the templates that others compiled."""


class Workshop(msgspec.Struct, frozen=True):
    """What is the same for all slices."""

    press: Press
    staging: str


class Job(msgspec.Struct, frozen=True):
    """One file to make: its path in the output, its name for messages, its recipe."""

    path: str
    name: str
    recipe: Recipe


class Outcome(msgspec.Struct, frozen=True):
    """What making a slice gave."""

    staged: tuple[Staged, ...] = ()
    records: tuple[tuple[Digest, BodyRecord], ...] = ()
    """Of the texts that were converted, by their requests' keys."""
    converted: tuple[str, ...] = ()
    """Paths of the sources whose texts were converted."""
    diagnostics: tuple[Diagnostic, ...] = ()
    spent: tuple[Spent, ...] = ()
    """The time of each text that was converted, of each template and of staging."""


def record_key(body: Digest) -> Digest:
    """Where the record of a Body is remembered: apart from its HTML, since verify wants all records."""
    return f"{body}-record"
