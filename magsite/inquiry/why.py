"""Why something stands where it does, or does not: the source and the page that are asked for, together."""

from magsite.inquiry.answer import Answer
from magsite.inquiry.pages import about_page
from magsite.inquiry.sources import about_source
from magsite.inquiry.subject import Subject
from magsite.inquiry.survey import Survey
from magsite.pages.target import output_path


def why(survey: Survey, subject: Subject) -> Answer:
    """The answer about a source comes with its page, and that about the page of a text with its source."""
    output = subject.output
    source = _text_of(survey, output) if output is not None else subject.source
    about = about_source(survey, source) if source is not None else None
    if output is None and about is not None and about.url and about.status != "shadowed":
        path = output_path(about.url, survey.magazine.root)
        output = path if path in survey.targets or path in survey.entries else None
    page = about_page(survey, output) if output is not None else None
    problems = survey.problems(source) if source is not None else ()
    return Answer(about, page, problems, survey.stopping)


def _text_of(survey: Survey, output: str) -> str | None:
    """The source of the text that stands at a path of the output; None for what has none of its own."""
    one = survey.targets.get(output)
    return (
        one.source if one is not None and one.group == "article" and one.source in survey.published else None
    )
