"""Readers of particular fields of a header; the general ones stand in `readers`."""

import re
from typing import Any, Final

from magsite.content.document import Correction, Origin
from magsite.content.networks import WEB_ADDRESS, account, web_address
from magsite.content.readers import Pairs, Reader, Wrong, boolean, count, date_text, listed, text, texts
from magsite.diagnostics.codes import N_
from magsite.language.typography.options import ALL, RULES

_ADDRESS: Final = Wrong(N_("an address that begins with “https://” or “http://”"))
_EMAIL: Final = Wrong(N_("an e-mail address"))
_LANGUAGE: Final = Wrong(N_("a language such as “fr” or “en-GB”"))
_TEMPLATE: Final = Wrong(N_("the name of a template of the theme, such as “dossier.html”"))
_RANK: Final = Wrong(N_("“true” or “false”, or a rank from 1"))
_YES: Final = Wrong(N_("“true” or “false”, or a text"))
_CORRECTIONS: Final = Wrong(N_("a list of corrections, each with its “date” and its “text”"))
_ORIGIN: Final = Wrong(N_("a “name” and a “url”"))
_TYPOGRAPHY: Final = Wrong(N_("“true” or “false”, or a list of rules of typography to switch off"))
_ACCOUNT: Final = Wrong(N_("the name of an account, or its address"))
_PICTURE: Final = Wrong(N_("the path of a picture"))

_MAIL: Final = re.compile(r"[^\s@<>\"'`\\]+@[^\s@<>\"'`\\]+")
_TAG: Final = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_FILE: Final = re.compile(r"[\w-][\w.-]*")
_PLACEHOLDER: Final = re.compile(r"[{}<>]|(?:^|/):|\$")
_CO_AUTHORS: Final = re.compile(r"[;,]|\s(?:&|et|and)\s")
_SEMICOLONS: Final = re.compile(";")


def signatures(value: Any) -> tuple[str, ...] | Wrong:
    """Names in order of signature; a single text may hold several: “A, B et C”, “A & B”, “Durand, A; Petit, B”."""
    if isinstance(value, str):
        parts = _SEMICOLONS if ";" in value else _CO_AUTHORS
        return texts([name.strip() for name in parts.split(text(value) or "")])  # type: ignore[arg-type] # a text gives no Wrong
    return texts([item.get("name", item) if isinstance(item, dict) else item for item in listed(value)])


def address(value: Any) -> str | Wrong | None:
    """An address of the web; a mapping stands for the one at its key `url`."""
    read = text(value.get("url", value) if isinstance(value, dict) else value)
    return (web_address(read) or _ADDRESS) if isinstance(read, str) else read


def addresses(value: Any) -> tuple[str, ...] | Wrong:
    """Addresses of the web, each once."""
    read = texts(value)
    found = [web_address(one) for one in read] if not isinstance(read, Wrong) else [None]
    good = tuple(one for one in found if one is not None)
    return good if len(good) == len(found) else _ADDRESS


def email(value: Any) -> str | Wrong | None:
    """An e-mail address."""
    read = text(value)
    return read if read is None or (isinstance(read, str) and _MAIL.fullmatch(read)) else _EMAIL


def language(value: Any) -> str | Wrong | None:
    """A language tag; `fr_FR`, as systems call it, is `fr-FR`."""
    read = text(value)
    if isinstance(read, str):
        read = read.partition(".")[0].replace("_", "-")
        return read if _TAG.fullmatch(read) else _LANGUAGE
    return read


def template(value: Any) -> str | Wrong | None:
    """The name of a template; without a suffix, `.html` is meant."""
    read = text(value)
    if not isinstance(read, str):
        return read
    if not _FILE.fullmatch(read):
        return _TEMPLATE
    return read if "." in read else f"{read}.html"


def rank(value: Any) -> int | Wrong | None:
    """The rank on La Une: 0 for a mere yes, None for no."""
    number = count(value)
    if not isinstance(number, Wrong) and number > 0:
        return number
    yes = boolean(value)
    return _RANK if isinstance(yes, Wrong) else (0 if yes else None)


def yes_or_text(value: Any) -> str | Wrong | None:
    """A text; empty for a mere yes, None for no."""
    yes = boolean(value)
    if not isinstance(yes, Wrong):
        return "" if yes else None
    read = text(value)
    return _YES if isinstance(read, Wrong) else read


def corrections(value: Any) -> tuple[Correction, ...] | Wrong:
    """Corrections: mappings with `text`, and `date` and `kind` if they have one; or mere texts."""
    read = [_correction(item) for item in listed(value) if item is not None]
    good = tuple(one for one in read if one is not None)
    return good if len(good) == len(read) else _CORRECTIONS


def origin(value: Any) -> Origin | Wrong | None:
    """Where an article was published first: an address, a name, or a mapping of both."""
    if isinstance(value, str):
        read = text(value)
        return Origin(url=read) if WEB_ADDRESS.fullmatch(str(read)) else Origin(name=read) if read else None  # type: ignore[arg-type] # a text gives no Wrong
    if not isinstance(value, dict):
        return _ORIGIN
    names = [text(value[key]) for key in ("name", "title", "site", "author") if value.get(key) is not None]
    url = address(value["url"]) if value.get("url") is not None else None
    if isinstance(url, Wrong) or any(isinstance(name, Wrong) for name in names) or not (url or names):
        return _ORIGIN
    return Origin(next(iter(names), None), url)  # type: ignore[arg-type] # no name is Wrong


def switched_off(value: Any) -> tuple[str, ...] | Wrong:
    """Rules of typography that are switched off: all of them for a mere no. Classes have hyphens in their names."""
    yes = boolean(value)
    if not isinstance(yes, Wrong):
        return () if yes else (ALL,)
    read = texts(value)
    if isinstance(read, Wrong):
        return _TYPOGRAPHY
    rules = tuple(one.lower().replace("-", "_") for one in read)
    unknown = next((rule for rule in rules if rule not in {ALL, *RULES}), None)
    return rules if unknown is None else _unknown_rule(unknown)


def _unknown_rule(name: str) -> Wrong:
    from difflib import get_close_matches  # noqa: PLC0415 - what only a mistake needs

    return Wrong(_TYPOGRAPHY.expected, next(iter(get_close_matches(name, RULES, 1)), ""))


def former(value: Any) -> tuple[str, ...] | Wrong:
    """Addresses that other generators gave: former ones here. Patterns with placeholders say nothing of one page."""
    if boolean(value) is False:
        return ()
    read = texts(value)
    return read if isinstance(read, Wrong) else tuple(one for one in read if not _PLACEHOLDER.search(one))


def picture(value: Any) -> str | Wrong | None:
    """The path or address of a picture; a mere no is none."""
    if boolean(value) is False:
        return None
    read = text(value)
    return _PICTURE if isinstance(read, Wrong) else read


def one_text(value: Any) -> str | Wrong | None:
    """A text, or the first of a list."""
    items = listed(value)
    return text(items[0]) if items else None


def on_network(network: str) -> Reader:
    """The reader of an account of `networks.NETWORKS`: one link."""

    def read(value: Any) -> Pairs | Wrong:
        found = account(network, value) if isinstance(value, str) else None
        return (found,) if found else _ACCOUNT

    return read


def _correction(item: Any) -> Correction | None:
    entry = item if isinstance(item, dict) else {"text": item}
    said, kind = text(entry.get("text")), text(entry.get("kind", ""))
    date = date_text(entry["date"]) if entry.get("date") is not None else None
    if not isinstance(said, str) or isinstance(kind, Wrong) or isinstance(date, Wrong):
        return None
    return Correction(said, date, kind)
