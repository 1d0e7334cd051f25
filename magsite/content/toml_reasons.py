"""What Python's reader says of TOML that it cannot read, in words that a writer understands."""

from typing import Final

from magsite.diagnostics.code import N_

DEEP: Final = N_("it is nested too deeply")

_REASONS: Final = (
    ("Cannot overwrite", N_("a key stands twice")),
    ("Cannot declare", N_("a table stands twice")),
    ("Expected '='", N_("a “=” is missing after a key")),
    ("Unterminated", N_("a quotation mark is never closed")),
    ("Illegal character '\\n'", N_("a quotation mark is never closed")),
    ("Invalid value", N_("a value is missing, or a text needs quotation marks")),
    ("Invalid date", N_("a date does not exist")),
    (
        "Invalid initial character",
        N_("a key needs quotation marks, or something else than a key begins this line"),
    ),
    ("Invalid statement", N_("a key needs quotation marks, or something else than a key begins this line")),
    ("Expected newline", N_("something follows a value on its line")),
    ("Expected ']", N_("a bracket or a comma is missing")),
    ("Unclosed", N_("a bracket or a comma is missing")),
    ("Unescaped", N_("a “\\” between double quotation marks must be written “\\\\”")),
    ("Exceeds the limit", N_("a number is too long")),
    ("year", N_("a date does not exist")),
    ("month", N_("a date does not exist")),
    ("day", N_("a date does not exist")),
    ("hour", N_("a date does not exist")),
)


def toml_reason(error: Exception) -> str:
    """Why: a message id of the catalogues."""
    if isinstance(error, RecursionError):
        return DEEP
    message = str(error)
    return next(
        (reason for begin, reason in _REASONS if message.startswith(begin)), N_("it is not valid TOML")
    )
