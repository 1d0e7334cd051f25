"""What one template refers to, read from its source."""

from functools import cache

import msgspec
from jinja2 import Environment, TemplateSyntaxError, nodes
from jinja2.meta import find_referenced_templates


class References(msgspec.Struct, frozen=True, array_like=True):
    """The templates and assets that one source names itself."""

    templates: tuple[str, ...] = ()
    """Reached by extends, include, import and from, sorted."""
    assets: tuple[str, ...] = ()
    """Named by `asset("…")`, sorted."""
    dynamic_templates: bool = False
    """Whether a template's name is computed, so that it may be any."""
    dynamic_assets: bool = False
    """Whether an asset's name is computed, so that it may be any."""


def references(source: str) -> References:
    """The references of a template; none where it cannot be read, for then nothing is made of it."""
    try:
        tree = _parser().parse(source)
    except TemplateSyntaxError:
        return References()
    templates = set(find_referenced_templates(tree))
    assets = _assets(tree)
    return References(
        tuple(sorted(name for name in templates if name is not None)),
        tuple(sorted(name for name in assets if name is not None)),
        dynamic_templates=None in templates,
        dynamic_assets=None in assets,
    )


@cache
def _parser() -> Environment:
    """Reads the syntax of `environment.environment`; what it reads is never rendered."""
    return Environment(  # noqa: S701 - no output, so nothing to escape
        extensions=("jinja2.ext.i18n",), trim_blocks=True, lstrip_blocks=True
    )


def _assets(tree: nodes.Template) -> set[str | None]:
    """The literal names; None stands for a computed one, and for `asset` used otherwise than in a call."""
    found: set[str | None] = set()
    called: set[int] = set()
    for call in tree.find_all(nodes.Call):
        if isinstance(call.node, nodes.Name) and call.node.name == "asset":
            called.add(id(call.node))
            found.add(_literal(call))
    if any(name.name == "asset" and id(name) not in called for name in tree.find_all(nodes.Name)):
        found.add(None)
    return found


def _literal(call: nodes.Call) -> str | None:
    match call.args:
        case [nodes.Const(value=str(name))]:
            return name
        case _:
            return None
