"""The codes of remarks: what an editor would correct, and what no build says. `magsite check` and the preview do."""

from collections.abc import Mapping
from typing import Final

from magsite.diagnostics.code import N_, Code
from magsite.diagnostics.model import Severity

_WARNING: Final = Severity.WARNING

CHECK_CODES: Final[Mapping[str, Code]] = {
    # Typography
    "accent-missing": Code(
        _WARNING,
        N_("“{written}” lacks its accent: capitals have theirs in French."),
        N_("Write “{correct}”."),
    ),
    "ligature-missing": Code(
        _WARNING, N_("“{written}” is written with a ligature."), N_("Write “{correct}”.")
    ),
    "abbreviation-mr": Code(
        _WARNING,
        N_("“{written}” is English: in French, “monsieur” is abbreviated “M.”."),
        N_("Write “M.”."),
    ),
    "etc-ellipsis": Code(
        _WARNING,
        N_("“etc.” already says that the list goes on: no ellipsis follows it."),
        N_("Write “etc.”."),
    ),
    "spaces-double": Code(_WARNING, N_("There are {count} spaces in a row."), N_("Keep one of them.")),
    "word-twice": Code(_WARNING, N_("“{word}” stands twice in a row."), N_("Keep one of the two.")),
    "guillemets-unbalanced": Code(
        _WARNING,
        N_("The quotation mark {mark} has no partner in this paragraph."),
        N_("Close the quotation, or remove the mark."),
    ),
    # Titles and headings
    "title-long": Code(
        _WARNING,
        N_("This title has {length} characters: above {limit}, lists and search engines cut it."),
        N_("Shorten it; what it loses goes into the summary."),
    ),
    "title-stop": Code(_WARNING, N_("A title does not end with a full stop."), N_("Remove the full stop.")),
    "title-twice": Code(
        _WARNING,
        N_("“{title}” is the title of {other} too."),
        N_("Say in one of the two titles what tells them apart."),
    ),
    "heading-order": Code(
        _WARNING,
        N_("This heading goes from level {before} to level {level} and leaves one out."),
        N_("Write it with “{signs}”: readers who listen to the page find their way by levels."),
    ),
    # Articles, pictures and profiles
    "summary-missing": Code(
        _WARNING,
        N_("This article has no summary: lists and search engines show its first paragraph."),
        N_("Add a line “summary: …” to its header, of one or two sentences."),
    ),
    "alt-missing": Code(
        _WARNING,
        N_("The picture {target} has no text for those who do not see it."),
        N_("Say what it shows between “![” and “]”, or as “image_alt” for the picture of the header."),
    ),
    "image-heavy": Code(
        _WARNING,
        N_("The picture {picture} weighs {size} kB: above {limit} kB, readers wait for it."),
        N_("Save it smaller: 1600 pixels are wide enough, in JPEG, WebP or AVIF."),
    ),
    "tags-near": Code(
        _WARNING,
        N_("The tag “{tag}” is nearly “{other}”: readers find half of the articles under each."),
        N_("Use one of the two everywhere."),
    ),
    "profile-incomplete": Code(
        _WARNING,
        N_("The profile of “{author}” has neither a role nor a text: readers learn nothing of them."),
        N_("Add a line “role: …” to the header, or two or three sentences below it."),
    ),
    "sponsor-unlabelled": Code(
        _WARNING,
        N_("Somebody seems to have paid for this article, and its pages do not say who: {reason}."),
        N_("Add a line “sponsored: name of the sponsor” to its header: pages are labelled with it."),
    ),
    "baseline-line": Code(
        _WARNING,
        N_("This line of the baseline cannot be read."),
        N_("Write the baseline again with “magsite check --write-baseline”."),
    ),
}
