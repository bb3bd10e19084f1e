"""Which programs a result was made with."""

from __future__ import annotations

import configparser
from pathlib import Path

import numpy as np
import pandas as pd
from osgeo import gdal
from qgis.core import Qgis

_METADATA = Path(__file__).resolve().parents[2] / "metadata.txt"


def versions() -> dict[str, str]:
    """Name of the program -> its version; the plugin's is that of ``metadata.txt``."""
    metadata = configparser.ConfigParser(interpolation=None)
    metadata.read(_METADATA, encoding="utf-8")
    return {
        "plugin": metadata.get("general", "version", fallback=""),
        "qgis": Qgis.QGIS_VERSION.split("-")[0],
        "gdal": gdal.VersionInfo("RELEASE_NAME"),
        "numpy": np.__version__,
        "pandas": pd.__version__,
    }
