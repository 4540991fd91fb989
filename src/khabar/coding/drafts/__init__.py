"""Drafts put right and joined: types, figures, speakers, links, sides, scenes."""
