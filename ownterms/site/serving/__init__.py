"""Serving for real: the processes that run side by side, and the work that is due by the clock."""
