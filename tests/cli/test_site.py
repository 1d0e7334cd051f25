"""Where the magazine stands."""

from pathlib import Path

import pytest

from magsite.cli.site import is_site, site_around


@pytest.mark.parametrize("sign", ["config.toml", "content"])
@pytest.mark.parametrize("inside", [".", "content/articles/2008", "themes"])
def test_a_site_is_found_upwards(tmp_path: Path, sign: str, inside: str) -> None:
    """From any folder in it, by its configuration or its content."""
    site = tmp_path / "mag"
    (site / inside).mkdir(parents=True)
    (site / sign).mkdir(exist_ok=True)

    assert site == site_around(site / inside)


def test_the_nearest_site_counts(tmp_path: Path) -> None:
    """A magazine may stand inside another one."""
    (tmp_path / "content").mkdir()
    (tmp_path / "inner/content").mkdir(parents=True)

    assert tmp_path / "inner" == site_around(tmp_path / "inner")


def test_where_there_is_none_there_is_none(tmp_path: Path) -> None:
    """Up to the root of the disk."""
    (tmp_path / "articles").mkdir()

    assert (site_around(tmp_path / "articles"), is_site(tmp_path)) == (None, False)


def test_symbolic_links_are_followed(tmp_path: Path) -> None:
    """One goes up from where one really stands."""
    (tmp_path / "mag/content/articles").mkdir(parents=True)
    (tmp_path / "here").symlink_to(tmp_path / "mag/content/articles")

    assert tmp_path / "mag" == site_around(tmp_path / "here")
