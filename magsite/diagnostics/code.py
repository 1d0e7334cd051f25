"""What a code is: a kind of problem with its severity and its sentences."""

import msgspec

from magsite.diagnostics.model import Severity


class Code(msgspec.Struct, frozen=True):
    """One kind of problem.

    `says` tells what is wrong, `repair` what to do; both are message ids of the catalogues, with the Diagnostic's
    arguments in braces. The argument `near`, where there is one, is the nearest known name; it may be empty. The
    arguments `count` and `files` of what occurs in several files are said after the sentence.
    """

    severity: Severity
    says: str
    repair: str


def N_(message: str) -> str:  # noqa: N802 - the name that gettext's tools look for
    """Mark a message id for extraction; its translation comes when it is shown."""
    return message
