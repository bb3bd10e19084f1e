"""The layers and rules of the package, checked by parsing every file of it (nothing is imported).

The rules are those of the design: imports only downwards (``domain`` < ``adapters`` < ``workflow`` <
``processing`` and ``gui``; ``study`` below all), one place for ``iface``, one for versions, one for features,
QGIS' widgets only where there is a window, files and functions of a length one can read. The second half
plants a breach of every rule and sees that it is found.
"""

from __future__ import annotations

import ast
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

PACKAGE = "boligmon_plugin"
ROOT = Path(__file__).resolve().parent.parent
MAX_FILE_LINES = 400
MAX_FUNCTION_LINES = 50

# what each part of the package may import of it, itself included
MAY_IMPORT = {
    "study": {"study"},
    "domain": {"domain", "study"},
    "compat": set(),
    "adapters": {"adapters", "domain", "study", "compat"},
    "workflow": {"workflow", "adapters", "domain", "study", "compat"},
    "processing": {"processing", "workflow", "adapters", "domain", "study", "compat"},
    "gui": {"gui", "workflow", "adapters", "study", "compat"},
    "plugin": {"processing", "gui", "workflow", "adapters", "domain", "study", "compat"},
    "__init__": set(),
}
# libraries beside Python's own; layers not named may use any
LIBRARIES = {"study": set(), "domain": {"numpy", "pandas"}}
# modules of Python's own that reach files, processes, networks or the user's language
WORLDLY = {"gettext", "glob", "io", "locale", "os", "pathlib", "shutil", "socket", "sqlite3", "subprocess"}
VERSIONS = {
    "QGIS_RELEASE_NAME",
    "QGIS_VERSION",
    "QGIS_VERSION_INT",
    "PYQT_VERSION",
    "PYQT_VERSION_STR",
    "QT_VERSION",
    "QT_VERSION_STR",
    "qVersion",
    "versionInt",
}
FEATURE_METHODS = {"addFeature", "addFeatures", "getFeature", "getFeatures"}
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)


class Import(NamedTuple):
    """One import, its module in full; ``lazy`` if loading the file does not run it."""

    module: str
    line: int
    lazy: bool
    relative: bool


def for_types_only(node: ast.AST) -> bool:
    """Whether the node is ``if TYPE_CHECKING:``."""
    return isinstance(node, ast.If) and "TYPE_CHECKING" in ast.dump(node.test)


def imports_of(tree: ast.AST, package: str) -> list[Import]:
    """All imports below a node, names included: ``from .. import domain`` is ``boligmon_plugin.domain``."""
    found: list[Import] = []

    def visit(node: ast.AST, lazy: bool) -> None:
        if isinstance(node, ast.Import):
            found.extend(Import(name.name, node.lineno, lazy, False) for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            if node.level:
                above = package.split(".")[: len(package.split(".")) - node.level + 1]
                base = ".".join([*above, base] if base else above)
            for name in node.names:
                found.append(Import(f"{base}.{name.name}", node.lineno, lazy, bool(node.level)))
        inside = lazy or isinstance(node, FUNCTIONS) or for_types_only(node)
        for child in ast.iter_child_nodes(node):
            visit(child, inside)

    visit(tree, False)
    return found


def within(module: str, *packages: str) -> bool:
    """Whether a module is one of the packages or lies in one."""
    return any(module == package or module.startswith(f"{package}.") for package in packages)


def own_import_breach(found: Import, part: str) -> str | None:
    """What is wrong with importing a part of the package from another; None if nothing."""
    if not found.relative:
        return f"imports {found.module} by its absolute name"
    target = [*found.module.split("."), "__init__"][1]
    if target not in MAY_IMPORT[part]:
        return f"{part} imports {found.module}"
    if target == "gui" and part != "gui" and not found.lazy:
        return f"imports {found.module} at module level"
    return None


def import_breach(found: Import, part: str) -> str | None:
    """What is wrong with an import in a part of the package; None if nothing."""
    module = found.module
    if within(module, PACKAGE):
        return own_import_breach(found, part)
    if part in LIBRARIES:
        allowed = LIBRARIES[part] | (set(sys.stdlib_module_names) - WORLDLY)
        return None if module.split(".")[0] in allowed else f"{part} imports {module}"
    if within(module, "PyQt5", "PyQt6", "PySide2", "PySide6"):
        return f"imports {module}: Qt only from qgis.PyQt"
    if within(module, "processing.algs"):
        return f"imports {module}, which is private"
    if within(module, "qgis.gui") and part != "gui" and not found.lazy:
        return "imports qgis.gui at module level"
    return None


def used_names(tree: ast.AST) -> list[tuple[str, int]]:
    """Names, attributes, arguments and imported names in a file, with their lines."""
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Name):
            found.append((node.id, node.lineno))
        elif isinstance(node, ast.Attribute):
            found.append((node.attr, node.lineno))
        elif isinstance(node, ast.arg):
            found.append((node.arg, node.lineno))
        elif isinstance(node, (ast.Import, ast.ImportFrom)):
            found.extend((name.name.split(".")[-1], node.lineno) for name in node.names)
    return found


def name_breach(name: str, part: str) -> str | None:
    """What is wrong with using a name in a part of the package; None if nothing."""
    if name.lstrip("_") == "iface" and part != "plugin":
        return "uses iface outside plugin.py"
    if name in VERSIONS and part != "compat":
        return f"asks for a version ({name}) outside compat.py"
    if name in FEATURE_METHODS and part != "adapters":
        return f"calls {name} outside adapters/"
    return None


def code_lines(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """The lines of a function without its docstring: to document must not cost code."""
    lines = (node.end_lineno or node.lineno) - node.lineno + 1
    if ast.get_docstring(node) is not None:
        docstring = node.body[0]
        lines -= (docstring.end_lineno or docstring.lineno) - docstring.lineno + 1
    return lines


def breaches(path: str, source: str) -> list[str]:
    """All breaches in one file; ``path`` is relative to the package (``domain/grid.py``)."""
    tree = ast.parse(source, path)
    parts = path.removesuffix(".py").split("/")
    part = parts[0]
    if part not in MAY_IMPORT:
        return [f"{path}: {part} is no layer of the design"]
    package = ".".join([PACKAGE, *parts[:-1]])
    said = [(found.line, import_breach(found, part)) for found in imports_of(tree, package)]
    said += [(line, name_breach(name, part)) for name, line in used_names(tree)]
    for node in ast.walk(tree):
        if isinstance(node, FUNCTIONS):
            lines = code_lines(node)
            if lines > MAX_FUNCTION_LINES:
                said.append((node.lineno, f"{node.name} has {lines} lines"))
    lines = len(source.splitlines())
    if lines > MAX_FILE_LINES:
        said.append((lines, f"the file has {lines} lines"))
    return [f"{path}:{line}: {text}" for line, text in said if text]


def package_files() -> list[str]:
    """The package's files, relative to it."""
    package = ROOT / PACKAGE
    return sorted(path.relative_to(package).as_posix() for path in package.rglob("*.py"))


@pytest.mark.parametrize("path", package_files())
def test_a_file_keeps_the_rules(path):
    assert breaches(path, (ROOT / PACKAGE / path).read_text(encoding="utf-8")) == []


def test_every_file_of_the_package_is_looked_at():
    assert {"__init__.py", "domain/schema.py", "domain/errors.py"} <= set(package_files())


def test_the_root_imports_the_plugin_only_when_asked():
    tree = ast.parse((ROOT / "__init__.py").read_text(encoding="utf-8"))
    eager = [found.module.split(".")[0] for found in imports_of(tree, "root") if not found.lazy]
    assert set(eager) <= {"__future__", "typing"}
    functions = [node.name for node in tree.body if isinstance(node, ast.FunctionDef)]
    assert functions == ["classFactory"]


LONG_FUNCTION = "def f():\n" + "    x = 1\n" * 50
BREACHES = [
    ("domain/x.py", "from ..adapters import layers", "domain imports boligmon_plugin.adapters.layers"),
    ("domain/x.py", "from .. import adapters", "domain imports boligmon_plugin.adapters"),
    ("domain/x.py", "from ..compat import field", "domain imports boligmon_plugin.compat.field"),
    ("domain/x.py", "def f():\n    import qgis.core", "domain imports qgis.core"),
    ("domain/x.py", "from PyQt5.QtCore import Qt", "domain imports PyQt5"),
    ("domain/x.py", "import scipy.stats", "domain imports scipy.stats"),
    ("domain/x.py", "from pathlib import Path", "domain imports pathlib.Path"),
    ("domain/x.py", "import os.path", "domain imports os.path"),
    ("study/x.py", "from ..domain import schema", "study imports boligmon_plugin.domain.schema"),
    ("study/x.py", "import numpy", "study imports numpy"),
    ("adapters/x.py", "from ..workflow import runs", "adapters imports boligmon_plugin.workflow"),
    ("workflow/x.py", "from ..processing import provider", "workflow imports boligmon_plugin.processing"),
    ("workflow/x.py", "from ..gui import dock", "workflow imports boligmon_plugin.gui"),
    ("processing/x.py", "from ..gui import dock", "processing imports boligmon_plugin.gui"),
    ("processing/algorithms/x.py", "from ...gui.dock import Dock", "processing imports boligmon_plugin.gui"),
    ("processing/x.py", "from .. import plugin", "processing imports boligmon_plugin.plugin"),
    ("gui/x.py", "from ..domain.rates import rate", "gui imports boligmon_plugin.domain"),
    ("gui/x.py", "from ..processing.algorithms import a", "gui imports boligmon_plugin.processing"),
    ("gui/x.py", "if TYPE_CHECKING:\n    from ..domain import rates", "gui imports boligmon_plugin.domain"),
    ("plugin.py", "from .gui.dock import Dock", "at module level"),
    ("plugin.py", "from qgis.gui import QgsDockWidget", "imports qgis.gui at module level"),
    ("adapters/x.py", "import qgis.gui", "imports qgis.gui at module level"),
    ("compat.py", "class A:\n    from qgis.gui import QgsGui", "imports qgis.gui at module level"),
    ("gui/x.py", "from PyQt6 import QtCore", "Qt only from qgis.PyQt"),
    ("processing/x.py", "from processing.algs.qgis.QgisAlgorithm import QgisAlgorithm", "which is private"),
    ("gui/x.py", "from boligmon_plugin.adapters import layers", "by its absolute name"),
    ("gui/x.py", "from qgis.utils import iface", "uses iface"),
    ("gui/x.py", "def f(iface):\n    pass", "uses iface"),
    ("workflow/x.py", "import qgis.utils\nqgis.utils.iface.mapCanvas()", "uses iface"),
    ("gui/x.py", "class A:\n    def f(self):\n        return self._iface", "uses iface"),
    ("adapters/x.py", "from qgis.core import Qgis\nNEW = Qgis.QGIS_VERSION_INT > 1", "asks for a version"),
    ("plugin.py", "from qgis.PyQt.QtCore import QT_VERSION", "asks for a version"),
    (
        "processing/x.py",
        "def f(sink, rows):\n    sink.addFeatures(rows)",
        "calls addFeatures outside adapters/",
    ),
    ("workflow/x.py", "def f(layer):\n    return list(layer.getFeatures())", "calls getFeatures outside"),
    ("helpers/x.py", "", "no layer of the design"),
    ("domain/x.py", LONG_FUNCTION, "f has 51 lines"),
    ("domain/x.py", "x = 1\n" * 401, "the file has 401 lines"),
]
ALLOWED = [
    (
        "domain/x.py",
        "import math\nimport numpy as np\nimport pandas as pd\nfrom ..study import model\nfrom . import y",
    ),
    ("adapters/x.py", "from pathlib import Path\nfrom osgeo import ogr\nfrom ..domain.schema import KINDS"),
    ("adapters/x.py", "def f(layer):\n    return list(layer.getFeatures())"),
    (
        "processing/algorithms/x.py",
        "from ...domain.errors import DomainError\nfrom ..base import BoligmonAlgorithm",
    ),
    ("gui/x.py", "from qgis.gui import QgsDockWidget\nfrom ..workflow.exploration import Exploration"),
    ("plugin.py", "def initGui(self):\n    from .gui.dock import Dock\n    from qgis.gui import QgsGui"),
    ("plugin.py", "if TYPE_CHECKING:\n    from qgis.gui import QgisInterface\ndef f(iface):\n    pass"),
    ("compat.py", "from qgis.core import Qgis\nNEW = Qgis.QGIS_VERSION_INT > 34000"),
    ("domain/x.py", LONG_FUNCTION.replace("    x = 1\n", "", 1)),
    ("domain/x.py", LONG_FUNCTION.replace("    x = 1\n", '    """One.\n\n    Two.\n    """\n', 1)),
    ("domain/x.py", "x = 1\n" * 400),
]


@pytest.mark.parametrize(("path", "source", "said"), BREACHES)
def test_a_planted_breach_is_found(path, source, said):
    found = breaches(path, source)
    assert len(found) >= 1
    assert any(said in text for text in found), found


@pytest.mark.parametrize(("path", "source"), ALLOWED)
def test_what_the_design_allows_is_no_breach(path, source):
    assert breaches(path, source) == []
