"""A View through its template: the bytes of a page, or what is wrong in the theme."""

import re
from collections.abc import Iterable
from difflib import get_close_matches
from typing import Final

from jinja2 import TemplateNotFound, TemplatesNotFound, TemplateSyntaxError

from magsite.diagnostics.model import Diagnostic, Location, diagnose
from magsite.theme.access import nearest
from magsite.theme.environment import ClosedEnvironment, UnknownAssetError
from magsite.theme.layers import TEMPLATES, core_folder
from magsite.theme.loading import UnreadableTemplateError

_UNKNOWN_FILTER: Final = re.compile(r"No filter named '([^']*)'")


def render(
    environment: ClosedEnvironment, template: str, view: object, site: object, page_name: str
) -> bytes | Diagnostic:
    """The page that a template makes of a View, ending with one line end, in UTF-8.

    The template sees the View as `page` and the Site as `site`, and nothing else. Where it fails, the Diagnostic
    names its file and line, and `page_name`: a template may fail on one page of many.
    """
    try:
        environment.fragments.showing(view, site)
        text = environment.get_template(template).render(page=view, site=site)
        return f"{text.rstrip()}\n".encode()
    except UnreadableTemplateError as error:
        return error.diagnostic
    except TemplateSyntaxError as error:
        return _syntax(environment, error)
    except TemplateNotFound as error:
        return _not_found(environment, error, template)
    except UnknownAssetError as error:
        near = _near(error.name, environment.asset_names)
        return diagnose("asset-missing", _place(environment, error, template), name=error.name, near=near)
    except Exception as error:  # noqa: BLE001 - whatever a template does wrong is the theme's, not a bug
        place = _place(environment, error, template)
        return diagnose("template-error", place, page=page_name, reason=_reason(error))


def _syntax(environment: ClosedEnvironment, error: TemplateSyntaxError) -> Diagnostic:
    reason = error.message or "syntax error"
    if unknown := _UNKNOWN_FILTER.match(reason):
        reason = f"there is no filter “{unknown[1]}”{nearest(unknown[1], environment.filters)}"
    location = Location(_shown(environment, error.filename or ""), error.lineno)
    return diagnose("template-syntax", location, reason=reason)


def _not_found(environment: ClosedEnvironment, error: TemplateNotFound, template: str) -> Diagnostic:
    """The place is the line that asked for the template; none asked for a page's own: it is where that is missed."""
    names = error.templates if isinstance(error, TemplatesNotFound) else [error.name or ""]
    name = ", ".join(str(name) for name in names)
    near = _near(name, environment.list_templates())
    place = _place(environment, error, template)
    place = place if place.path else Location(_folder(environment) + template)
    return diagnose("template-missing", place, name=name, near=near)


def _place(environment: ClosedEnvironment, error: Exception, template: str) -> Location:
    """The innermost line of a template on the way to the error, else the template as a whole."""
    shown = {file.file: file.path for file in environment.files}
    place = Location(next((file.path for file in environment.files if file.name == TEMPLATES + template), ""))
    step = error.__traceback__
    while step is not None:
        if path := shown.get(step.tb_frame.f_code.co_filename):
            place = Location(path, step.tb_lineno)
        step = step.tb_next
    return place


def _folder(environment: ClosedEnvironment) -> str:
    """Where the theme has its templates: in the site, else where it is installed; the core has only its own."""
    core = str(core_folder())
    folders = {
        file.path.removesuffix(file.name) for file in environment.files if not file.file.startswith(core)
    }
    theme = min(folders, key=lambda folder: (not folder.startswith("themes/"), folder), default="")
    return theme + TEMPLATES


def _shown(environment: ClosedEnvironment, filename: str) -> str:
    return next((file.path for file in environment.files if file.file == filename), filename)


def _reason(error: Exception) -> str:
    """In words, on one line, without an address in memory."""
    if isinstance(error, RecursionError):
        return "a template or a macro calls itself without end"
    said = re.sub(r" at 0x[0-9a-fA-F]+", "", " ".join(str(error).split()))
    return said or type(error).__name__


def _near(name: str, names: Iterable[str]) -> str:
    return next(iter(get_close_matches(name, list(names), 1)), "")
