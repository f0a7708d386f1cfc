"""Rules for the sites of the harbour papers; every folder in here is a group, every file in a group a rule."""
