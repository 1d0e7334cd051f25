"""The codes of what is wrong in the configuration, in a theme, and with the output."""

from collections.abc import Mapping
from typing import Final

from magsite.diagnostics.code import N_, Code
from magsite.diagnostics.model import Severity

_ERROR: Final = Severity.ERROR
_WARNING: Final = Severity.WARNING

SITE_CODES: Final[Mapping[str, Code]] = {
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
    "catalogue-unreadable": Code(
        _ERROR,
        N_("This catalogue of translations cannot be read: {reason}."),
        N_("Make it again from its .po file."),
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
        N_(
            "The processes that were making this were killed, one after the other, perhaps because memory ran out."
        ),
        N_("Close other programs or pass --jobs 1, then build again; the magazine published before stands."),
    ),
    "worker-replaced": Code(
        _WARNING,
        N_(
            "A process that was making pages was killed, perhaps because memory ran out; its work was done again."
        ),
        N_("Nothing is missing. If it happens again, close other programs or pass --jobs 1."),
    ),
    "output-write": Code(
        _ERROR,
        N_("The output cannot be written: {reason}."),
        N_(
            "The magazine published before stands untouched. Make room or correct permissions, then build again."
        ),
    ),
}
