"""Which pages exist, of which parts, and what each shows."""
