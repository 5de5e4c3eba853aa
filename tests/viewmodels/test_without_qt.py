"""View-models are plain Python: they are imported, and work, where there is no Qt."""

import subprocess
import sys

from tests.helpers.source_code import ROOT

IMPORT_ALL = """
import importlib, pkgutil, sys
sys.modules["PySide6"] = sys.modules["shiboken6"] = None
import lokas_ui.viewmodels
for module in pkgutil.iter_modules(lokas_ui.viewmodels.__path__):
    print(importlib.import_module(f"lokas_ui.viewmodels.{module.name}").__name__)
"""


def test_every_view_model_is_imported_where_qt_cannot_be():
    ran = subprocess.run([sys.executable, "-c", IMPORT_ALL], capture_output=True, text=True, cwd=ROOT, check=False)

    assert ran.returncode == 0, ran.stderr
    modules = {path.stem for path in (ROOT / "ui/lokas_ui/viewmodels").glob("*.py")} - {"__init__"}
    assert {name.rpartition(".")[2] for name in ran.stdout.split()} == modules
