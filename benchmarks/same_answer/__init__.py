"""Whether the answer is the same, and takes as long, for what is there and closed as for what is not there."""

Times = list[tuple[float, float]]
"""Milliseconds for what is there, and for what is not."""
