"""A magazine that is amended is always what assembling would make of its sources."""

import os
from collections.abc import Collection
from datetime import datetime

import msgspec
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from magsite.cache.memo import Forgetful
from magsite.content.names import is_share_file, is_source
from magsite.magazine.amending import Amendment, amend, links_to_follow
from magsite.magazine.assemble import Inputs, assemble
from magsite.magazine.basis import Assembly
from magsite.magazine.leading import leading_of
from magsite.magazine.model import Magazine
from magsite.magazine.reach import Edit as ArticleEdit
from magsite.magazine.recounting import counted_otherwise, counts_now, recount
from magsite.pages.edition import Edition
from magsite.pages.plan import plan
from magsite.pages.replanning import replan, standing_of
from tests.builders import edition
from tests.properties import pool, quiet
from tests.properties.inputs import Read, inputs_of
from tests.properties.pool import NOW, Edit, Sources

pytestmark = pytest.mark.untraced

EXAMPLES = 400 if "CI" in os.environ else 15
SETTINGS = settings(
    max_examples=EXAMPLES,
    deadline=None,
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)

LISTINGS = {
    "home": {"featured": 1, "most_shared": 2, "authors": 2, "strips": 2},
    "tag": {"latest": 1},
    "not_found": {"latest": 2},
    "authors": {"most_shared": 1},
}


@SETTINGS
@given(start=quiet.sites(), steps=st.lists(st.lists(quiet.edits(), min_size=1, max_size=3), max_size=6))
def test_a_quiet_magazine_is_amended_as_it_is_assembled(start: Sources, steps: list[list[Edit]]) -> None:
    """Titles, texts, names, dates, links, new, renamed and removed articles of a magazine without mistakes."""
    _hold(start, [(edits, NOW) for edits in steps])


@SETTINGS
@given(
    start=pool.sites(),
    steps=st.lists(st.tuples(st.lists(pool.edits(), max_size=2), pool.instants()), min_size=1, max_size=6),
)
def test_any_magazine_is_amended_as_it_is_assembled(
    start: Sources, steps: list[tuple[list[Edit], datetime]]
) -> None:
    """Whatever is wrong in its sources."""
    _hold(start, steps)


def _hold(start: Sources, steps: list[tuple[list[Edit], datetime]]) -> None:
    read, sources = Read(), start
    former = inputs_of(sources, NOW, read)
    assembly = _gathered(assemble(former, Forgetful()))
    for done, now in steps:
        for edit in done:
            sources = edit(sources)
        inputs = inputs_of(sources, now, read)
        afresh = assemble(inputs, Forgetful())
        amended = _amended(assembly, former, inputs)

        if amended is not None:
            since = amended.assembly.magazine.valid_from
            assert _comparable(afresh, since) == _comparable(amended.assembly, since)
            _hold_plan(assembly.magazine, amended)
        former, assembly = inputs, amended.assembly if amended is not None else _gathered(afresh)


def _gathered(assembly: Assembly) -> Assembly:
    """With what all its texts lead to, as the ledger has it."""
    leading = leading_of(assembly.magazine)
    return msgspec.structs.replace(assembly, basis=msgspec.structs.replace(assembly.basis, leading=leading))


def _hold_plan(before: Magazine, amended: Amendment) -> None:
    """Planning what a turnover changes is planning everything, as far as keys tell."""
    old, new = edition(before, LISTINGS), edition(amended.assembly.magazine, LISTINGS)
    others = {one.id for one in (*amended.turnover.gone, *amended.turnover.come)}
    # So what is remembered of the cards of all others may be believed.
    assert _cards(old, others) == _cards(new, others)
    planned, afresh = plan(old, ()), plan(new, ())
    if planned.diagnostics:
        return
    replanned = replan(old, new, amended.turnover, standing_of(planned.targets))
    if afresh.diagnostics:
        assert replanned is None
    elif replanned is not None:
        kept = {one.path: one.parts for one in planned.targets if one.path not in replanned.gone}
        assert {one.path: one.parts for one in afresh.targets} == kept | {
            one.path: one.parts for one in replanned.targets
        }


def _cards(made: Edition, others: Collection[str]) -> dict[str, str]:
    """The digests of all cards but those of these articles."""
    return {id: digest for id, digest in made.card_digests.items() if id not in others}


def _amended(assembly: Assembly, former: Inputs, inputs: Inputs) -> Amendment | None:
    """The amendment, where only articles or only share counts have changed and the clock has changed nothing."""
    before, after = ({one.path: one for one in of.documents} for of in (former, inputs))
    changed = {path for path, _ in former.digests.items() ^ inputs.digests.items()}
    since, until = assembly.magazine.valid_from, assembly.magazine.valid_until
    if former.config != inputs.config or (since and inputs.now < since) or (until and inputs.now >= until):
        return None
    if changed and all(map(is_share_file, changed)):
        return _recounted(assembly, inputs)
    if former.share_rows != inputs.share_rows or not all(
        path.startswith("content/articles/") and is_source(path) for path in changed
    ):
        return None
    edits = [ArticleEdit(path, before.get(path), after.get(path)) for path in sorted(changed)]
    follow = links_to_follow(assembly, edits)
    bare = msgspec.structs.replace(assembly.basis, leading=None)
    # What is gathered of all texts, and grows with each edit, tells what a look at each of them tells.
    assert links_to_follow(msgspec.structs.replace(assembly, basis=bare), edits) == follow
    if follow is None:
        return None
    edits += [ArticleEdit(path, after[path], after[path]) for path in follow]
    return amend(assembly, edits, inputs.digests, inputs.now, inputs.code)


def _recounted(assembly: Assembly, inputs: Inputs) -> Amendment | None:
    """The amendment where share counts alone have changed."""
    counted = counts_now(assembly, inputs.share_rows)
    if counted is None:
        return None
    documents = {one.path: one for one in inputs.documents}
    return recount(assembly, counted, counted_otherwise(assembly, counted), documents, inputs.digests)


def _comparable(assembly: Assembly, since: datetime | None) -> tuple[object, ...]:
    """An assembly, but for how long it has held: an amended one may say a later instant, never an earlier one."""
    magazine = assembly.magazine
    assert magazine.valid_from is None or (since is not None and magazine.valid_from <= since)
    return msgspec.structs.replace(magazine, valid_from=None), sorted(set(assembly.diagnostics))


def test_the_edits_of_writers_are_amended() -> None:
    """Most edits of a quiet magazine are, or the properties above would hold nothing."""
    refused = [name for name, start, edit in quiet.everyday() if not _is_amended(start, edit)]

    assert refused == []


def _is_amended(start: Sources, edit: Edit) -> bool:
    """Whether the magazine is, and its files are planned as far as the edit reaches."""
    read = Read()
    former = inputs_of(start, NOW, read)
    assembly = assemble(former, Forgetful())
    amended = _amended(assembly, former, inputs_of(edit(start), NOW, read))
    if amended is None:
        return False
    old, new = edition(assembly.magazine, LISTINGS), edition(amended.assembly.magazine, LISTINGS)
    return replan(old, new, amended.turnover, standing_of(plan(old, ()).targets)) is not None
