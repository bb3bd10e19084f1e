"""Counting in the database: plain aggregate SQL through QGIS' connections, so that only counts leave it."""
