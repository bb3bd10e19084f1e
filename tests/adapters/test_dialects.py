"""How a text file is written is found in it, and so are the rows that do not fit its header."""

from __future__ import annotations

import tracemalloc

import pytest

from boligmon_plugin.adapters.errors import SourceError
from boligmon_plugin.adapters.tables import scans
from boligmon_plugin.adapters.tables.dialects import NO_QUOTE, detect
from boligmon_plugin.adapters.tables.scans import examine, scan
from boligmon_plugin.study.tables import Dialect

HEADER = "Årstal;Borger-ID;Beløb"


def file_of(folder, text, encoding="utf-8"):
    path = folder / "a.csv"
    path.write_bytes(text if isinstance(text, bytes) else text.encode(encoding))
    return path


def refusal(call, *arguments):
    with pytest.raises(SourceError) as caught:
        call(*arguments)
    return caught.value.code, caught.value.details


# --- character sets


@pytest.mark.parametrize(
    ("encoding", "found"),
    [("utf-8", "utf-8"), ("utf-8-sig", "utf-8-sig"), ("cp1252", "windows-1252")],
)
def test_the_character_set_is_found(tmp_path, encoding, found):
    path = file_of(tmp_path, f"{HEADER}\n2015;1;Rødkløver €\n", encoding)
    assert detect(path).encoding == found
    assert scan(path, detect(path)).header == ("Årstal", "Borger-ID", "Beløb")


def test_a_letter_far_down_decides(tmp_path):
    rows = "2015;1;a\n" * 200_000  # more than one block
    assert detect(file_of(tmp_path, f"a;b;c\n{rows}2015;1;Rødkløver\n", "cp1252")).encoding == "windows-1252"
    assert detect(file_of(tmp_path, f"a;b;c\n{rows}2015;1;Rødkløver\n")).encoding == "utf-8"


def test_a_letter_cut_by_a_block_is_whole(tmp_path):
    for shift in range(3):  # one of them puts the two bytes of ø on both sides of a megabyte
        text = "a;b\n" + "x" * ((1 << 20) - 6 + shift) + "ø;1\n"
        assert detect(file_of(tmp_path, text)).encoding == "utf-8"


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_utf_16_is_refused_as_such(tmp_path, encoding):
    path = file_of(tmp_path, f"{HEADER}\n2015;1;2\n", encoding)
    assert refusal(detect, path) == ("text_utf16", {"file": "a.csv"})


def test_what_is_neither_utf_8_nor_windows_1252_is_refused_with_its_line(tmp_path):
    path = file_of(tmp_path, b"a;b\n1;2\n3;\x81\n")
    assert refusal(detect, path) == ("text_unknown", {"file": "a.csv", "line": 3})


def test_half_utf_8_is_refused_with_the_line_where_it_ends(tmp_path):
    text = f"{HEADER}\n2015;1;ø\n".encode() + b"2015;1;2\n" * 300_000 + "2015;2;ø\n".encode("cp1252")
    path = file_of(tmp_path, text)
    assert refusal(detect, path) == ("text_mixed", {"file": "a.csv", "line": 300_003})
    marked = file_of(tmp_path, b"\xef\xbb\xbfa;b\n1;\xf8\n")
    assert refusal(detect, marked) == ("text_mixed", {"file": "a.csv", "line": 2})


def test_a_file_with_zero_bytes_is_no_text(tmp_path):
    assert refusal(detect, file_of(tmp_path, b"a;b\n1;\x00\n")) == ("text_binary", {"file": "a.csv"})


def test_a_given_character_set_is_used_or_refused(tmp_path):
    path = file_of(tmp_path, "a;b\n1;ø\n")
    assert detect(path, Dialect(encoding="cp1252")).encoding == "windows-1252"
    assert detect(path, Dialect(encoding="latin1")).encoding == "iso-8859-1"
    windows = file_of(tmp_path, "a;b\n1;ø\n", "cp1252")
    details = {"file": "a.csv", "encoding": "utf-8", "line": 2}
    assert refusal(detect, windows, Dialect(encoding="UTF-8"), "a.csv") == (
        "text_not_encoding",
        details,
    )
    for unknown in ("utf-16", "klingon"):
        code, details = refusal(detect, path, Dialect(encoding=unknown))
        assert code == "unknown_encoding"
        assert "windows-1252" in details["encodings"]


# --- delimiters, quotes, decimal marks


@pytest.mark.parametrize(
    ("text", "delimiter"),
    [
        ("a;b;c\n1;2;3\n", ";"),
        ("a,b,c\n1,2,3\n", ","),
        ("a\tb\tc\n1\t2,5\t3\n", "\t"),
        ("a;b,x;c\n1;2,5;3,5\n4;5,5;6,5\n", ";"),  # more commas than semicolons
        ("a,b\n1,x;y;z\n2,u;v;w\n", ","),
        ('"a;1";"b, c"\n1;2\n', ";"),
        ('a,"b;c;d;e"\n1,2\n', ","),
        ("a\n1\n2\n", ";"),  # one column: any will do
        ("sep=,\na,b;c\n1,2\n", ","),
        ("", ";"),
    ],
)
def test_the_delimiter_is_the_one_that_fits_the_rows(tmp_path, text, delimiter):
    assert detect(file_of(tmp_path, text)).delimiter == delimiter


@pytest.mark.parametrize(
    ("values", "decimal"),
    [
        (["1.234,5"], ","),
        (["1234,5"], ","),
        (["12,5", "7"], ","),
        (["1.234.567"], ","),
        (["0,125"], ","),
        (["1234.5"], "."),
        (["1,234.5"], "."),
        (["12.5"], "."),
        (["0.125"], "."),
        (["1.234", "5.678"], ""),  # a thousand, or a little more than one
        (["1234", "5"], ""),
        (["12,5", "12.5"], ""),  # contradict each other
        (["31.12.2015", "01.02.2015"], ""),
        (["12,5", "ukendt"], ""),  # no column of numbers
        (["12 345,5"], ","),
    ],
)
def test_the_decimal_mark_is_what_the_values_show(tmp_path, values, decimal):
    text = "\n".join(["navn\tx", *(f"æ\t{value}" for value in values)])
    assert detect(file_of(tmp_path, text)).decimal == decimal


def test_every_mark_can_be_given(tmp_path):
    path = file_of(tmp_path, "a|b\n'x|y'|1,5\n")
    given = Dialect("utf-8", "|", "'", ".")
    assert detect(path, given) == given
    found = scan(path, given)
    assert (found.header, found.rows, found.malformed_rows) == (("a", "b"), 1, ())
    for wrong in (Dialect(delimiter="ab"), Dialect(delimiter="\n"), Dialect(quote="x"), Dialect(decimal=";")):
        assert refusal(detect, path, wrong) == ("bad_mark", {"file": "a.csv"})


# --- rows


def test_malformed_rows_are_numbered_and_their_lines_said(tmp_path):
    text = (
        "a;b;c\n"  # 1
        "1;2;3\n"  # 2: row 1
        "\n"  # 3: none
        "4;5\n"  # 4: row 2, short
        '"6\n\n6";7;8\n'  # 5 to 7: row 3
        "9;10;11;12\n"  # 8: row 4, long
        ";;\n"  # 9: row 5, void
        "13;14;15;;\n"  # 10: row 6, nothing is left over
        '"16;16";17\n'  # 11: row 7, short
        "   \n"  # 12: row 8, void
        '"18""";19;"20"\n'  # 13: row 9
        "21;22"  # 14: row 10, short
    )
    for end in ("\n", "\r\n"):
        path = file_of(tmp_path, text.replace("\n", end))
        found = scan(path, detect(path))
        assert found.header == ("a", "b", "c")
        assert found.rows == 10
        assert found.malformed_rows == (2, 4, 7, 10)
        assert found.malformed_lines == (4, 8, 11, 14)
        assert found.voids == (5, 8)
        assert found.malformed(skips_voids=False) == (2, 4, 7, 10)
        assert found.malformed(skips_voids=True) == (2, 4, 6, 8)
        assert found.count(skips_voids=False) == 10
        assert found.count(skips_voids=True) == 8


def test_blocks_do_not_cut_rows(tmp_path, monkeypatch):
    rows = [f'{number};"{"x" * (number % 7)}\n;";3' for number in range(300)]
    rows[123] = "1;2"
    rows[250] = '1;"\n\n";3;4'
    path = file_of(tmp_path, "\n".join(["a;b;c", *rows]) + "\n")
    whole = scan(path, detect(path))
    assert whole.rows == 300
    assert whole.malformed_rows == (124, 251)
    # the header, two lines for each row, but one for the short one
    assert whole.malformed_lines == (2 + 2 * 123, 2 + 2 * 250 - 1)
    for size in (3, 64, 1000):
        monkeypatch.setattr(scans, "_BLOCK", size)
        assert scan(path, detect(path)) == whole


def test_columns_without_a_name_at_the_end_need_no_value(tmp_path):
    path = file_of(tmp_path, "a;b;;\n1;2\n1;2;;\n1\n1;2;3;4\n1;2;3;4;5\n")
    found = scan(path, detect(path))
    assert found.header == ("a", "b", "", "")
    assert found.malformed_rows == (3, 5)


def test_names_that_are_twice_in_the_header(tmp_path):
    path = file_of(tmp_path, "År;b;år;;; B ;c\n1;2;3;4;5;6;7\n")
    assert scan(path, detect(path)).doubled == {"år": "1, 3", "b": "2, 6"}


def test_a_header_below_blank_lines_or_excels_separator(tmp_path):
    found = scan(file_of(tmp_path, "\n;;\na;b;c\n1;2\n"), Dialect("utf-8", ";", '"', ""))
    assert (found.header_line, found.first_line, found.rows, found.malformed_lines) == (3, 1, 1, (4,))
    path = file_of(tmp_path, "sep=a;b\n1;2\n")
    assert scan(path, detect(path)).header == ("sep=a", "b")
    path = file_of(tmp_path, "\ufeffsep=,\r\na,b\r\n1,2\r\n3\r\n")
    found = scan(path, detect(path))
    assert (found.header, found.header_line, found.first_line) == (("a", "b"), 2, 2)
    assert (found.rows, found.malformed_rows, found.malformed_lines) == (2, (2,), (4,))


def test_the_line_ends_of_an_old_mac(tmp_path):
    path = file_of(tmp_path, "a;b\r1;2\r3\r4;5\r")
    found = scan(path, detect(path))
    assert (found.header, found.rows, found.malformed_lines) == (("a", "b"), 3, (3,))


def test_a_carriage_return_alone_is_refused_outside_quotes(tmp_path):
    path = file_of(tmp_path, "a;b\n1;2\nx\ry;2\n")
    assert refusal(scan, path, detect(path)) == ("text_line_end", {"file": "a.csv", "line": 3})
    path = file_of(tmp_path, 'a;b\n1;2\n"x\ry";2\n')
    assert scan(path, detect(path)).malformed_rows == ()


def test_a_quote_without_end_is_refused_with_its_line(tmp_path):
    path = file_of(tmp_path, 'a;b\n1;2\n3;"x\n' + "5;6\n" * 1000)
    assert refusal(examine, path, Dialect()) == ("unclosed_quote", {"file": "a.csv", "line": 3})


@pytest.mark.parametrize("row", ['5" rør;2', 'Den "Grå" Kro;2', '1;5"'])
def test_quote_marks_that_quote_nothing_are_letters(tmp_path, row):
    path = file_of(tmp_path, f"a;b\n1;2\n{row}\n3;4\n5\n")
    dialect, found = examine(path, Dialect())
    assert dialect.quote == NO_QUOTE
    assert (found.rows, found.malformed_lines) == (4, (5,))
    # who says that there are quotes is told where they are not in order
    code, details = refusal(examine, path, Dialect(quote='"'))
    assert (code, details["line"]) == ("stray_quote", 3)


@pytest.mark.parametrize("row", ['5" rør;2', '"Den "Grå" Kro";2', '"x" y;2', '1; "x"'])
def test_quote_marks_inside_values_are_refused_where_others_quote(tmp_path, row):
    path = file_of(tmp_path, f'"a";"b"\n1;2\n"3";4\n{row}\n3;4\n')
    assert refusal(examine, path, Dialect()) == ("stray_quote", {"file": "a.csv", "line": 4})


def test_rows_that_mostly_do_not_fit_are_the_headers_fault(tmp_path):
    path = file_of(tmp_path, "Udtræk fra FLIS\n\na;b;c\n1;2;3\n4;5;6\n")
    details = {"file": "a.csv", "columns": 1, "line": 3}
    assert refusal(examine, path, Dialect()) == ("mostly_malformed", details)


def test_blank_lines_alone_are_an_empty_file(tmp_path):
    path = file_of(tmp_path, "\n  \n\n")
    assert refusal(scan, path, detect(path)) == ("empty_file", {"file": "a.csv"})


def test_one_malformed_row_of_two_million_is_found_in_flat_memory(tmp_path):
    path = tmp_path / "stor.csv"
    good = b"2015;31-12-2015;0123456789;Forebyggende;600000,5;1\n"
    with path.open("wb") as file:
        file.write("Årstal;Dato;Borger-ID;Type;X;Antal\n".encode("cp1252"))
        for number in range(20):
            block = good * 100_000
            if number == 13:
                # the sixth row of the block, after one with a line break
                block = good * 4 + b'2015;1;2;"a\nb";3;1\n' + b"2015;31-12\n" + good * 99_994
            file.write(block)
    tracemalloc.start()
    try:
        dialect, found = examine(path, Dialect())
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert dialect == Dialect("windows-1252", ";", '"', ",")
    assert found.rows == 2_000_000
    assert found.malformed_rows == (1_300_006,)
    assert found.malformed_lines == (1_300_008,)  # the header and one line break above it
    assert path.stat().st_size > 100_000_000
    assert peak < 80_000_000
