"""Whether the door takes as long for an address that is known as for one that is not."""
