"""Every code that a Diagnostic may carry.

A code is permanent: it may be set in `[checks]` and searched for years later. docs/diagnostics.md has an example
of each.
"""

from collections.abc import Mapping
from typing import Final

from magsite.diagnostics.check_codes import CHECK_CODES
from magsite.diagnostics.code import N_, Code
from magsite.diagnostics.site_codes import SITE_CODES
from magsite.diagnostics.source_codes import SOURCE_CODES
from magsite.diagnostics.text_codes import TEXT_CODES

__all__ = ("CODES", "N_", "Code")

CODES: Final[Mapping[str, Code]] = {**SOURCE_CODES, **TEXT_CODES, **SITE_CODES, **CHECK_CODES}
