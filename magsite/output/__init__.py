"""The output folder: manifest, operations, journal, lock."""
