"""Dock and widgets: they show an immutable state and emit wishes."""
