"""Between QGIS and arrays: the only readers and writers of features, files, styles, settings and the log."""
