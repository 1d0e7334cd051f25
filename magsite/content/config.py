"""config.toml: every key, its default, and what its value must be.

The Structs below are the documentation of the file: a table is a Struct, a key is a field. An unknown key is an
error with a near match, and so is a wrong value; all of them at once.
"""

from typing import TYPE_CHECKING, Annotated, Any

import msgspec
from msgspec import Meta

from magsite.content.tables import Table, read_table, read_toml
from magsite.diagnostics.codes import N_
from magsite.diagnostics.model import Diagnostic, Severity
from magsite.language.typography.options import Options, Switches, in_language

if TYPE_CHECKING:
    from magsite.content.body import MarkdownOptions

CONFIG_FILE = "config.toml"

Text = Annotated[str, Meta(min_length=1)]
Folder = Annotated[
    str,
    Meta(
        pattern=r"^(?!/)(?!.*(//|/$))(?!.*(^|/)\.{1,2}(/|$))[^\\\x00-\x1f\x7f]+\Z",
        description=N_("a folder inside the site, such as “content/articles”"),
    ),
]
UrlWord = Annotated[
    str, Meta(pattern=r"^[a-z0-9-]+\Z", description=N_("a word of small letters, digits and hyphens"))
]
WebAddress = Annotated[
    str,
    Meta(
        pattern=r"^https?://[\w.-]+(:[0-9]+)?(/(?!\.{1,2}(/|\Z))[^\s?#<>\"'/\\]+)*/?\Z",
        description=N_("an address such as “https://mag.example/”"),
    ),
]
Pattern = Annotated[
    str,
    Meta(
        pattern=r"^(:category|:slug|:year|:month|:day|:id|[a-z0-9/-])*(:slug|:id)(:category|:slug|:year|:month|:day|:id|[a-z0-9/-])*\Z",
        description=N_(
            "an address made of “:category :slug :year :month :day :id”, with “:slug” or “:id” in it"
        ),
    ),
]


class MagazineTable(msgspec.Struct, frozen=True):
    """`[magazine]`: the publication."""

    title: Text | None = None
    """Else the folder's name."""
    tagline: str | None = None
    url: WebAddress | None = None
    language: Annotated[str, Meta(pattern=r"^(fr|en)\Z", description=N_("“fr” or “en”"))] = "fr"
    timezone: Text = "Europe/Paris"
    description: str | None = None


class AuthorDataTable(msgspec.Struct, frozen=True):
    """`[content.author_data]`: authors that stand in a data file, and which of its keys is what.

    A key below another is written with a dot: `fr.bio.long`.
    """

    path: Folder | None = None
    """A file in YAML, JSON or TOML with all authors, or a folder with a file for each."""
    name: Text = "name"
    role: Text = "role"
    place: Text = "place"
    website: Text = "website"
    email: Text = "email"
    portrait: Text = "portrait"
    bio: Text = "bio"


class ContentTable(msgspec.Struct, frozen=True):
    """`[content]`: where the sources stand."""

    articles: Folder = "content/articles"
    authors: Folder = "content/authors"
    categories: Folder = "content/categories"
    pages: Folder = "content/pages"
    series: Folder = "content/series"
    defaults: dict[str, dict[str, Any]] = {}
    """By folder of the site: front matter of the articles and pages below it, where theirs says nothing."""
    author_data: AuthorDataTable = AuthorDataTable()


class WordsTable(msgspec.Struct, frozen=True):
    """`[urls.words]`: the words that addresses are made of."""

    authors: UrlWord = "auteurs"
    tags: UrlWord = "sujets"
    series: UrlWord = "dossiers"
    most_shared: UrlWord = "plus-partages"
    page: UrlWord = "page"


class UrlsTable(msgspec.Struct, frozen=True):
    """`[urls]`: addresses and the length of lists."""

    article: Pattern = ":category/:slug"
    page_size: Annotated[int, Meta(ge=1, le=1000, description=N_("a whole number from 1 to 1000"))] = 12
    numbering: Annotated[
        str,
        Meta(pattern=r"^(newest|stable)\Z", description=N_("“newest” or “stable”")),
    ] = "newest"
    """Whether lists are counted from the newest article, or from the oldest so that their pages stay as they are."""
    words: WordsTable = WordsTable()


class ThemeTable(msgspec.Struct, frozen=True):
    """`[theme]`: which theme, and what it lets the magazine set."""

    name: Annotated[
        str, Meta(pattern=r"^[A-Za-z0-9_-]+\Z", description=N_("the name of a folder of themes"))
    ] = "kiosque"
    settings: dict[str, Any] = {}


class MenuEntry(msgspec.Struct, frozen=True):
    """One entry of a menu."""

    label: Text
    url: Text


class MenuTable(msgspec.Struct, frozen=True):
    """`[menu]`: further entries of the head and the foot."""

    header: tuple[MenuEntry, ...] = ()
    footer: tuple[MenuEntry, ...] = ()


class MarkdownTable(msgspec.Struct, frozen=True):
    """`[markdown]`: further extensions of Python-Markdown, with their options."""

    extensions: tuple[str, ...] = ()
    options: dict[str, dict[str, Any]] = {}
    time_limit: Annotated[
        float, Meta(gt=0, le=3600, description=N_("a number of seconds, more than 0 and at most 3600"))
    ] = 5.0
    """Seconds of CPU time that converting one text may take."""


class PublishTable(msgspec.Struct, frozen=True):
    """`[publish]`: what happens to the rest where a source is in error."""

    on_error: Annotated[
        str,
        Meta(pattern=r"^(stop|keep)\Z", description=N_("“stop” or “keep”")),
    ] = "stop"


class Config(msgspec.Struct, frozen=True):
    """The whole of config.toml."""

    magazine: MagazineTable = MagazineTable()
    content: ContentTable = ContentTable()
    urls: UrlsTable = UrlsTable()
    markdown: MarkdownTable = MarkdownTable()
    theme: ThemeTable = ThemeTable()
    menu: MenuTable = MenuTable()
    publish: PublishTable = PublishTable()
    typography: Switches = Switches()
    checks: dict[str, Severity] = {}

    @property
    def markdown_options(self) -> "MarkdownOptions":
        """What `convert` needs of `[markdown]`."""
        # Imported here because it brings documents, and a build without changes has none.
        from magsite.content.body import MarkdownOptions  # noqa: PLC0415 - see above

        return MarkdownOptions(
            self.markdown.extensions,
            self.markdown.options,
            self.magazine.language,
            self.markdown.time_limit,
        )

    @property
    def typography_options(self) -> Options:
        """`[typography]` for texts in the magazine's language."""
        return in_language(self.typography, self.magazine.language)


def read_config(text: str, known_codes: frozenset[str]) -> tuple[Config, tuple[Diagnostic, ...]]:
    """The configuration in `text`, with the default wherever a value is wrong, and all that is wrong.

    `known_codes` are the codes that `[checks]` may set.
    """
    data, problems = read_toml(text, CONFIG_FILE, "config-syntax")
    table = Table(CONFIG_FILE, text, "config-key", "config-value")
    config, wrong = read_table(table, Config, data, ())
    config, no_zone = _with_zone(table, config)
    unknown = _unknown_checks(table, config, known_codes)
    return config, (*problems, *wrong, *unknown, *no_zone, *_wrong_defaults(table, config))


def _wrong_defaults(table: Table, config: Config) -> tuple[Diagnostic, ...]:
    """What is wrong in `[content.defaults]`, which most magazines do without."""
    if not config.content.defaults:
        return ()
    # Imported here because it brings the readers of headers, and a build without changes reads none.
    from magsite.content.default_values import wrong_defaults  # noqa: PLC0415 - see above

    return wrong_defaults(table, config.content.defaults)


def _unknown_checks(table: Table, config: Config, known_codes: frozenset[str]) -> tuple[Diagnostic, ...]:
    return tuple(
        table.unknown(("checks", code), known_codes) for code in config.checks if code not in known_codes
    )


def _with_zone(table: Table, config: Config) -> tuple[Config, tuple[Diagnostic, ...]]:
    """The configuration with a time zone that exists."""
    zone = config.magazine.timezone
    if zone == MagazineTable().timezone:
        return config, ()
    from zoneinfo import ZoneInfo  # noqa: PLC0415 - for magazines of other places

    try:
        ZoneInfo(zone)
    except (KeyError, ValueError, OSError):  # ZoneInfoNotFoundError is a KeyError; odd names give the others.
        magazine = msgspec.structs.replace(config.magazine, timezone=MagazineTable().timezone)
        wrong = table.wrong(("magazine", "timezone"), N_("a time zone such as “Europe/Paris”"), zone)
        return msgspec.structs.replace(config, magazine=magazine), (wrong,)
    return config, ()
