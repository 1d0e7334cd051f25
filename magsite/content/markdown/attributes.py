"""Lists of attributes: `{.class #id key=value}`, and nothing else that stands in braces.

Python-Markdown takes whatever ends a paragraph or a heading in braces for attributes: what other tools would
have filled in there (`{% include … %}`), or a remark in braces, would be lost.
"""

import re
from typing import Final

from markdown.extensions.attr_list import AttrListTreeprocessor

_LIST: Final = r"\{(?![{%])(?=[^}\n]*(?:[.#][\w-]|\w=))\:?[ ]*([^\}\n ][^\n]*)\}"


class Attributes(AttrListTreeprocessor):
    """Python-Markdown's step for attributes, for lists that name at least one class, one id or one value."""

    BASE_RE = _LIST  # type: ignore[misc] # final for its types only
    HEADER_RE = re.compile(rf"[ ]+{_LIST}[ ]*$")  # type: ignore[misc] # final for its types only
    BLOCK_RE = re.compile(rf"\n[ ]*{_LIST}[ ]*$")  # type: ignore[misc] # final for its types only
    INLINE_RE = re.compile(rf"^{_LIST}")  # type: ignore[misc] # final for its types only
