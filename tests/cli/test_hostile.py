"""Whatever a site is made of, it is told on lines of ours, and steers no terminal."""

import json
from pathlib import Path
from typing import Final

import pytest

from magsite.diagnostics.visible import is_unseen
from magsite.inquiry.known import BASELINE
from tests.cli.conftest import CONFIG, Run
from tests.cli.payloads import PAYLOADS
from tests.sites.harness import write

pytestmark = [pytest.mark.slow, pytest.mark.untraced]

_KEYS: Final = (
    "topic",
    "author",
    "category",
    "tags",
    "series",
    "image",
    "template",
    "lang",
    "canonical",
    "aliases",
)


@pytest.mark.parametrize("options", [("--explain",), ("--dry-run", "--strict")])
@pytest.mark.parametrize("payload", [one for one in PAYLOADS if one != "\udcff"])
def test_nothing_of_a_site_steers_the_terminal(
    run: Run, site: Path, payload: str, options: tuple[str, ...]
) -> None:
    """Neither names of files nor keys nor values nor links: the report consists of characters that are seen."""
    _attack(site, payload)

    result = run("build", site, "--lang", "fr", *options)

    assert (result.exception is None) or isinstance(result.exception, SystemExit)
    assert [sign for sign in result.output.replace("\n", "") if is_unseen(sign)] == []


@pytest.mark.parametrize("payload", [one for one in PAYLOADS if one != "\udcff"])
def test_the_report_for_machines_is_one_value(run: Run, site: Path, payload: str) -> None:
    """Whatever names and values hold."""
    _attack(site, payload)

    assert json.loads(run("build", site, "--json").stdout)["published"] in {True, False}


@pytest.mark.parametrize("payload", [one for one in PAYLOADS if one != "\udcff"])
def test_nothing_of_a_check_steers_the_terminal(run: Run, site: Path, payload: str) -> None:
    """Neither what is told nor the changes that are shown, nor the baseline."""
    _attack(site, payload)
    text = f"{payload}  a, etc…"
    write(site, {"content/articles/z.md": f"{json.dumps({'title': 'Z', 'date': '2026-01-01'})}\n\n{text}\n"})

    results = [
        run("check", site, *options)
        for options in ((), ("--fix",), ("--fix", "--yes", "--json"), ("--write-baseline",))
    ]

    assert all(one.exception is None or isinstance(one.exception, SystemExit) for one in results)
    said = "".join(one.output for one in results) + (site / BASELINE).read_text("utf-8").replace("\t", "")
    assert [sign for sign in said.replace("\n", "") if is_unseen(sign)] == []


def _attack(site: Path, payload: str) -> None:
    """Put the payload wherever a site has words; headers in JSON can spell all of them."""
    write(site, {"config.toml": f'{CONFIG}\n[publish]\non_error = "keep"\n'})
    name = payload.replace("/", "").replace("\0", "").replace("\n", "")[:40]
    header = dict.fromkeys(_KEYS, f"{payload} a") | {"title": "A", "date": "2026-01-01", payload: payload}
    text = f"[a]({name}.md) ![{name}]({name}.png)\n\n```{name}\na\n```\n"
    for number, (key, value) in enumerate(header.items()):
        own = {"title": "A", "date": "2026-01-01", key: value}
        write(site, {f"content/articles/{name}{number}.md": f"{json.dumps(own)}\n{text}"})
    write(
        site,
        {
            f"content/articles/{name}.txt": "a",
            "data/shares/a.csv": f'article,network,count,date\n"{payload}",x,1,\n',
        },
    )
