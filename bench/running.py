"""A command run to its end, with its time and its memory."""

import os
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from memory import Peak


class Cost(NamedTuple):
    """Seconds of wall clock, and megabytes of the whole tree of processes at the most."""

    seconds: float
    megabytes: float


def environment() -> Mapping[str, str]:
    """That of a writer, whose Python keeps what it has compiled, whatever the machine of a benchmark says of it."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def cost(command: Sequence[str], folder: Path, said: Path) -> Cost:
    """Run a command in a folder; what it says goes to a file. Ends the program where the command fails."""
    # What the disk still owes to whatever ran before is not this one's.
    os.sync()
    peak = Peak()
    with said.open("wb") as out, said.with_suffix(".err").open("wb") as err:
        start = time.perf_counter()
        with (
            subprocess.Popen(
                command, cwd=folder, env=environment(), stdin=subprocess.DEVNULL, stdout=out, stderr=err
            ) as process,
            peak.of(process.pid),
        ):
            process.wait()
            seconds = time.perf_counter() - start
    if process.returncode:
        words = "".join(
            path.read_text("utf-8", "replace")[-2000:] for path in (said, said.with_suffix(".err"))
        )
        sys.exit(f"{' '.join(command)} ended with {process.returncode} in {folder}:\n{words}")
    return Cost(seconds, peak.megabytes)
