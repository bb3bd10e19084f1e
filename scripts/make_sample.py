#!/usr/bin/env python3
"""Makes the synthetic municipality in resources/sample, or unpacks it to plain tables.

scripts/make_sample.py                      write resources/sample anew (the same seed gives the same bytes)
scripts/make_sample.py --out DIR --seed N   another municipality, somewhere else
scripts/make_sample.py --unpack DIR         plain CSV files in DIR; at once when they are there already
scripts/make_sample.py --unpack DIR --snapshots 4   four dates of the families a year instead of two
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from sample.unpack import SNAPSHOTS, unpack

SAMPLE = Path(__file__).resolve().parent.parent / "resources" / "sample"


def arguments() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--out", type=Path, default=SAMPLE, help="folder to write the sample to")
    parser.add_argument("--seed", type=int, help="seed of the municipality")
    parser.add_argument("--unpack", type=Path, metavar="DIR", help="folder for the plain tables")
    parser.add_argument("--snapshots", type=int, choices=SNAPSHOTS, default=2, help="dates a year (2)")
    return parser.parse_args()


def main() -> None:
    """Does what the command line asks for and prints the files."""
    options = arguments()
    if options.unpack is not None:
        paths = unpack(SAMPLE, options.unpack, options.snapshots)
    else:  # only here is numpy needed
        from sample import files, model, plan

        seed = plan.SEED if options.seed is None else options.seed
        paths = files.write(model.make(seed), options.out)
    for path in paths:
        print(f"{path.stat().st_size:>12,d}  {path}")


if __name__ == "__main__":
    main()
