"""Who may ask this server for anything: a browser on this machine that was sent here by name.

A page of a foreign site can send requests to any address, and its own name can be made to lead to this machine
(DNS rebinding). So the Host must be one of ours, and what a foreign page sends in the background is refused.
"""

from collections.abc import Collection
from ipaddress import ip_address
from typing import Final

import msgspec
from starlette.requests import HTTPConnection
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_LOCAL: Final = ("127.0.0.1", "localhost", "[::1]")
_READING: Final = ("GET", "HEAD")
_HEADERS: Final = ((b"x-content-type-options", b"nosniff"), (b"cache-control", b"no-store"))


class House(msgspec.Struct, frozen=True):
    """The names that this server answers to."""

    port: int
    names: tuple[str, ...] = _LOCAL
    any_address: bool = False
    """It listens to other machines: any IP address may be ours, and none can be a foreign name."""

    def is_ours(self, host: str) -> bool:
        """Whether the value of a Host header, with its port, names this server."""
        name, _, port = host.rpartition(":")
        if port != str(self.port):
            # Browsers leave out the port of plain HTTP.
            name, port = (host, "80") if self.port == 80 else ("", "")  # noqa: PLR2004 - the port of plain HTTP
        return bool(port) and (name.lower() in self.names or (self.any_address and _is_address(name)))


def house(host: str, port: int) -> House:
    """The names of a server that listens to this host."""
    bare = f"[{host}]" if ":" in host else host.lower()
    own = (*_LOCAL, bare)
    return House(port, tuple(dict.fromkeys(own)), any_address=bare in {"0.0.0.0", "[::]"})  # noqa: S104 - asked for


def guarded(app: ASGIApp, house: House, posts: Collection[str]) -> ASGIApp:
    """The application behind its guard; only these paths take a POST."""

    async def guard(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return
        refused = refusal(HTTPConnection(scope), scope["method"], house, posts)
        await (refused or app)(scope, receive, _marked(send))

    return guard


def refusal(asked: HTTPConnection, method: str, house: House, posts: Collection[str]) -> Response | None:
    """Why a request is not answered; None where it is."""
    headers = asked.headers
    if len(headers.getlist("host")) != 1 or not house.is_ours(headers["host"]):
        return PlainTextResponse("This server answers to its own address only.\n", 421)
    origin = headers.get("origin")
    if origin is not None and not house.is_ours(origin.removeprefix("http://")):
        return PlainTextResponse("Foreign pages may not ask here.\n", 403)
    foreign = headers.get("sec-fetch-site") == "cross-site" and headers.get("sec-fetch-mode") != "navigate"
    if foreign:
        return PlainTextResponse("Foreign pages may not ask here.\n", 403)
    if method not in _READING and not (method == "POST" and asked.url.path in posts):
        return PlainTextResponse("Only GET and HEAD.\n", 405, {"allow": "GET, HEAD"})
    return None


def is_at_home(asked: HTTPConnection) -> bool:
    """Whether a request was sent from this machine: nobody else opens windows here, whoever may read along."""
    client, (own, _) = asked.client.host if asked.client else "", asked.scope["server"]
    return client == own or (_is_address(client) and ip_address(client).is_loopback)


def _marked(send: Send) -> Send:
    """Have every answer say that it is what it says it is, and is not to be kept."""

    async def marked(message: Message) -> None:
        if message["type"] == "http.response.start":
            message["headers"] = [*message.get("headers", ()), *_HEADERS]
        await send(message)

    return marked


def _is_address(name: str) -> bool:
    try:
        ip_address(name.strip("[]"))
    except ValueError:
        return False
    return True
