"""The scene of a happening, told or inherited, or what holds it."""
