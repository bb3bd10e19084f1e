"""The Danish translation: complete, up to date, and in the glossary's words."""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
import xml.etree.ElementTree as ET
from collections import Counter
from pathlib import Path

import pytest
from qgis.PyQt.QtCore import QTranslator

ROOT = Path(__file__).resolve().parents[1]
TS = ROOT / "i18n" / "boligmon_da.ts"
QM = TS.with_suffix(".qm")
NBSP = "\u00a0"
DASH = "\u2013"

# The glossary's words by the context they are shown in: algorithms and parameters have their own class;
# fields, codes and the log share "Boligmon".
GLOSSARY = {
    "KvadratnetAlgorithm": {
        "Create grid cells": "Opret kvadratnet",
        "Cell size (m)": "Cellestørrelse (m)",
        "Municipal boundary (mask layer)": "Kommunegrænse (maskelag)",
    },
    "CellRatesAlgorithm": {"Rates per cell and period": "Beregn rater pr. celle"},
    "CellRatesParameters": {
        "Events (numerator)": "Hændelser (tæller)",
        "Population (denominator)": "Grundlag (nævner)",
        "Period field of the events": "Periodefelt (hændelser)",
        "Period field of the population": "Periodefelt (grundlag)",
        "Field with the number of events": "Felt med antal (hændelser)",
        "Field with the number in the population": "Felt med antal (grundlag)",
        "Count distinct values of": "Tæl unikke værdier af",
        "Count distinct values of (population)": "Tæl unikke værdier af (grundlag)",
        "Cell or area code of the events": "Felt med celle- eller områdekode (hændelser)",
        "Cell or area code of the population": "Felt med celle- eller områdekode (grundlag)",
        "Filter of the events": "Filterudtryk (hændelser)",
        "Filter of the population": "Filterudtryk (grundlag)",
        "Snapshots of a period that count": "Anvendt tidssnit",
        "Cells or areas": "Celler eller områder",
        "Cell size (m)": "Cellestørrelse (m)",
        "Municipal boundary (mask layer)": "Kommunegrænse (maskelag)",
        "Periods": "Opgør pr.",
        "as given": "som i kilden",
        "year": "år",
        "half-year": "halvår",
        "quarter": "kvartal",
        "month": "måned",
        "school year": "skoleår",
        "Indicator": "Indikator",
        "Multiplier": "Beregnes pr.",
        "Minimum population of a cell": "Mindste grundlag pr. celle",
        "Confidence level (%)": "Konfidensniveau (%)",
        "Smoothing": "Udjævning",
        "none": "ingen",
        "empirical Bayes": "empirisk Bayes",
        "kernel": "kerneudjævning",
        "Bandwidth (m)": "Båndbredde (m)",
    },
    "SelectTopAlgorithm": {
        "Select top share per period": "Udvælg top-andel pr. periode",
        "Period field": "Periodefelt",
        "Top share (%)": "Top-andel (%)",
        "Cells that are ranked": "Celler, der rangeres",
        "cells with events": "celler med hændelser",
        "all populated cells": "alle celler med grundlag",
        "share of the population": "andel af grundlaget",
    },
    "SumPeriodsAlgorithm": {"Sum over periods": "Læg perioder sammen", "Period field": "Periodefelt"},
    "MonitoringAreasAlgorithm": {
        "Monitoring areas": "Dan monitoreringsområder",
        # "... år i top 25 %" in the glossary, "with the study's share and period word": here both are open
        "Minimum periods": "Mindste antal perioder i top-andelen",
        "Contiguity": "Naboskab",
        "edge": "fælles kant",
        "edge or corner": "fælles kant eller hjørne",
        "Maximum gap (cells)": "Største mellemrum (celler)",
        "Minimum population of an area": "Mindste antal familier i et område",
        "Fill holes": "Udfyld huller",
        "Previous monitoring areas": "Tidligere monitoreringsområder",
    },
    "Boligmon": {
        "Social housing monitoring": "Boligsocial monitorering",
        "For internal use - contains small numbers": f"Til intern brug {DASH} indeholder små tal",
        "Reconciliation with the source": "Afstemning med kilden",
        "Indicator": "Indikator",
        "Cell": "Celle",
        "Area code": "Områdekode",
        "From and including": "Fra og med",
        "Up to and including": "Til og med",
        "Events (numerator)": "Antal (tæller)",
        "Population (denominator)": "Grundlag (nævner)",
        "Population over all periods": "Familieår (sum af grundlag)",
        "Calculated per": "Beregnes pr.",
        "Rate": "Rate",
        "Lower limit": "Nedre grænse",
        "Upper limit": "Øvre grænse",
        "Smoothed rate": "Udjævnet rate",
        "Rank": "Rang",
        "Threshold": "Grænseværdi",
        "Area id": "Område-id",
        "Area name": "Områdenavn",
        "Number of cells": "Antal celler",
        "not ranked": "rangeres ikke",
        "yes": "ja",
        "no": "nej",
        "calculated": "beregnet",
        "no population": "intet grundlag",
        "events without population": "hændelser uden grundlag",
        "below the minimum population": "under mindste grundlag",
        "persistent": "vedvarende",
        "new": "ny",
        "consecutive": "sammenhængende",
        "sporadic": "af og til",
        "historical": "tidligere",
        "never": "aldrig",
        "no valid period": "uden gyldig periode",
        "no address or coordinate": "uden adresse eller koordinat",
        "unknown cell or area code": "ukendt celle- eller områdekode",
        "outside the municipality or the cells": "uden for kommunen/cellerne",
        "removed by the filter": "fravalgt af filter",
        "year": "år",
        "half-year": "halvår",
        "quarter": "kvartal",
        "month": "måned",
        "school year": "skoleår",
        "snapshot date": "skæringsdato",
        "period": "periode",
    },
}
# Where the English has the word, the Danish has the glossary's.
SAME_THING = {
    "events": "hændelse",
    "expected by chance": "forventet ved tilfældighed",
    "placed": "stedfæst",
    "monitoring areas": "monitoreringsområde",
    "national grid": "kvadratnet",
    "top share": "top-andel",
    "limits": "grænse",
    "mask layer": "maskelag",
    "confidence level": "konfidensniveau",
    "coordinate reference system": "koordinatsystem",
}
# Calls whose text people read.
SHOWING = re.compile(
    r"push\w+|reportError|setProgressText|Line|\w*(Exception|StyleError|MapError|ProjectError)|setHelp|setText"
    r"|setTitle|setDescription|setToolTip|setWindowTitle|Q(Label|PushButton|CheckBox|GroupBox|Action)"
    r"|QgsProcessing(Parameter|Output)\w+"
)
FORBIDDEN = {
    "no word of Danish statistics": r"\b(per|promille|studie\w*|befolkning\w*|ghetto\w*|hotspot\w*)\b",
    "the glossary says diskretionering": r"\b(sensitiv\w* celle\w*|afsløringskontrol|undertryk\w*)\b",
    "the glossary says hændelse": r"\bbegivenhed\w*",
    "no du, no De": r"\b(du|dig|din|dit|dine)\b|\b(?-i:De|Dem|Deres)\b",
    "a space that does not break stands before %": r"[\d}] %|[\d}]%",
    "a point parts thousands, a comma decimals": r"\d,\d{3}\b|\d\.\d\b",
    "a dash stands between numbers": r"[\d}]-\{|\}-[\d{]|\b\d+-\d+\b",
    "imperatives have an accent": r"\b(kopier|rediger|kontroller|evaluer|installer|diskretioner)\b",
    "rather say objekt": r"\bfeatures?\b",
}


def source_texts():
    """(context, text, place) of every text in the code; text is None for what is no literal."""
    for path in sorted((ROOT / "boligmon_plugin").rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for parent in ast.walk(tree):
            for child in ast.iter_child_nodes(parent):
                child.parent = parent
        for node in ast.walk(tree):
            called = _called(node)
            owners = _owners(node)
            if called not in {"translate", "tr"} or "tr" in [getattr(one, "name", "") for one in owners]:
                continue
            if called == "translate" and not node.args:
                continue  # MonitoringModel.translate and the like
            classes = [one.name for one in owners if isinstance(one, ast.ClassDef)]
            context = node.args[0] if called == "translate" else ast.Constant(classes[0] if classes else None)
            literals = [getattr(one, "value", None) for one in (context, node.args[-1])]
            good = all(isinstance(one, str) for one in literals) and not node.keywords
            place = f"{path.relative_to(ROOT)}:{node.lineno}"
            yield (literals[0], literals[1] if good else None, place)


def _called(node):
    """The last part of the name of what is called; "" for what is no call."""
    called = getattr(node, "func", None)
    return getattr(called, "attr", "") or getattr(called, "id", "")


def _owners(node):
    """The classes and functions that a node stands in, innermost first."""
    owners = []
    while node := getattr(node, "parent", None):
        if isinstance(node, (ast.ClassDef, ast.FunctionDef)):
            owners.append(node)
    return owners


def messages():
    """(context, source) -> element of the .ts file."""
    return {
        (context.findtext("name"), message.findtext("source")): message
        for context in ET.parse(TS).getroot().iter("context")  # noqa: S314 - our own file
        for message in context.iter("message")
    }


@pytest.fixture(scope="module")
def danish_texts() -> dict[tuple[str, str], str]:
    return {key: message.findtext("translation") for key, message in messages().items()}


def test_texts_in_the_code_are_literals():
    assert [place for _, text, place in source_texts() if text is None] == []
    assert sum(1 for _ in source_texts()) > 300  # the walk finds them


def test_no_text_is_shown_untranslated():
    """What goes to the log, to a refusal or to a parameter is no literal with words in it."""
    found = []
    for path in sorted((ROOT / "boligmon_plugin").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not SHOWING.fullmatch(_called(node)):
                continue
            # the first argument of a parameter is its name
            shown = node.args[1:2] if _called(node).startswith("QgsProcessing") else node.args[:1]
            if _called(node) == "QgsProcessingException":
                shown = node.args[:1]
            pieces = [
                piece.value
                for one in shown
                for piece in (one.values if isinstance(one, ast.JoinedStr) else [one])
                if isinstance(piece, ast.Constant) and isinstance(piece.value, str)
            ]
            if pieces != ["Boligmon"] and re.search(r"[A-Za-z]{2}", "".join(pieces)):  # the name of the log
                found.append(f"{path.relative_to(ROOT)}:{node.lineno}")
    assert found == []


def test_every_text_has_a_finished_translation():
    wanted = {(context, text) for context, text, _ in source_texts()}
    assert wanted - set(messages()) == set(), "run scripts/update_translations and translate what it prints"
    assert set(messages()) - wanted == set(), "run scripts/update_translations: these are gone from the code"
    for key, message in messages().items():
        translation = message.find("translation")
        assert translation.text, key
        assert translation.attrib == {}, f"{key} is {translation.get('type')}"


def test_placeholders_spaces_and_paragraphs_are_those_of_the_source(danish_texts):
    for (_, source), danish in danish_texts.items():
        assert Counter(re.findall(r"\{[^}]*\}", danish)) == Counter(re.findall(r"\{[^}]*\}", source)), source
        assert re.match(r"\s*", danish)[0] == re.match(r"\s*", source)[0], source
        assert re.search(r"\s*$", danish)[0] == re.search(r"\s*$", source)[0], source
        assert danish.count("\n") == source.count("\n"), source
        assert (danish[-1] == ".") == (source[-1] == ".") or "pr." in danish[-3:], source


def test_terms_are_those_of_the_glossary(danish_texts):
    shown = {(context, source) for context, terms in GLOSSARY.items() for source in terms}
    assert {key: danish_texts.get(key) for key in shown} == {
        (context, source): danish for context, terms in GLOSSARY.items() for source, danish in terms.items()
    }


def test_the_same_thing_has_the_same_word(danish_texts):
    for english, danish in SAME_THING.items():
        for (context, source), text in danish_texts.items():
            words = re.sub(r"\{[^}]*\}", "", source)
            if re.search(rf"\b{english}\b", words, re.IGNORECASE) and source not in GLOSSARY.get(context, {}):
                assert danish in text.lower(), (context, source)


def test_forbidden_words(danish_texts):
    found = {
        (reason, text)
        for reason, pattern in FORBIDDEN.items()
        for text in danish_texts.values()
        if re.search(pattern, text, re.IGNORECASE)
    }
    assert found == set()


@pytest.mark.parametrize(
    "text",
    [
        "5 per 1.000",
        "hvis du vil",
        "hvor De bor",
        "25 %",
        "1,000 familier",
        "5-95",
        "en begivenhed",
        "kontroller",
    ],
)
def test_forbidden_words_are_found(text):
    assert any(re.search(pattern, text, re.IGNORECASE) for pattern in FORBIDDEN.values())


@pytest.mark.parametrize(
    "text", ["af de celler", f"25{NBSP}%", "1.234,5", "2015-Q3", "pr. 1.000", "dd-MM-yyyy"]
)
def test_other_words_are_not(text):
    assert not any(re.search(pattern, text, re.IGNORECASE) for pattern in FORBIDDEN.values())


def test_compiled_file_holds_these_translations(danish_texts):
    translator = QTranslator()
    assert translator.load(str(QM))
    for (context, source), danish in danish_texts.items():
        assert translator.translate(context, source) == danish
    assert _number_of_messages(QM.read_bytes()) == len(danish_texts)


def _number_of_messages(compiled: bytes) -> int:
    """Of a .qm file: 16 bytes of magic, then sections of tag, length, content; 0x42 has 8 bytes a message."""
    place = 16
    while place < len(compiled):
        tag, length = compiled[place], int.from_bytes(compiled[place + 1 : place + 5], "big")
        if tag == 0x42:
            return length // 8
        place += 5 + length
    return 0


@pytest.mark.skipif(not shutil.which("lrelease"), reason="lrelease (qttools5-dev-tools) is not installed")
def test_files_are_what_the_script_writes():
    script = ROOT / "scripts" / "update_translations"
    done = subprocess.run([script, "--check"], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
