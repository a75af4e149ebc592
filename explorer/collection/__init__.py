"""Text to model and back: read, check, write."""
