"""What is written for people: the same pieces as a page in a browser, in Word, on paper, and as plain text.

Promises: all four say the same, in the same order; each can be followed by a screen reader; none asks anything of
another host. A file is whole or not there.
"""
