"""Open formats, out and in: the directory for other programs and places; all that is one person's, for themselves.

Promises: what we publish can be read back here and elsewhere, the same; what is ours alone
carries a prefix that says so; neighbours and peers are never published.
"""
