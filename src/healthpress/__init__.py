"""healthpress: Markdown in; a fast, accessible, medically accountable health site out."""

__version__ = "0.1.0"
