"""A place at which something may have changed, as those who watch tell it."""

import msgspec


class Change(msgspec.Struct, frozen=True):
    """A place at which something may have changed."""

    path: str
    """Absolute."""
    whole: bool = True
    """It is one file, and whoever writes it has finished; else it is better to wait, and to look at everything."""
