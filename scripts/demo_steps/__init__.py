"""The steps of scripts/demo.py, in the order in which they are done."""
