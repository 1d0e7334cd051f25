"""The sample magazine, served as a static host does, and a browser that looks at it."""

from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.sites import harness

CHROMIUM = "/usr/bin/chromium"


class Host(SimpleHTTPRequestHandler):
    """Serves a folder; where nothing stands, 404.html."""

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answer as static hosts do."""
        del message, explain
        body = Path(self.directory, "404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the name of the base class
        """Say nothing."""


@pytest.fixture(scope="session")
def public(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The output of the sample magazine."""
    site = harness.copy_magazine(tmp_path_factory.mktemp("browser"))
    assert harness.build(site).published
    return site / harness.OUTPUT


@pytest.fixture(scope="session")
def address(public: Path) -> Iterator[str]:
    """The address at which the sample magazine is served."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Host, directory=str(public)))
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A Chromium without a window."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"]
        )
        yield chromium
        chromium.close()
