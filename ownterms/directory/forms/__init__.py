"""What people send to the directory, turned into values. Nothing here saves."""
