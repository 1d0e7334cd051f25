"""From one generation of the output to the next."""

from hypothesis import given
from hypothesis import strategies as st

from magsite.output.entry import Entry, Group
from magsite.output.listing import Listing, listing
from magsite.output.operations import Operation, ancestors, generation, operations

PATHS = st.sampled_from(["a", "a/b", "a/b/c", "a/d", "e", "e/f", "g/h", "g.css", "i.css"])


def _entry(path: str, group: Group = "article", digest: str = "1", *, kept: bool = False) -> Entry:
    return Entry(path, "", b"", 0, 0, digest, group, kept=kept)


def _files(*entries: Entry) -> Listing:
    return listing(entries)


def _moves(*paths: str) -> tuple[Operation, ...]:
    return tuple(Operation("move", path) for path in paths)


def _deletions(*paths: str) -> tuple[Operation, ...]:
    return tuple(Operation("delete", path) for path in paths)


def test_the_first_generation_is_what_was_made() -> None:
    """Without an old output there is nothing to keep."""
    new = _files(_entry("index.html"), _entry("a.css", "asset"))

    assert new == generation(_files(), new)


def test_assets_of_before_are_kept_for_one_change() -> None:
    """A replaced asset stays, marked kept, and goes with the change after."""
    old, new, newest = _entry("1.css", "asset"), _entry("2.css", "asset"), _entry("3.css", "asset")

    second = generation(_files(old), _files(new))
    third = generation(second, _files(newest))

    assert _files(new, _entry("1.css", "asset", kept=True)) == second
    assert _files(newest, _entry("2.css", "asset", kept=True)) == third


def test_only_assets_are_kept() -> None:
    """A page that is not made any more goes at once."""
    assert generation(_files(_entry("a.html")), _files()) == _files()


def test_what_is_kept_stays_while_nothing_changes() -> None:
    """Building the same again keeps the same generation, so that nothing is written."""
    new, kept = _entry("2.css", "asset"), _entry("1.css", "asset", kept=True)

    assert _files(new, kept) == generation(_files(new, kept), _files(new))


def test_a_kept_asset_that_is_made_again_is_an_asset_again() -> None:
    """Going back to the old style sheet makes it an ordinary entry."""
    old = _files(_entry("2.css", "asset"), _entry("1.css", "asset", kept=True))
    new = _entry("1.css", "asset")

    assert _files(new, _entry("2.css", "asset", kept=True)) == generation(old, _files(new))


def test_a_page_of_before_that_the_build_keeps_is_as_given() -> None:
    """An article in error whose last good page stays is the build's own entry."""
    kept = _files(_entry("a.html", kept=True))

    assert kept == generation(_files(_entry("a.html")), kept)


def test_an_asset_that_is_in_the_way_is_not_kept() -> None:
    """Where a folder is needed, the file of before cannot stay."""
    new = _files(_entry("a/b.css", "asset"))

    assert new == generation(_files(_entry("a", "asset")), new)


def test_moves_are_in_the_safe_order() -> None:
    """What a page needs or leads to is there before it; the order within a group stays."""
    groups: tuple[Group, ...] = ("sitemap", "feed", "listing", "article", "file", "asset")
    new = _files(*(_entry(group, group) for group in groups), _entry("another", "article"))

    expected = _moves("asset", "file", "article", "another", "listing", "feed", "sitemap")

    assert expected == operations(_files(), new, frozenset(new.paths))


def test_only_staged_files_move() -> None:
    """A page that was not made again stays where it is."""
    files = _files(_entry("a.html"), _entry("b.html"))

    assert _moves("b.html") == operations(files, files, frozenset({"b.html"}))


def test_deletions_come_last() -> None:
    """What the generation does not list any more goes after all is in place."""
    old, new = _files(_entry("a.html")), _files(_entry("b.html"))

    assert _moves("b.html") + _deletions("a.html") == operations(old, new, frozenset({"b.html"}))


def test_a_file_gives_way_to_a_folder() -> None:
    """An old file that stands where a folder is needed goes first."""
    old, new = _files(_entry("a"), _entry("z")), _files(_entry("a/b"))

    expected = _deletions("a") + _moves("a/b") + _deletions("z")

    assert expected == operations(old, new, frozenset({"a/b"}))


def test_a_folder_gives_way_to_a_file() -> None:
    """Old files below the place of a new file go first."""
    old, new = _files(_entry("a/b/c")), _files(_entry("a"))

    assert _deletions("a/b/c") + _moves("a") == operations(old, new, frozenset({"a"}))


@given(old=st.frozensets(PATHS), new=st.frozensets(PATHS))
def test_each_path_is_moved_or_deleted_once(old: frozenset[str], new: frozenset[str]) -> None:
    """New paths move, old ones that are not new go, and nothing else is touched."""
    result = operations(_files(*map(_entry, sorted(old))), _files(*map(_entry, sorted(new))), new)

    assert {*_moves(*new), *_deletions(*(old - new))} == set(result)
    assert len(result) == len(set(result))


def test_ancestors_are_the_folders_of_a_path() -> None:
    """From the inner to the outer, without the output folder itself."""
    assert tuple(ancestors(("a/b/c", "d"))) == ("a/b", "a")
