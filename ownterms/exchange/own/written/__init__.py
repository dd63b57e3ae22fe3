"""What is a person's own, told in the pieces of a page (`lib.written`), in an order that is the same everywhere."""
