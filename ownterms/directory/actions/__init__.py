"""Verbs of the directory that reach over many records: import, list, pair up, remove."""
