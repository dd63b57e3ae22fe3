"""Tests of a person's own space: begun, kept in, and wiped out."""
