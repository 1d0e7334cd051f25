"""How single values of the magazine are shown: pictures, names, and what stands for a text."""

from magsite.content.body import ExcerptRequest
from magsite.language.typography.options import Options
from magsite.magazine.article import Article
from magsite.magazine.article import Picture as HeaderPicture
from magsite.magazine.model import Page
from magsite.pages.parts import Picture
from magsite.pages.prose import Prose, Words


def summary_of(source: Article | Page) -> Words | ExcerptRequest:
    """What stands for a text where there is no room for it."""
    return Prose(source.summary, source.body.typography) if source.summary else source.excerpt or ""


def picture_of(picture: HeaderPicture | None, typography: Options) -> Picture | None:
    """A header's picture as pages show it; None where its address is none that a picture can have."""
    url = picture_url(picture.url) if picture is not None else None
    return Picture(url, Prose(picture.alt, typography)) if picture is not None and url is not None else None


def picture_url(url: str) -> str | None:
    """A path of ours or an address of the web; None for anything else, such as a script."""
    if url.startswith("//"):
        return f"https:{url}"
    return url if url.startswith(("/", "https://", "http://")) else None


def initials(name: str) -> str:
    """The first letters of the first and the last word of a name."""
    words = [word for word in name.replace("-", " ").split() if word[0].isalnum()]
    ends = (words[0], words[-1]) if len(words) > 1 else tuple(words)
    return "".join(word[0] for word in ends).upper()
