"""Invitations: made and kept by their person, answered by whoever was asked."""
