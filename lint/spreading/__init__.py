"""A corpus over many machines: keys by ranges of their hashes, findings in parts."""
