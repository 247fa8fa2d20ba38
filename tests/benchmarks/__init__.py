"""How fast healthpress is beside its peers: made corpora, equal pages, paired runs."""
