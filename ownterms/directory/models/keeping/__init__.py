"""Who looks after the directory's pages, and what becomes of each: versions, checks, mistakes."""
