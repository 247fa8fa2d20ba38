"""Nouns to nouns: from single articles to a catalogue, and from the catalogue to planned pages."""
