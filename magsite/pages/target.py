"""A Target: one file of the output, the parts that it will be made of, and how to make it when it must be."""

from collections.abc import Callable
from typing import Literal, Protocol
from urllib.parse import unquote

import msgspec

from magsite.cache.digest import Digest
from magsite.pages.views import View

Group = Literal["asset", "file", "article", "listing", "feed", "sitemap"]
"""In the order in which they are published: nothing may point at what is not there yet."""

Parts = tuple[tuple[str, Digest], ...]
"""(name, digest) of everything that the file is made of."""


class Rendering(msgspec.Struct, frozen=True):
    """A View to be completed and rendered by a template."""

    template: str
    view: View


class Copy(msgspec.Struct, frozen=True):
    """A source of the site to be copied as it is."""

    path: str
    digest: Digest


class CopyOf(msgspec.Struct, frozen=True):
    """A file to be copied as it is, by its absolute path."""

    file: str
    digest: Digest


class Text(msgspec.Struct, frozen=True):
    """A text to be written as it is."""

    text: str


Recipe = Rendering | Copy | CopyOf | Text


class Content(Protocol):
    """What a file of the output is to hold. It holds no more than what that is worked out from."""

    def parts(self) -> Parts:
        """What it is made of, digested."""
        ...

    def recipe(self) -> Recipe:
        """How it is made."""
        ...


class Told(msgspec.Struct, frozen=True):
    """Content that two functions tell: for files of which there are few."""

    made_of: Callable[[], Parts]
    asked: Callable[[], Recipe]

    def parts(self) -> Parts:
        """What it is made of, digested."""
        return self.made_of()

    def recipe(self) -> Recipe:
        """How it is made."""
        return self.asked()


class Target(msgspec.Struct, frozen=True):
    """One file of the output; parts are digested and a recipe is made each time that they are asked for.

    It holds neither: of a hundred thousand files that are planned, each is made once.
    """

    path: str
    """Of the file in the output, such as `internet/page/2/index.html`."""
    url: str
    """Root-relative, with prefix."""
    group: Group
    source: str
    """What asks for it, for messages: a source path, or the URL itself."""
    content: Content

    @property
    def parts(self) -> Parts:
        """What it is made of: it must be made again where they are not what they were."""
        return self.content.parts()

    def recipe(self) -> Recipe:
        """How to make it."""
        return self.content.recipe()


def target(
    url: str,
    root: str,
    group: Group,
    source: str,
    made_of: Callable[[], Parts],
    recipe: Callable[[], Recipe],
) -> Target:
    """A Target with the path of its URL, and its content as two functions tell it."""
    return target_of(url, root, group, source, Told(made_of, recipe))


def target_of(url: str, root: str, group: Group, source: str, content: Content) -> Target:
    """A Target with the path of its URL."""
    return Target(output_path(url, root), url, group, source or url, content)


def output_path(url: str, root: str) -> str:
    """The file that a root-relative URL is served from."""
    inside = url.removeprefix(root)
    inside = unquote(inside) if "%" in inside else inside
    return inside + "index.html" if not inside or inside.endswith("/") else inside
