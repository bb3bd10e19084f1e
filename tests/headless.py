"""Our plugin in ``qgis_process``, in a profile of its own."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
_USERS = ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "QGIS_CUSTOM_CONFIG_PATH", "PYTHONPATH", "LANGUAGE")


class Headless:
    """Runs algorithms as a server would.

    Args:
        home: an empty folder, which becomes the user's.
    """

    def __init__(self, home: Path) -> None:
        plugins, runtime = home / "plugins", home / "runtime"
        plugins.mkdir()
        runtime.mkdir(mode=0o700)
        (plugins / "boligmon").symlink_to(ROOT, target_is_directory=True)
        self.environment = {name: value for name, value in os.environ.items() if name not in _USERS}
        self.environment |= {
            "HOME": str(home),
            "XDG_RUNTIME_DIR": str(runtime),
            "QGIS_PLUGINPATH": str(plugins),
            "QT_QPA_PLATFORM": "offscreen",
            "LC_ALL": "C.UTF-8",
        }
        self._call("plugins", "enable", "boligmon")

    def run(self, algorithm: str, *arguments: str) -> str:
        """Runs an algorithm and gives what it said; fails where it failed."""
        done = self._call("run", f"boligmon:{algorithm}", "--", *arguments)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def refused(self, algorithm: str, *arguments: str) -> str:
        """Runs an algorithm that must fail and gives what it said."""
        done = self._call("run", f"boligmon:{algorithm}", "--", *arguments)
        assert done.returncode != 0, done.stdout
        return done.stdout + done.stderr

    def _call(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            ["qgis_process", *arguments],
            check=False,
            capture_output=True,
            text=True,
            encoding="utf-8",
            stdin=subprocess.DEVNULL,
            env=self.environment,
        )
