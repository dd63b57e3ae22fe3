"""Answers of the open directory."""
