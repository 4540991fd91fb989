"""States that grammar alone sees: control, forces, kinship."""
