"""What rewrites files, and what gives them back: fixes, diffs, the journal, undo."""
