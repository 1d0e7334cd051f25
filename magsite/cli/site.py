"""Where the magazine stands, and where its output goes."""

from pathlib import Path

from magsite.content.config import CONFIG_FILE

OUTPUT = "public"
_SIGNS = (CONFIG_FILE, "content")


def site_around(folder: Path) -> Path | None:
    """The nearest folder, from this one upwards, that holds a magazine; None where none does."""
    here = folder.resolve()
    return next((place for place in (here, *here.parents) if is_site(place)), None)


def is_site(folder: Path) -> bool:
    """Whether a folder has a configuration or articles' sources in it."""
    return any((folder / sign).exists() for sign in _SIGNS)
