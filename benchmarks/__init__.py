"""Measurements of the plugin: how fast it is beside others (speed), how right it is (score)."""
