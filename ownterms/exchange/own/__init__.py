"""All that is a person's own: taken with them in formats that anyone can read, and brought along from elsewhere.

Promises: only its person takes it, whole; what was taken and brought to another place is taken from there the same,
but for ids and the day; nothing that is brought along opens anything to anybody.
"""
