"""One file a released version of the tables."""
