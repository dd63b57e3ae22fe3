"""Pages of finding, one module for each resource."""
