"""Nothing outside the site is read into the output, and nothing is written outside the output."""

from pathlib import Path

import pytest

from tests.sites import harness
from tests.sites.edits import put
from tests.sites.harness import OUTPUT
from tests.sites.small import UN
from tests.sites.tiny import article

OTHER = "content/articles/2026-02-01-autre.md"

PATHS = (
    *("../../../../../../../../etc/hostname", "/etc/hostname", "file:///etc/hostname", "//etc/hostname"),
    *(
        "%2e%2e/%2e%2e/%2e%2e/%2e%2e/%2e%2e/%2e%2e/etc/hostname",
        r"..\..\..\etc\hostname",
        "../../../secret.txt",
    ),
)


@pytest.mark.parametrize("path", PATHS)
def test_no_link_or_picture_leads_out_of_the_site(small_site: Path, path: str) -> None:
    """A file outside the sources is nowhere in the output, whatever an article points at."""
    put("../secret.txt", "le secret")(small_site)
    put(UN, article("Un", f"![a]({path}) [b]({path})\n\n<img src='{path}'> <a href='{path}'>c</a>"))(
        small_site
    )
    harness.build(small_site)
    assert not [name for name in harness.files(small_site / OUTPUT) if "hostname" in name or "secret" in name]


@pytest.mark.parametrize(
    "word", ["../../dehors", "/etc/dehors", "..", "a/b", "%2e%2e", r"..\dehors", "CON", ".magsite"]
)
def test_no_name_leads_out_of_the_output(small_site: Path, word: str) -> None:
    """Slugs, ids, authors, categories and tags become plain words of an address, or are refused."""
    outside = set(small_site.parent.iterdir())
    header = dict.fromkeys(("slug", "id", "author", "category", "tags"), f"'{word}'")
    put(OTHER, article("Autre", **header))(small_site)
    harness.build(small_site)
    assert outside == set(small_site.parent.iterdir())
    assert not [
        name for name in harness.files(small_site / OUTPUT) if ".." in name or "\\" in name or "%" in name
    ]
