"""The static site generator for French tech magazines."""

__version__ = "0.1.0"
