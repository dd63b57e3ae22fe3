"""Tests of what browsers say."""
