"""What an index consists of on disk: segments, and the manifest that names them."""
