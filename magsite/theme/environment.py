"""The environment that templates live in: closed, so that a page depends on its View and on what its key holds.

A template sees `page`, `site`, `asset(name)`, `range`, `namespace` and the filters of `filters`. It cannot reach
the clock, the disk, Python's inside or another page.
"""

from collections.abc import Callable, Mapping
from functools import cache, lru_cache
from gettext import NullTranslations
from typing import Any, Final

from jinja2 import (
    BaseLoader,
    BytecodeCache,
    Environment,
    Template,
    TemplateError,
    TemplateNotFound,
    TemplateRuntimeError,
    nodes,
)
from jinja2.bccache import Bucket
from jinja2.environment import TemplateModule
from jinja2.runtime import Context
from jinja2.tests import TESTS
from jinja2.utils import Namespace
from markupsafe import Markup

from magsite.diagnostics.model import Diagnostic
from magsite.language.catalogues import folder_messages
from magsite.theme.access import JINJA_VALUES, Unknown, readable
from magsite.theme.filters import filters
from magsite.theme.layers import TEMPLATES, EnvironmentSpec, ThemeFile, catalogue_folders, read_text
from magsite.theme.printing import guarded, printed

_TEXTS_KEPT: Final = 256


class UnreadableTemplateError(TemplateError):
    """A template's file cannot be read; `diagnostic` says why."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(diagnostic.code)
        self.diagnostic = diagnostic


class UnknownAssetError(TemplateRuntimeError):
    """A template asks for an asset that does not exist."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


@lru_cache(maxsize=2)
def environment(spec: EnvironmentSpec) -> "ClosedEnvironment":
    """The environment of these templates. Each process makes it once, and compiles a text once."""
    return ClosedEnvironment(spec, _compiled())


@cache
def _compiled() -> "_Compiled":
    return _Compiled()


class _Compiled(BytecodeCache):
    """What the texts of templates were compiled to, in this process: an edit of one leaves the others."""

    def __init__(self) -> None:
        self._found: dict[tuple[str, str], bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give the code of a text, if it was compiled before."""
        code = self._found.pop((bucket.key, bucket.checksum), None)
        if code is not None:
            self._found[bucket.key, bucket.checksum] = code
            bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the code of a text; the longest unused goes where there are many."""
        self._found[bucket.key, bucket.checksum] = bucket.bytecode_to_string()
        if len(self._found) > _TEXTS_KEPT:
            del self._found[next(iter(self._found))]


class _Page(Template):
    """A template that keeps nothing from one page to the next."""

    def _get_default_module(self, ctx: Context | None = None) -> TemplateModule:
        """Jinja keeps an imported module, and with it what its macros wrote into a namespace."""
        del ctx
        return self.make_module()


class ClosedEnvironment(Environment):
    """Jinja's environment with less in it; what it lets templates read is in `access`."""

    template_class = _Page

    def __init__(self, spec: EnvironmentSpec, compiled: BytecodeCache | None = None) -> None:
        super().__init__(
            bytecode_cache=compiled,
            loader=_Loader(spec.files),
            extensions=("jinja2.ext.i18n",),
            autoescape=True,
            auto_reload=False,
            cache_size=-1,
            trim_blocks=True,
            lstrip_blocks=True,
            undefined=Unknown,
        )
        self.files = spec.files
        self.asset_names = tuple(name for name, _ in spec.assets)
        self.filters = dict(filters(spec.language, spec.base_url))
        self.tests = {name: test for name, test in TESTS.items() if name != "sameas"}
        self.globals = {"range": range, "namespace": Namespace, "asset": _asset(dict(spec.assets))}
        self.globals.update(_messages(_catalogue(spec)))
        self.newstyle_gettext = True

    def getattr(self, obj: Any, attribute: str) -> Any:
        """What `obj.attribute` is, if it may be read; a key of a mapping comes before its methods."""
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

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        return guarded(super()._parse(source, name, filename), self)


class _Loader(BaseLoader):
    """Gives the templates of a theme by their names under `templates/`."""

    def __init__(self, files: tuple[ThemeFile, ...]) -> None:
        self._files = {
            file.name.removeprefix(TEMPLATES): file for file in files if file.name.startswith(TEMPLATES)
        }

    def get_source(
        self, environment: Environment, template: str
    ) -> tuple[str, str | None, Callable[[], bool] | None]:
        """The text of a template and its file."""
        del environment
        if (file := self._files.get(template)) is None:
            raise TemplateNotFound(template)
        text = read_text(file)
        if isinstance(text, Diagnostic):
            raise UnreadableTemplateError(text)
        return text, file.file, None

    def list_templates(self) -> list[str]:
        """The names of all templates."""
        return list(self._files)


def _asset(urls: Mapping[str, str]) -> Callable[[str], str]:
    def asset(name: str) -> str:
        if name not in urls:
            raise UnknownAssetError(name)
        return urls[name]

    return asset


def _catalogue(spec: EnvironmentSpec) -> NullTranslations:
    return folder_messages(catalogue_folders(spec.catalogues), spec.theme, spec.language)


def _messages(catalogue: NullTranslations) -> Mapping[str, Callable[..., Markup]]:
    """The functions behind `{% trans %}` and `_()`. The messages may hold HTML, the values are escaped."""

    def gettext(message: str, /, **values: Any) -> Markup:
        return _filled(catalogue.gettext(message), values)

    def ngettext(one: str, many: str, num: int, /, **values: Any) -> Markup:
        return _filled(catalogue.ngettext(one, many, num), {"num": num} | values)

    def pgettext(context: str, message: str, /, **values: Any) -> Markup:
        return _filled(catalogue.pgettext(context, message), values)

    def npgettext(context: str, one: str, many: str, num: int, /, **values: Any) -> Markup:
        return _filled(catalogue.npgettext(context, one, many, num), {"num": num} | values)

    functions = (gettext, ngettext, pgettext, npgettext)
    return {"_": gettext} | {function.__name__: function for function in functions}


def _filled(message: str, values: Mapping[str, Any]) -> Markup:
    return Markup(message) % {name: printed(value) for name, value in values.items()}  # noqa: S704 - see above
