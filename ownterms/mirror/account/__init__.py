"""What can be told to whoever pays, and to everyone: of what people keep for their own sake, with their yes.

`counting` counts a quarter that is over; `sources` say what each number is, and what is not held and why; a `crosswalk`
says for each field of somebody's form which of these it can be, and `drafting` fills it in as far as it can be true.
"""
