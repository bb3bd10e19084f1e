"""Between QGIS and the domain: the only readers and writers of features.

- ``tables``: tables and layers opened and read in batches of columns.
- ``locating``: where their rows are, and in which cell.
- ``counting``: the rows counted into cells and periods, with an account of each.
- ``checking``: what is odd about a source.
- ``databases``: counting where the rows are, in the database.
- ``services``: GeoFA by WFS.
- ``results``: numbers as result layers, files and folders, and back; the log.
- ``maps``: what people see (styles, words of layers, legends, maps and projects).

``errors`` and ``messages`` are refusals and their sentences, ``words`` the words that all share; ``studies``
reads and writes the files of studies and catalogues.
"""
