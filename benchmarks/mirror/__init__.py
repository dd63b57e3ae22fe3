"""What the mirror must get right, and how fast."""
