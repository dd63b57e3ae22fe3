"""Tests of what helpers see and do, and of what their people see of it."""
