"""publish: what waits in staging becomes the output."""

from pathlib import Path

import msgspec

from magsite.output.operations import generation, operations
from magsite.output.publishing import Output, publish
from magsite.stages import editing
from magsite.stages.editing import Finished
from magsite.stages.request import Observer, Report, Request


def carried_out(
    request: Request, finished: Finished, output: Output, staging: Path, observer: Observer
) -> Report:
    """Put what was made into its place, and take away what is no more part of the output."""
    with observer.watch("publish"):
        report = msgspec.structs.replace(finished.report, published=True)
        holding = generation(finished.old, finished.new)
        changes = operations(finished.old, holding, finished.staged)
        publish(output, staging, editing.manifest(request, finished, output.mark, report, holding), changes)
    return msgspec.structs.replace(report, removed=tuple(one.path for one in changes if one.kind == "delete"))
