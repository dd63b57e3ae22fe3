"""What people want: the tables and their noise, the quarters in words, and the files. Rows lie in `models`."""
