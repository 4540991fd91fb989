"""What of a page is article, and its sentences."""
