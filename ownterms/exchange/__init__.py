"""Open formats out: what is in this directory, for other programs and other places to read.

Promises: what we publish can be read back here and elsewhere, the same; what is ours alone
carries a prefix that says so; neighbours and peers are never published.
"""
