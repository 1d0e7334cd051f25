"""The codes of what is wrong in sources: files, headers, and the names in them."""

from collections.abc import Mapping
from typing import Final

from magsite.diagnostics.code import N_, Code
from magsite.diagnostics.model import Severity

_ERROR: Final = Severity.ERROR
_WARNING: Final = Severity.WARNING

SOURCE_CODES: Final[Mapping[str, Code]] = {
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
            "Correct this line; in YAML, a text that contains “:” or begins with a sign needs quotation marks."
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
        N_("The key “{key}” is not known."),
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
    "name-empty": Code(
        _ERROR,
        N_("No address can be made of the name “{text}”."),
        N_(
            "Write it with a Latin letter or a digit; what readers see goes under “name” in a file of that name."
        ),
    ),
    "url-twice": Code(
        _ERROR,
        N_("The address {url} is taken by {other} too."),
        N_("Give one of the two another “slug” or another file name."),
    ),
    "author-undeclared": Code(
        _WARNING,
        N_("The author “{author}” has no profile."),
        N_("Create {stub} with a header “name: {author}”."),
    ),
    "category-undeclared": Code(
        _WARNING,
        N_("The category “{category}” has no file."),
        N_("Create {stub} with a header “name: {category}”."),
    ),
    "file-format": Code(
        _WARNING,
        N_("Files of the format “{suffix}” are not read as articles."),
        N_("Save them as Markdown with the suffix “.md”, or move them out of this folder."),
    ),
    "section-text": Code(
        _WARNING,
        N_("No category has the name of this folder, so this text of a section is not published."),
        N_(
            "If all articles of the folder belong to one category, name it under “[content.defaults]”; if not, remove the file."
        ),
    ),
    "front-text": Code(
        _WARNING,
        N_(
            "This page would stand at the address of the front page, so it is not published; links to it lead there."
        ),
        N_("Put its words under “[magazine]” as “tagline” and “description”, or give the file another name."),
    ),
    "name-spelled": Code(
        _WARNING,
        N_("“{name}” is also spelled {others}; they are taken for one name."),
        N_("Spell it in the same way everywhere."),
    ),
    "series-part": Code(
        _WARNING,
        N_("The series “{series}” names an article that is not there: “{article}”."),
        N_("Write an article's id: its path below the articles' folder, without suffix."),
    ),
    "author-data": Code(
        _ERROR,
        N_("The authors' data cannot be read: {reason}."),
        N_("Correct the file, or “[content.author_data]” in config.toml."),
    ),
}
