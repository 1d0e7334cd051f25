"""A header in YAML, through python-frontmatter's handler with a loader of ours."""

from typing import Final

import yaml
from frontmatter.default_handlers import YAMLHandler

from magsite.content.header_values import HeaderLoader, HeaderValues, RefusedError
from magsite.content.yaml_reasons import explain

_HANDLER: Final = YAMLHandler()


def read_yaml(front: str) -> HeaderValues:
    """What a header in YAML holds. Raises RefusedError."""
    try:
        values: HeaderValues = _HANDLER.load(front, Loader=HeaderLoader)
    except yaml.YAMLError as error:
        offset, reason = explain(error)
        raise RefusedError("header-syntax", offset, reason) from error
    return values
