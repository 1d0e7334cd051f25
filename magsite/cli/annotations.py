"""Problems as GitHub shows them beside the lines of a change: workflow commands on lines of their own.

A runner of GitHub Actions reads everything that a step prints, and obeys each line that looks like a command. So
what writers have written is printed where it does not listen.
"""

import os
from collections.abc import Iterable, Mapping
from gettext import NullTranslations
from pathlib import Path
from typing import Final

from magsite.cli.judging import Judged
from magsite.diagnostics.text import repair, says
from magsite.diagnostics.visible import visible

_IN_DATA: Final = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_IN_PROPERTIES: Final = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"})


def is_github(environment: Mapping[str, str]) -> bool:
    """Whether a runner of GitHub Actions reads what is printed."""
    return environment.get("GITHUB_ACTIONS") == "true"


def annotations_text(
    found: Iterable[Judged], site: Path, environment: Mapping[str, str], messages: NullTranslations
) -> str:
    """One line for each problem; files are named as the repository sees them."""
    folder = _folder(site, environment.get("GITHUB_WORKSPACE"))
    return "\n".join(_annotation(one, folder, messages) for one in found)


def logged(text: str, environment: Mapping[str, str]) -> str:
    """What writers have written as it may be printed here: on GitHub, where the runner does not listen."""
    return f"{unheard(text, os.urandom(16).hex())}\n" if text and is_github(environment) else text


def unheard(text: str, token: str) -> str:
    """The text between the commands that make a runner stop listening, and listen again; nobody may guess the token."""
    return f"::stop-commands::{token}\n{text}\n::{token}::"


def _annotation(one: Judged, folder: str, messages: NullTranslations) -> str:
    location = one.diagnostic.location
    properties = {
        "file": visible(folder + location.path) if location.path else "",
        "line": str(location.line or ""),
        "col": str(location.column or ""),
        "title": one.diagnostic.code,
    }
    written = ",".join(
        f"{name}={value.translate(_IN_PROPERTIES)}" for name, value in properties.items() if value
    )
    data = f"{says(one.diagnostic, messages)}\n{repair(one.diagnostic, messages)}".translate(_IN_DATA)
    return f"::{one.severity.value} {written}::{data}"


def _folder(site: Path, workspace: str | None) -> str:
    """The path of the site in the repository, with a slash at its end; empty where it stands elsewhere."""
    if not workspace:
        return ""
    path = Path(os.path.relpath(site.resolve(), Path(workspace).resolve())).as_posix()
    return "" if path.startswith("..") or path == "." else f"{path}/"
