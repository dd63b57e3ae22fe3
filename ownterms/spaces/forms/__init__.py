"""What people send about their spaces, turned into values."""
