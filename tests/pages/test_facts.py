"""What an article says of its own making, as links."""

import pytest

from magsite.pages.facts import discussion_links, host, licence_link, origin_link
from magsite.pages.parts import Link

COMMONS = "https://creativecommons.org/"


@pytest.mark.parametrize(
    ("written", "path"),
    [
        ("CC BY 4.0", "licenses/by/4.0/"),
        ("CC BY-SA 4.0", "licenses/by-sa/4.0/"),
        ("cc-by-nc-nd-3.0", "licenses/by-nc-nd/3.0/"),
        ("CC BY-SA 2.0 FR", "licenses/by-sa/2.0/fr/"),
        ("Creative Commons BY-NC 4.0", "licenses/by-nc/4.0/"),
        ("CC0", "publicdomain/zero/1.0/"),
        ("CC0 1.0", "publicdomain/zero/1.0/"),
        ("CC Zero", "publicdomain/zero/1.0/"),
    ],
)
def test_a_short_name_of_creative_commons_leads_to_its_text(written: str, path: str) -> None:
    """It stays as it was written."""
    assert Link(written, COMMONS + path) == licence_link(written)


@pytest.mark.parametrize(
    "written", ["Tous droits réservés", "CC BY-SA", "CC BY-XX 4.0", "javascript:alert(1)", ""]
)
def test_another_licence_is_plain_words(written: str) -> None:
    """So is a name without a version: which text is meant is for the writer to say."""
    assert Link(written, "") == licence_link(written)


@pytest.mark.parametrize(
    ("url", "name"),
    [
        (f"{COMMONS}licenses/by-sa/4.0/", "CC BY-SA 4.0"),
        (f"{COMMONS}licenses/by/4.0/deed.fr", "CC BY 4.0"),
        (f"{COMMONS}licenses/by-nc/2.0/fr/", "CC BY-NC 2.0 FR"),
        ("https://artlibre.org/licence/lal/", "artlibre.org"),
    ],
)
def test_the_address_of_a_licence_gets_a_name(url: str, name: str) -> None:
    """The short one where it is of Creative Commons, else the host."""
    assert Link(name, url) == licence_link(url)


def test_an_origin_without_a_name_is_called_by_its_host() -> None:
    """And one without an address has its name alone."""
    assert origin_link("", "https://www.cri.example/x") == Link("cri.example", "https://www.cri.example/x")
    assert origin_link("Le Cri", "") == Link("Le Cri", "")


def test_discussions_are_called_by_their_hosts() -> None:
    """In the order in which they were written."""
    urls = ("https://www.b.example/1", "https://a.example/2")

    assert discussion_links(urls) == (Link("b.example", urls[0]), Link("a.example", urls[1]))


@pytest.mark.parametrize("url", ["https://[", "nulle part", ""])
def test_what_is_no_address_is_its_own_name(url: str) -> None:
    """Nothing fails on it."""
    assert url == host(url)
