"""What typography costs: processor time for 8 KB of HTML, over the Markdown files of some folders.

    python bench/typography.py ../shared/corpora/fr-jamstatic ../shared/corpora/fr-putaindecode

Converting takes longer than measuring. Prints the median of seven runs for each folder and for all of them, and of
counting to a million for comparison between machines.
"""

import re
import statistics
import sys
from collections.abc import Callable, Sequence
from functools import partial
from itertools import chain
from pathlib import Path
from time import process_time

from magsite.content.body import MarkdownOptions, body_request
from magsite.content.document import BodySource
from magsite.content.markdown.convert import convert
from magsite.language.typography import Options, html

RUNS = 7
HEADER = re.compile(r"\A(---|\+\+\+)\n.*?\n\1\s*\n", re.DOTALL)


def fragment(path: Path) -> str:
    """The HTML of an article as it was typed, its links unanswered."""
    text = HEADER.sub("", path.read_text(encoding="utf-8").replace("\r\n", "\n"))
    source = BodySource(path=path.name, start=0, line=1, digest="")
    typed = Options(enabled=False)
    request = body_request(
        key="", source=source, options=MarkdownOptions(), resolutions=(), targets=(), typography=typed
    )
    return convert(text, request).html


def typeset(htmls: Sequence[str]) -> None:
    """What is measured."""
    for one in htmls:
        html(one)


def median(work: Callable[[], object]) -> float:
    """Seconds of processor time."""
    times = []
    for _ in range(RUNS):
        start = process_time()
        work()
        times.append(process_time() - start)
    return statistics.median(times)


def main() -> None:
    """Measure each folder, and all of them together."""
    fragments = {
        folder: [fragment(path) for path in sorted(Path(folder).rglob("*.md"))] for folder in sys.argv[1:]
    }
    for folder, htmls in {**fragments, "together": list(chain.from_iterable(fragments.values()))}.items():
        size = sum(map(len, htmls)) / 8192
        seconds = median(partial(typeset, htmls))
        print(f"{folder}: {len(htmls)} articles, {seconds / size * 1000:.2f} ms for 8 KB")
    print(f"counting to a million: {median(lambda: sum(1 for _ in range(1_000_000))) * 1000:.0f} ms")


if __name__ == "__main__":
    main()
