"""Monitoring of housing areas: from events and populations per cell and period to monitoring areas."""
