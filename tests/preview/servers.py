"""A real preview over a real socket, in a process of its own."""

import http.client
import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import quote

LONGEST = 120.0
"""Seconds that something is waited for which must come, on any machine."""

LINGERING = """
from magsite.cli.main import main
from magsite.preview import serving

serving._LONGEST_END = 600
main()
"""
"""`magsite`, whose end takes ten minutes where it waits for anybody."""


class Answer(NamedTuple):
    """What the server answers."""

    status: int
    headers: dict[str, str]
    content: bytes

    @property
    def text(self) -> str:
        """The content as text."""
        return self.content.decode()


class Server(NamedTuple):
    """A preview that runs."""

    process: "subprocess.Popen[str]"
    host: str
    port: int

    @property
    def address(self) -> str:
        """As it is typed."""
        return f"http://{self.host}:{self.port}"

    def ask(self, path: str, method: str = "GET", body: bytes | None = None, **headers: str) -> Answer:
        """One request; of a header's name, `_` is `-`."""
        with closing(http.client.HTTPConnection(self.host, self.port, timeout=LONGEST)) as connection:
            sent = {name.replace("_", "-"): value for name, value in headers.items()}
            connection.request(method, path, body, sent)
            found = connection.getresponse()
            return Answer(
                found.status, {name.lower(): value for name, value in found.getheaders()}, found.read()
            )

    def until(self, path: str, is_seen: Callable[[Answer], bool]) -> Answer:
        """What is answered as soon as it is so; the last answer where it never is."""
        end = time.monotonic() + LONGEST
        found = self.ask(path)
        while not is_seen(found) and time.monotonic() < end:
            time.sleep(0.01)
            found = self.ask(path)
        return found

    @contextmanager
    def states(self, page: str) -> Iterator[Iterator[dict[str, Any]]]:
        """What an open page is told, as it comes."""
        with closing(http.client.HTTPConnection(self.host, self.port, timeout=LONGEST)) as connection:
            connection.request("GET", f"/_magsite/events?page={quote(page)}")
            yield _events(connection.getresponse())


@contextmanager
def serving(
    site: Path, *options: str, python: tuple[str, str] = ("-m", "magsite"), **environment: str
) -> Iterator[Server]:
    """`magsite serve` on a port that is free, for the time of a `with`; `python` is how Python is to start it."""
    command = [sys.executable, *python, "--lang", "en", "serve", str(site)]
    options = options if "--port" in options else ("--port", "0", *options)
    with subprocess.Popen(
        [*command, *options],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env=os.environ | environment,
    ) as process:
        try:
            yield _listening(process)
        finally:
            if process.poll() is None:
                process.send_signal(signal.SIGINT)
            _ended(process)


def until(is_so: Callable[[], bool]) -> None:
    """Wait until something is so. Raises TimeoutError where it never is."""
    end = time.monotonic() + LONGEST
    while not is_so():
        if time.monotonic() > end:
            raise TimeoutError
        time.sleep(0.01)


def _ended(process: "subprocess.Popen[str]") -> None:
    try:
        process.communicate(timeout=LONGEST)
    except subprocess.TimeoutExpired:
        # Else the test would wait for it without end.
        process.kill()
        raise


def _listening(process: "subprocess.Popen[str]") -> Server:
    assert process.stdout is not None
    said = ""
    for line in process.stdout:
        said += line
        found = re.search(r"is at http://([^/]+):(\d+)/", line)
        if found:
            return Server(process, found[1], int(found[2]))
    raise AssertionError(said)


def _events(answer: http.client.HTTPResponse) -> Iterator[dict[str, Any]]:
    while line := answer.readline():
        if line.startswith(b"data: "):
            yield json.loads(line.removeprefix(b"data: "))
