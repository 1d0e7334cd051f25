"""`magsite new`."""

import shlex
from collections.abc import Iterator, Mapping
from gettext import NullTranslations
from pathlib import Path
from typing import Final

import click

import magsite
from magsite.cli.clock import today_in
from magsite.cli.laying import lay
from magsite.cli.trouble import give_up, reason_of
from magsite.cli.usage import Subcommand
from magsite.cli.words import lang_option
from magsite.content.config import MagazineTable
from magsite.diagnostics.codes import N_
from magsite.diagnostics.visible import visible
from magsite.newsroom.specimen import File, dated_files

# A folder that is under version control already is as good as an empty one.
_NOTHING: Final = frozenset({".git"})

_CONTENTS: Final = (
    ("config.toml", N_("title, address, menus")),
    ("content/articles/exemples/", N_("five sample articles, to be deleted in one go")),
    ("content/authors/", N_("two sample authors")),
    ("content/categories/", N_("three magazines, with their colours")),
    ("content/pages/", N_("about, legal notice, personal data, accessibility: blanks are marked")),
    ("LISEZMOI.md", N_("where everything stands, and what to do before publishing")),
)


def new_command(messages: NullTranslations, _environment: Mapping[str, str]) -> click.Command:
    """The command, speaking the writer's language."""
    say = messages.gettext

    def run(folder: Path) -> None:
        _run(folder, messages)

    return Subcommand(
        "new",
        help=say(N_("Make a sample magazine in DIR. DIR is a folder that is empty, or not there yet.")),
        callback=run,
        params=[
            click.Argument(["folder"], metavar=say(N_("DIR")), type=click.Path(path_type=Path)),
            lang_option(messages),
        ],
    )


def _run(folder: Path, messages: NullTranslations) -> None:
    """Make the magazine, and say what it holds and how to look at it."""
    try:
        if not _is_free(folder):
            raise click.UsageError(_taken(folder, messages))
        files = dated_files(_specimen(), today_in(MagazineTable().timezone))
        lay(folder, files)
    except OSError as error:
        sentence = messages.gettext(N_("The magazine cannot be written, and nothing is left of it. {reason}"))
        give_up(sentence.format(reason=reason_of(error, messages)), messages)
    click.echo("\n".join(_told(folder, len(files), messages)))


def _is_free(folder: Path) -> bool:
    """Whether a magazine may be made there."""
    if not folder.is_dir():
        return not folder.exists() and not folder.is_symlink()
    return all(path.name in _NOTHING for path in folder.iterdir())


def _taken(folder: Path, messages: NullTranslations) -> str:
    sentence = messages.gettext(
        N_("{folder} is there already, and is no empty folder: choose another name, or clear it away first.")
    )
    return sentence.format(folder=visible(str(folder)))


def _specimen() -> Iterator[File]:
    """The files of the sample magazine, as the package carries them."""
    root = Path(magsite.__file__).parent / "specimen"
    for path in sorted(root.rglob("*")):
        if path.is_file():
            yield path.relative_to(root).as_posix(), path.read_bytes()


def _told(folder: Path, files: int, messages: NullTranslations) -> Iterator[str]:
    say = messages.gettext
    place = visible(str(folder))
    yield say(N_("{folder} holds a magazine, in {n} files:")).format(folder=place, n=files)
    width = max(len(name) for name, _ in _CONTENTS)
    yield from (f"  {name:<{width}}  {say(sentence)}" for name, sentence in _CONTENTS)
    yield say(N_("Look at it:"))
    if folder.resolve() != Path.cwd():
        yield f"  cd {shlex.quote(place)}"
    yield "  magsite serve"
