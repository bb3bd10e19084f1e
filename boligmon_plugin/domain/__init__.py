"""Every formula of the method, once, in numpy and pandas: no QGIS, no Qt, no files, no translated text.

In the order of the method:

1. Where and when: ``grid`` (cells of the national grid), ``polygons`` (which polygon holds a point),
   ``periods``.
2. Counting: ``values`` (columns as sources deliver them), ``counting`` (rows, sums, distinct units).
3. Rates: ``rates`` (rate and status), ``limits`` (with ``gamma``), ``spells`` (cases that last),
   ``smoothing`` (empirical Bayes), ``kernel``.
4. Selection: ``topshare`` (the yearly top 25 %).
5. Over the periods: ``sums`` (number of periods and pattern), ``chance`` (the number expected by chance).
6. Areas: ``designation`` (cells to areas), ``areas`` and ``holes`` (grouping and filling, with ``lattice``
   and ``components``), ``areafigures`` (figures and lasting ids).
7. Maps: ``classes`` (class limits from the data).

Before it, what an unknown table holds: ``columns`` (with ``columnnames`` and ``columnvalues``), ``cpr``, and
``sourcechecks`` (gaps, breaks, repeats and crowded points).

``schema`` holds the names and coded values of the results, ``errors`` and ``checks`` what is refused.
"""
