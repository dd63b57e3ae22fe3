"""The trail: who did and saw what in a private space, written down where its person can read it.

It knows people, spaces and entries by their plain ids and holds no words of theirs. Promises: a row is
never changed; each row names the one before it, so that no row can be altered, moved or taken away
unseen; a row is kept in the same transaction as what it records, or neither is.
"""
