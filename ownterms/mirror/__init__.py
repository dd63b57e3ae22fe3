"""The honest mirror: is your work person centred? Really? Nine readings of what was done, with their doubt."""
