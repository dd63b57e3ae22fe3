"""How the house is watched: is it well, how much does it do, how fast; never who or what."""
