"""How the preview speaks to a writer."""

from gettext import NullTranslations

import msgspec


class Voice(msgspec.Struct, frozen=True):
    """The language in which a writer is spoken to."""

    messages: NullTranslations
    language: str
