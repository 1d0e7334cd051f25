"""What libraries and the system say of a file that they cannot use, in words that a writer understands.

They say it in English, and each in its own way. What is known here is said in the catalogue's words; the rest stays as
it is, since a sentence that nobody understands can still be searched for.
"""

import re
from collections.abc import Iterator
from gettext import NullTranslations
from typing import Final

from magsite.diagnostics.code import N_

_NEAR: Final = re.compile(r"; did you mean “(?P<near>.*)”\?", re.DOTALL)
_TYPE: Final = "a value of type "

_EMPTY: Final = N_("the list is empty")
_CLOSED_EARLY: Final = N_("“{tag}” comes too early: “{block}” is to be closed first")
_NUMBER: Final = N_("a calculation needs a number, and one of its values is none")

# Pattern → message. The groups “found” and “expected” are described, “kind” is a type; others are names.
_REASONS: Final = (
    # Jinja, reading a template.
    (
        r"Encountered unknown tag '(?P<tag>.+?)'\. You probably made a nesting mistake\. .* currently looking for .*?'(?P<block>end\w+)'.*",
        _CLOSED_EARLY,
    ),
    (
        r"Encountered unknown tag '(?P<tag>.+?)'\..* needs to be closed is '(?P<block>.+?)'\.",
        N_("there is no tag “{tag}”, or not inside “{block}”"),
    ),
    (r"Encountered unknown tag '(?P<tag>end.+?)'\.", N_("“{tag}” closes nothing")),
    (r"Encountered unknown tag '(?P<tag>.+?)'\.", N_("there is no tag “{tag}”")),
    (
        r"Unexpected end of template\..* needs to be closed is '(?P<block>.+?)'\.",
        N_("“{block}” is never closed"),
    ),
    (
        r"[Uu]nexpected end of template, expected '(?P<expected>.+)'\.",
        N_("the template ends where {expected} is expected"),
    ),
    (r"Unexpected end of template\.", N_("the template ends too early")),
    (
        r"unexpected '(?P<found>.+)', expected '(?P<expected>.+)'",
        N_("{expected} is expected here, and {found} is found"),
    ),
    (
        r"expected token '(?P<expected>.+)', got '(?P<found>.+)'",
        N_("{expected} is expected here, and {found} is found"),
    ),
    (r"Expected an expression, got '(?P<found>.+)'", N_("a value is expected here, and {found} is found")),
    (r"unexpected char '(?P<found>.+)' at \d+", N_("{found} has no meaning here")),
    (r"unexpected '(?P<found>.+)'", N_("{found} cannot stand here")),
    (r"tag name expected", N_("the name of a tag is missing after “{{%”")),
    (r"Missing end of comment tag", N_("a comment is never closed: “#}}” is missing")),
    (r"Missing end of raw directive", N_("“raw” is never closed: “endraw” is missing")),
    (r"No filter named '(?P<name>.+?)'\.?", N_("there is no filter “{name}”")),
    (r"No test named '(?P<name>.+?)'\.?", N_("there is no test “{name}”")),
    (r"there is no filter “(?P<name>.+)”", N_("there is no filter “{name}”")),
    (r"block '(?P<name>.+)' defined twice", N_("the block “{name}” is there twice")),
    # Jinja and the theme's environment, making a page.
    (r"'?(?P<name>[^'“”]+)'? is undefined", N_("“{name}” is not defined")),
    (r"“(?P<name>.+)” is not defined", N_("“{name}” is not defined")),
    (r"(?P<kind>none|a value of type \w+) has no “(?P<name>.+)”", N_("{kind} has no “{name}”")),
    (
        r"(?P<kind>none|a value of type \w+) cannot be printed: choose a filter or a part of it",
        N_("{kind} cannot be printed: choose a filter or a part of it"),
    ),
    (r"“%” is for numbers; (?P<kind>.+) stands before it", N_("“%” is for numbers, and not for {kind}")),
    (r"a date is needed here; this is (?P<kind>.+)", N_("a date is needed here; this is {kind}")),
    (
        r"a date with its time is needed here; this is (?P<kind>.+)",
        N_("a date with its time is needed here; this is {kind}"),
    ),
    (
        r"a whole number is needed here; this is (?P<kind>.+)",
        N_("a whole number is needed here; this is {kind}"),
    ),
    (
        r"“html” takes a Body, such as “page\.body”; here it is (?P<kind>.+)",
        N_("“html” takes the text of a page, such as “page.body”; this is {kind}"),
    ),
    (
        r"“truncate” takes plain text: put “striptags” before it",
        N_("“truncate” takes plain text: put “striptags” before it"),
    ),
    (r"a template or a macro calls itself without end", N_("a template or a macro calls itself without end")),
    (r"this cannot be written as JSON: .*", N_("this cannot be written as JSON")),
    (r"(?P<name>\d{4}-\S+ \S+) has no time zone", N_("“{name}” has no time zone")),
    (r"No (?:first|last|random) item, sequence was empty\.", _EMPTY),
    (
        r"there is no (?:previous|next) item",
        N_("there is nothing before the first item, and nothing after the last"),
    ),
    (
        r"macro '(?P<name>.+)' takes not more than (?P<n>\d+) argument\(s\)",
        N_("the macro “{name}” takes fewer values; at most: {n}"),
    ),
    (
        r"macro '(?P<name>.+)' takes no keyword argument '(?P<key>.+)'",
        N_("the macro “{name}” knows no “{key}”"),
    ),
    (
        r"(?:division|float division|integer division or modulo|integer modulo) by zero",
        N_("nothing can be divided by 0"),
    ),
    (
        r"unsupported operand type\(s\) for .*|can only concatenate .*|must be (?:str|real number), not .*",
        _NUMBER,
    ),
    # Python, CSV.
    (r"No module named '(?P<name>.+)'", N_("no module is called “{name}”")),
    (r"field larger than field limit.*", N_("a value is too long, or a quotation mark is never closed")),
    (r"line contains NUL", N_("it holds a character that cannot be read")),
    # The system.
    (r"No such file or directory", N_("there is no such file or folder")),
    (r"(?:Permission denied|Operation not permitted)", N_("permissions forbid it")),
    (r"No space left on device", N_("the disk is full")),
    (r"Disk quota exceeded", N_("the space that you may use is full")),
    (r"Read-only file system", N_("the disk can only be read")),
    (r"Input/output error", N_("the disk does not answer as it should")),
    (r"File name too long", N_("the name is too long")),
    (r"Is a directory", N_("it is a folder")),
    (r"Not a directory", N_("a file stands where a folder is needed")),
    (r"File exists", N_("a file stands there")),
    (r"Directory not empty", N_("the folder is not empty")),
    (r"Too many open files", N_("too many files are open")),
    (r"Too many levels of symbolic links", N_("it is a symbolic link that leads back to itself")),
    (r"(?:Device or resource|Text file) busy", N_("another program is using it")),
    (r"Cannot allocate memory", N_("memory has run out")),
    (r"Address already in use", N_("the port is taken")),
    (r"Cannot assign requested address|Name or service not known", N_("this machine has no such address")),
)

_TOKENS: Final = {
    "begin of statement block": "{%",
    "end of statement block": "%}",
    "begin of print statement": "{{",
    "end of print statement": "}}",
    "begin of comment": "{#",
    "end of comment": "#}",
}
"""Signs that Jinja describes in words."""

_DESCRIBED: Final = {
    "name": N_("a name"),
    "string": N_("a text between quotation marks"),
    "integer": N_("a whole number"),
    "float": N_("a number"),
    "template data / text": N_("text"),
    "end of template": N_("the end of the template"),
}
_KINDS: Final = {
    "none": N_("a missing value"),
    "a value of type str": N_("a text"),
    "a value of type int": N_("a whole number"),
    "a value of type float": N_("a number"),
    "a value of type bool": N_("true or false"),
    "a value of type list": N_("a list"),
    "a value of type tuple": N_("a list"),
    "a value of type dict": N_("a group of keys"),
    "a value of type date": N_("a date"),
    "a value of type datetime": N_("a date with its time"),
}


def in_words(reason: str, messages: NullTranslations) -> str | None:
    """The reason in words of the catalogue, with the file that it begins with; None where it is not known."""
    if near := _NEAR.search(reason):
        said = in_words(reason[: near.start()], messages)
        question = messages.gettext(N_("{reason}; did you mean “{near}”?"))
        return question.format(reason=said, near=near["near"]) if said else None
    path, _, rest = reason.rpartition(": ")
    for text, prefix in ((reason, ""), (rest, path)):
        if said := next(_said(text, messages), None):
            return (
                messages.gettext(N_("{path}: {reason}")).format(path=prefix, reason=said) if prefix else said
            )
    return None


def _said(reason: str, messages: NullTranslations) -> Iterator[str]:
    for pattern, message in _REASONS:
        if found := re.fullmatch(pattern, reason):
            words = {name: _word(name, word, messages) for name, word in found.groupdict().items()}
            yield messages.gettext(message).format_map(words)


def _word(name: str, word: str, messages: NullTranslations) -> str:
    """A part of the reason: a sign, a word for one, a type of value, or a name as it is."""
    quoted = messages.gettext("“{text}”")
    if name in {"found", "expected"}:
        described = _DESCRIBED.get(word)
        return messages.gettext(described) if described else quoted.format(text=_TOKENS.get(word, word))
    if name == "kind":
        known = _KINDS.get(word)
        return messages.gettext(known) if known else _typed(word, messages)
    return word


def _typed(word: str, messages: NullTranslations) -> str:
    of_type = messages.gettext(N_("a value of type “{type}”"))
    return of_type.format(type=word.removeprefix(_TYPE)) if word.startswith(_TYPE) else word
