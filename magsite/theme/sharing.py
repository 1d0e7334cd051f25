"""What is rendered once for many pages, and how that is decided.

Three things do not depend on the page that they stand in, and the code of templates tells which (`Reading`):

- an imported template that holds macros and constants alone: it is made once for all pages;
- what a macro of such a template gives: it sees its arguments and nothing else;
- an included template that does not name `page`: it sees the names that it looks up and nothing else.

The text of the latter two is remembered by these values (`Fragments`). A value that may change, such as a
namespace or a loop, has no place in a key, and what sees one is rendered each time.
"""

from collections.abc import Callable, Hashable, Iterator, Mapping, MutableMapping
from functools import partial
from types import FunctionType
from typing import TYPE_CHECKING, Any, Final, Self

import msgspec
from jinja2 import Environment, Template, TemplateError
from jinja2.environment import TemplateModule
from jinja2.runtime import Context, Macro

from magsite.cache.digest import Digest, of_value
from magsite.theme.compiling import READING, Reading
from magsite.theme.fragments import Fragments, MadeBy
from magsite.theme.layers import TEMPLATES

if TYPE_CHECKING:
    from magsite.theme.environment import ClosedEnvironment

_PAGE: Final = "page"
_NONE: Final = object()
_SAME: Final = "the function of that name"

Root = Callable[[Context], Iterator[str]]


class Surroundings(Context):
    """What a template stands in; it calls macros and the functions of templates without a search for their kind."""

    def call(self, called: Any, /, *args: Any, **kwargs: Any) -> Any:
        """What a call gives."""
        if isinstance(called, Macro):
            kwargs.pop("_loop_vars", None)
            kwargs.pop("_block_vars", None)
            return called(self.eval_ctx, *args, **kwargs)
        if type(called) is FunctionType:
            kwargs.pop("_loop_vars", None)
            kwargs.pop("_block_vars", None)
            return called(*args, **kwargs)
        return super().call(called, *args, **kwargs)


class SharingTemplate(Template):
    """A template that keeps nothing from one page to the next but what is the same on both."""

    environment: "ClosedEnvironment"
    reading: Reading

    @classmethod
    def _from_namespace(
        cls,
        environment: Environment,
        namespace: MutableMapping[str, Any],
        globals: MutableMapping[str, Any],  # noqa: A002 - Jinja's name
    ) -> Self:
        # Jinja has a ChainMap here, which each context goes through; nothing in it ever changes.
        template = super()._from_namespace(environment, namespace, dict(globals))
        assert isinstance(template, cls)  # noqa: S101 - what else should it be
        template.begin(namespace)
        return template

    def begin(self, namespace: Mapping[str, Any]) -> None:
        """Take what is this template's own from the code that it was compiled to."""
        self.reading = Reading(*namespace[READING])
        self._root: Root = namespace["root"]
        self._inputs: tuple[str, ...] | None = None
        self._constant: TemplateModule | None = None
        if not self.reading.framed:
            self.root_render_func = self._fragment

    def make_module(
        self,
        vars: dict[str, Any] | None = None,  # noqa: A002 - Jinja's name
        shared: bool = False,  # noqa: FBT001, FBT002 - Jinja's own
        locals: Mapping[str, Any] | None = None,  # noqa: A002 - Jinja's name
    ) -> TemplateModule:
        """A module is more than its text, so that a remembered one would not do."""
        context = self.new_context(vars, shared, locals)
        return TemplateModule(self, context, list(self._root(context)))

    def _get_default_module(self, ctx: Context | None = None) -> TemplateModule:
        """Jinja keeps any imported module, and with it what its macros wrote into a namespace."""
        del ctx
        if self._constant is not None:
            return self._constant
        module = self.make_module()
        if is_constant(self):
            self._constant = module
            for name, value in vars(module).items():
                if type(value) is Macro:
                    vars(module)[name] = _Remembering(
                        value, MadeBy(f"{self.name}:{name}", surroundings(self)), self.environment.fragments
                    )
        return module

    def _fragment(self, context: Context) -> Iterator[str]:
        """The text of the template, rendered or remembered. Its parts are joined: many hands pass them on."""
        key = self._key(context)
        text = self.environment.fragments.get(key) if key is not None else None
        if text is None:
            text = "".join(self._root(context))
            if key is not None:
                self.environment.fragments.put(key, text)
        yield text

    def _key(self, context: Context) -> Hashable | None:
        if self._inputs is None:
            self._inputs = inputs(self)
        if _PAGE in self._inputs:
            return None
        written, functions = self.environment.fragments.written, self.environment.globals
        parts: list[Hashable] = [self.name]
        for name in self._inputs:
            value = context.resolve_or_missing(name)
            part = _SAME if functions.get(name, _NONE) is value else written(value)
            if part is None:
                return None
            parts.append(part)
        return tuple(parts)


def inputs(template: SharingTemplate) -> tuple[str, ...]:
    """The names that a template and those nested in it look up; `page` among them if they may look up any."""
    names: set[str] = set()
    for one in _reached(template, lambda reading: reading.nested):
        if one is None or one.reading.framed:
            return (_PAGE,)
        names.update(one.reading.names)
    return tuple(sorted(names))


def is_constant(template: SharingTemplate) -> bool:
    """Whether a template and those that it imports are constant."""
    reached = _reached(template, lambda reading: reading.imports)
    return all(one is not None and one.reading.constant for one in reached)


def surroundings(template: SharingTemplate) -> Digest:
    """The digest of all that the macros of a constant template depend on beside their arguments and our code."""
    spec = template.environment.spec
    reached = list(_reached(template, lambda reading: reading.referred))
    # What is computed, or cannot be had, may be anything of the theme.
    names = {f"{TEMPLATES}{one.name}" if one is not None else None for one in reached}
    files = [(file.name, file.digest) for file in spec.files if None in names or file.name in names]
    shows_assets = any(one is None or "asset" in one.reading.names for one in reached)
    words = [(file.name, file.digest) for file in spec.catalogues]
    said = (spec.theme, spec.language, spec.base_url, spec.typography, words)
    return of_value((said, files, spec.assets if shows_assets else ()))


def _reached(
    template: SharingTemplate, following: Callable[[Reading], tuple[str, ...]]
) -> Iterator[SharingTemplate | None]:
    """A template and those that it leads to, each once; None for one that cannot be had: the page says why."""
    waiting, seen = [template.name], set()
    while waiting:
        name = waiting.pop()
        if name in seen or name is None:
            continue
        seen.add(name)
        try:
            found = template.environment.shared_template(name)
        except TemplateError:
            yield None
            return
        yield found
        waiting += following(found.reading)


class _Remembering(Macro):
    """A macro that looks up what it gave for the same arguments before. What it gives is text, and never changes."""

    def __init__(self, macro: Macro, made_by: MadeBy, fragments: Fragments) -> None:
        vars(self).update(vars(macro))
        self._made_by = made_by
        self._fragments = fragments

    def _invoke(self, arguments: list[Any], autoescape: bool) -> str:  # noqa: FBT001 - Jinja's own
        written = self._fragments.written(arguments)
        if written is None or not autoescape:
            return super()._invoke(arguments, autoescape)
        key = (self._made_by, written)
        text = self._fragments.get(key)
        if text is None:
            make = partial(super()._invoke, arguments, autoescape)
            # What is made of plain values is small, and the same on many pages.
            if any(isinstance(one, msgspec.Struct) for one in arguments):
                text = self._fragments.lasting(self._made_by, arguments, written, make)
            else:
                text = make()
            self._fragments.put(key, text)
        return text
