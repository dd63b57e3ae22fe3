"""What must be fast or accurate: one module each, which prints a table and then a line `RESULT {json}`."""
