"""Between QGIS and the domain: the only readers and writers of features.

- ``sources``: layers and tables as counts (plans of sources, reading, placing, counting).
- ``results``: numbers as result layers and back (reading, writing, areas with lasting ids, the log).
- ``maps``: what people see (styles, words of layers, legends, maps and projects).

``errors`` and ``messages`` are refusals and their sentences, ``words`` the words that all share.
"""
