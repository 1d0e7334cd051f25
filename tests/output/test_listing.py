"""The files of the output, field by field."""

from collections.abc import Mapping
from typing import get_args

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from magsite.output.entry import Entry, Group
from magsite.output.listing import listing, revised

PATHS = st.sampled_from([f"{name}.html" for name in "abcdefgh"])
WORDS = st.sampled_from(["", "/", "/été/", "content/articles/é.md"])
ENTRIES = st.builds(
    Entry,
    path=PATHS,
    url=WORDS,
    packed=st.binary(max_size=3),
    size=st.integers(0, 2**62),
    mtime_ns=st.integers(-(2**62), 2**62),
    digest=st.sampled_from(["", "0" * 32, "0123456789abcdef" * 2]),
    group=st.sampled_from(get_args(Group)),
    changed=st.lists(st.sampled_from(["site", "cards"]), max_size=2).map(tuple),
    kept=st.booleans(),
    source=WORDS,
)
FILES = st.lists(ENTRIES, max_size=6).map(lambda found: {one.path: one for one in found})


@given(files=FILES)
def test_entries_come_back_as_they_were_listed(files: Mapping[str, Entry]) -> None:
    """Each by its path, and all in their order."""
    found = listing(tuple(files.values()))

    assert tuple(files.values()) == found.entries
    assert dict(files) == dict(found.by_path)
    assert frozenset(path for path, one in files.items() if one.kept) == found.kept
    assert not found.is_damaged


@given(digests=st.binary(min_size=64, max_size=64))
def test_damaged_digests_are_those_of_no_file(digests: bytes) -> None:
    """Whatever they are, the files are ours still."""
    files = listing([Entry(path, "", b"", 0, 0, "", "file") for path in ("a.html", "b.html")])
    details = msgspec.structs.replace(files.details, digests=memoryview(digests))

    found = msgspec.structs.replace(files, details=details)

    assert [one.path for one in found.entries] == ["a.html", "b.html"]


@given(files=FILES, gone=st.frozensets(PATHS), renewed=FILES)
def test_an_edit_changes_what_it_names_and_nothing_else(
    files: Mapping[str, Entry], gone: frozenset[str], renewed: Mapping[str, Entry]
) -> None:
    """As if all were listed anew: a renewed entry has the place of the old one, a new one is added at the end."""
    come = {path: one for path, one in renewed.items() if path not in gone}
    left = {path: one for path, one in files.items() if path not in gone}

    assert listing(tuple({**left, **come}.values())) == revised(listing(tuple(files.values())), gone, come)
