"""parse: which sources become Documents, and what is remembered of them."""

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from magsite.cache.memo import Forgetful, Remembering
from magsite.cache.store import Store, open_store
from magsite.stages import parsing
from magsite.stages.documents import Documents, read_documents
from magsite.stages.sources import read_sources
from tests.builders import codes
from tests.sites.harness import Files, request, write
from tests.sites.tiny import article

ARTICLE = article("Les racines", date="2008-09-24")
SITE: Files = {
    "config.toml": '[magazine]\nurl = "https://mag.example/"\n',
    "content/articles/a.md": ARTICLE,
    "content/authors/bob.md": "---\nname: Bob\n---\n",
    "content/categories/net.md": "---\nname: Internet\n---\n",
    "content/pages/a-propos.md": "---\ntitle: À propos\n---\n",
    "content/articles/plan.png": "x",
    "content/readme.md": "x",
    "data/shares/b.csv": "article,network,count,date\na,mastodon,5,\n",
    "data/shares/a.csv": "article,network,count,date\na,mastodon,3,\na,bluesky,x,\n",
    "data/other.csv": "x",
}


class Told(list[tuple[str, int, int]]):
    """Keeps what the progress was told."""

    def __call__(self, stage: str, done: int, total: int) -> None:
        """Remember it."""
        self.append((stage, done, total))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """An empty store."""
    with open_store(tmp_path / "cache") as opened:
        yield opened


def _read(site: Path, store: Store, files: Files | None = None, code: str = "code") -> Documents:
    write(site, SITE if files is None else files)
    asked = request(site, code=code)
    return read_documents(asked, read_sources(asked), store, Told(), Forgetful())


def test_sources_in_markdown_become_documents(tmp_path: Path, store: Store) -> None:
    """Each of the kind of its folder; what stands in none of the four is passed over."""
    found = _read(tmp_path, store)

    assert [(document.path, document.kind) for document in found.documents] == [
        ("content/articles/a.md", "article"),
        ("content/authors/bob.md", "author"),
        ("content/categories/net.md", "category"),
        ("content/pages/a-propos.md", "page"),
    ]
    assert [document.path for document in found.documents] == list(found.parsed)


def test_the_innermost_folder_decides_on_the_kind(tmp_path: Path, store: Store) -> None:
    """As where authors stand among the articles."""
    config = '[content]\narticles = "blog"\nauthors = "blog/gens"\npages = "blog/gens/pages"\n'
    files: Files = {
        "config.toml": config,
        "blog/a.md": ARTICLE,
        "blog/gens/bob.md": "",
        "blog/gens/pages/p.md": "---\ntitle: P\n---\n",
    }

    found = _read(tmp_path, store, files)

    assert [document.kind for document in found.documents] == ["article", "author", "page"]


def test_share_rows_come_in_the_order_of_files(tmp_path: Path, store: Store) -> None:
    """At equal dates, the last row of the last file by name counts; what is wrong is said."""
    found = _read(tmp_path, store)

    assert [(one.location.path, one.count) for one in found.share_rows] == [
        ("data/shares/a.csv", 3),
        ("data/shares/b.csv", 5),
    ]
    assert codes(found.diagnostics) == ["shares-row"]


def test_a_share_file_in_another_encoding_is_said(tmp_path: Path, store: Store) -> None:
    """As any file."""
    found = _read(tmp_path, store, {"data/shares/a.csv": "é".encode("latin-1")})

    assert codes(found.diagnostics) == ["file-encoding"]


def test_what_is_wrong_in_a_source_is_said_each_time(tmp_path: Path, store: Store) -> None:
    """Remembered with the document, so that it does not vanish with the second build."""
    files: Files = {"content/articles/a.md": "Sans en-tête.", "content/articles/b.md": ARTICLE}
    first, second = _read(tmp_path, store, files), _read(tmp_path, store, {})

    assert (codes(first.diagnostics), len(first.documents)) == (["header-missing"], 1)
    assert (first.documents, first.diagnostics, ()) == (second.documents, second.diagnostics, second.parsed)


def test_a_source_is_parsed_once(tmp_path: Path, store: Store) -> None:
    """Then again when its bytes change; the same for a new program."""
    first = _read(tmp_path, store)
    edited = _read(tmp_path, store, {"content/articles/a.md": ARTICLE + "!"})
    upgraded = _read(tmp_path, store, {}, code="other")

    assert edited.parsed == ("content/articles/a.md",)
    assert first.parsed == upgraded.parsed


def test_a_file_that_moved_is_another_one(tmp_path: Path, store: Store) -> None:
    """Its path is part of the document."""
    _read(tmp_path, store)
    found = _read(tmp_path, store, {"content/articles/a.md": None, "content/articles/b.md": ARTICLE})

    assert found.parsed == ("content/articles/b.md",)


def test_an_unreadable_memory_is_none(tmp_path: Path, store: Store) -> None:
    """The source is parsed again."""
    first = _read(tmp_path, store)
    store.put_many([(one, b"\xc1") for one in first.keys])

    assert first == _read(tmp_path, store, {})


def test_a_file_that_changes_while_it_is_read_is_said(tmp_path: Path, store: Store) -> None:
    """Nothing is made of it, and the next build reads it anew."""
    write(tmp_path, SITE)
    asked = request(tmp_path)
    sources = read_sources(asked)
    write(tmp_path, {"content/articles/a.md": ARTICLE + "!", "content/authors/bob.md": "x"})

    found = read_documents(asked, sources, store, Told(), Forgetful())

    assert codes(found.diagnostics) == ["file-changed", "file-changed", "shares-row"]
    assert [document.kind for document in found.documents] == ["category", "page"]


@pytest.mark.parametrize("content", ["article,network,count,date\n", None])
def test_a_share_file_that_changes_while_it_is_read_is_said(
    tmp_path: Path, store: Store, content: str | None
) -> None:
    """Or goes away."""
    write(tmp_path, {"data/shares/a.csv": "article,network,count,date\na,mastodon,3,\n"})
    asked = request(tmp_path)
    sources = read_sources(asked)
    write(tmp_path, {"data/shares/a.csv": content})

    found = read_documents(asked, sources, store, Told(), Forgetful())

    assert (found.share_rows, codes(found.diagnostics)) == ((), ["file-changed"])


def test_a_file_that_cannot_be_read_any_more_is_said(
    tmp_path: Path, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With the reason."""
    write(tmp_path, {"content/articles/a.md": ARTICLE})
    asked = request(tmp_path)
    sources = read_sources(asked)

    def refuse(_: str) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(parsing, "contents", refuse)
    found = read_documents(asked, sources, store, Told(), Forgetful())

    assert [(one.code, one.arguments) for one in found.diagnostics] == [
        ("file-unreadable", (("reason", "Permission denied"),))
    ]


def test_progress_counts_what_is_read_anew(tmp_path: Path, store: Store) -> None:
    """Nothing is told where nothing is."""
    write(tmp_path, SITE)
    asked, first, second = request(tmp_path), Told(), Told()

    read_documents(asked, read_sources(asked), store, first, Forgetful())
    read_documents(asked, read_sources(asked), store, second, Forgetful())

    assert (first, second) == ([("parse", 4, 4)], [])


def test_many_sources_are_parsed_by_many_processes(tmp_path: Path, store: Store) -> None:
    """To the same documents, in the same order."""
    files = {f"content/articles/a{n:03}.md": article(f"A{n}", date="2008-09-24") for n in range(450)}
    write(tmp_path, files)
    asked = request(tmp_path)
    several = msgspec.structs.replace(asked, jobs=2)

    with open_store(tmp_path / "other") as other:
        parallel = read_documents(several, read_sources(several), other, Told(), Forgetful())

    assert read_documents(asked, read_sources(asked), store, Told(), Forgetful()) == parallel


def test_what_was_parsed_before_an_interruption_is_not_parsed_again(tmp_path: Path, store: Store) -> None:
    """As where Ctrl-C ends the first preview of a big magazine."""
    files = {f"content/articles/a{n:03}.md": article(f"A{n}", date="2008-09-24") for n in range(450)}
    write(tmp_path, files)
    asked = request(tmp_path)
    sources = read_sources(asked)

    def interrupt(_stage: str, _done: int, _total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        read_documents(asked, sources, store, interrupt, Forgetful())
    found = read_documents(asked, sources, store, Told(), Forgetful())

    assert 0 < len(found.parsed) < len(found.documents) == len(files)


def test_what_is_as_it_was_stays_the_same_object(tmp_path: Path, store: Store) -> None:
    """In one process nothing is decoded again, whatever the sources are read into."""
    memo = Remembering()
    before = _remembered(tmp_path, store, memo, SITE)
    store.put_many([(one, b"\xc1") for one in before.keys])

    after = _remembered(tmp_path, store, memo, {"content/articles/b.md": article("B", date="2008-09-24")})

    assert after.parsed == ("content/articles/b.md",)
    assert [one.path for one in after.documents if one not in before.documents] == ["content/articles/b.md"]
    kept = {one.path: one for one in after.documents}
    assert all(kept[one.path] is one for one in before.documents)


def test_data_that_is_as_it_was_is_not_read_again(tmp_path: Path, store: Store) -> None:
    """Its rows stay the same objects; what is asked of a file counts as well."""
    people = {"data/gens.yml": "alix:\n  name: Alix\n  role: Rédactrice\n", "config.toml": _authors("role")}
    memo = Remembering()
    before = _remembered(tmp_path, store, memo, {**SITE, **people})

    after = _remembered(tmp_path, store, memo, {"data/shares/c.csv": "article,network,count,date\na,x,1,\n"})
    other = _remembered(tmp_path, store, memo, {"config.toml": _authors("name")})

    assert all(one is row for one, row in zip(before.share_rows, after.share_rows, strict=False))
    assert len(after.share_rows) == len(before.share_rows) + 1
    assert after.documents[-1] is before.documents[-1]
    assert [one.documents[-1].author.role for one in (after, other) if one.documents[-1].author] == [
        "Rédactrice",
        "Alix",
    ]


@pytest.mark.parametrize("path", ["content/articles/a.md", "data/shares/b.csv"])
def test_a_file_that_changes_for_a_moment_is_read_again(tmp_path: Path, store: Store, path: str) -> None:
    """What was wrong then is remembered nowhere."""
    write(tmp_path, SITE)
    asked, memo = request(tmp_path), Remembering()
    sources = read_sources(asked)
    write(tmp_path, {path: "x"})
    meanwhile = read_documents(asked, sources, store, Told(), memo)
    memo.turn()
    write(tmp_path, {path: SITE[path]})

    found = read_documents(asked, sources, store, Told(), memo)

    assert "file-changed" in codes(meanwhile.diagnostics)
    assert codes(found.diagnostics) == ["shares-row"]
    assert found.documents == read_documents(asked, sources, store, Told(), Forgetful()).documents


def _authors(role: str) -> str:
    data = f'[content.author_data]\npath = "data/gens.yml"\nrole = "{role}"\n'
    return f'[magazine]\nurl = "https://mag.example/"\n{data}'


def _remembered(site: Path, store: Store, memo: Remembering, files: Files) -> Documents:
    """One run of a process that stays."""
    write(site, files)
    asked = request(site)
    found = read_documents(asked, read_sources(asked), store, Told(), memo)
    memo.turn()
    return found
