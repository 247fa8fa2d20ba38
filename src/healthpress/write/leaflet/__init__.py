"""Leaflets: an article as a PDF, set by Typst."""
