"""The line of the script, and the permission that it brings."""

import pytest

from magsite.preview.policy import admitted, with_script

LINE = '<script src="/_magsite/preview.js" data-page="abc" defer></script>\n'


def test_the_line_stands_at_the_end_of_the_head() -> None:
    """Nothing else of the page changes."""
    expected = f"<head><title>a</title>{LINE}</head><body>b</body>"
    assert expected == with_script("<head><title>a</title></head><body>b</body>", "abc")


def test_a_page_without_a_head_gets_the_line_at_its_end() -> None:
    """A theme may leave out what browsers add."""
    assert f"<p>a</p>{LINE}" == with_script("<p>a</p>", "abc")


def test_the_digest_cannot_leave_its_attribute() -> None:
    """Whatever it is."""
    assert 'data-page="&quot;&gt;"' in with_script("", '">')


def test_the_policy_of_the_page_lets_the_script_in() -> None:
    """Its other directives stay as they are."""
    page = """<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'self'"><p>a</p>"""
    expected = "content=\"default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'\""
    assert expected in with_script(page, "abc")


def test_a_policy_with_escapes_is_read_as_a_browser_reads_it() -> None:
    """And left as it is written."""
    page = """<meta http-equiv="Content-Security-Policy" content="default-src &#39;none&#39;; img-src &#39;self&#39;">"""
    expected = page.replace('">', "; script-src 'self'; style-src 'self'; connect-src 'self'\">")
    assert with_script(page, "abc").startswith(expected)


@pytest.mark.parametrize(
    ("policy", "expected"),
    [
        ("default-src 'self'", "default-src 'self'"),
        ("img-src 'none'", "img-src 'none'"),
        (
            "default-src 'none'",
            "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'",
        ),
        (
            "default-src https://a.example",
            (
                "default-src https://a.example; script-src https://a.example 'self'; "
                "style-src https://a.example 'self'; connect-src https://a.example 'self'"
            ),
        ),
        (
            "script-src 'none'; style-src 'self'; connect-src 'self' https://a.example",
            "script-src 'self'; style-src 'self'; connect-src 'self' https://a.example",
        ),
        ("  Script-Src 'nonce-x' ;; ", "Script-Src 'nonce-x' 'self'"),
        ("", ""),
    ],
)
def test_a_policy_lets_in_this_server_and_nothing_else(policy: str, expected: str) -> None:
    """What it allows for scripts, sheets and messages, and this server."""
    assert expected == admitted(policy)


@pytest.mark.parametrize(
    "policy", ["default-src 'none'", "script-src 'none'; default-src 'self'", "img-src *"]
)
def test_a_policy_that_lets_it_in_stays(policy: str) -> None:
    """Once is enough."""
    once = admitted(policy)
    assert once == admitted(once)


@pytest.mark.parametrize(
    ("meta", "expected"),
    [
        (
            """<meta content="script-src 'none'" http-equiv=content-security-policy>""",
            """<meta content="script-src &#x27;self&#x27;" http-equiv=content-security-policy>""",
        ),
        (
            "<meta http-equiv='Content-Security-Policy' content='default-src &#39;none&#39;'>",
            (
                "<meta http-equiv='Content-Security-Policy' content='default-src &#39;none&#39;; script-src &#x27;self&#x27;;"
                " style-src &#x27;self&#x27;; connect-src &#x27;self&#x27;'>"
            ),
        ),
        ('<meta name="description" content="x">', '<meta name="description" content="x">'),
    ],
)
def test_a_policy_may_be_written_in_any_way(meta: str, expected: str) -> None:
    """Its attributes in any order, in any quotation marks; no other element is touched."""
    assert f"{expected}{LINE}</head>" == with_script(f"{meta}</head>", "abc")
