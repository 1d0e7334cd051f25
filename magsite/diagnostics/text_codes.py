"""The codes of what is wrong in texts, in their links, and in share counts."""

from collections.abc import Mapping
from typing import Final

from magsite.diagnostics.code import N_, Code
from magsite.diagnostics.model import Severity

_ERROR: Final = Severity.ERROR
_WARNING: Final = Severity.WARNING

TEXT_CODES: Final[Mapping[str, Code]] = {
    # Texts
    "foreign-syntax": Code(
        _WARNING,
        N_("The syntax “{kind}” of another tool stays in the text as it is written."),
        N_("Write it in Markdown, or put it in code if it is meant to be shown."),
    ),
    "embed-linked": Code(
        _WARNING,
        N_("Pages embed nothing from elsewhere: what {host} would show here becomes a link."),
        N_("Write “!!! video”, “!!! post” or “!!! card” with the address of what is meant, or remove it."),
    ),
    "html-left-out": Code(
        _WARNING,
        N_("“{kind}” in HTML is left out of the pages."),
        N_("Write it in Markdown, or give the element a class and style it in the theme."),
    ),
    "text-slow": Code(
        _ERROR,
        N_("Converting this text was given up after {seconds} s of computing."),
        N_(
            "Look for very long rows of brackets, stars or quotation marks; “time_limit” under “[markdown]” allows more."
        ),
    ),
    "markdown-failed": Code(
        _ERROR,
        N_("A Markdown extension failed on this text: {reason}."),
        N_("Remove the extension under “[markdown]”, or the passage that it fails on."),
    ),
    "page-kept": Code(
        _WARNING,
        N_("The last good page of this file stays at {url}, but in no list."),
        N_("Mend the errors of this file, then build again."),
    ),
    # Links
    "link-spelled": Code(
        _WARNING,
        N_("This link says {target}, but the file is called {path}."),
        N_("Write the name as the file has it: capitals and accents count on other systems."),
    ),
    "link-forbidden": Code(
        _WARNING,
        N_("This link leads to a file that is not part of the magazine: {target}."),
        N_("Put the file beside the article or under static/; until then the text stays, without a link."),
    ),
    "link-missing": Code(
        _WARNING,
        N_("This link or picture leads nowhere: {target}."),
        N_("Correct the path, or put the file in its place; until then only its words are shown."),
    ),
    "link-unpublished": Code(
        _WARNING,
        N_("This link leads to something that is not published now: {target}."),
        N_("Nothing to do if it will be: the link comes alive with it."),
    ),
    "link-dead": Code(
        _WARNING,
        N_("No page of the magazine stands at {target}."),
        N_(
            "Correct the address; a file goes under static/, a former address under “aliases” of the article."
        ),
    ),
    "anchor-missing": Code(
        _WARNING, N_("The page {url} has no place called “#{anchor}”."), N_("Correct the end of the link.")
    ),
    "code-language": Code(
        _WARNING,
        N_("The code language “{language}” is not known: the code is shown without colours."),
        N_("Use a name known to Pygments, or none."),
    ),
    "text-too-deep": Code(
        _WARNING,
        N_(
            "The lists or quotations of this text are nested too deeply to be converted: it is shown as it stands."
        ),
        N_("Nest them less deeply."),
    ),
    # Shares
    "shares-unreadable": Code(
        _ERROR,
        N_("This share file cannot be read: {reason}."),
        N_(
            "Its first line must be “article,network,count,date”, or see the documentation for JSON and TOML."
        ),
    ),
    "shares-row": Code(
        _ERROR, N_("This row is not a share count: {reason}."), N_("Correct or remove this row.")
    ),
    "shares-article": Code(
        _WARNING,
        N_("No article is called “{article}” (in {count} of the rows)."),
        N_("Write the article's id, its address or one of its former addresses."),
    ),
}
