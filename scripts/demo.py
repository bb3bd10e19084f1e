#!/usr/bin/python3
"""The study of the embedded sample: six indicators from tables to layers, project, maps and reconciliation.

    scripts/demo.py                       results in demo-output/, in Danish
    scripts/demo.py --lang en --out DIR   in English, somewhere else

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
from sample.unpack import STUDY, unpack  # noqa: E402

SAMPLE = ROOT / "resources" / "sample"
UNPACKED = ROOT / ".cache" / "sample"  # some seconds to make, and not needed by anyone else


def arguments() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(
        prog="demo", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--out", type=Path, default=ROOT / "demo-output", metavar="DIR", help="results")
    parser.add_argument("--lang", choices=sorted(LANGUAGES), default="da", help="language (da)")
    return parser.parse_args()


def demonstrate(folder: Path, words: Words, complaints: list[str]) -> None:
    """Does the whole job and prints what matters."""
    from demo_steps import areas, maps, reconciliation, results

    folder.mkdir(parents=True, exist_ok=True)
    print(words.running, flush=True)
    finished = results.run_study(UNPACKED / STUDY, folder / words.results, folder / words.log, complaints)
    pictures = maps.write_maps(finished, folder, words)
    for lines in (
        reconciliation.reconciliation(finished, words),
        areas.areas(finished, areas.planted(SAMPLE), words),
    ):
        print("", *lines, sep="\n")
    print("", words.folder.format(folder=folder, project=results.PROJECT), sep="\n")
    for path in (*sorted(finished.folder.iterdir()), *pictures, folder / words.log):
        print(f"  {path.relative_to(folder)}")


def main() -> int:
    """Does what the command line asks for."""
    options = arguments()
    words = LANGUAGES[options.lang]
    sys.stdout.reconfigure(encoding="utf-8")
    unpack(SAMPLE, UNPACKED)
    with qgis_session(words.locale) as complaints:
        from demo_steps.results import RefusedError

        try:
            demonstrate(options.out.resolve(), words, complaints)
        except RefusedError as refused:
            print(refused, file=sys.stderr)
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
