"""Digests, memory and executors: knows nothing of magazines."""
