"""French tech articles out of nothing, the same ones every time.

Article i is made of the seed and of i alone: a corpus of 1,000 articles is the beginning of one of 10,000, link for link.
Each article links to one that comes before it; the first one to the second. One in twenty is signed by two authors,
half of them show code. A body holds about 5.8 KB of Markdown on average.
"""

import random
import re
import unicodedata
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from functools import cache
from itertools import accumulate
from typing import NamedTuple, TypeVar

import prose

_FIRST_DAY = datetime(2006, 1, 2, 6)  # noqa: DTZ001 - Each tool is told the zone by its configuration.
_MINUTES = 60 * 24 * 6930
"""Nearly nineteen years."""
_NEWEST = datetime(2025, 1, 6, 6)  # noqa: DTZ001 - The same.
_AUTHORS = 120
_CATEGORIES = 20
_SEED = 1789
_COSIGNED = 0.05
_LONGEST_SLUG = 60


class Author(NamedTuple):
    """Who signs."""

    slug: str
    name: str
    bio: str
    website: str


class Category(NamedTuple):
    """What an article belongs to."""

    slug: str
    name: str


class Lead(NamedTuple):
    """What others must know of an article to link to it."""

    number: int
    title: str
    slug: str
    date: datetime


class Article(NamedTuple):
    """All that any tool is told of an article."""

    lead: Lead
    authors: tuple[Author, ...]
    category: Category
    tags: tuple[str, ...]
    summary: str
    shares: int
    body: str
    linked: Lead


def articles(count: int) -> Iterator[Article]:
    """The first articles of the corpus."""
    return map(article, range(count))


def article(number: int) -> Article:
    """One article."""
    r = _random("article", number)
    people = _weighted(r, _authors(), 2 if r.random() < _COSIGNED else 1)
    return Article(
        lead=lead(number),
        authors=people,
        category=_weighted(r, _categories(), 1)[0],
        tags=_weighted(r, prose.stock().tags, r.randint(0, 5)),
        summary=f"{prose.sentence(r)} {prose.sentence(r)}",
        shares=int(r.lognormvariate(3.4, 1.4)),
        body=prose.body(r),
        linked=lead(r.randrange(number) if number else 1),
    )


def lead(number: int) -> Lead:
    """What stands at the head of one article."""
    r = _random("lead", number)
    title = prose.filled(r, r.choice(prose.stock().titles))
    slug = slugified(title)[:_LONGEST_SLUG].strip("-")
    date = _FIRST_DAY + timedelta(minutes=r.randrange(_MINUTES))
    return Lead(number, title, f"{slug}-{number}", date)


def newest(number: int) -> Article:
    """The same article as if it had been written after all others, by who wrote the first, for the same category."""
    one, first = article(number), article(0)
    date = _NEWEST + timedelta(minutes=number)
    return one._replace(lead=one.lead._replace(date=date), authors=first.authors, category=first.category)


def slugified(text: str) -> str:
    """Small letters, digits and hyphens."""
    letters = unicodedata.normalize("NFKD", text.lower().replace("œ", "oe"))
    unmarked = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return re.sub(r"[^a-z0-9]+", "-", unmarked).strip("-")


@cache
def _authors() -> Sequence[Author]:
    return tuple(map(_author, range(_AUTHORS)))


def _author(number: int) -> Author:
    """Every name once: the numbers of the two lists have no common divisor."""
    first = prose.stock().first_names[number % len(prose.stock().first_names)]
    name = f"{first} {prose.stock().last_names[number % len(prose.stock().last_names)]}"
    r = _random("author", number)
    slug = slugified(name)
    bio = f"{name} est {r.choice(prose.stock().roles)}. {prose.sentence(r)} {prose.sentence(r)}"
    return Author(slug, name, bio, f"https://{slug}.example/")


@cache
def _categories() -> Sequence[Category]:
    return tuple(Category(slugified(name), name) for name in prose.stock().categories[:_CATEGORIES])


T = TypeVar("T")


def _weighted(r: random.Random, choices: Sequence[T], count: int) -> tuple[T, ...]:
    """Some of the choices, each at most once; the second is taken half as often as the first, the third a third as often."""
    chosen: dict[int, None] = {}
    while len(chosen) < count:
        chosen.update(dict.fromkeys(r.choices(range(len(choices)), cum_weights=_weights(len(choices)))))
    return tuple(choices[at] for at in chosen)


@cache
def _weights(count: int) -> Sequence[float]:
    return tuple(accumulate(1 / rank for rank in range(1, count + 1)))


def _random(kind: str, number: int) -> random.Random:
    """Chance that is the same for the same article, whatever was made before it."""
    return random.Random(f"{_SEED}/{kind}/{number}")  # noqa: S311 - No secret.
