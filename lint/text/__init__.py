"""What rules look at a text with."""
