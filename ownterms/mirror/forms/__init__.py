"""What people send to the mirror, turned into values."""
