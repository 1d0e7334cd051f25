"""What libyaml says of a header that it cannot read, in words that a writer understands."""

import yaml

from magsite.diagnostics.codes import N_

_INDENTATION = N_("a line is indented differently from its neighbours, or a text needs quotation marks")
_BRACKET = N_("a bracket or a comma is missing")
_TAG = N_("a value that begins with “!” needs quotation marks")
_DEEP = N_("it is nested too deeply")

_REASONS = {
    "mapping values are not allowed in this context": N_("a “:” stands where none can"),
    "could not find expected ':'": N_("a “:” is missing after a key"),
    "found unexpected end of stream": N_("a quotation mark is never closed"),
    "found unexpected document indicator": N_("a quotation mark is never closed"),
    "found character that cannot start any token": N_(
        "a value that begins with “@”, “%” or a grave accent needs quotation marks, and a line may not begin with a tab"
    ),
    "found unknown escape character": N_("a “\\” between double quotation marks must be written “\\\\”"),
    "did not find expected key": _INDENTATION,
    "did not find expected '-' indicator": _INDENTATION,
    "block sequence entries are not allowed in this context": _INDENTATION,
    "did not find expected ',' or ']'": _BRACKET,
    "did not find expected ',' or '}'": _BRACKET,
    "did not find expected node content": _BRACKET,
    "did not find expected alphabetic or numeric character": N_(
        "a value that begins with “*” or “&” needs quotation marks"
    ),
    "found undefined tag handle": _TAG,
    "did not find the expected '>'": _TAG,
}

# These tell where the reading stopped, far below what is wrong: their context is where it began.
_FROM_CONTEXT = frozenset(
    {
        "found unexpected end of stream",
        "found unexpected document indicator",
        "did not find expected ',' or ']'",
        "did not find expected ',' or '}'",
    }
)


def explain(error: Exception) -> tuple[int, str]:
    """Where a header's YAML breaks, in characters from its start, and why: a message id of the catalogues."""
    problem = getattr(error, "problem", None) or ""
    mark = getattr(error, "problem_mark", None)
    if problem in _FROM_CONTEXT:
        mark = getattr(error, "context_mark", None) or mark
    # Releases of libyaml that have a limit of their own say so in different words.
    reason = _DEEP if "nesting" in problem else _REASONS.get(problem, N_("it is not valid YAML"))
    if isinstance(error, yaml.reader.ReaderError):
        return error.position, N_("it holds a character that cannot be read")
    return (mark.index if mark is not None else 0), reason
