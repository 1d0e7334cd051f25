"""How tests write spaces that cannot be seen: `·` is U+00A0, `⍽` is U+202F."""


def shown(text: str) -> str:
    """The text with its no-break spaces made visible."""
    return text.replace("\u00a0", "·").replace("\u202f", "⍽")


def typed(text: str) -> str:
    """The text that is shown so."""
    return text.replace("·", "\u00a0").replace("⍽", "\u202f")
