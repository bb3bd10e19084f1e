"""Numbers as result layers and back: reading, writing, areas with lasting ids, the log."""
