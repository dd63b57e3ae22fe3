"""Pages of people: the door, a person's own page, and where they are signed in."""
