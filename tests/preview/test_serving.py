"""`magsite serve` as a whole: a real server, real saves."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from magsite.preview.serving import Address, listening
from tests.preview.servers import LINGERING, LONGEST, Server, serving, until
from tests.sites import edits, harness, small
from tests.sites.tiny import article

pytestmark = pytest.mark.slow

UN_URL = "/internet/un/"


@pytest.fixture(scope="module")
def still(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The preview of a small site that nobody edits."""
    site = tmp_path_factory.mktemp("still") / "site"
    harness.write(site, small.FILES)
    with serving(site) as found:
        yield found


@pytest.fixture
def server(small_site: Path) -> Iterator[Server]:
    """The preview of a small site."""
    with serving(small_site) as found:
        yield found


def test_pages_and_files_are_served(still: Server) -> None:
    """With their types, and never to be kept."""
    expected = {
        "/": "text/html; charset=utf-8",
        UN_URL: "text/html; charset=utf-8",
        "/feed.xml": "application/xml; charset=utf-8",
        "/feed.json": "application/json; charset=utf-8",
        "/robots.txt": "text/plain; charset=utf-8",
        "/assets/tiny.css": "text/css; charset=utf-8",
        "/internet/quatre/dessin.png": "image/png",
    }
    answers = {path: still.ask(path) for path in expected}
    assert expected == {path: answer.headers["content-type"] for path, answer in answers.items()}
    assert {(200, "no-store", "nosniff")} == {
        (answer.status, answer.headers["cache-control"], answer.headers["x-content-type-options"])
        for answer in answers.values()
    }


def test_a_head_has_no_body(still: Server) -> None:
    """But the headers of the page."""
    head, get = still.ask("/", "HEAD"), still.ask("/")
    assert (head.status, head.content) == (200, b"")
    assert head.headers["content-length"] == get.headers["content-length"]


def test_a_part_of_a_file_can_be_asked_for(still: Server) -> None:
    """As players of films do."""
    answer = still.ask("/internet/quatre/dessin.png", range="bytes=1-3")
    assert (answer.status, answer.content) == (206, b"PNG")


def test_an_address_without_its_slash_leads_to_the_page(still: Server) -> None:
    """As on a static host."""
    answer = still.ask("/internet/un")
    assert (answer.status, answer.headers["location"]) == (302, UN_URL)


def test_what_is_not_there_is_the_page_of_the_magazine(still: Server) -> None:
    """With the status that says so."""
    answer = still.ask("/nulle/part/")
    assert answer.status == 404
    assert "nothing here" in answer.text


@pytest.mark.parametrize(
    ("edit", "path", "seen"),
    [
        (edits.change(small.UN, "La suite.", "Une autre phrase."), UN_URL, "Une autre phrase."),
        (edits.change(small.UN, "title: Un", "title: Premier"), "/internet/page/2/", "Premier"),
        (edits.change("config.toml", 'title = "Mag"', 'title = "Gam"'), "/", "Gam"),
        (edits.change(small.ALIX, "name: ", "name: Docteur "), UN_URL, "Docteur"),
        (edits.change("themes/tiny/templates/header.html", "<header>", "<header>Salut "), "/", "Salut"),
        (edits.change("themes/tiny/static/tiny.css", "#111", "#123"), "/assets/tiny.css", "#123"),
        (
            edits.put("data/shares/z.csv", "article,network,count,date\n2026-01-01-un,a,77,2026-11-01\n"),
            UN_URL,
            "min 80",
        ),
        (edits.put("content/articles/2026-06-01-neuf.md", article("Neuf")), "/", "Neuf"),
    ],
)
def test_what_is_saved_is_seen(
    server: Server, small_site: Path, edit: edits.Edit, path: str, seen: str
) -> None:
    """A text, a title, the configuration, an author, a template, a sheet, data, a new file."""
    assert seen not in server.ask(path).text
    edit(small_site)
    assert seen in server.until(path, lambda answer: seen in answer.text).text


def test_a_file_that_is_renamed_or_deleted_moves_its_page(server: Server, small_site: Path) -> None:
    """The old address is not there any more."""
    (small_site / small.UN).rename(small_site / "content/articles/2026-01-01-premier.md")
    assert server.until("/internet/premier/", lambda answer: answer.status == 200).status == 200
    assert server.ask(UN_URL).status == 404
    (small_site / "content/articles/2026-01-01-premier.md").unlink()
    assert server.until("/internet/premier/", lambda answer: answer.status == 404).status == 404


def test_a_crowd_of_changes_is_at_most_two_looks(server: Server, small_site: Path) -> None:
    """Three hundred files, as another branch brings them; what is served in the end is what a build makes."""
    names = [f"content/articles/2025-01-01-foule-{number}.md" for number in range(300)]
    with server.states("/") as states:
        first = next(states)
        # All at once for a server that stands still meanwhile, however long this machine takes to write them.
        server.process.send_signal(signal.SIGSTOP)
        harness.write(small_site, {name: article("Foule") for name in names})
        server.process.send_signal(signal.SIGCONT)
        # Who asks for a page has the first few changes looked at: nobody does before the crowd is complete.
        next(states)
    server.until("/foule-299/", lambda answer: answer.status == 200)
    # What is looked at once more, a second after, is counted as well.
    time.sleep(1.5)
    harness.write(small_site, {small.DEUX: article("Fin", category="internet")})
    assert "Fin" in server.until("/internet/deux/", lambda answer: "Fin" in answer.text).text
    with server.states("/") as states:
        last = next(states)
    assert 2 <= last["at"] - first["at"] <= 3
    report, files = harness.clean_build(small_site)
    assert report.published, report.diagnostics
    assert {server.ask(f"/foule-{number}/").status for number in range(0, 300, 33)} == {200}
    assert "foule-299/index.html" in files


def test_a_page_that_is_open_is_told_of_a_save(server: Server, small_site: Path) -> None:
    """Its digest is another one only if it is another page."""
    with server.states(UN_URL) as un, server.states("/internet/quatre/") as quatre:
        before = next(un), next(quatre)
        edits.change(small.UN, "La suite.", "Autre.")(small_site)
        after = next(un), next(quatre)
    assert before[0]["page"] != after[0]["page"]
    assert before[1]["page"] == after[1]["page"]


def test_a_mistake_is_told_and_the_last_good_page_stays(server: Server, small_site: Path) -> None:
    """With its place and its line; mended, nothing is said any more."""
    good = server.ask(UN_URL).text
    with server.states(UN_URL) as states:
        assert next(states)["overlay"] == ""
        edits.change(small.UN, "title: Un", "title: [Un")(small_site)
        told = next(states)
        assert f"{small.UN}:" in told["overlay"]
        assert "title: [Un" in told["overlay"]
        assert good == server.ask(UN_URL).text
        edits.change(small.UN, "title: [Un", "title: Un")(small_site)
        assert next(states)["overlay"] == ""


def test_a_template_in_error_leaves_the_last_good_page(server: Server, small_site: Path) -> None:
    """The problem names the template and its line."""
    good = server.ask("/").text
    with server.states("/") as states:
        next(states)
        edits.change("themes/tiny/templates/header.html", "<header>", "<header>{{ page.nothing }}")(
            small_site
        )
        assert "themes/tiny/templates/header.html:1" in next(states)["overlay"]
    assert good == server.ask("/").text


def test_a_magazine_in_error_from_the_start_is_its_problems(small_site: Path) -> None:
    """Until it is mended."""
    good = (small_site / "config.toml").read_text("utf-8")
    edits.put("config.toml", "[magazine\n")(small_site)
    with serving(small_site) as server:
        answer = server.ask("/")
        assert answer.status == 500
        assert "config.toml:1" in answer.text
        with server.states("/") as states:
            assert "config.toml:1" in next(states)["overlay"]
        edits.put("config.toml", good)(small_site)
        assert server.until("/", lambda found: found.status == 200).status == 200


def test_without_events_changes_are_found_by_looking(small_site: Path) -> None:
    """Where the system does not tell of them."""
    with serving(small_site, "--poll") as server:
        edits.change(small.UN, "La suite.", "Autre.")(small_site)
        assert "Autre." in server.until(UN_URL, lambda answer: "Autre." in answer.text).text


def test_a_magazine_under_a_path_is_served_under_it(small_site: Path) -> None:
    """And the root leads there."""
    with serving(small_site, "--url", "https://user.example/mag/") as server:
        assert [(a.headers["location"], a.status) for a in [server.ask("/")]] == [("/mag/", 302)]
        page = server.ask("/mag/")
        assert page.status == 200
        assert 'href="/mag/assets/tiny.css"' in page.text
        assert server.ask("/mag").headers["location"] == "/mag/"
        assert server.ask("/internet/").status == 404


def test_a_taken_port_gives_the_next_one(small_site: Path) -> None:
    """And it is said."""
    with serving(small_site) as first, serving(small_site, "--port", str(first.port)) as second:
        assert first.port < second.port < first.port + 20
        assert second.ask("/").status == 200


def test_a_build_beside_it_works(server: Server, small_site: Path) -> None:
    """Both read the same cache."""
    report = harness.build(small_site)
    assert report.published
    assert server.ask("/").status == 200


def test_it_writes_nothing_but_its_cache(small_site: Path) -> None:
    """No output, whatever is looked at."""
    before = {path for path in small_site.rglob("*") if ".magsite" not in path.parts}
    with serving(small_site) as server:
        for path in ("/", UN_URL, "/_magsite/", "/nulle/part"):
            server.ask(path)
    assert before == {path for path in small_site.rglob("*") if ".magsite" not in path.parts}


def test_ctrl_c_ends_it_at_once(small_site: Path) -> None:
    """Also while a page is open, and without a word."""
    with serving(small_site, python=("-c", LINGERING)) as server, server.states("/") as states:
        next(states)
        server.process.send_signal(signal.SIGINT)
        said, _ = server.process.communicate(timeout=LONGEST)
        assert (server.process.returncode, "Traceback" in said) == (0, False)


def test_the_desk_shows_what_waits(server: Server, small_site: Path) -> None:
    """Drafts, the calendar, problems."""
    (small_site / small.BO).unlink()
    desk = server.until("/_magsite/", lambda answer: "author-undeclared" in answer.text).text
    assert [word in desk for word in ("Brouillon", small.DRAFT, "Noël", "24 December 2026")] == [True] * 4


def test_the_remarks_on_a_page_are_asked_for_apart(small_site: Path) -> None:
    """By the bar, once the page is there; a page that is not there has none."""
    with serving(small_site) as server:
        harness.write(small_site, {small.UN: article("Un", "Un mot.  Un autre.", author="alix")})
        told = server.until(f"/_magsite/remarks?page={UN_URL}", lambda answer: "spaces-double" in answer.text)
        assert (told.status, told.headers["content-type"]) == (200, "text/html; charset=utf-8")
        assert server.ask("/_magsite/remarks?page=/nulle/part/").text == ""
        assert "spaces-double" in server.ask("/_magsite/").text


def test_the_editor_is_opened_for_a_page_of_its_own(small_site: Path, tmp_path: Path) -> None:
    """With the token that only such a page is told, and at a source only."""
    pen = tmp_path / "pen"
    pen.write_text('#!/bin/sh\nprintf "%s" "$*" > "$0.said"\n')
    pen.chmod(0o755)
    with serving(small_site, MAGSITE_EDITOR=f"{pen} {{file}} {{line}}") as server:
        with server.states("/") as states:
            token = next(states)["token"]
        place = b'{"path":"%s","line":3,"column":1}' % small.UN.encode()
        good = {"origin": server.address, "x_magsite_token": token}
        ways = [
            (place, {}),
            (place, {"origin": server.address}),
            (place, {"x_magsite_token": token}),
            (place, good | {"x_magsite_token": "x"}),
            (place, good | {"origin": "https://evil.example"}),
            (b"{", good),
            (b'{"path":"../../etc/passwd"}', good),
            (place, good),
        ]
        statuses = [server.ask("/_magsite/open", "POST", body, **headers).status for body, headers in ways]
        assert statuses == [403, 403, 403, 403, 403, 400, 404, 204]
        said = tmp_path / "pen.said"
        server.until("/", lambda _: said.exists() and said.read_text().endswith(" 3"))
    assert f"{small_site / small.UN} 3" == said.read_text()


def test_nothing_outside_is_served(small_site: Path, tmp_path: Path) -> None:
    """Not by dots in the address, and not by a link among the sources."""
    (tmp_path / "secret.txt").write_text("SECRET")
    (small_site / "static").mkdir(exist_ok=True)
    (small_site / "static/inside.txt").write_text("inside")
    with serving(small_site) as server:
        assert server.ask("/inside.txt").content == b"inside"
        (small_site / "static/inside.txt").unlink()
        (small_site / "static/inside.txt").symlink_to(tmp_path / "secret.txt")
        (small_site / "static/other.txt").symlink_to(tmp_path / "secret.txt")
        ways = (
            "/inside.txt",
            "/other.txt",
            "/../secret.txt",
            "/%2e%2e/secret.txt",
            "/..%2fsecret.txt",
            "//etc/passwd",
        )
        answers = [server.ask(path) for path in ways for _ in range(3)]
    assert {404} == {answer.status for answer in answers if b"SECRET" not in answer.content}
    assert not [answer for answer in answers if b"SECRET" in answer.content]


def test_it_listens_to_this_machine_alone(still: Server) -> None:
    """Another address of it is closed."""
    with pytest.raises(OSError, match="refused"), socket.create_connection(("127.0.0.2", still.port), 5):
        pass


def test_a_host_for_all_is_warned_of(small_site: Path) -> None:
    """Drafts can be read by whoever reaches it."""
    command = [sys.executable, "-m", "magsite", "--lang", "en", "serve", str(small_site), "--port", "0"]
    with subprocess.Popen(
        [*command, "--host", "0.0.0.0"],  # noqa: S104 - what is warned of
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env=os.environ,
    ) as process:
        assert process.stdout is not None
        said = [process.stdout.readline() for _ in range(2)]
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=LONGEST)
    assert "0.0.0.0 can read this preview" in said[0]


def test_a_client_that_says_nothing_and_goes_is_let_go(small_site: Path) -> None:
    """Browsers open connections in advance; so does one that asks for the head of a stream."""
    with serving(small_site) as server:
        server.ask("/")
        before = _descriptors(server)
        for _ in range(30):
            socket.create_connection((server.host, server.port)).close()
            server.ask("/_magsite/events", "HEAD")
        until(lambda: _descriptors(server) <= before + 2)


def _descriptors(server: Server) -> int:
    return len(list(Path(f"/proc/{server.process.pid}/fd").iterdir()))


def test_a_path_with_accents_is_the_same_page_for_its_script(small_site: Path) -> None:
    """Which names it as the address bar has it."""
    with serving(small_site, "--url", "https://user.example/été/") as server:
        address = server.ask("/").headers["location"]
        page = server.ask(address)
        with server.states(address) as states:
            assert f'data-page="{next(states)["page"]}"' in page.text


def test_what_is_wrong_in_a_text_is_said_in_the_terminal_once(small_site: Path) -> None:
    """As on the sheet, however often its page is looked at."""
    edits.put("content/articles/2026-05-05-lent.md", article("Lent", "[" * 4000))(small_site)
    edits.put("config.toml", (small_site / "config.toml").read_text() + "[markdown]\ntime_limit = 1\n")(
        small_site
    )
    with serving(small_site) as server:
        server.ask("/lent/")
        edits.change(small.UN, "La suite.", "Autre.")(small_site)
        server.until(UN_URL, lambda answer: "Autre." in answer.text)
        server.ask("/lent/")
        server.process.send_signal(signal.SIGINT)
        said, _ = server.process.communicate(timeout=LONGEST)
    assert said.count("error [text-slow]") == 1


def test_the_end_comes_at_once_and_without_a_complaint(small_site: Path) -> None:
    """Also while a text is converted that takes for ever, and a page listens that never reads."""
    edits.put("content/articles/2026-05-05-lent.md", article("Lent", "[" * 40_000))(small_site)
    edits.put("config.toml", (small_site / "config.toml").read_text() + "[markdown]\ntime_limit = 600\n")(
        small_site
    )
    with serving(small_site, python=("-c", LINGERING)) as server:
        server.ask(UN_URL)
        begun = _computed(server)
        waiting = [socket.create_connection((server.host, server.port)) for _ in range(2)]
        for path, client in zip(("/lent/", "/_magsite/events"), waiting, strict=True):
            client.sendall(f"GET {path} HTTP/1.1\r\nHost: {server.host}:{server.port}\r\n\r\n".encode())
        until(lambda: _computed(server) > begun + 1)
        server.process.send_signal(signal.SIGINT)
        said, _ = server.process.communicate(timeout=LONGEST)
        for client in waiting:
            client.close()
    assert (server.process.returncode, said) == (0, "")


def _computed(server: Server) -> float:
    """Seconds of computing that it has taken."""
    fields = Path(f"/proc/{server.process.pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def test_the_end_may_come_before_there_is_a_page(small_site: Path) -> None:
    """Ctrl-C while the sources are read for the first time."""
    with serving(small_site) as server:
        server.process.send_signal(signal.SIGINT)
        said, _ = server.process.communicate(timeout=LONGEST)
    assert (server.process.returncode, said) == (0, "")


def test_a_sheet_that_is_saved_is_followed_by_nobody(small_site: Path) -> None:
    """Only an article opens its page, and only its own save does."""
    with serving(small_site, "--follow") as server, server.states("/") as states:
        next(states)
        edits.change(small.UN, "La suite.", "Autre.")(small_site)
        article_saved = next(states)
        edits.change("themes/tiny/static/tiny.css", "#111", "#123")(small_site)
        sheet_saved = next(states)
    assert [(one["follow"], one["at"] - one["follow_at"]) for one in (article_saved, sheet_saved)] == [
        (UN_URL, 0),
        (UN_URL, 1),
    ]


def test_what_is_not_there_is_made_once(server: Server) -> None:
    """Else whoever asks for enough of it would fill the memory, and the desk."""
    for number in range(20):
        assert server.ask(f"/nulle/part/{number}/").status == 404
    assert "/nulle/part/" not in server.ask("/_magsite/").text


def test_after_the_last_port_there_is_none() -> None:
    """It is said as for any other that is taken."""
    with socket.create_server(("127.0.0.1", 65535)), pytest.raises(OSError, match="in use"):
        listening(Address("127.0.0.1", 65535))


def test_a_folder_without_a_magazine_is_a_usage_error(tmp_path: Path) -> None:
    """As for a build."""
    done = subprocess.run(
        [sys.executable, "-m", "magsite", "--lang", "en", "serve", str(tmp_path)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, "There is no magazine here" in done.stderr) == (2, True)
