"""What was there before and is accepted: baselines, and what is new against a revision."""
