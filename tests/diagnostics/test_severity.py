"""How grave a Diagnostic is."""

import pytest

from magsite.diagnostics.model import Severity
from magsite.diagnostics.severity import severity_of


@pytest.mark.parametrize(
    ("code", "expected"), [("title-missing", Severity.ERROR), ("link-missing", Severity.WARNING)]
)
def test_a_code_has_its_own_severity(code: str, expected: Severity) -> None:
    """Where the configuration is silent."""
    assert expected is severity_of(code, {}, strict=False)


@pytest.mark.parametrize("chosen", list(Severity))
def test_the_configuration_decides(chosen: Severity) -> None:
    """Any code may be set to anything."""
    assert chosen is severity_of("link-missing", {"link-missing": chosen}, strict=False)


@pytest.mark.parametrize(
    ("chosen", "expected"),
    [
        (Severity.WARNING, Severity.ERROR),
        (Severity.ERROR, Severity.ERROR),
        (Severity.OFF, Severity.OFF),
    ],
)
def test_strict_lifts_warnings_alone(chosen: Severity, expected: Severity) -> None:
    """What is off sleeps on."""
    assert expected is severity_of("link-missing", {"link-missing": chosen}, strict=True)
