"""Text to nouns: what was understood of a file, and its faults. Reading never raises on content."""
