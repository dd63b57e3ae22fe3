"""Pure Python, one noun a file. Knows no Django and nothing of the rest of the house."""
