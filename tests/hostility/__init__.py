"""What strangers send to break things, and what must hold while they do."""
