"""Keeping pages: who may, what they say, and what becomes of it."""
