#!/usr/bin/python3
"""The main job on the embedded sample: tables in, layers, project, maps and the reconciliation out.

    scripts/demo.py                       results in demo-output/, in Danish
    scripts/demo.py --lang en --out DIR   in English, somewhere else
    scripts/demo.py --only-locate DIR     only the sample's tables as points, for qgis_process

Run ./demo, which first installs what is missing.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "scripts"))

from demo_steps.session import qgis_session  # noqa: E402
from demo_steps.words import LANGUAGES, Words  # noqa: E402
from sample.unpack import unpack  # noqa: E402

UNPACKED = ROOT / ".cache" / "sample"  # half a second to make, and not needed by anyone else


def arguments() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(
        prog="demo", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--out", type=Path, default=ROOT / "demo-output", metavar="DIR", help="results")
    parser.add_argument("--lang", choices=sorted(LANGUAGES), default="da", help="language (da)")
    parser.add_argument("--only-locate", type=Path, metavar="DIR", help="write the tables as points and stop")
    return parser.parse_args()


def locate_only(folder: Path) -> None:
    """Writes the points as GeoPackages: events and population."""
    from demo_steps.locate import locate_all

    folder.mkdir(parents=True, exist_ok=True)
    outputs = {name: str(folder / f"{name}.gpkg") for name in ("events", "population")}
    locate_all(UNPACKED, outputs)


def demonstrate(folder: Path, words: Words, complaints: list[str]) -> None:
    """Does the whole job and prints what matters."""
    from demo_steps import locate, maps, results, tables

    folder.mkdir(parents=True, exist_ok=True)
    located = locate.locate_all(UNPACKED)
    finished = results.run_model(located, folder, words)
    results.add_background(finished, located, UNPACKED, words)
    project = results.write_demo_project(finished, words)
    pictures = maps.write_maps(finished, words)
    log = folder / words.log
    log.write_text(finished.log + "".join(f"{text}\n" for text in complaints), encoding="utf-8")
    for lines in (tables.reconciliation(finished, words), tables.areas(finished, UNPACKED, words)):
        print(*lines, "", sep="\n")
    print(words.folder.format(folder=folder, project=project.name))
    for path in (folder / results.GEOPACKAGE, project, *pictures, log):
        print(f"  {path.name}")


def main() -> int:
    """Does what the command line asks for."""
    options = arguments()
    words = LANGUAGES[options.lang]
    sys.stdout.reconfigure(encoding="utf-8")
    unpack(ROOT / "resources" / "sample", UNPACKED)
    with qgis_session(words.locale) as complaints:
        if options.only_locate:
            locate_only(options.only_locate.resolve())
        else:
            demonstrate(options.out.resolve(), words, complaints)
    return 0


if __name__ == "__main__":
    sys.exit(main())
