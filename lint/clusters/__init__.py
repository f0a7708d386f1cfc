"""Which documents are copies of each other, and which of them stays."""
