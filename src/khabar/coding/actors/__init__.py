"""Who is meant: mentions of groups, persons and units to actors."""
