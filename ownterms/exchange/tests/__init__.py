"""Tests of the open formats."""
