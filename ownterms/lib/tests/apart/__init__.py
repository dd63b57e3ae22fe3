"""Tests of what is made anew, and the files that strangers might send."""
