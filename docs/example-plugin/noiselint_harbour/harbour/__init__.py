"""What the sites of the harbour papers leave in their articles."""
