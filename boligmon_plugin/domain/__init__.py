"""The method's formulas, on numpy and pandas only: no QGIS, no Qt, no files, no translated text."""
