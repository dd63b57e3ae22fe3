"""`./run serve` as a host and a proxy see it, in processes of its own."""
