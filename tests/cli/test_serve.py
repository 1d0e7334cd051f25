"""`magsite serve`, as a writer runs it."""

import signal
from pathlib import Path

from tests.preview.servers import LONGEST, serving
from tests.sites import edits, harness, small


def test_the_magazine_is_served_and_what_is_saved_is_seen(tmp_path: Path) -> None:
    """Until Ctrl-C; the terminal says what was saved, where it is seen, and what is wrong."""
    site = tmp_path / "site"
    harness.write(site, small.FILES)
    with serving(site) as server:
        page = server.ask("/internet/un/")
        assert (page.status, "La suite." in page.text) == (200, True)
        edits.change(small.UN, "La suite.", "Une autre phrase.")(site)
        assert "Une autre" in server.until("/internet/un/", lambda answer: "Une autre" in answer.text).text
        with server.states("/") as states:
            next(states)
            edits.change(small.DEUX, "title: Deux", "title: [Deux")(site)
            next(states)
        server.process.send_signal(signal.SIGINT)
        said, _ = server.process.communicate(timeout=LONGEST)
    assert f"{small.UN} → /internet/un/" in said
    assert said.count("error [header-syntax]") == 1
    assert (server.process.returncode, "Traceback" in said) == (0, False)
