"""Own Terms: say what you want, find what is around you, on your own terms."""
