"""How much of a magazine is worked out again after an edit, counted in calls of what is done for each document."""

from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any, TypeVar, TypeVarTuple

import msgspec
import pytest

from magsite.cache.memo import Remembering
from magsite.content.document import Document
from magsite.magazine.article import Article
from magsite.magazine.assemble import Inputs, assemble
from magsite.magazine.basis import Assembly
from magsite.magazine.model import Page
from tests.builders import NOW, article, author, category, config, linking, page, row

R = TypeVar("R")
Ts = TypeVarTuple("Ts")

ARTICLES = 200
PLACE = 100
"""Of the article that is edited, among the documents."""

Edit = Callable[[Inputs], Inputs]


class Counting(Remembering):
    """A memo that counts what is really called, by the names of the functions."""

    def __init__(self) -> None:
        super().__init__()
        self.calls: Counter[str] = Counter()
        self._counted: dict[Any, Any] = {}

    def __call__(self, function: Callable[[*Ts], R], /, *args: *Ts) -> R:
        """What the function makes, counted where it is called."""
        counting: Any = self._counting(function)
        made: R = super().__call__(counting, *args)
        return made

    def each(
        self, function: Callable[..., R], columns: tuple[Sequence[Any], ...], /, *shared: *Ts
    ) -> tuple[R, ...]:
        """What the function makes of each row, counted where it is called."""
        return super().each(self._counting(function), columns, *shared)

    def _counting(self, function: Callable[..., Any]) -> Callable[..., Any]:
        def counted(*args: Any) -> Any:
            self.calls[function.__name__] += 1
            return function(*args)

        found: Callable[..., Any] = self._counted.setdefault(function, counted)
        return found


def _documents() -> tuple[Document, ...]:
    articles = [
        article(
            f"a{n:03}",
            title=f"Article {n}",
            date=f"20{n % 20:02}-03-{n % 28 + 1:02}",
            authors=("Bob" if n % 2 else "Zoé",),
            categories=("Net",),
            tags=("web", f"sujet {n % 7}"),
            aliases=("/ancien/",) if n == 7 else (),
            series="Le tour" if n % 50 == 0 else None,
        )
        for n in range(ARTICLES)
    ]
    articles[1] = linking(articles[1], "a002.md")
    return (*articles, author("bob", name="Bob"), category("net", name="Net", text="Tout."), page())


def _inputs() -> Inputs:
    documents = _documents()
    digests = {one.path: one.source.digest for one in documents}
    return Inputs(config(), "dossier", documents, digests, (row("a003", "x", 5),), NOW, "code")


def _edited(**changes: Any) -> Edit:
    """Another header of one article."""

    def edit(inputs: Inputs) -> Inputs:
        document = inputs.documents[PLACE]
        assert document.article is not None
        header = msgspec.structs.replace(document.article, **changes)
        return _with(inputs, msgspec.structs.replace(document, article=header))

    return edit


def _with(inputs: Inputs, document: Document) -> Inputs:
    documents = (*inputs.documents[:PLACE], document, *inputs.documents[PLACE + 1 :])
    digests = {**inputs.digests, document.path: "other"}
    return msgspec.structs.replace(inputs, documents=documents, digests=digests)


def _another_text(inputs: Inputs) -> Inputs:
    document = inputs.documents[PLACE]
    source = msgspec.structs.replace(document.source, digest="other")
    return _with(inputs, msgspec.structs.replace(document, source=source))


def _another_file(inputs: Inputs) -> Inputs:
    new = article("a100b", title="Neuf", date="2009-01-01", tags=("web",))
    documents = (*inputs.documents[: PLACE + 1], new, *inputs.documents[PLACE + 1 :])
    digests = dict(sorted({**inputs.digests, new.path: "new"}.items()))
    return msgspec.structs.replace(inputs, documents=documents, digests=digests)


def _file_less(inputs: Inputs) -> Inputs:
    path = inputs.documents[PLACE].path
    documents = tuple(one for one in inputs.documents if one.path != path)
    digests = {other: digest for other, digest in inputs.digests.items() if other != path}
    return msgspec.structs.replace(inputs, documents=documents, digests=digests)


def _another_title_of_the_magazine(inputs: Inputs) -> Inputs:
    settings = config(magazine={"title": "Revue"})
    return msgspec.structs.replace(inputs, config=settings)


def _as_it_was(inputs: Inputs) -> Inputs:
    """Equal, and put together anew."""
    documents = (*inputs.documents[:PLACE], *inputs.documents[PLACE:])
    return msgspec.structs.replace(inputs, documents=documents, digests=dict(inputs.digests), config=config())


ARTICLE = ("dated", "mentions_of", "ids_of", "writing_of", "leads_of", "article_of", "facets_of")
"""What is done for each article."""
ALL = ("named", "linkable", "layout_of", "all_series", "fold_rows", "declarations", "authors", "categories")
"""What is done once for all of them."""


@pytest.mark.parametrize(
    ("edit", "each", "once"),
    [
        (_as_it_was, (0, 0, 0, 0, 0, 0, 0), ()),
        (_another_title_of_the_magazine, (0, 0, 0, 0, 0, 0, 0), ()),
        (_another_text, (1, 1, 0, 1, 1, 1, 1), ()),
        (_edited(title="Autre"), (1, 1, 0, 1, 1, 1, 1), ()),
        (_edited(shares=(("x", 7),)), (1, 1, 0, 1, 1, 1, 1), ("layout_of", "all_series")),
        (_edited(tags=("web",)), (1, 1, 1, 1, 1, 1, 1), ("named", "layout_of", "all_series")),
        (
            _edited(tags=("neuf",)),
            (1, 1, ARTICLES, 1, 1, 1, 1),
            ("named", "layout_of", "all_series"),
        ),
        (
            _another_file,
            (1, 1, 1, 1, ARTICLES + 2, 1, 1),
            ("named", "linkable", "layout_of", "all_series", "authors", "categories"),
        ),
        (
            _file_less,
            (0, 0, 0, 0, ARTICLES, 0, 0),
            ("named", "linkable", "layout_of", "all_series", "authors", "categories"),
        ),
    ],
)
def test_an_edit_has_only_this_made_again(edit: Edit, each: tuple[int, ...], once: tuple[str, ...]) -> None:
    """Of what is done for each article, and of what is done once for all."""
    memo, inputs = Counting(), _inputs()
    assemble(inputs, memo)
    memo.turn()
    memo.calls.clear()

    assemble(edit(inputs), memo)

    assert dict(zip(ARTICLE, each, strict=True)) == {name: memo.calls[name] for name in ARTICLE}
    assert set(once) == {name for name in ALL if memo.calls[name]}


def test_the_first_run_makes_everything_once() -> None:
    """For each article; pages lead somewhere too."""
    memo = Counting()

    assemble(_inputs(), memo)

    assert {name: memo.calls[name] for name in ARTICLE} == dict.fromkeys(ARTICLE, ARTICLES) | {
        "leads_of": ARTICLES + 1
    }


def test_only_what_asks_for_redirects_is_asked_for_them() -> None:
    """Most headers have no aliases."""
    memo = Counting()

    assemble(_inputs(), memo)

    assert memo.calls["redirects_of"] == 1


def test_what_is_as_it_was_is_the_same_object() -> None:
    """So that whatever is made of it later can be remembered too."""
    memo, inputs = Remembering(), _inputs()
    before = _by_path(assemble(inputs, memo))
    memo.turn()

    after = _by_path(assemble(_another_file(inputs), memo))

    assert before.keys() < after.keys()
    assert all(after[path] is one for path, one in before.items())


def _by_path(assembly: Assembly) -> dict[str, Article | Page]:
    found: dict[str, Article | Page] = {one.path: one for one in assembly.magazine.articles}
    return found | {one.path: one for one in assembly.magazine.pages}
