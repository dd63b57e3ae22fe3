"""What a browser says of itself, and what it asks for."""
