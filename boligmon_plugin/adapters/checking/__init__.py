"""What is odd about a source, before anything is computed from it."""
