"""The power goes while people write: is all there that they were told is kept?

Run by `python -m benchmarks.power [CUTS]` (200 unless told). SQLite writes through a file system of ours that notes
each write, and runs the product's own statements with the product's own pragmas. At a random moment the power goes:
what a file was given since its last flush is dropped, kept in part at random, or kept as far as some point. Then an
ordinary SQLite opens what is left. With `synchronous=NORMAL` the same drill loses writes, and where a message and its
trace go in two transactions it finds halves: that shows that it can.
"""
