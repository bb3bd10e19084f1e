"""Tables and layers opened, however they are written, and their rows in batches of columns."""
