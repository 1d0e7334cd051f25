"""Pure text functions: slugs, sort keys, dates, numbers, lists, catalogues."""
