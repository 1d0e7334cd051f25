"""The theme as the build needs it: its files from the snapshot, its assets, its template keys."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from operator import attrgetter
from typing import TYPE_CHECKING, Any

import msgspec

from magsite.cache import codec
from magsite.cache.digest import Digest, key, of_bytes
from magsite.cache.memo import Memo
from magsite.cache.store import Store
from magsite.content.config import ThemeTable
from magsite.content.scan import Source, locate
from magsite.content.walk import Root
from magsite.diagnostics.codes import N_
from magsite.diagnostics.model import Diagnostic, Location, diagnose
from magsite.language.catalogues import unreadable_catalogues
from magsite.language.typography.options import Switches
from magsite.magazine.model import Magazine
from magsite.pages.edition import ThemeFacts
from magsite.pages.on_demand import OnDemand
from magsite.pages.target import CopyOf, Parts, Target, Text, target
from magsite.stages.request import Request
from magsite.stages.sources import Sources
from magsite.theme.assets import Asset, Place, assets, fingerprinted
from magsite.theme.closures import closures, template_keys
from magsite.theme.declaration import Declaration, read_declaration
from magsite.theme.layers import (
    DECLARATION,
    STATIC,
    TEMPLATES,
    EnvironmentSpec,
    ThemeFile,
    catalogue_folders,
    catalogues,
    merge,
    read_text,
)
from magsite.theme.sheets import ACCENT_SHEET, HIGHLIGHT_SHEET, accent_diagnostics, accent_sheet

if TYPE_CHECKING:
    from magsite.theme.references import References

Assets = tuple[Mapping[str, Asset], tuple[Diagnostic, ...]]
"""Every asset by its name, and what is wrong in the style sheets."""


_Declared = tuple[Declaration, tuple[Diagnostic, ...]]
"""What the theme declares, and what is wrong with that."""


class Theming(msgspec.Struct, frozen=True):
    """The theme of one magazine."""

    spec: EnvironmentSpec
    facts: ThemeFacts
    targets: tuple[Target, ...]
    """A Target for each asset."""
    diagnostics: tuple[Diagnostic, ...]
    keys: tuple[Digest, ...]
    """Of everything remembered here."""


class _Setting(msgspec.Struct, frozen=True):
    """What a theme is read for: everything outside its files that decides on what comes of it."""

    theme: ThemeTable
    language: str
    typography: Switches
    base_url: str
    root: str
    code: Digest
    colours: tuple[tuple[str, str | None, Location], ...]
    """Of each category: id, colour, where it is set."""


class _Words(msgspec.Struct, frozen=True):
    """The theme's own words."""

    theme: str
    """Its name, which is the domain of the catalogues."""
    catalogues: tuple[ThemeFile, ...]
    unreadable: tuple[Diagnostic, ...]


def read_theme(
    request: Request,
    sources: Sources,
    magazine: Magazine,
    store: Store,
    memo: Memo,
    place: Place = fingerprinted,
) -> Theming:
    """The theme's layers merged, with what they declare and the sheets that the magazine's colours make."""
    found = memo.same("theme sources", tuple(_below(sources, prefix) for prefix in sources.theme_prefixes))
    prefixes, roots = memo.same("theme layers", (sources.theme_prefixes, sources.roots))
    read = (
        memo.each(_theme_file, (one,), prefix, roots) for one, prefix in zip(found, prefixes, strict=True)
    )
    layers = memo.same("theme files", tuple(read))
    setting = memo.same("theme setting", _setting(request, magazine))
    files = memo(merge, layers)
    # Where a template alone is another, no style sheet is made again.
    static = memo.same("theme assets", tuple(file for file in files if file.name.startswith(STATIC)))
    made = memo(assets, static, memo(_generated, setting), place)
    declared = memo(
        _declared, memo.same("theme declaration", tuple(file for file in files if file.name == DECLARATION))
    )
    words = memo(_words, memo.same("theme catalogues", catalogues(layers)), declared, setting)
    return memo(_theming, files, made, declared, words, setting, store)


def _theming(
    files: tuple[ThemeFile, ...],
    given: Assets,
    declared: _Declared,
    words: _Words,
    setting: _Setting,
    store: Store,
) -> Theming:
    declaration, wrong = declared
    made, unmade = given
    urls = tuple(sorted((name, setting.root + asset.path) for name, asset in made.items()))
    spec = EnvironmentSpec(
        words.theme, files, words.catalogues, setting.language, setting.base_url, urls, setting.typography
    )
    settings = declaration.settings | setting.theme.settings
    templates = tuple(file for file in files if file.name.startswith(TEMPLATES))
    remembered = {file: key("references", setting.code, file.digest) for file in templates}
    keys = _template_keys(remembered, spec, settings, store)
    picture = dict(urls).get(declaration.picture)
    facts = ThemeFacts(keys, declaration.views, settings, picture)
    targets = tuple(_asset_target(asset, setting.root) for asset in made.values())
    missing = _no_picture(declaration, picture, files)
    problems = (*wrong, *unmade, *missing, *_colours(setting), *words.unreadable)
    return Theming(spec, facts, targets, problems, tuple(remembered.values()))


def _setting(request: Request, magazine: Magazine) -> _Setting:
    config = magazine.config
    colours = tuple(
        (one.id, one.colour, Location(one.colour_path, one.colour_line, 1))
        for one in magazine.categories.values()
    )
    base, root, language = magazine.base_url, magazine.root, config.magazine.language
    return _Setting(config.theme, language, config.typography, base, root, request.code, colours)


def _below(sources: Sources, prefix: str) -> tuple[Source, ...]:
    """The sources of one layer, which stand side by side since all are sorted by path."""
    every, path = sources.snapshot.sources, attrgetter("path")
    start = bisect_left(every, f"{prefix}/", key=path)
    end = bisect_left(every, f"{prefix}0", key=path)  # What comes after the slash among signs.
    return every[start:end]


def _theme_file(source: Source, prefix: str, roots: Sequence[Root]) -> ThemeFile:
    name = source.path.removeprefix(f"{prefix}/")
    return ThemeFile(name, source.path, str(locate(roots, source.path)), source.digest)


def _declared(files: tuple[ThemeFile, ...]) -> _Declared:
    """What the declaration among these files says, if there is one."""
    for file in files:
        text = read_text(file)
        return (Declaration(), (text,)) if isinstance(text, Diagnostic) else read_declaration(text, file.path)
    return Declaration(), ()


def _no_picture(
    declaration: Declaration, picture: str | None, files: tuple[ThemeFile, ...]
) -> Iterator[Diagnostic]:
    """The picture for sharing that theme.toml names must be an asset."""
    if declaration.picture and picture is None:
        place = next(Location(file.path) for file in files if file.name == DECLARATION)
        yield diagnose("asset-missing", place, name=declaration.picture, near="")


def _words(found: tuple[ThemeFile, ...], declared: _Declared, setting: _Setting) -> _Words:
    """The catalogues that are damaged in the magazine's language are named: their words would be missing without a word."""
    theme = declared[0].name or setting.theme.name
    shown = {file.file: file.path for file in found}
    reason = N_("it is no compiled catalogue of gettext")
    unreadable = tuple(
        diagnose("catalogue-unreadable", Location(shown.get(str(path), str(path))), reason=reason)
        for path in unreadable_catalogues(catalogue_folders(found), theme, setting.language)
    )
    return _Words(theme, found, unreadable)


def _generated(setting: _Setting) -> Mapping[str, str]:
    from magsite.content.markdown.highlight import sheet  # noqa: PLC0415 - loads Pygments

    colours = [(id, colour) for id, colour, _ in setting.colours]
    return {ACCENT_SHEET: accent_sheet(colours), HIGHLIGHT_SHEET: sheet()}


def _colours(setting: _Setting) -> tuple[Diagnostic, ...]:
    return accent_diagnostics([(colour, place) for _, colour, place in setting.colours if colour is not None])


def _template_keys(
    remembered: Mapping[ThemeFile, Digest], spec: EnvironmentSpec, settings: Mapping[str, Any], store: Store
) -> Mapping[str, Digest]:
    """The key of each template. They are known when the first is asked for: a page can be made without."""

    @cache
    def keys() -> Mapping[str, Digest]:
        return template_keys(closures(_references(remembered, store)), spec, settings)

    names = [file.name.removeprefix(TEMPLATES) for file in remembered]
    return OnDemand(frozenset(names), lambda name: keys()[name])


def _references(remembered: Mapping[ThemeFile, Digest], store: Store) -> Mapping[str, "References"]:
    """What each template refers to: read of those that are new, since parsing one takes as long as making ten pages."""
    from magsite.theme.references import References, references  # noqa: PLC0415 - loads Jinja

    stored = store.get_many(remembered.values())
    found: dict[str, References] = {}
    new: dict[Digest, bytes] = {}
    for file, name in remembered.items():
        known = codec.decode(stored[name], References) if name in stored else None
        if known is None:
            text = read_text(file)
            # One that cannot be read refers to nothing: rendering it says why.
            known = references(text) if isinstance(text, str) else References()
            if isinstance(text, str) and of_bytes(text.encode()) == file.digest:
                new[name] = codec.encode(known)
        found[file.name.removeprefix(TEMPLATES)] = known
    store.put_many(new.items())
    return found


def _asset_target(asset: Asset, root: str) -> Target:
    def made_of() -> Parts:
        return (("asset", asset.digest),)

    url, text, file = root + asset.path, asset.text, asset.file
    if text is not None:
        return target(url, root, "asset", asset.source, made_of, lambda: Text(text))
    return target(url, root, "asset", asset.source, made_of, lambda: CopyOf(file or "", asset.digest))
