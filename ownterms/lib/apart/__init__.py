"""Pictures and sounds that strangers send, read in a process of its own: the only place that Pillow and FFmpeg run."""
