"""The application, told from outside what to show and when to keep a picture of its window.

Each line of its input is a screen, a meeting's folder and a moment of its sound; or "keep" and a path. "kept" is
answered. It is started as a program (see `tests.helpers.desktop.Desktop`).
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from unittest.mock import patch

from PySide6.QtCore import QSocketNotifier, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow

from lokas_ui import app
from lokas_ui.viewmodels.navigator import Navigator

SIZE = 1280, 800
BEST = 0
"""What Qt calls the quality of a PNG that is packed as well as possible."""


class Shown(Navigator):
    """Goes where it is told, and has the window pictured."""

    def __init__(self, start):
        super().__init__(start)
        self._input = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read)
        self._input.activated.connect(self._obey)
        QTimer.singleShot(0, lambda: _window().resize(*SIZE))

    def _obey(self):
        line = sys.stdin.readline()
        if not line:
            self._input.setEnabled(False)
            return
        told, where, *at_ms = json.loads(line)
        if told == "keep":
            assert _window().grab().save(where, "PNG", BEST)
            print("kept", flush=True)
        else:
            self.go(told, Path(where), *at_ms)


def _window():
    return next(one for one in QApplication.topLevelWidgets() if isinstance(one, QMainWindow))


if __name__ == "__main__":
    with patch.object(app, "Navigator", Shown):
        sys.exit(app.run(sys.argv))
