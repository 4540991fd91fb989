"""Drafts to claims, or to misses with their reasons."""
