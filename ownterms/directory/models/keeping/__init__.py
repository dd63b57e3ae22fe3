"""Who looks after the pages of the directory, what each page said before, and who last made sure of it."""
