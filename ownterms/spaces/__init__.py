"""Spaces: a person's own place, whom they invite into it, and who has looked.

Promises: a space exists only because its person began it; nobody else sees any of it without a live
invitation that covers it, whoever they are; to end one acts on the very next request; every look by
another is written down, or nothing is shown; all that is private lies sealed under the space's own
key, and goes with it.
"""
