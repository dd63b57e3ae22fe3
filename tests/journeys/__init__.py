"""A person's stories in a real browser."""
