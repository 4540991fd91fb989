"""Drafts put right and joined, by what is asked of them: kind, who, toll, truth, when, where, same, state."""
