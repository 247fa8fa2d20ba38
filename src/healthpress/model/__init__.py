"""The nouns: frozen values, complete when they exist, that know nothing of disk or templates."""
