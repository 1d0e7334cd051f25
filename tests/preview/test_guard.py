"""Who may ask the preview's server."""

import pytest
from starlette.requests import HTTPConnection

from magsite.preview.guard import House, house, is_at_home, refusal

PORT = 8000
OPEN = "/_magsite/open"


def _status(method: str = "GET", path: str = "/", home: House | None = None, **headers: str) -> int | None:
    """The status with which a request is refused; None where it is answered."""
    sent = {"host": f"127.0.0.1:{PORT}"} | {name.replace("_", "-"): value for name, value in headers.items()}
    raw = [(name.encode(), value.encode()) for name, value in sent.items()]
    scope = {"type": "http", "path": path, "query_string": b"", "headers": raw, "server": ("a", 1)}
    refused = refusal(HTTPConnection(scope), method, home or house("127.0.0.1", PORT), (OPEN,))
    return refused.status_code if refused else None


@pytest.mark.parametrize("host", ["127.0.0.1:8000", "localhost:8000", "LOCALHOST:8000", "[::1]:8000"])
def test_its_own_names_are_answered(host: str) -> None:
    """With their port, whatever the capitals."""
    assert _status(host=host) is None


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "evil.example:8000",
        "127.0.0.1",
        "127.0.0.1:80",
        "127.0.0.1.evil.example:8000",
        "localhost:8000@evil.example",
        "[::1].evil.example:8000",
        "192.168.1.2:8000",
        "",
    ],
)
def test_a_foreign_name_is_refused(host: str) -> None:
    """It was made to lead here by somebody else (DNS rebinding)."""
    assert _status(host=host) == 421


def test_two_names_at_once_are_refused() -> None:
    """One of them would not have been looked at."""
    raw = [(b"host", b"127.0.0.1:8000"), (b"host", b"evil.example")]
    scope = {"type": "http", "path": "/", "query_string": b"", "headers": raw, "server": ("a", 1)}
    refused = refusal(HTTPConnection(scope), "GET", house("127.0.0.1", PORT), ())
    assert refused is not None
    assert refused.status_code == 421


def test_a_server_for_all_answers_to_addresses_but_not_to_names() -> None:
    """No address can be made to lead here by somebody else, while any name can."""
    home = house("0.0.0.0", PORT)  # noqa: S104 - what is tested
    assert [_status(home=home, host=f"{host}:8000") for host in ("192.168.1.2", "a.example")] == [None, 421]


def test_a_server_answers_to_the_host_that_it_was_given() -> None:
    """A name of this machine in its network."""
    assert _status(home=house("bureau.local", PORT), host="bureau.local:8000") is None


def test_the_port_of_plain_http_may_be_left_out() -> None:
    """As browsers do."""
    assert _status(home=house("127.0.0.1", 80), host="localhost") is None


@pytest.mark.parametrize(
    ("origin", "status"),
    [
        ("http://127.0.0.1:8000", None),
        ("http://localhost:8000", None),
        ("http://localhost:9000", 403),
        ("https://evil.example", 403),
        ("null", 403),
    ],
)
def test_a_request_of_a_foreign_page_is_refused(origin: str, status: int | None) -> None:
    """The Origin says which page sends it."""
    assert status == _status(origin=origin)


def test_what_a_foreign_page_loads_in_the_background_is_refused_but_not_a_link() -> None:
    """A reader may follow a link from elsewhere; a picture in a foreign page tells that page something."""
    assert [
        _status(sec_fetch_site="cross-site", sec_fetch_mode=mode) for mode in ("no-cors", "navigate")
    ] == [403, None]


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "TRACE", "CONNECT", "OPTIONS"])
def test_only_reading_is_allowed(method: str) -> None:
    """Nothing here is changed from outside."""
    assert [_status(one) for one in (method, "GET", "HEAD")] == [405, None, None]


def test_the_one_post_is_let_through() -> None:
    """It has a check of its own."""
    assert [_status(method, OPEN) for method in ("POST", "PUT")] == [None, 405]


@pytest.mark.parametrize(
    ("client", "expected"),
    [
        (("127.0.0.1", 5000), True),
        (("::1", 5000), True),
        (("192.168.1.2", 5000), True),
        (("192.168.1.3", 5000), False),
        (None, False),
    ],
)
def test_only_this_machine_opens_windows_on_it(client: tuple[str, int] | None, *, expected: bool) -> None:
    """Where others read along they see the token as well."""
    scope = {"type": "http", "client": client, "server": ("192.168.1.2", PORT)}
    assert expected is is_at_home(HTTPConnection(scope))
