"""Listings put in an order for a question, with the reasons for each."""
