"""Where the magazine stands, and where its output goes."""

import os
from gettext import NullTranslations
from pathlib import Path

import click

from magsite.content.config import CONFIG_FILE, read_config
from magsite.content.decode import decode
from magsite.diagnostics.codes import CODES, N_
from magsite.diagnostics.model import Diagnostic

OUTPUT = "public"
_SIGNS = (CONFIG_FILE, "content")


def found_site(given: Path | None, messages: NullTranslations) -> Path:
    """The folder that was given, else the nearest around; a usage error where neither holds a magazine."""
    site = given or site_around(Path.cwd())
    if site is None or not is_site(site):
        sentence = N_("There is no magazine here: no config.toml and no content/.")
        raise click.UsageError(messages.gettext(sentence))
    return site


def site_around(folder: Path) -> Path | None:
    """The nearest folder, from this one upwards, that holds a magazine; None where none does."""
    here = folder.resolve()
    return next((place for place in (here, *here.parents) if is_site(place)), None)


def is_site(folder: Path) -> bool:
    """Whether a folder has a configuration or articles' sources in it."""
    # Any text may be asked for, and most are no paths: `os.path` says no to all of them.
    return any(os.path.exists(folder / sign) for sign in _SIGNS)  # noqa: PTH110 - see above


def language_of_site(site: Path) -> str:
    """The language of the magazine in this folder; where the configuration cannot be read, that of its default."""
    try:
        text = decode((site / CONFIG_FILE).read_bytes(), CONFIG_FILE)
    except OSError:
        text = ""
    config, _ = read_config("" if isinstance(text, Diagnostic) else text, frozenset(CODES))
    return config.magazine.language
