"""BLAKE2b by itself: `hashlib` loads all of OpenSSL beside it, in every process anew."""

try:
    from _blake2 import blake2b
except ImportError:
    from hashlib import blake2b

__all__ = ["blake2b"]
