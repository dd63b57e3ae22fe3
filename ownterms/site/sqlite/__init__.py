"""SQLite as Django knows it, with a queue of writers (docs/adr/0014)."""
