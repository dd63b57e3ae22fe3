"""Pages of the directory: for everyone, for keepers, and for those who look after it."""
