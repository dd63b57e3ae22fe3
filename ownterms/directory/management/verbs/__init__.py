"""What the verbs of `./run directory` do, a noun a file."""
