"""Small themes, written where a test wants them."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from magsite.cache.digest import of_bytes
from magsite.diagnostics.model import Diagnostic
from magsite.theme.environment import environment
from magsite.theme.layers import EnvironmentSpec, ThemeFile
from magsite.theme.rendering import render


@pytest.fixture
def make_files(tmp_path: Path) -> Callable[..., tuple[ThemeFile, ...]]:
    """Write a layer of a theme and list its files."""

    def make(texts: Mapping[str, str], layer: str = "themes/small") -> tuple[ThemeFile, ...]:
        files = []
        for name, text in texts.items():
            path = tmp_path / layer / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text.encode())
            files.append(ThemeFile(name, f"{layer}/{name}", str(path), of_bytes(text.encode())))
        return tuple(files)

    return make


@pytest.fixture
def show(make_files: Callable[..., tuple[ThemeFile, ...]]) -> Callable[..., str | Diagnostic]:
    """Render one template, with others beside it, and give its text without the last line end."""

    def shown(
        source: str,
        page: object = None,
        site: object = None,
        others: Mapping[str, str] | None = None,
        language: str = "fr",
    ) -> str | Diagnostic:
        texts = {"shown.html": source} | dict(others or {})
        files = make_files({f"templates/{name}": text for name, text in texts.items()})
        assets = (("small.css", "/mag/assets/small.0123456789.css"),)
        spec = EnvironmentSpec("small", files, (), language, "https://mag.example/mag/", assets)
        result = render(environment(spec), "shown.html", page, site, "/mag/une-page/")
        return result.decode().removesuffix("\n") if isinstance(result, bytes) else result

    return shown
