"""Pages about oneself, tried."""
