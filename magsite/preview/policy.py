"""The one line that a page of the preview has more than the page of a build: the script that reloads it.

A page may carry a content security policy that lets no script in. The line brings its own permission: to load
scripts, sheets and messages from this server, and nothing else.
"""

import html
import re
from typing import Final

SCRIPT: Final = "/_magsite/preview.js"

_META: Final = re.compile(
    r"""<meta\b[^>]*\bhttp-equiv\s*=\s*["']?Content-Security-Policy\b[^>]*>""", re.IGNORECASE
)
_CONTENT: Final = re.compile(r"""(\bcontent\s*=\s*(["']))(.*?)(\2)""", re.IGNORECASE | re.DOTALL)
_NEEDED: Final = ("script-src", "style-src", "connect-src")
_QUOTE: Final = "'"
_SELF: Final = "'self'"
_NOTHING: Final = "'none'"


def with_script(page: str, digest: str) -> str:
    """The page with the line of the script, which is told the digest of the page that it stands in."""
    line = f'<script src="{SCRIPT}" data-page="{html.escape(digest)}" defer></script>\n'
    page = _META.sub(lambda meta: _CONTENT.sub(_widened, meta[0]), page)
    head, end, rest = page.partition("</head>")
    return f"{head}{line}{end}{rest}" if end else f"{page}{line}"


def admitted(policy: str) -> str:
    """The policy with the permission for what the script needs, and no other change."""
    directives = [words for part in policy.split(";") if (words := part.split())]
    by_name = {words[0].lower(): words[1:] for words in reversed(directives)}
    usual = by_name.get("default-src")
    narrow = {
        name: [word for word in allowed if word != _NOTHING]
        for name in _NEEDED
        if (allowed := by_name.get(name, usual)) is not None and _SELF not in allowed
    }
    added = [" ".join([name, *allowed, _SELF]) for name, allowed in narrow.items() if name not in by_name]
    if narrow.keys() & by_name.keys():
        widened = ([*words, _SELF] if words[0].lower() in narrow else words for words in directives)
        policy = "; ".join(
            " ".join(w for w in words if words[0].lower() not in narrow or w != _NOTHING) for words in widened
        )
    return "; ".join([policy.rstrip("; "), *added]) if added else policy


def _widened(attribute: re.Match[str]) -> str:
    """The attribute with a wider policy; what it says stays as it is written."""
    before, quote, escaped, after = attribute.groups()
    policy = html.unescape(escaped)
    wider = admitted(policy)
    added = wider.removeprefix(policy)
    if added == wider and policy:
        return f"{before}{html.escape(wider)}{after}"
    return f"{before}{escaped}{added if quote != _QUOTE else html.escape(added)}{after}"
