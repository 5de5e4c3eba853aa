"""The application, told from outside which screen to show: each line of its input is a screen and a folder, or null.

For what looks at every screen. It is started as a program (see `Desktop`).
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from unittest.mock import patch

from PySide6.QtCore import QSocketNotifier

from lokas_ui import app
from lokas_ui.viewmodels.navigator import Navigator


class Told(Navigator):
    """Goes where it is told as well."""

    def __init__(self, start):
        super().__init__(start)
        self._input = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read)
        self._input.activated.connect(self._obey)

    def _obey(self):
        line = sys.stdin.readline()
        if line:
            screen, folder = json.loads(line)
            self.go(screen, folder and Path(folder))
        else:
            self._input.setEnabled(False)


if __name__ == "__main__":
    with patch.object(app, "Navigator", Told):
        sys.exit(app.run(sys.argv))
