"""What a file of the output is made of, why it was made when it last was, and whether it would be made now."""

from collections.abc import Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

from magsite.inquiry.answer import AboutPage, State
from magsite.inquiry.listing import shown_ids
from magsite.inquiry.survey import Survey
from magsite.output.entry import Entry
from magsite.pages.target import Copy, Recipe, Rendering, Target
from magsite.pages.views import RedirectView
from magsite.stages.due import due


def about_page(survey: Survey, path: str) -> AboutPage:
    """What is known of a file of the output that is planned, or that the last build left there."""
    one, entry = survey.targets.get(path), survey.entries.get(path)
    return _planned(survey, one, entry) if one is not None else _left(survey, survey.entries[path])


def _planned(survey: Survey, one: Target, entry: Entry | None) -> AboutPage:
    recipe = one.recipe()
    state = _state(survey, one, entry)
    return AboutPage(
        url=one.url,
        path=one.path,
        group=one.group,
        state=state,
        template=recipe.template if isinstance(recipe, Rendering) else None,
        sources=tuple(dict.fromkeys(_sources(survey, one, recipe))),
        leads_to=_leads_to(recipe),
        parts=tuple(name for name, _ in one.parts),
        made=_made(survey, entry) if entry else None,
        changed=entry.changed if entry else (),
        due=_due(survey, one) if state == "due" else (),
    )


def _left(survey: Survey, entry: Entry) -> AboutPage:
    """A file that is planned no more."""
    held = {one.path for one in survey.held.entries}
    return AboutPage(
        url=entry.url,
        path=entry.path,
        group=entry.group,
        state="kept" if entry.kept or entry.path in held else "leaving",
        sources=() if entry.source.startswith("/") else (entry.source,),
        parts=tuple(name for name, _ in entry.parts),
        made=_made(survey, entry),
        changed=entry.changed,
    )


def _state(survey: Survey, one: Target, entry: Entry | None) -> State:
    if entry is None:
        return "new"
    manifest, program = survey.output.manifest, survey.request.code
    return "due" if due((one,), manifest, survey.there, program) else "stands"


def _due(survey: Survey, one: Target) -> tuple[str, ...]:
    (made,) = due((one,), survey.output.manifest, survey.there, survey.request.code)
    return made.changed


def _sources(survey: Survey, one: Target, recipe: Recipe) -> Iterator[str]:
    if not one.source.startswith("/"):
        yield one.source
    if isinstance(recipe, Copy):
        yield recipe.path
    if isinstance(recipe, Rendering):
        articles = survey.edition.articles
        yield from (articles[id].path for id in shown_ids(recipe.view) if id in articles)


def _leads_to(recipe: Recipe) -> str | None:
    match recipe:
        case Rendering(_, RedirectView() as redirect):
            return redirect.url
        case _:
            return None


def _made(survey: Survey, entry: Entry) -> datetime:
    zone = ZoneInfo(survey.sources.config.magazine.timezone)
    return datetime.fromtimestamp(entry.mtime_ns // 1_000_000_000, zone)
