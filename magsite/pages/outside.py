"""The pages outside the flow."""

from collections.abc import Iterator

from magsite.cache.digest import of_value
from magsite.magazine.model import Page
from magsite.pages.edition import Edition
from magsite.pages.files import file_targets
from magsite.pages.listings import Declared
from magsite.pages.parts import Meta
from magsite.pages.prose import Prose
from magsite.pages.shown import picture_of, summary_of
from magsite.pages.target import Parts, Rendering, Target, target
from magsite.pages.views import PageView


def page_targets(edition: Edition) -> Iterator[Target]:
    """A page for each source outside the flow, and a copy of each file that it shows."""
    listings = Declared(edition, "page")
    for page in edition.magazine.pages:
        yield _page(edition, page, listings)
        yield from file_targets(edition, page.files)


def _page(edition: Edition, page: Page, listings: Declared) -> Target:
    template = edition.template_of(page.template, "page.html")
    return target(
        page.url,
        edition.magazine.root,
        "article",
        page.path,
        lambda: _page_parts(edition, page, listings, template),
        lambda: Rendering(template, _page_view(edition, page, listings)),
    )


def _page_parts(edition: Edition, page: Page, listings: Declared, template: str) -> Parts:
    """The digests of all that `_page_view` puts together."""
    own = (
        *(page.url, page.title, page.summary, page.excerpt, page.extra),
        *(page.picture, page.lang, page.canonical, page.unlisted),
    )
    return (
        ("template", edition.template_key(template)),
        ("site", edition.site_digest),
        ("listings", listings.digest),
        ("page", of_value(own)),
        ("body", page.body.key),
    )


def _page_view(edition: Edition, page: Page, listings: Declared) -> PageView:
    how = page.body.typography
    return PageView(
        meta=Meta(
            title=edition.page_title(page.title, typography=how),
            url=page.url,
            absolute_url=edition.absolute(page.url),
            description=summary_of(page),
            index=not page.unlisted,
            canonical=edition.canonical(page.canonical, page.url),
            picture=edition.shared(page.picture, how),
            lang=page.lang,
        ),
        title=Prose(page.title, how),
        body=page.body,
        listings=listings.listings,
        picture=picture_of(page.picture, how),
        extra=page.extra,
    )
