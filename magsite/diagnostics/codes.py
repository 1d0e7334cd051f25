"""Every code that a Diagnostic may carry, with its severity and its sentences.

A code is permanent: it may be set in `[checks]` and searched for years later. `says` tells what is wrong,
`repair` what to do; both are message ids of the catalogues, with the Diagnostic's arguments in braces.
The argument `near`, where there is one, is the nearest known name; it may be empty.
"""

from collections.abc import Mapping
from typing import Final

import msgspec

from magsite.diagnostics.model import Severity


def N_(message: str) -> str:  # noqa: N802 - the name that gettext's tools look for
    """Mark a message id for extraction; its translation comes when it is shown."""
    return message


class Code(msgspec.Struct, frozen=True):
    """One kind of problem."""

    severity: Severity
    says: str
    repair: str


_ERROR = Severity.ERROR
_WARNING = Severity.WARNING

CODES: Final[Mapping[str, Code]] = {
    # Sources
    "file-unreadable": Code(
        _ERROR, N_("This file cannot be read: {reason}."), N_("Check its permissions, then build again.")
    ),
    "file-encoding": Code(
        _ERROR, N_("This file is not in UTF-8."), N_("Save it again with the encoding UTF-8.")
    ),
    "file-changed": Code(
        _ERROR, N_("This file changed while the magazine was being built."), N_("Build again.")
    ),
    "header-missing": Code(
        _WARNING,
        N_("This file has no header, so it is not published."),
        N_("Begin it with a line “---”, then title, date, author and category, then a line “---”."),
    ),
    "header-unclosed": Code(
        _ERROR,
        N_("The header that begins here is never closed."),
        N_("Add a line “---” between the header and the text."),
    ),
    "header-syntax": Code(
        _ERROR,
        N_("The header cannot be read: {reason}."),
        N_(
            "Put quotation marks around a text that contains “:” or begins with a sign, and check the indentation."
        ),
    ),
    "header-shape": Code(
        _ERROR,
        N_("The header must be a list of “key: value” lines."),
        N_("Write for instance “title: My article” on its first line."),
    ),
    "header-key-twice": Code(
        _ERROR, N_("The key “{key}” stands twice in the header."), N_("Keep one of the two lines.")
    ),
    "key-unknown": Code(
        _WARNING,
        N_("The key “{key}” is not known ({count}: {files})."),
        N_("Correct or remove it; what only a theme reads goes under “extra”."),
    ),
    "value-wrong": Code(
        _ERROR, N_("The value of “{key}” must be {expected}; it is {found}."), N_("Correct this line.")
    ),
    "title-missing": Code(_ERROR, N_("This file has no title."), N_("Add a line “title: …” to its header.")),
    "date-missing": Code(
        _WARNING,
        N_("This article has no date, so it is not published."),
        N_("Add a line “date: 2026-11-22” to its header, or put the date at the start of the file's name."),
    ),
    "date-gap": Code(
        _ERROR,
        N_("The time {date} does not exist in {zone}: clocks go forward then."),
        N_("Choose an hour earlier or later."),
    ),
    "date-fold": Code(
        _WARNING,
        N_("The time {date} comes twice in {zone}: clocks go back then; the first is meant."),
        N_("Add the offset to say which, for instance “+01:00”."),
    ),
    "slug-empty": Code(
        _ERROR,
        N_("No address can be made of “{text}”."),
        N_("Add a line “slug: …” with Latin letters or digits to the header."),
    ),
    "url-twice": Code(
        _ERROR,
        N_("The address {url} is taken by {other} too."),
        N_("Give one of the two another “slug”."),
    ),
    "author-undeclared": Code(
        _WARNING,
        N_("The author “{author}” has no profile ({count}: {files})."),
        N_("Create {stub} with a header “name: {author}”."),
    ),
    "category-undeclared": Code(
        _WARNING,
        N_("The category “{category}” has no file ({count}: {files})."),
        N_("Create {stub} with a header “name: {category}”."),
    ),
    # Links
    "link-missing": Code(
        _WARNING,
        N_("This link leads nowhere: {target}."),
        N_("Correct the target; the text stays, without a link."),
    ),
    "link-unpublished": Code(
        _WARNING,
        N_("This link leads to an article that is not published yet: {target}."),
        N_("Nothing to do if it will be: the link comes alive with the article."),
    ),
    "link-dead": Code(
        _WARNING, N_("No page of the magazine stands at {target}."), N_("Correct the address.")
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
        N_("No article is called “{article}” ({count} rows)."),
        N_("Write the article's id, its address or one of its former addresses."),
    ),
    # Configuration
    "config-syntax": Code(
        _ERROR, N_("The configuration cannot be read: {reason}."), N_("Correct this line.")
    ),
    "config-key": Code(
        _ERROR, N_("The key “{key}” is not known in the configuration."), N_("Correct or remove this line.")
    ),
    "config-value": Code(
        _ERROR, N_("The value of “{key}” must be {expected}; it is {found}."), N_("Correct this line.")
    ),
    "site-url-missing": Code(
        _WARNING,
        N_("The magazine has no address: feeds and canonical links use https://example.invalid/."),
        N_('Add “url = "https://…/"” under “[magazine]”, or pass --url.'),
    ),
    "markdown-extension": Code(
        _ERROR,
        N_("The Markdown extension “{name}” cannot be loaded: {reason}."),
        N_("Check its name and options."),
    ),
    # Theme
    "theme-missing": Code(
        _ERROR, N_("There is no theme called “{name}”."), N_("Correct the name under “[theme]”.")
    ),
    "theme-syntax": Code(
        _ERROR, N_("The theme's declaration cannot be read: {reason}."), N_("Correct theme.toml.")
    ),
    "theme-key": Code(
        _ERROR, N_("The key “{key}” is not known in theme.toml."), N_("Correct or remove this line.")
    ),
    "theme-value": Code(
        _ERROR,
        N_("The value of “{key}” in theme.toml must be {expected}; it is {found}."),
        N_("Correct this line."),
    ),
    "template-missing": Code(
        _ERROR, N_("The theme has no template “{name}”."), N_("Add it, or correct the name.")
    ),
    "template-syntax": Code(_ERROR, N_("The template cannot be read: {reason}."), N_("Correct this line.")),
    "template-error": Code(
        _ERROR, N_("The template failed on {page}: {reason}."), N_("Correct this line of the template.")
    ),
    "asset-missing": Code(
        _ERROR, N_("The theme has no file “{name}” under static/."), N_("Add it, or correct the name.")
    ),
    "colour-wrong": Code(
        _WARNING,
        N_("“{colour}” is not a colour of the form #rrggbb; another one is used."),
        N_("Write for instance “#0b4fb3”."),
    ),
    "colour-contrast": Code(
        _WARNING,
        N_("The colour {colour} is too close to the paper to be read: {used} is used instead."),
        N_("Choose a darker colour (a contrast of 4.5:1)."),
    ),
    # Output
    "output-forbidden": Code(
        _ERROR,
        N_("The magazine cannot be written to {folder}: {reason}."),
        N_("Choose another folder with -o."),
    ),
    "output-foreign": Code(
        _ERROR,
        N_("The folder {folder} is not empty and was not made by magsite."),
        N_("Choose another folder with -o, or pass --adopt to let magsite add its files to it."),
    ),
    "output-taken": Code(
        _ERROR,
        N_("A file that is not magsite's stands at {path} in the output."),
        N_("Move it away, or put it under static/ in the sources."),
    ),
    "output-busy": Code(
        _ERROR, N_("Another build is writing to {folder}."), N_("Wait for it to end, then build again.")
    ),
    "worker-lost": Code(
        _ERROR,
        N_("A process that was making pages was killed, perhaps because memory ran out."),
        N_("Close other programs or pass --jobs 1, then build again; the magazine published before stands."),
    ),
    "output-write": Code(
        _ERROR,
        N_("The output cannot be written: {reason}."),
        N_(
            "The magazine published before stands untouched. Make room or correct permissions, then build again."
        ),
    ),
}
