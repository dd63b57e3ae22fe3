"""How it looks and speaks: tokens, components and the page frame. Knows nothing of what is shown."""
