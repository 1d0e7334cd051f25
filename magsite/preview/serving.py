"""The preview as a whole: a server in a thread of its own, a watch in another, and the bench in the main thread."""

import errno
import os
import secrets
import signal
import socket
import threading
import webbrowser
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from types import FrameType
from typing import TYPE_CHECKING, Final, NoReturn

import msgspec

from magsite.diagnostics.model import Diagnostic
from magsite.preview.bench import Bench
from magsite.preview.editor import Editor
from magsite.preview.guard import house
from magsite.preview.news import News
from magsite.preview.tools import Tools
from magsite.preview.voice import Voice
from magsite.stages.request import Request
from magsite.stages.sources import Sources

if TYPE_CHECKING:
    from starlette.types import ASGIApp

    from magsite.preview.app import Bell

LOOPBACK: Final = "127.0.0.1"
_TRIES: Final = 20
_LAST_PORT: Final = 65535
_LONGEST_END: Final = 1
"""Seconds that open answers are given at the end."""


class Address(msgspec.Struct, frozen=True):
    """Where a server listens."""

    host: str
    port: int

    @property
    def url(self) -> str:
        """The address to type."""
        name = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(self.host, self.host)  # noqa: S104 - asked for
        return f"http://{f'[{name}]' if ':' in name and not name.startswith('[') else name}:{self.port}/"


class Wish(msgspec.Struct, frozen=True):
    """How a writer wants the preview."""

    address: Address
    opens: bool = False
    follows: bool = False
    polls: bool = False


class Told(msgspec.Struct, frozen=True):
    """Those who hear what happens."""

    address: Callable[[Address], None]
    """Called when the server listens, with the address that it got."""
    news: Callable[[News, Bench], None]
    """Called after each look that found something new."""
    page: Callable[[str, tuple[Diagnostic, ...], Bench], None]
    """Called after each page that was made, with its path and what is wrong with it."""


def serve(
    wish: Wish, request: Callable[[], Request], tools: Tools, voice: Voice, editor: Editor, told: Told
) -> None:
    """Serve until Ctrl-C. Raises OSError where no port can be had."""
    sockets = listening(wish.address)
    address = Address(wish.address.host, sockets[0].getsockname()[1])
    told.address(address)
    from magsite.preview.app import Bell, Front, application  # noqa: PLC0415 - the port is taken first: browsers wait

    bell = Bell()

    def tell(news: News) -> None:
        told.news(news, bench)
        bell.ring()

    def remark(path: str, problems: tuple[Diagnostic, ...]) -> None:
        told.page(path, problems, bench)

    bench = Bench(request, tools, tell, remark)
    bench.begin()
    front = Front(
        bench, house(address.host, address.port), voice, editor, secrets.token_urlsafe(), follows=wish.follows
    )
    with _server(application(front, bell), sockets, bell), _followed(bench, wish) as follow:
        if wish.opens:
            threading.Thread(target=webbrowser.open, args=(address.url,), daemon=True).start()
        with until_interrupted(bench):
            bench.work(follow)
        bench.keep()


@contextmanager
def until_interrupted(bench: Bench) -> Iterator[None]:
    """Have Ctrl-C end the work of a `with`.

    Also where the exception that it raises goes nowhere: Python drops those that come up in the middle of a finalizer.
    """
    before = signal.getsignal(signal.SIGINT)

    def interrupted(number: int, frame: FrameType | None) -> NoReturn:
        bench.stop()
        signal.default_int_handler(number, frame)

    # Whoever began this process may have it deaf to Ctrl-C; other threads than the main one never hear of it.
    hears = before is signal.default_int_handler and threading.current_thread() is threading.main_thread()
    if hears:
        signal.signal(signal.SIGINT, interrupted)
    try:
        with suppress(KeyboardInterrupt):
            yield
    finally:
        if hears:
            signal.signal(signal.SIGINT, before)


def listening(wanted: Address) -> tuple[socket.socket, ...]:
    """Sockets that listen at this address, or at the first port after it that is free; for this machine, at both its addresses.

    Raises OSError where none of the next twenty is free, or the host is not this machine's.
    """
    # Port 0 is any that is free, each time another one.
    last = min(wanted.port + _TRIES - 1, _LAST_PORT)
    for port in range(wanted.port, last + 1) if wanted.port else (0,) * _TRIES:
        try:
            first = _bound(wanted.host, port)
        except OSError as error:
            if error.errno != errno.EADDRINUSE or port in {0, last}:
                raise
            continue
        if wanted.host != LOOPBACK:
            return (first,)
        try:
            return first, _bound("::1", first.getsockname()[1])
        except OSError:
            # No IPv6 here, or another's server on it, which a browser would be sent to by the name localhost.
            if not _has_ipv6():
                return (first,)
            first.close()
    raise OSError(errno.EADDRINUSE, os.strerror(errno.EADDRINUSE))


def _bound(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # The protocol is named, or asyncio would not know that answers are not to wait for more (TCP_NODELAY).
    made = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        if family == socket.AF_INET6:
            made.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)
        made.bind((host, port))
        made.listen(128)
    except OSError:
        made.close()
        raise
    return made


def _has_ipv6() -> bool:
    try:
        _bound("::1", 0).close()
    except OSError:
        return False
    return True


@contextmanager
def _followed(bench: Bench, wish: Wish) -> Iterator[Callable[[Sources], bool]]:
    """What has the folders of sources watched, and says whether it can."""
    from magsite.preview.watching import Watch, places  # noqa: PLC0415 - the first page need not wait for it

    watch = Watch(bench.note)

    def follow(sources: Sources) -> bool:
        try:
            watch.follow(places(bench.site, sources.roots))
        except OSError:
            return False
        return True

    try:
        yield (lambda _: False) if wish.polls else follow
    finally:
        watch.stop()


@contextmanager
def _server(app: "ASGIApp", sockets: Sequence[socket.socket], bell: "Bell") -> Iterator[None]:
    """A server in a thread, for the time of a `with`."""
    import uvicorn  # noqa: PLC0415 - see serve

    from magsite.preview.protocol import PatientProtocol  # noqa: PLC0415 - see serve

    config = uvicorn.Config(
        app,
        http=PatientProtocol,
        ws="none",
        lifespan="off",
        log_config=None,
        log_level="error",
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=_LONGEST_END,
    )
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, kwargs={"sockets": list(sockets)}, daemon=True)
    thread.start()
    try:
        yield
    finally:
        server.should_exit = True
        bell.end()
        thread.join(_LONGEST_END + 1)
