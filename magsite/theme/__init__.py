"""The template engine: layers, closures, assets, environment."""
