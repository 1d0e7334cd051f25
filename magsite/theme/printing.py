"""What a template may print: text and whole numbers, and nothing that Python would have to find words for.

The text that Python makes of other values is never meant ("None", a date with its seconds), and of some it holds
an address in memory, which differs from build to build.
"""

from typing import Any, Final

from jinja2 import Environment, TemplateRuntimeError, nodes
from jinja2.runtime import Undefined
from markupsafe import Markup, escape

from magsite.theme.access import kind_of

PRINTED: Final = "printed"
NUMBER: Final = "whole_or_decimal"

_ENTITIES: Final = (("&", "&amp;"), (">", "&gt;"), ("<", "&lt;"), ("'", "&#39;"), ('"', "&#34;"))


def printed(value: Any) -> Any:
    """The value itself if it is text or a whole number; else the template fails."""
    if isinstance(value, str) or type(value) is int:
        return value
    if isinstance(value, Undefined):
        return str(value)  # Fails, in its own words.
    raise TemplateRuntimeError(f"{kind_of(value)} cannot be printed: choose a filter or a part of it")


def shown(value: Any) -> str:
    """What stands in HTML for text or a whole number: markup as it is, all else escaped; or the template fails."""
    kind = type(value)
    if kind is str:
        return _escaped(value)
    if kind is Markup:
        return value  # type: ignore[no-any-return] # just tested
    return str(escape(printed(value)))


def bare(value: Any) -> str:
    """What stands for text or a whole number where escaping is off; or the template fails."""
    return str(printed(value))


def number(value: Any) -> int | float:
    """The value itself if it is a number; else the template fails. For the left side of `%`."""
    if type(value) in (int, float):
        return value  # type: ignore[no-any-return] # just tested
    raise TemplateRuntimeError(f"“%” is for numbers; {kind_of(value)} stands before it")


def guarded(tree: nodes.Template, environment: Environment) -> nodes.Template:
    """The template with that rule where an operator makes text of values: `~`, and `%` on text.

    `{{ … }}` has it from the generator of code (`compiling`), which prints through `shown` and `bare`.
    """
    for node in tuple(tree.find_all((nodes.Concat, nodes.Mod))):
        if isinstance(node, nodes.Concat):
            node.nodes = [_through(PRINTED, operand, environment) for operand in node.nodes]
        elif isinstance(node, nodes.Mod):
            node.left = _through(NUMBER, node.left, environment)
    return tree


def _escaped(text: str) -> str:
    """What `markupsafe.escape` gives, as text: pages are joined of thousands, and a Markup of each is slow."""
    for sign, entity in _ENTITIES:
        if sign in text:
            text = text.replace(sign, entity)
    return text


def _through(name: str, operand: nodes.Expr, environment: Environment) -> nodes.Expr:
    call = nodes.Filter(operand, name, [], [], None, None, lineno=operand.lineno)
    call.set_environment(environment)
    return call
