"""The server's side of the preview: requests in, pages out. It runs in a thread of its own, and makes nothing."""

import asyncio
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeVar
from urllib.parse import unquote

import msgspec
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import FileResponse, RedirectResponse, Response, StreamingResponse
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from magsite.diagnostics.codes import N_
from magsite.preview.answers import Answer, Elsewhere, Page, Unmade
from magsite.preview.bench import Bench
from magsite.preview.editor import Editor, Place
from magsite.preview.guard import House, guarded, is_at_home
from magsite.preview.notes import EndedError
from magsite.preview.policy import with_script
from magsite.preview.voice import Voice

if TYPE_CHECKING:
    from magsite.preview.tabs import State

T = TypeVar("T")

OPEN: Final = "/_magsite/open"
_STATIC: Final = Path(__file__).parent / "static"
_HTML: Final = "text/html; charset=utf-8"
_EVENTS: Final = "text/event-stream; charset=utf-8"
_HEARTBEAT: Final = 15.0
"""Seconds after which an open page is written to even if there is nothing to say: so that a closed one is noticed."""
_LONGEST_REQUEST: Final = 10_000


class Front(msgspec.Struct, frozen=True):
    """What the server shows, and to whom."""

    bench: Bench
    house: House
    voice: Voice
    editor: Editor
    token: str
    follows: bool = False


class Bell:
    """Rings for the open pages when something has changed; rung from any thread."""

    def __init__(self) -> None:
        self._waiting: set[tuple[asyncio.AbstractEventLoop, asyncio.Event]] = set()
        self.ended = False

    def ring(self) -> None:
        """Wake all that wait."""
        for loop, event in tuple(self._waiting):
            loop.call_soon_threadsafe(event.set)

    def end(self) -> None:
        """Wake all that wait, for the last time."""
        self.ended = True
        self.ring()

    async def heard(self, is_news: Callable[[], bool], seconds: float) -> bool:
        """Wait until there is news, at most for so long; whether there is."""
        waiting = (asyncio.get_running_loop(), asyncio.Event())
        self._waiting.add(waiting)
        try:
            if not is_news() and not self.ended:
                await asyncio.wait_for(waiting[1].wait(), seconds)
        except TimeoutError:
            return False
        finally:
            self._waiting.discard(waiting)
        return True


def application(front: Front, bell: Bell) -> ASGIApp:
    """The application behind its guard."""
    bench = front.bench

    async def page(request: Request) -> Response:
        path: str = request.scope["path"]
        # Before there is a proof the bench is busy; what is remembered needs no bench.
        known = bench.remembered.get(path)
        if known is not None:
            return _response(front, known)
        return _response(front, await _asked(bench, lambda: bench.page(path)))

    async def desk(_request: Request) -> Response:
        return Response(await _asked(bench, lambda: _desk(front)), headers={"content-type": _HTML})

    async def remarks(request: Request) -> Response:
        path = unquote(request.query_params.get("page", "/"))
        return Response(await _asked(bench, lambda: _remarks(front, path)), headers={"content-type": _HTML})

    async def events(request: Request) -> Response:
        if request.method == "HEAD":
            # Nothing would ever be written, so that one who went away were never noticed.
            return Response(headers={"content-type": _EVENTS})
        # A page names itself as its address has it.
        path = unquote(request.query_params.get("page", "/"))
        return StreamingResponse(_told(front, bell, path), headers={"content-type": _EVENTS})

    async def opened(request: Request) -> Response:
        return await _opened(front, request)

    routes = [
        Route("/_magsite/", desk),
        Route("/_magsite/events", events),
        Route("/_magsite/remarks", remarks),
        Route(OPEN, opened, methods=["POST"]),
        *(Route(f"/_magsite/{file.name}", _static(file)) for file in sorted(_STATIC.iterdir())),
        Route("/{path:path}", page),
    ]
    made = Starlette(routes=routes, exception_handlers={EndedError: _ended})
    return guarded(_quiet(made, bell), front.house, (OPEN,))


def _quiet(app: ASGIApp, bell: Bell) -> ASGIApp:
    """The application, which does not complain where an answer is broken off at the end."""

    async def quiet(scope: Scope, receive: Receive, send: Send) -> None:
        try:
            await app(scope, receive, send)
        except asyncio.CancelledError:
            if not bell.ended:
                raise

    return quiet


def _ended(_request: Request, _error: Exception) -> Response:
    return Response(status_code=503)


async def _asked(bench: Bench, question: Callable[[], T]) -> T:
    return await asyncio.wrap_future(bench.ask(question))


def _response(front: Front, made: Answer) -> Response:
    match made:
        case Elsewhere(url):
            return RedirectResponse(url, 302)
        case Unmade():
            return Response(_trouble(front, made), 500, headers={"content-type": _HTML})
        case Page(content=Path() as file):
            return FileResponse(file, made.status, headers={"content-type": made.media_type})
        case _:
            return Response(made.content, made.status, headers={"content-type": made.media_type})


def _trouble(front: Front, made: Unmade) -> str:
    """A page with nothing beneath the overlay."""
    from magsite.preview.telling import problem, render  # noqa: PLC0415 - what is remembered needs no words

    known = front.bench.trouble or front.bench.proof
    checks = known.sources.config.checks if known else {}
    problems = tuple(problem(one, front.bench.site, checks, front.voice) for one in made.problems)
    title = front.voice.messages.gettext(N_("The magazine cannot be shown yet"))
    return with_script(render("trouble.html", {"title": title, "problems": problems}, front.voice), "")


def _desk(front: Front) -> str:
    from magsite.preview.desk import desk_html  # noqa: PLC0415 - see _trouble

    bench = front.bench
    if bench.proof is None:
        return _trouble(front, Unmade(bench.trouble.diagnostics if bench.trouble else ()))
    return desk_html(bench.proof, bench.store, bench.times, front.voice, front.token)


def _remarks(front: Front, path: str) -> str:
    """What `magsite check` says of the source of a page."""
    from magsite.preview.remarking import bar_remarks_html  # noqa: PLC0415 - see _trouble

    bench = front.bench
    made = bench.page(path)
    if bench.proof is None or not isinstance(made, Page):
        return ""
    return bar_remarks_html(bench.proof, made.source, bench.store, front.voice)


def _static(file: Path) -> Callable[[Request], Response]:
    kind = "text/css; charset=utf-8" if file.suffix == ".css" else "text/javascript; charset=utf-8"

    def static(_request: Request) -> Response:
        return Response(file.read_bytes(), headers={"content-type": kind})

    return static


async def _told(front: Front, bell: Bell, path: str) -> AsyncIterator[str]:
    """What an open page is told, as server-sent events."""
    bench = front.bench
    while not bell.ended:
        try:
            told = await _asked(bench, lambda: _state(front, path))
        except EndedError:
            return
        yield f"data: {msgspec.json.encode(told).decode()}\n\n"
        at = told.at
        while not await bell.heard(lambda at=at: bench.generation != at, _HEARTBEAT):  # type: ignore[misc] # a default
            yield ":\n\n"


def _state(front: Front, path: str) -> "State":
    from magsite.preview.tabs import state  # noqa: PLC0415 - see _trouble

    return state(front.bench, path, front.voice, front.token, follows=front.follows)


async def _opened(front: Front, request: Request) -> Response:
    """Have the editor open a source, for a page of ours that knows the token."""
    if (
        not is_at_home(request)
        or request.headers.get("origin") is None
        or request.headers.get("x-magsite-token") != front.token
    ):
        return Response(status_code=403)
    if int(request.headers.get("content-length", "0")) > _LONGEST_REQUEST:
        return Response(status_code=413)
    try:
        place = msgspec.json.decode(await request.body(), type=Place)
    except msgspec.MsgspecError:
        return Response(status_code=400)
    file = await _asked(front.bench, lambda: front.bench.source(place.path))
    if file is None:
        return Response(status_code=404)
    return Response(status_code=204 if front.editor(file, place) else 501)
