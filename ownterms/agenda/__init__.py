"""What a person wants, in their own words; what could be done, what they chose and what came of it; and about them."""
