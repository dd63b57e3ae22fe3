"""Settings, root addresses, home, and the command line: wires everything, imported by nobody."""
