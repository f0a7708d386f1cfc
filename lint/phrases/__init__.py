"""Phrases of page furniture: packs, matching, and what stands beside them."""
