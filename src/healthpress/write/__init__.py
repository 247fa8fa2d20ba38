"""Nouns to bytes: pages through templates, structured data, feeds, sitemap, images."""
