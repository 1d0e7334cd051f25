"""The theme as the build needs it: its files from the snapshot, its assets, its template keys."""

from collections.abc import Iterator, Mapping

import msgspec

from magsite.cache import codec
from magsite.cache.digest import Digest, key
from magsite.cache.store import Store
from magsite.content.scan import locate
from magsite.diagnostics.model import Diagnostic, Location, diagnose
from magsite.magazine.model import Magazine
from magsite.pages.edition import ThemeFacts
from magsite.pages.target import CopyOf, Target, Text, target
from magsite.stages.request import Request
from magsite.stages.sources import Sources
from magsite.theme.assets import Asset, assets
from magsite.theme.closures import Closure, closures, closures_key, template_keys
from magsite.theme.declaration import Declaration, read_declaration
from magsite.theme.layers import DECLARATION, EnvironmentSpec, ThemeFile, catalogues, merge, read_text
from magsite.theme.sheets import ACCENT_SHEET, HIGHLIGHT_SHEET, accent_diagnostics, accent_sheet


class Theming(msgspec.Struct, frozen=True):
    """The theme of one magazine."""

    spec: EnvironmentSpec
    facts: ThemeFacts
    targets: tuple[Target, ...]
    """A Target for each asset."""
    diagnostics: tuple[Diagnostic, ...]
    keys: tuple[Digest, ...]
    """Of everything remembered here."""


def read_theme(request: Request, sources: Sources, magazine: Magazine, store: Store) -> Theming:
    """The theme's layers merged, with what they declare and the sheets that the magazine's colours make."""
    layers = _layers(sources)
    files = merge(layers)
    declaration, wrong = _declaration(files)
    made, unmade = assets(files, _generated(magazine))
    urls = tuple(sorted((name, magazine.root + asset.path) for name, asset in made.items()))
    config = magazine.config
    name = declaration.name or config.theme.name
    spec = EnvironmentSpec(name, files, catalogues(layers), config.magazine.language, magazine.base_url, urls)
    settings = declaration.settings | config.theme.settings
    remembered, found = _closures(files, request.code, store)
    picture = dict(urls).get(declaration.picture)
    facts = ThemeFacts(template_keys(found, spec, settings), declaration.views, settings, picture)
    targets = tuple(_asset_target(asset, magazine.root) for asset in made.values())
    problems = (*wrong, *unmade, *_no_picture(declaration, picture, files), *_colours(magazine))
    return Theming(spec, facts, targets, problems, (remembered,))


def _layers(sources: Sources) -> tuple[tuple[ThemeFile, ...], ...]:
    return tuple(
        tuple(
            ThemeFile(
                source.path.removeprefix(prefix + "/"),
                source.path,
                str(locate(sources.roots, source.path)),
                source.digest,
            )
            for source in sources.snapshot.sources
            if source.path.startswith(prefix + "/")
        )
        for prefix in sources.theme_prefixes
    )


def _declaration(files: tuple[ThemeFile, ...]) -> tuple[Declaration, tuple[Diagnostic, ...]]:
    for file in files:
        if file.name == DECLARATION:
            text = read_text(file)
            return (
                (Declaration(), (text,))
                if isinstance(text, Diagnostic)
                else read_declaration(text, file.path)
            )
    return Declaration(), ()


def _no_picture(
    declaration: Declaration, picture: str | None, files: tuple[ThemeFile, ...]
) -> Iterator[Diagnostic]:
    """The picture for sharing that theme.toml names must be an asset."""
    if declaration.picture and picture is None:
        place = next(Location(file.path) for file in files if file.name == DECLARATION)
        yield diagnose("asset-missing", place, name=declaration.picture, near="")


def _generated(magazine: Magazine) -> Mapping[str, str]:
    from magsite.content.markdown.highlight import sheet  # noqa: PLC0415 - loads Pygments

    colours = [(category.id, category.colour) for category in magazine.categories.values()]
    return {ACCENT_SHEET: accent_sheet(colours), HIGHLIGHT_SHEET: sheet()}


def _colours(magazine: Magazine) -> tuple[Diagnostic, ...]:
    return accent_diagnostics(
        [
            (category.colour, Location(category.colour_path, category.colour_line, 1))
            for category in magazine.categories.values()
            if category.colour is not None
        ]
    )


def _closures(
    files: tuple[ThemeFile, ...], code: Digest, store: Store
) -> tuple[Digest, Mapping[str, Closure]]:
    """What each template reaches, remembered under the list of all layers' templates."""
    name = key("closures", code, closures_key(files))
    stored = store.get(name)
    found = codec.decode(stored, dict[str, Closure]) if stored is not None else None
    if found is None:
        found = dict(closures(files))
        store.put_many([(name, codec.encode(found))])
    return name, found


def _asset_target(asset: Asset, root: str) -> Target:
    parts = (("asset", asset.digest),)
    text, file = asset.text, asset.file
    if text is not None:
        return target(root + asset.path, root, "asset", asset.name, parts, lambda: Text(text))
    return target(
        root + asset.path, root, "asset", asset.name, parts, lambda: CopyOf(file or "", asset.digest)
    )
