"""Keys of other generators that hold several of ours at once, taken apart before the schema reads a header."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

from magsite.content.header_values import Plain

Values = Mapping[str, Any]

PICTURE_KEYS: Final = frozenset(
    {
        *("image", "images", "cover", "featured_image", "featuredimage", "heroimage", "thumbnail"),
        *("portrait", "avatar"),
    }
)
"""The keys, in small letters, that name a picture."""


def unfolded(values: Values) -> Values:
    """The values of a header with each such key replaced by what it holds; what the header says itself stays.

    The keys are `taxonomies` (Zola), `date` with `created` and `updated` (MkDocs), `status` (Pelican), `image`
    and its like with a description (Jekyll, Hugo), and `params` (Hugo).
    """
    folded = [key for key in values if key.lower() in _PARTS]
    if not folded:
        return values
    found = dict(values)
    for key in folded:
        parts = dict(_PARTS[key.lower()](values[key]))
        if parts:
            del found[key]
            said = {name.lower() for name in found}
            found = {name: part for name, part in parts.items() if name.lower() not in said} | found
    return found


def holder(key: str, written: Values) -> str:
    """The key of the header, as it is written, that `key` of the unfolded values comes from."""
    if key in written:
        return key
    return next(
        name
        for name in written
        if name.lower() in _PARTS and key in dict(_PARTS[name.lower()](written[name]))
    )


def _taxonomies(value: Any) -> Iterator[tuple[str, Any]]:
    if isinstance(value, dict):
        yield from value.items()


def _date(value: Any) -> Iterator[tuple[str, Any]]:
    if isinstance(value, dict):
        yield "date", value.get("created")
        yield "updated", value.get("updated")


def _status(value: Any) -> Iterator[tuple[str, Any]]:
    match value.strip().lower() if isinstance(value, str) else "":
        case "draft":
            yield "draft", Plain("true")
        case "hidden" | "unlisted":
            yield "unlisted", Plain("true")
        case "published":
            yield "draft", Plain("false")
        case _:
            pass


def _picture(value: Any) -> Iterator[tuple[str, Any]]:
    first = value[0] if isinstance(value, list) and value else value
    if isinstance(first, dict):
        yield (
            "image",
            next((first[key] for key in ("path", "src", "url", "image", "file") if key in first), None),
        )
        yield (
            "image_alt",
            next((first[key] for key in ("alt", "description", "caption") if key in first), None),
        )
    elif first is not None:
        yield "image", first


def _params(value: Any) -> Iterator[tuple[str, Any]]:
    if isinstance(value, dict):
        yield "extra", value


_PARTS: Final[Mapping[str, Callable[[Any], Iterator[tuple[str, Any]]]]] = {
    "taxonomies": _taxonomies,
    "date": _date,
    "status": _status,
    "params": _params,
    **dict.fromkeys(PICTURE_KEYS - {"portrait", "avatar"}, _picture),
}
