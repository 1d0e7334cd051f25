"""The publication as a value: articles, authors, categories, tags, shares."""
