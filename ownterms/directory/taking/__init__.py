"""Taking rows into the database: cleaned, checked, staged, then written whole or not at all."""
