"""What it costs to have all that is a person’s own in their hand."""
