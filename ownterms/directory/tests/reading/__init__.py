"""Reading again what was read before, and what happens to broken feeds."""
