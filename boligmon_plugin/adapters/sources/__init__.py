"""Layers and tables as counts: plans of sources, reading, placing, counting."""
