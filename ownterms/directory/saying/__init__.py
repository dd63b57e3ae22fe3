"""What a page says, as words that people write, compare and keep: read from records, and written back."""
