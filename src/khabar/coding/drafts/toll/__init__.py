"""Whose dead and wounded a figure counts, and who counts them."""
