"""A magazine that is assembled again and again in one process is always what it would be afresh."""

import os
from datetime import datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from magsite.cache.alike import alike
from magsite.cache.memo import Forgetful, Remembering
from magsite.content.config import CONFIG_FILE
from magsite.magazine.assemble import assemble
from tests.properties.inputs import Read, inputs_of
from tests.properties.pool import NOW, Edit, Sources, edits, instants, sites
from tests.sites.tiny import CONFIG

pytestmark = pytest.mark.untraced

EXAMPLES = 300 if "CI" in os.environ else 40
SETTINGS = settings(
    max_examples=EXAMPLES,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)

_CONFIGS = (
    CONFIG.replace("[magazine]\n", '[magazine]\ntimezone = "Europe/Berlin"\n'),
    CONFIG.replace("[magazine]\n", '[magazine]\ntimezone = "Pacific/Auckland"\n'),
    CONFIG.replace("[magazine]\n", '[magazine]\nlanguage = "en"\n'),
    CONFIG + '\n[content.defaults."content/articles"]\nextra = { note = 1 }\ntags = ["Écran"]\n',
    CONFIG + '\n[content.defaults."content/articles"]\nextra = { note = true }\ntags = ["écran"]\n',
    CONFIG + '\n[markdown]\nextensions = ["admonition"]\n',
)


def _configured(text: str) -> Edit:
    return lambda sources: {**sources, CONFIG_FILE: text.encode()}


STEPS = st.lists(
    st.tuples(
        st.lists(st.one_of(edits(), edits(), st.sampled_from(_CONFIGS).map(_configured)), max_size=2),
        instants(),
        st.booleans(),
    ),
    min_size=1,
    max_size=8,
)


@SETTINGS
@given(start=sites(), steps=STEPS)
def test_assembled_with_a_memory_is_assembled_afresh(
    start: Sources, steps: list[tuple[list[Edit], datetime, bool]]
) -> None:
    """After any edits, to the last detail and in the same order; whether runs end or not."""
    memo, read, sources = Remembering(), Read(), start
    for done, now, ends in [([], NOW, True), *steps]:
        for edit in done:
            sources = edit(sources)
        inputs = inputs_of(sources, now, read)

        assert alike(assemble(inputs, Forgetful()), assemble(inputs, memo))

        if ends:
            memo.turn()
