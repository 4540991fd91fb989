"""Which drafts tell one happening, and what one of them gives another."""
