"""HTTP as uvicorn speaks it, for clients too that have said all they have to say."""

from uvicorn.protocols.http.h11_impl import H11Protocol


class PatientProtocol(H11Protocol):
    """Answers a client that has closed its own side: it may still be listening (`nc`, `curl` without a body)."""

    def eof_received(self) -> bool:  # type: ignore[override] # asyncio closes the connection unless this is true
        """Keep the connection until the answer is sent; one that waits for none would stay for ever."""
        return bool(self.cycle) and not self.cycle.response_complete
