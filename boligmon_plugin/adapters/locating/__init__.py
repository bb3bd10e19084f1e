"""Where the rows of a table are, by whatever they say of it, and in which cell that is."""
