"""The workbook for people: words, two decimals, nothing that is empty throughout."""

from __future__ import annotations

from boligmon_plugin.adapters.results.workbook import people_sheets
from boligmon_plugin.adapters.words import Wording, internal_mark, period_label
from boligmon_plugin.study.indicators import Indicator

FACTS = {
    "indicator": ["a", "a"],
    "level": ["municipality"] * 2,
    "unit_id": ["0999"] * 2,
    "period": ["2015-Q3", ""],
    "events": [3, 7],
    "rate": [1.23456, 2.0],
    "status": ["below_minimum", None],
    "rank": [None, None],
}
ACCOUNTS = {
    "indicator": ["a", "a"],
    "part": ["numerator", "denominator"],
    "source": ["flis", "lois"],
    "what": ["read", "unknown_address"],
    "rows": [10, 2],
}


def test_sheets_are_in_words(qgis_app):
    indicator = Indicator("a", name_en="Placements", name_da="Anbringelser", owner="Børn")
    areas = {"indicator": ["a"], "area_id": ["a-001"], "value_mean": [4.666666]}
    sheets = people_sheets([indicator], FACTS, areas, ACCOUNTS, Wording(confidence=95))
    assert list(sheets) == ["The municipality", "Monitoring areas", "Reconciliation", "Indicators"]
    figures = sheets["The municipality"]
    assert list(figures) == ["Indicator", "Period", "Events (numerator)", "Rate", "Status", internal_mark()]
    assert figures["Indicator"] == ["Placements"] * 2
    assert figures["Period"] == [period_label("2015-Q3"), "All periods together"]
    assert figures["Rate"] == [1.23, 2.0]
    assert figures["Status"][0] == "below the minimum population"
    assert sheets["Monitoring areas"]["Mean value of the cells"] == [4.67]
    told = sheets["Reconciliation"]
    assert told["What"] == ["rows read", "address not in the address layer"]
    assert told["Part"] == ["events", "population"]
    assert sheets["Indicators"]["Department"] == ["Børn"]
