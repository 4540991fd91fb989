"""Whether it happened: denied, meant, undone, foiled, only warned of, confirmed by nobody."""
