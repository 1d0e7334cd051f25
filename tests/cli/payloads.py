"""What somebody may write to mislead whoever reads a report, or whatever does."""

PAYLOADS = (
    "\x1b[2J\x1b[31mrouge",
    "\x1b]8;;https://ailleurs.example/\x07ici\x1b]8;;\x07",
    "\x9b31m",
    "a\nerror [title-missing] autre.md:1:1",
    "a\r\n::error file=autre.md::faux",
    "a\x0b\x0c\x85\u2028\u2029b",
    "::stop-commands::jeton",
    "##[error]faux",
    "%0A::error::faux",
    "a,line=9:col=9",
    "\u202egnp.exe\u202c",
    "\u2066a\u2069\u200f\u061c",
    "\ufeff\u200ba\u00ad\U000e0041",
    "\x00\x08\x7f",
    "{reason} {0}",
    "\udcff",
)
