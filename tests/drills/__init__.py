"""What must survive kills, power cuts and a database that goes away: some rounds always, all in the slow lane."""
