"""What people write on the pages of spaces, as clean values."""
