"""The environment that templates live in: closed, so that a page depends on its View and on what its key holds.

A template sees `page`, `site`, `asset(name)`, `range`, `namespace` and the filters of `filters`. It cannot reach
the clock, the disk, Python's inside or another page.
"""

from collections.abc import Callable, Mapping, MutableMapping
from functools import lru_cache
from typing import Any

from jinja2 import BytecodeCache, Environment, Template, TemplateRuntimeError, nodes
from jinja2.tests import TESTS
from jinja2.utils import Namespace

from magsite.language.typography import in_language
from magsite.pages.prose import WORDS, read
from magsite.theme.access import JINJA_VALUES, Fields, Unknown, readable
from magsite.theme.compiled import compiled
from magsite.theme.compiling import Generator
from magsite.theme.filters import filters
from magsite.theme.fragments import Fragments
from magsite.theme.layers import CompiledFolder, EnvironmentSpec
from magsite.theme.loading import Loader
from magsite.theme.messages import message_functions
from magsite.theme.printing import bare, guarded, shown
from magsite.theme.sharing import SharingTemplate, Surroundings


class UnknownAssetError(TemplateRuntimeError):
    """A template asks for an asset that does not exist."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


@lru_cache(maxsize=2)
def environment(spec: EnvironmentSpec, folder: CompiledFolder | None = None) -> "ClosedEnvironment":
    """The environment of these templates. Each process makes it once, and compiles a text once.

    What is compiled is kept in `folder` for other processes, if there is one.
    """
    return ClosedEnvironment(spec, compiled(folder))


class ClosedEnvironment(Environment):
    """Jinja's environment with less in it; what it lets templates read is in `access`."""

    template_class = SharingTemplate
    context_class = Surroundings
    code_generator_class = Generator

    shown = staticmethod(shown)
    bare = staticmethod(bare)

    def __init__(self, spec: EnvironmentSpec, compiled: BytecodeCache | None = None) -> None:
        super().__init__(
            bytecode_cache=compiled,
            loader=Loader(spec.files),
            extensions=("jinja2.ext.i18n",),
            autoescape=True,
            auto_reload=False,
            cache_size=-1,
            trim_blocks=True,
            lstrip_blocks=True,
            undefined=Unknown,
            # What a filter makes of a constant depends on language and address: nothing is worked out beforehand.
            optimized=False,
        )
        self.spec = spec
        self.files = spec.files
        self.asset_names = tuple(name for name, _ in spec.assets)
        self.filters = dict(filters(in_language(spec.typography, spec.language), spec.base_url))
        self.tests = {name: test for name, test in TESTS.items() if name != "sameas"}
        self.globals = {"range": range, "namespace": Namespace, "asset": _asset(dict(spec.assets))}
        self.globals.update(message_functions(spec))
        self.newstyle_gettext = True
        self.fragments = Fragments()
        self._fields = Fields()
        self._found: dict[str, Template] = {}

    def get_template(
        self,
        name: str | Template,
        parent: str | None = None,
        globals: MutableMapping[str, Any] | None = None,  # noqa: A002 - Jinja's name
    ) -> Template:
        """A template, compiled once: what includes it asks for it on each page, and Jinja takes its time to look."""
        if globals or not isinstance(name, str):
            return super().get_template(name, parent, globals)
        found = self._found.get(name)
        if found is None:
            found = self._found[name] = super().get_template(name, parent, globals)
        return found

    def getattr(self, obj: Any, attribute: str) -> Any:
        """What `obj.attribute` is, if it may be read; a key of a mapping comes before its methods.

        Words are shown as they are read.
        """
        if attribute in self._fields[type(obj)]:
            value = getattr(obj, attribute)
            return read(value) if type(value) in WORDS else value
        if isinstance(obj, dict) and attribute in obj:
            return obj[attribute]
        if attribute in readable(obj):
            return getattr(obj, attribute)
        if isinstance(obj, JINJA_VALUES) and not attribute.startswith("_"):
            return super().getattr(obj, attribute)
        return self.undefined(obj=obj, name=attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        """What `obj[argument]` is: an element, else what `obj.argument` is."""
        if isinstance(argument, str) and not isinstance(obj, dict):
            return self.getattr(obj, argument)
        try:
            return obj[argument]
        except (LookupError, TypeError):
            return self.undefined(obj=obj, name=argument)

    def shared_template(self, name: str) -> SharingTemplate:
        """A template by its name. Raises TemplateError."""
        template = self.get_template(name)
        assert isinstance(template, SharingTemplate)  # noqa: S101 - `template_class` says so
        return template

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        return guarded(super()._parse(source, name, filename), self)


def _asset(urls: Mapping[str, str]) -> Callable[[str], str]:
    def asset(name: str) -> str:
        if name not in urls:
            raise UnknownAssetError(name)
        return urls[name]

    return asset
