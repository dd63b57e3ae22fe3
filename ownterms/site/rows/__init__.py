"""Rows beyond one machine: replicas that are read from, and a database that goes away for a while."""
