"""Random walks of a site through everything that happens to sites, and what must hold after each step."""
