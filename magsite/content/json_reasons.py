"""What Python's reader says of JSON that it cannot read, in words that a writer understands."""

from typing import Final

from magsite.diagnostics.code import N_

_REASONS: Final = (
    ("Expecting ',' delimiter", N_("a bracket or a comma is missing")),
    ("Expecting ':' delimiter", N_("a “:” is missing after a key")),
    ("Expecting value", N_("a value is missing, or a text needs quotation marks")),
    ("Unterminated string", N_("a quotation mark is never closed")),
    ("Expecting property name", N_("a key needs double quotation marks, and no comma stands before “}”")),
    ("Illegal trailing comma", N_("a key needs double quotation marks, and no comma stands before “}”")),
    ("Invalid \\escape", N_("a “\\” between double quotation marks must be written “\\\\”")),
)


def json_reason(message: str) -> str:
    """Why: a message id of the catalogues."""
    known = (reason for begin, reason in _REASONS if message.startswith(begin))
    return next(known, N_("it is not valid JSON"))
