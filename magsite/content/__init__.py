"""What writers wrote: scan, header, schema, Document, links, Markdown."""
