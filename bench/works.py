"""The kinds of work that a build is measured at: what changes in a site before it."""

import re
import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from builders import Builder
from corpus import newest
from formats import FORMATS, SHARES, Written, source

COLD = "cold"
NOTHING = "nothing changed"
BODY = "one body edited"
_NIGHT = 100
"""One article of so many gets new share counts in a night."""


class UnchangedError(Exception):
    """An edit left a file as it was: what would be measured is something else."""


@dataclass(frozen=True)
class BuiltSite:
    """A site of one builder. What is changed in it is put back before the next run."""

    builder: Builder
    root: Path
    written: Written
    originals: dict[Path, bytes | None] = field(default_factory=dict)

    def save(self, path: Path, text: str) -> None:
        """Write a file of the site. Raises UnchangedError where the text is what stands there."""
        before = path.read_bytes() if path.is_file() else None
        if before == text.encode():
            raise UnchangedError(path)
        self.originals.setdefault(path, before)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")

    def restore(self) -> None:
        """Put back what was changed, and remove what builds left."""
        for path, content in self.originals.items():
            if content is None:
                path.unlink()
            else:
                path.write_bytes(content)
        self.originals.clear()
        clear(self)


class Work(NamedTuple):
    """One kind of work, and the ratio to Hugo's cold build that it is to keep: of the small theme, and of kiosque."""

    name: str
    change: Callable[[BuiltSite], None]
    goals: tuple[float, float] | None
    before: Callable[[BuiltSite], None] | None = None
    """A change that is built first, unmeasured."""
    peers: bool = True
    """Whether it is a kind of work for the peers as well."""


def clear(site: BuiltSite) -> None:
    """Remove all that a build left."""
    for leftover in site.builder.leftovers:
        path = site.root / leftover
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)


def nothing(_: BuiltSite) -> None:
    """Leave the site as it is."""


def edit_body(site: BuiltSite) -> None:
    """Add a sentence to an article in the middle of the years."""
    path = site.written.articles[len(site.written.articles) // 2]
    site.save(path, f"{path.read_text('utf-8')}\nUne phrase de plus.\n")


def edit_title(site: BuiltSite) -> None:
    """Put a word before the title of another one."""
    path = site.written.articles[len(site.written.articles) // 3]
    text = path.read_text("utf-8")
    site.save(
        path, re.sub(r'^(title: "?)', r"\1Encore : ", text, count=1, flags=re.IGNORECASE | re.MULTILINE)
    )


def add_article(site: BuiltSite) -> None:
    """The next article of the corpus comes out, newer than all others."""
    _publish(site, len(site.written.articles))


def add_another(site: BuiltSite) -> None:
    """The one after that."""
    _publish(site, len(site.written.articles) + 1)


def number_stably(site: BuiltSite) -> None:
    """Have the pages of lists counted from the oldest, so that a new article changes few of them."""
    path = site.root / "config.toml"
    site.save(path, path.read_text("utf-8").replace("[urls]\n", '[urls]\nnumbering = "stable"\n', 1))


def edit_template(site: BuiltSite) -> None:
    """Have all articles end with one more line."""
    path = site.root / site.builder.template
    site.save(
        path, path.read_text("utf-8").replace("</article>", "<p>Merci de votre lecture.</p>\n</article>", 1)
    )


def edit_style(site: BuiltSite) -> None:
    """Add a rule to the stylesheet, whose address all pages name."""
    path = site.root / site.builder.style
    site.save(path, f"{path.read_text('utf-8')}\n.plus {{ margin: 0 }}\n")


def count_shares(site: BuiltSite) -> None:
    """Add what a night brings to the file of share counts: a tenth more, and one, of each article that is counted anew."""
    path = site.root / SHARES
    text = path.read_text("utf-8")
    site.save(path, text + "".join(map(_counted_anew, text.splitlines()[1::_NIGHT])))


def edit_profile(site: BuiltSite) -> None:
    """Add a sentence to the biography of an author who signed more than most."""
    author = site.written.authors[len(site.written.authors) // 10]
    path = site.root / "content" / "authors" / f"{author.slug}.md"
    site.save(path, f"{path.read_text('utf-8').rstrip()} Une phrase de plus.\n")


def _counted_anew(row: str) -> str:
    article, network, count, _ = row.split(",")
    return f"{article},{network},{int(count) + int(count) // 10 + 1},2025-01-06\n"


def _publish(site: BuiltSite, number: int) -> None:
    path, text = source(newest(number), FORMATS[site.builder.corpus])
    site.save(site.root / path, text)


WORKS = (
    Work(COLD, clear, (1.0, 2.0)),
    Work(NOTHING, nothing, (0.012, 0.012)),
    Work(BODY, edit_body, (0.025, 0.025)),
    Work("one title edited", edit_title, (0.05, 0.05)),
    Work("one new article", add_article, (0.12, 0.12)),
    Work("a template edited", edit_template, (0.6, 0.6)),
    Work("a stylesheet edited", edit_style, None, peers=False),
    Work("a night’s share counts", count_shares, (0.15, 0.15), peers=False),
    Work("one author’s profile", edit_profile, None, peers=False),
    Work("one new article, stable numbering", add_another, (0.03, 0.03), before=number_stably, peers=False),
)


def works_of(builder: Builder) -> tuple[Work, ...]:
    """Those that this builder is measured at."""
    return tuple(work for work in WORKS if builder.is_magsite or work.peers)
