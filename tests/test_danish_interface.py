"""QGIS in Danish: algorithms, model, fields, log and refusals, in Python and in ``qgis_process``."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from boligmon_plugin.adapters.studies import built_in

ROOT = Path(__file__).resolve().parents[1]
NBSP = "\u00a0"
DASH = "\u2013"


def danish_environment(home: Path) -> dict[str, str]:
    """Of a Danish user with an empty profile; whether the machine has the locale does not matter to Qt."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("LC_", "LANG", "QGIS", "XDG_", "PYTHON", "DISPLAY"))
    }
    (home / "plugins").mkdir()
    (home / "plugins" / "boligmon").symlink_to(ROOT, target_is_directory=True)
    (home / "runtime").mkdir(mode=0o700)
    return {
        **kept,
        "HOME": str(home),
        "XDG_RUNTIME_DIR": str(home / "runtime"),
        "LANG": "da_DK.UTF-8",
        "QT_QPA_PLATFORM": "offscreen",
        "QGIS_PLUGINPATH": str(home / "plugins"),
        "PYTHONDONTWRITEBYTECODE": "1",
        "PYTHONIOENCODING": "utf-8",
    }


@pytest.fixture(scope="module")
def environment(tmp_path_factory) -> dict[str, str]:
    return danish_environment(tmp_path_factory.mktemp("danish"))


EVERYTHING = """
import json, sys
sys.path.insert(0, sys.argv[1])
from qgis.core import QgsApplication, QgsSettings
application = QgsApplication([], False)
QgsApplication.initQgis()
if sys.argv[2]:
    QgsSettings().setValue("locale/overrideFlag", True)
    QgsSettings().setValue("locale/userLocale", sys.argv[2])
from boligmon_plugin.plugin import BoligmonPlugin
plugin = BoligmonPlugin(None)
plugin.initProcessing()
from boligmon_plugin.adapters import words
texts = {}
provider = QgsApplication.processingRegistry().providerById("boligmon")
texts["provider"] = provider.name()
for one in provider.algorithms():
    at = one.id()
    texts[f"{at} title"] = one.displayName()
    texts[f"{at} help"] = one.shortHelpString()
    texts[f"{at} group"] = one.group()
    for part in one.parameterDefinitions():
        texts[f"{at} {part.name()} label"] = part.description()
        texts[f"{at} {part.name()} help"] = part.help()
        for number, option in enumerate(part.options() if hasattr(part, "options") else []):
            texts[f"{at} {part.name()} option {number}"] = option
    for output in one.outputDefinitions():
        texts[f"{at} {output.name()} output"] = output.description()
    if hasattr(one, "childAlgorithms"):
        for name, child in one.childAlgorithms().items():
            texts[f"{at} {name} step"] = child.description()
wording = words.Wording(indicator="", multiplier=1000.0, share=25.0, confidence=95.0, unit="year")
aliases = words.field_aliases(wording)
periods = [words.period_label(p) for p in ("2015", "2015-H1", "2015-Q3", "2015-03", "2015-03-31", "2023/24")]
print(json.dumps([texts, aliases, periods, words.number(1234.5, 1), words.periods_title(wording)]))
"""


def texts_in_qgis(environment, *, override=""):
    command = [sys.executable, "-c", EVERYTHING, str(ROOT), override]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    return json.loads(done.stdout.splitlines()[-1])


@pytest.fixture(scope="module")
def in_danish(environment):
    return texts_in_qgis(environment)


@pytest.fixture(scope="module")
def in_english(environment):
    return texts_in_qgis({**environment, "LANG": "C.UTF-8"})


@pytest.fixture(scope="module")
def translations() -> dict[str, set[str]]:
    """English -> Danish, whatever the context."""
    found: dict[str, set[str]] = {}
    for message in ET.parse(ROOT / "i18n" / "boligmon_da.ts").getroot().iter("message"):  # noqa: S314 - our own file
        found.setdefault(message.findtext("source"), set()).add(message.findtext("translation"))
    return found


def test_algorithms_and_the_model_speak_danish(in_danish, in_english, translations):
    """Titles, helps, labels, options and steps are the translations of the English ones; none is left out."""
    danish, english = in_danish[0], in_english[0]
    assert list(danish) == list(english)
    assert len(danish) > 200
    names = {one.name_en: one.name_da for one in built_in()}
    for key, source in english.items():
        if source in names:  # indicators have their names in the catalogue
            assert danish[key] == names[source], key
        elif source.startswith("Needed for: "):
            needed = sorted(names[name] for name in source[12:-1].split("; "))
            assert danish[key].startswith("Bruges til: "), key
            assert sorted(danish[key][12:-1].split("; ")) == needed, key
        elif source or danish[key]:
            assert danish[key] in translations.get(source, ()), key
    assert danish["provider"] == "Boligsocial monitorering"
    assert danish["boligmon:monitoring MIN_VALUE label"] == danish["boligmon:monitoringareas MIN_VALUE label"]
    assert danish["boligmon:monitoringareas OUTPUT label"] == "Monitoreringsområder"


def test_titles_are_those_of_the_glossary(in_danish):
    assert {key.split()[0]: text for key, text in in_danish[0].items() if key.endswith(" title")} == {
        "boligmon:kvadratnet": "Opret kvadratnet",
        "boligmon:cellrates": "Beregn rater pr. celle",
        "boligmon:selecttop": "Udvælg top-andel pr. periode",
        "boligmon:sumperiods": "Læg perioder sammen",
        "boligmon:monitoringareas": "Dan monitoreringsområder",
        "boligmon:checksource": "Kontrollér kilde",
        "boligmon:locatetable": "Stedfæst tabel",
        "boligmon:combineindicators": "Sammenvej indikatorer",
        "boligmon:newstudy": "Ny opsætning ud fra tabeller",
        "boligmon:runstudy": "Kør opsætning",
        "boligmon:exportcatalogue": "Eksporter katalog med indikatorer",
        "boligmon:importcatalogue": "Importer katalog med indikatorer",
        "boligmon:compareruns": "Sammenlign kørsler",
        "boligmon:geofa": "Hent GeoFA-lag (statistikområder, biblioteker, forsamlingshuse)",
        "boligmon:monitoring": "Monitorering fra optælling til områder",
        "boligmon:databasecounts": "Optæl i databasen",
    }


def test_fields_periods_and_numbers_in_danish(in_danish):
    _, aliases, periods, number, title = in_danish
    wanted = {
        "period": "År",
        "rate": "Rate pr. 1.000",
        "rate_low": f"Nedre grænse (95{NBSP}%)",
        "selected": f"I top 25{NBSP}%",
        "periods": "År med beregnet rate",
        "periods_selected": f"År i top 25{NBSP}%",
        "share_selected": f"Andel af år i top 25{NBSP}%",
        "first_selected": "Første år i top",
        "last_selected": "Seneste år i top",
    }
    assert {name: aliases[name] for name in wanted} == wanted
    assert periods == [
        "2015",
        "1. halvår 2015",
        "3. kvartal 2015",
        "marts 2015",
        "31-03-2015",
        "skoleåret 2023/24",
    ]
    assert number == "1.234,5"
    assert title == f"Antal år i top 25{NBSP}%"


def test_danish_chosen_in_the_options_of_qgis(tmp_path, in_danish):
    assert texts_in_qgis({**danish_environment(tmp_path), "LANG": "en_US.UTF-8"}, override="da") == in_danish


def test_no_translation_for_other_languages(environment, in_english):
    assert texts_in_qgis({**environment, "LANG": "sv_SE.UTF-8"})[0] == in_english[0]


@pytest.fixture(scope="module")
def qgis_process(environment):
    """Runs qgis_process as a Danish user who has enabled the plugin; gives status and what it said."""
    if not shutil.which("qgis_process"):
        pytest.skip("qgis_process is not installed")

    def run(*arguments):
        command = ["qgis_process", *arguments]
        done = subprocess.run(command, env=environment, capture_output=True, check=False)
        return done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8")

    assert run("plugins", "enable", "boligmon")[0] == 0
    return run


def test_help_of_qgis_process(qgis_process, in_danish):
    status, said, _ = qgis_process("help", "boligmon:cellrates")
    assert status == 0
    for key, text in in_danish[0].items():
        if key.startswith("boligmon:cellrates") and not key.endswith("group"):
            assert text in said, key
    assert qgis_process("help", "boligmon:monitoring")[1].count("Hele metoden i én kørsel") == 1


def test_log_and_refusal_of_qgis_process(qgis_process, tmp_path):
    table = tmp_path / "tal.csv"
    rows = [f"{year},100m_61768_6435,{year - 2010},1250" for year in (2015, 2016)]
    table.write_text("\n".join(["aar,celle,antal,familier", *rows]), encoding="utf-8")
    given = [f"{source}={table}" for source in ("EVENTS", "POPULATION")]
    given += ["EVENTS_PERIOD=aar", "EVENTS_COUNT=antal", "EVENTS_CELL=celle"]
    given += ["POPULATION_PERIOD=aar", "POPULATION_COUNT=familier", "POPULATION_CELL=celle"]
    given += [f"OUTPUT={tmp_path / 'rater.gpkg'}"]
    status, said, _ = qgis_process("run", "boligmon:cellrates", "--", *given)
    assert status == 0
    assert "Afstemning med kilden" in said
    assert "hændelser (tal): læst 2 = stedfæstet 2 + ikke stedfæstet 0" in said
    assert "et grundlag på 2.500 (sum over perioderne) = 4,40 pr. 1.000" in said
    assert f"Til intern brug {DASH} indeholder små tal" in said
    status, said, complaint = qgis_process("run", "boligmon:cellrates", "--", *given, "CONFIDENCE=120")
    assert status != 0
    assert f"Konfidensniveauet skal ligge mellem 0 og 100{NBSP}%, ikke på 120{NBSP}%." in said + complaint
