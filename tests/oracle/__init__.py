"""Nobody sees what they may not: the rule told twice, and every address asked by everyone."""
