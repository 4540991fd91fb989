"""Who did it to whom, and who says so: voice, objects, owners, one person told as two."""
