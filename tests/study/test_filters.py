from __future__ import annotations

import pytest

from boligmon_plugin.study.errors import StudyError
from boligmon_plugin.study.filters import columns_in, roles_in, with_columns

COLUMNS = {"type": "Foranstaltningstype", "age": 'Alder "fyldt"', "paragraph": "§"}


@pytest.mark.parametrize(
    ("expression", "roles", "columns", "written"),
    [
        ("", set(), set(), ""),
        ("1 = 1", set(), set(), "1 = 1"),
        ("\"type\" = 'a'", {"type"}, set(), "\"Foranstaltningstype\" = 'a'"),
        ('"age" >= 6 AND "age"<=16', {"age"}, set(), '"Alder ""fyldt""" >= 6 AND "Alder ""fyldt"""<=16'),
        # a name that is no role is a column, whatever its case
        ('"Type" = 1 OR "Antal børn" > 0', set(), {"Type", "Antal børn"}, '"Type" = 1 OR "Antal børn" > 0'),
        ('"a""type" = "type"', {"type"}, {'a"type'}, '"a""type" = "Foranstaltningstype"'),
        # texts: a role, a doubled mark, an escaped mark, an escaped backslash
        ('\'"type"\' = "type"', {"type"}, set(), '\'"type"\' = "Foranstaltningstype"'),
        ("'it''s \"age\"' <> \"type\"", {"type"}, set(), "'it''s \"age\"' <> \"Foranstaltningstype\""),
        (r"""'it\'s "age"' <> "type" """, {"type"}, set(), r"""'it\'s "age"' <> "Foranstaltningstype" """),
        (r"""'\\' <> "type" """, {"type"}, set(), r"""'\\' <> "Foranstaltningstype" """),
        # a backslash is nothing special in a name
        (r'"a\" = "type"', {"type"}, {"a\\"}, r'"a\" = "Foranstaltningstype"'),
        # comments, and marks in them
        ('1 -- "type" it\'s\n= "age"', {"age"}, set(), '1 -- "type" it\'s\n= "Alder ""fyldt"""'),
        ('/* "type" \' */ "age"', {"age"}, set(), '/* "type" \' */ "Alder ""fyldt"""'),
        ("'--' || \"type\"", {"type"}, set(), "'--' || \"Foranstaltningstype\""),
        ("'/*' || \"type\" || '*/'", {"type"}, set(), "'/*' || \"Foranstaltningstype\" || '*/'"),
        ('8 // 2 = "age"', {"age"}, set(), '8 // 2 = "Alder ""fyldt"""'),
        ('"paragraph"', {"paragraph"}, set(), '"§"'),
        ('"age"', {"age"}, set(), '"Alder ""fyldt"""'),
        # what is put in is not read again
        ("type = 'x'", set(), set(), "type = 'x'"),
    ],
)
def test_roles_are_found_and_replaced(expression, roles, columns, written):
    assert roles_in(expression) == roles
    assert columns_in(expression) == columns
    assert with_columns(expression, COLUMNS) == written


def test_a_column_named_as_a_role_is_not_replaced_again():
    assert with_columns('"type" = "paragraph"', {"type": "paragraph", "paragraph": "type"}) == (
        '"paragraph" = "type"'
    )


@pytest.mark.parametrize(
    ("expression", "mark", "column"),
    [('"type" = \'a', "'", 10), ('"type', '"', 1), ("1 /* x", "/*", 3), (r"'a\'", "'", 1)],
)
def test_a_mark_that_is_not_closed_is_refused(expression, mark, column):
    for use in (roles_in, columns_in, lambda text: with_columns(text, COLUMNS)):
        with pytest.raises(StudyError) as caught:
            use(expression)
        assert caught.value.code == "study_filter_open"
        assert caught.value.details == {"mark": mark, "column": column}


def test_a_role_without_a_column_is_refused():
    with pytest.raises(StudyError) as caught:
        with_columns('"type" = 1 AND "move" = 2', COLUMNS)
    assert (caught.value.code, caught.value.details) == ("study_filter_role", {"role": "move"})
