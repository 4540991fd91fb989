"""Which time is a happening's own, which is lent to it, and what is history."""
