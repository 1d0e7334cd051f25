"""What each template is made of, so that a page is made again when, and only when, some of it changed.

Reading templates is slow: what each refers to, `references`, is remembered under the digest of its text. The rest
is cheap.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import msgspec

from magsite.cache.digest import Digest, of_value
from magsite.theme.layers import DECLARATION, TEMPLATES, EnvironmentSpec

if TYPE_CHECKING:
    from magsite.theme.references import References


class Closure(msgspec.Struct, frozen=True, array_like=True):
    """All that a template reaches, itself included."""

    templates: tuple[str, ...]
    """Names of templates, without `templates/`, sorted. One that does not exist is among them."""
    assets: tuple[str, ...] = ()
    """Names of assets, sorted."""
    dynamic_templates: bool = False
    """A name of a template is computed: all templates of the theme are in `templates`."""
    dynamic_assets: bool = False
    """A name of an asset is computed: any asset may be used."""


def closures(direct: Mapping[str, "References"]) -> Mapping[str, Closure]:
    """The closure of every template by its name, such as `article.html`, from what each refers to itself."""
    return {name: _closure(name, direct) for name in sorted(direct)}


def template_keys(
    closures: Mapping[str, Closure], spec: EnvironmentSpec, settings: Mapping[str, Any]
) -> Mapping[str, Digest]:
    """The digest of all that makes each template what it is, but for its page and the code of magsite.

    An asset counts by its URL, which holds a fingerprint of what is in it. `settings` are those of the theme
    with the magazine's own over them.
    """
    digests = {file.name: file.digest for file in spec.files}
    urls = dict(spec.assets)
    surroundings = of_value(
        (
            spec.theme,
            digests.get(DECLARATION),
            settings,
            spec.language,
            spec.base_url,
            spec.typography,
            [(file.name, file.digest) for file in spec.catalogues],
        )
    )
    return {
        name: of_value((surroundings, _templates(closure, digests), _assets(closure, urls)))
        for name, closure in closures.items()
    }


def _closure(template: str, direct: Mapping[str, "References"]) -> Closure:
    reached: set[str] = set()
    assets: set[str] = set()
    waiting, dynamic_templates, dynamic_assets = [template], False, False
    while waiting:
        name = waiting.pop()
        if name in reached:
            continue
        reached.add(name)
        if (found := direct.get(name)) is None:
            continue
        assets.update(found.assets)
        waiting += direct if found.dynamic_templates else found.templates
        dynamic_templates |= found.dynamic_templates
        dynamic_assets |= found.dynamic_assets
    return Closure(
        tuple(sorted(reached)),
        tuple(sorted(assets)),
        dynamic_templates=dynamic_templates,
        dynamic_assets=dynamic_assets,
    )


def _templates(closure: Closure, digests: Mapping[str, Digest]) -> list[tuple[str, Digest | None]]:
    return [(name, digests.get(TEMPLATES + name)) for name in closure.templates]


def _assets(closure: Closure, urls: Mapping[str, str]) -> list[tuple[str, str | None]]:
    names = {*closure.assets, *urls} if closure.dynamic_assets else closure.assets
    return [(name, urls.get(name)) for name in sorted(names)]
