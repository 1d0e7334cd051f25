"""From the tree of a template to Python's code, with what the code reads noted beside it.

What a template reads is noted where the code that reads it is written, so that neither can be had without the
other: whoever keeps the code keeps the `Reading` as well.
"""

from collections.abc import Iterable
from typing import Any, Final

import msgspec
from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.meta import find_referenced_templates

READING: Final = "reading"
"""The name under which a template's code holds the fields of its Reading."""

MESSAGES: Final = frozenset({"_", "gettext", "ngettext", "pgettext", "npgettext"})
"""The names of the functions behind `{% trans %}`."""

_CONSTANT_CALLS: Final = MESSAGES | {"asset"}
_NAMING: Final = (nodes.Block, nodes.Extends, nodes.Include, nodes.Import, nodes.FromImport)
_CONSTANT: Final = (nodes.Const, nodes.Dict, nodes.List, nodes.Name, nodes.Pair, nodes.Tuple)


class Reading(msgspec.Struct, frozen=True):
    """What one template, without those that it includes, can see of the page that it stands in."""

    names: tuple[str, ...] = ()
    """Looked up where the template stands: everything that it has not set itself."""
    nested: tuple[str, ...] = ()
    """Templates that see what this one sees: those that it includes, or imports with context."""
    framed: bool = False
    """Whether it has blocks or a parent, whose text others decide, or nests templates by computed names."""
    constant: bool = False
    """Whether it holds macros, imports and constants alone, so that nothing on any page changes what it is."""
    imports: tuple[str, ...] = ()
    """The templates that it imports, if it is constant."""
    referred: tuple[str, ...] = ()
    """All templates that it names, inside of its macros too; an empty name stands for one that is computed."""


class Generator(CodeGenerator):
    """Jinja's generator of code; what it prints goes through `environment.shown`."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self._names: set[str] = set()

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:  # noqa: N802 - Jinja's name
        """Write the code, and below it what it reads."""
        super().visit_Template(node, frame)
        reading = _reading(node, self._names)
        self.writeline(f"{READING} = {msgspec.structs.astuple(reading)!r}", extra=1)

    def enter_frame(self, frame: Frame) -> None:
        """Write the code that looks up names, and note them."""
        super().enter_frame(frame)
        self._names.update(
            name for action, name in frame.symbols.loads.values() if action == "resolve" and name
        )

    def _output_child_to_const(self, node: nodes.Expr, frame: Frame, finalize: Any) -> str:
        # What a filter makes of a constant depends on language and address, which this code is not kept apart by.
        is_plain = isinstance(node, nodes.Const) and type(node.value) in (str, int)
        if not is_plain and not isinstance(node, nodes.TemplateData):
            raise nodes.Impossible
        return super()._output_child_to_const(node, frame, finalize)

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        del node, finalize
        if frame.eval_ctx.volatile:
            self.write("(environment.shown if context.eval_ctx.autoescape else environment.bare)(")
        else:
            self.write("environment.shown(" if frame.eval_ctx.autoescape else "environment.bare(")


def _reading(tree: nodes.Template, names: set[str]) -> Reading:
    found = tuple(tree.find_all(_NAMING))
    nested, computed = _nested(found)
    imports = _constant_imports(tree)
    return Reading(
        tuple(sorted(names)),
        nested,
        framed=computed or any(isinstance(node, nodes.Block | nodes.Extends) for node in found),
        constant=imports is not None,
        imports=imports or (),
        referred=tuple(sorted({name or "" for name in find_referenced_templates(tree)})),
    )


def _nested(found: Iterable[nodes.Node]) -> tuple[tuple[str, ...], bool]:
    """The templates that see what this one sees, and whether some are named by what is known on a page only."""
    named = [
        node.template
        for node in found
        if isinstance(node, nodes.Include | nodes.Import | nodes.FromImport) and node.with_context
    ]
    literal = {name.value for name in named if isinstance(name, nodes.Const) and isinstance(name.value, str)}
    computed = any(not isinstance(name, nodes.Const) or name.value not in literal for name in named)
    return tuple(sorted(literal)), computed


def _constant_imports(tree: nodes.Template) -> tuple[str, ...] | None:
    """The imports of a template that is constant; None of any other."""
    imports: list[str] = []
    for node in tree.body:
        match node:
            case nodes.Import() | nodes.FromImport():
                if node.with_context or not isinstance(node.template, nodes.Const):
                    return None
                imports.append(str(node.template.value))
            case nodes.Assign(target=nodes.Name(name=name), node=value):
                if name in _CONSTANT_CALLS or not _is_constant(value):
                    return None
            case nodes.Output():
                if not all(isinstance(one, nodes.TemplateData) for one in node.nodes):
                    return None
            case nodes.Macro(name=name) if name not in _CONSTANT_CALLS:
                pass
            case _:
                return None
    return tuple(imports)


def _is_constant(value: nodes.Node) -> bool:
    """Whether it is text, a number, a message, an asset, or lists of them: nothing that a macro could use up."""
    match value:
        case nodes.Call(node=nodes.Name(name=name)) if name in _CONSTANT_CALLS:
            return all(map(_is_constant, value.iter_child_nodes()))
        case _:
            return isinstance(value, _CONSTANT) and all(map(_is_constant, value.iter_child_nodes()))
