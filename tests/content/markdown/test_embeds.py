"""What other pages embed, as links."""

from collections.abc import Callable

import pytest

from magsite.content.body import Body
from magsite.content.markdown.embeds import linked

Convert = Callable[[str], Body]


@pytest.mark.parametrize(
    ("text", "html"),
    [
        (
            "!!! video\n    https://www.youtube.com/watch?v=abc",
            '<figure class="embed embed-video"><a href="https://www.youtube.com/watch?v=abc">Voir sur YouTube</a></figure>',
        ),
        (
            '!!! video "Une conférence"\n    https://vimeo.com/1\n\n    Filmée *ici*.',
            (
                '<figure class="embed embed-video"><a href="https://vimeo.com/1">Une conférence</a>'
                "<figcaption><p>Filmée <em>ici</em>.</p>\n</figcaption></figure>"
            ),
        ),
        (
            "!!! post\n    Un mot bref.\n\n    https://social.exemple/@a/1",
            (
                '<figure class="embed embed-post"><blockquote><p>Un mot bref.</p>\n</blockquote>'
                '<figcaption><a href="https://social.exemple/@a/1">Lire sur social.exemple</a></figcaption></figure>'
            ),
        ),
        (
            '!!! card "Le guide"\n    https://exemple.fr/guide',
            '<figure class="embed embed-card"><figcaption><a href="https://exemple.fr/guide">Le guide</a></figcaption></figure>',
        ),
        (
            "!!! card\n    Avant https://exemple.fr/guide après.",
            (
                '<figure class="embed embed-card"><blockquote><p>Avant après.</p>\n</blockquote>'
                '<figcaption><a href="https://exemple.fr/guide">Lire sur exemple.fr</a></figcaption></figure>'
            ),
        ),
        (
            "!!! post\n    Un **mot** https://exemple.fr/1",
            (
                '<figure class="embed embed-post"><blockquote><p>Un <strong>mot</strong></p>\n</blockquote>'
                '<figcaption><a href="https://exemple.fr/1">Lire sur exemple.fr</a></figcaption></figure>'
            ),
        ),
    ],
)
def test_the_three_forms_are_links(body_of: Convert, text: str, html: str) -> None:
    """With the writer's title and words, or those of the magazine's language."""
    assert html == body_of(text).html


def test_without_an_address_it_is_a_box(body_of: Convert) -> None:
    """Nothing of it is lost."""
    assert '<div class="admonition video">' in body_of("!!! video\n    Bientôt.").html


@pytest.mark.parametrize(
    ("address", "page", "words"),
    [
        (
            "https://www.youtube-nocookie.com/embed/a-b?rel=0",
            "https://www.youtube.com/watch?v=a-b",
            "YouTube",
        ),
        ("//player.vimeo.com/video/12?x=1", "https://vimeo.com/12", "Vimeo"),
        ("https://www.dailymotion.com/embed/video/x1", "https://www.dailymotion.com/video/x1", "Dailymotion"),
        ("//codepen.io/a/embed/b", "https://codepen.io/a/embed/b", "CodePen"),
        ("https://open.spotify.com/embed/a", "https://open.spotify.com/embed/a", "Spotify"),
        ("https://exemple.fr/x", "https://exemple.fr/x", "exemple.fr"),
        ("http://[exemple", "http://[exemple", ""),
    ],
)
def test_the_page_of_what_is_embedded(address: str, page: str, words: str) -> None:
    """That of the film rather than its frame, and the name by which its host is known."""
    kind, found, said = linked(address, "", lambda message: message)

    assert (page, words) == (found, said.rpartition(" on ")[2])
    assert ("embed-video" in kind) == (words in {"YouTube", "Vimeo", "Dailymotion"})


def test_a_frame_s_own_title_is_its_link(body_of: Convert) -> None:
    """What it was called for those who listen to the page."""
    html = body_of('<iframe src="https://www.youtube.com/embed/abc" title="Le film"></iframe>').html

    assert '<a class="embed embed-video" href="https://www.youtube.com/watch?v=abc">Le film</a>' in html
