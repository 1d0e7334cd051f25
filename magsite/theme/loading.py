"""Templates by their names, as Jinja asks for them."""

from collections.abc import Callable

from jinja2 import BaseLoader, Environment, TemplateError, TemplateNotFound

from magsite.diagnostics.model import Diagnostic
from magsite.theme.layers import TEMPLATES, ThemeFile, read_text


class UnreadableTemplateError(TemplateError):
    """A template's file cannot be read; `diagnostic` says why."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(diagnostic.code)
        self.diagnostic = diagnostic


class Loader(BaseLoader):
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
