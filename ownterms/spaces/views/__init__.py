"""Pages of spaces: a person's own place, invitations into it, and what a helper sees."""
