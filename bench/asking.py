"""Asking a server on this machine for a page, again and again, until it shows what it must."""

import time
from collections.abc import Callable
from http.client import HTTPConnection, HTTPException
from typing import NamedTuple

LOOPBACK = "127.0.0.1"
_EVERY = 0.005
_PAGE = {"Accept": "text/html,*/*;q=0.8", "Sec-Fetch-Mode": "navigate"}
_STYLE = {"Accept": "text/css,*/*;q=0.1", "Sec-Fetch-Mode": "no-cors"}


class EndedError(Exception):
    """The server has ended by itself, or never answered."""


class Answer(NamedTuple):
    """What a server said."""

    status: int
    text: str


class Sight(NamedTuple):
    """What must be seen, and at which address."""

    address: str
    seen: Callable[[Answer], bool]


def whole(answer: Answer) -> bool:
    """A page that is there, to its end."""
    return answer.status == 200 and answer.text.rstrip().endswith("</html>")  # noqa: PLR2004 - OK


def shows(address: str, words: str) -> Sight:
    """These words are at this address."""
    return Sight(address, lambda answer: answer.status == 200 and words in answer.text)  # noqa: PLR2004 - OK


def lacks(address: str, words: str) -> Sight:
    """A whole page is at this address, and these words are not on it."""
    return Sight(address, lambda answer: whole(answer) and words not in answer.text)


class Reader:
    """A browser, as far as a server can tell: it keeps its connection, and asks every five milliseconds."""

    def __init__(self, port: int, alive: Callable[[], bool]) -> None:
        self._connection = HTTPConnection(LOOPBACK, port)
        self._alive = alive

    def until(self, sight: Sight, deadline: float) -> float | None:
        """The instant at which it was seen; None if that was not before the deadline. Raises EndedError."""
        while (left := deadline - time.perf_counter()) > 0:
            if not self._alive():
                raise EndedError
            answer = self.get(sight.address, left)
            if answer and sight.seen(answer):
                return time.perf_counter()
            time.sleep(_EVERY)
        return None

    def first(self, sight: Sight, deadline: float) -> float:
        """The instant at which it was seen. Raises EndedError where that was not before the deadline, too."""
        instant = self.until(sight, deadline)
        if instant is None:
            raise EndedError
        return instant

    def get(self, address: str, seconds: float) -> Answer | None:
        """What the server says within this time; None if it says nothing."""
        self._connection.timeout = seconds
        if self._connection.sock:
            self._connection.sock.settimeout(seconds)
        try:
            self._connection.request("GET", address, headers=_PAGE if address.endswith("/") else _STYLE)
            response = self._connection.getresponse()
            return Answer(response.status, response.read().decode("utf-8", "replace"))
        except (OSError, HTTPException):
            self._connection.close()
            return None

    def close(self) -> None:
        """Let the connection go."""
        self._connection.close()
