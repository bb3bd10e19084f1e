"""A study from its file to its results: planned, computed in arrays, written beside, swapped in.

- ``planning``: the tables of a study opened and checked (main thread).
- ``computing``: every indicator counted and monitored, the indicators combined.
- ``tables``: the results as tables: layers, and one long table of facts.
- ``writing``: all files of a run in a folder of their own.
- ``folders``: which then takes the place of the earlier one.
"""
