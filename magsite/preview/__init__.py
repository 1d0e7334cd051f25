"""`magsite serve`: the magazine on this machine, made page by page as it is asked for, and anew at each save.

    saved files ─▶ watching ─▶ bench (the main thread) ─▶ proof ─▶ page, on demand
                                  ▲ asks                          │
    browser ◀─ app, guard (the thread of the server) ◀────────────┘

The functions that make pages are those of `build`. Nothing here is ever written to an output.
"""
