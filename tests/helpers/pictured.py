"""The application, told from outside when to be pictured: in each language, light and dark, with text of 100 and 200 %.

Each line of its input is a folder and a name. The eight pictures of all that is on the screen go into folders of that
folder, "fr light 100" and so on; then the line "kept" is written, and the application is as it was. It is the
application itself: what a person can set while it runs is set eight times in a row, and nothing of that is saved.
It is started as a program (see `Desktop`).
"""

from __future__ import annotations

import itertools
import json
import sys
from pathlib import Path
from unittest.mock import patch

from PySide6.QtCore import QSocketNotifier, QTimer
from PySide6.QtGui import QGuiApplication

from lokas_ui import app
from lokas_ui.manner import Manner

MANNERS = [
    {"interface.language": language, "interface.theme": theme, "interface.text_percent": percent}
    for language, theme, percent in itertools.product(("fr", "en"), ("light", "dark"), (100, 200))
]
LOOK_MS, LOOKS = 80, 12
"""What has changed is drawn anew when two looks in a row see the same; a clock that runs is not waited for."""


class Overlaid:
    """The settings of a person, some of them with another value that is not saved: those of `over`."""

    def __init__(self, settings):
        self._settings, self.over = settings, {}

    def __getitem__(self, key):
        return self.over.get(key, self._settings[key])


class Pictured(Manner):
    """Is changed for each picture, and is then again as the person wants it."""

    def __init__(self, application, settings, translations):
        self._overlaid, self._application = Overlaid(settings), application
        super().__init__(application, self._overlaid, translations)
        self._input = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read)
        self._input.activated.connect(self._obey)

    def _obey(self):
        line = sys.stdin.readline()
        if line:
            folder, name = json.loads(line)
            self._next(Path(folder), name, iter(MANNERS), self._sizes())
        else:
            self._input.setEnabled(False)

    def _next(self, folder, name, manners, sizes):
        """Change, and keep a picture of that when it is drawn; after the last one change back."""
        wanted = next(manners, {})
        self._overlaid.over = wanted
        self.apply()
        for window, size in sizes.items():
            window.resize(size)  # larger letters may have made it larger
        if not wanted:
            print("kept", flush=True)
            return

        def keep(picture):
            path = folder / " ".join(map(str, wanted.values())) / name
            path.parent.mkdir(parents=True, exist_ok=True)
            assert picture.save(str(path))
            self._next(folder, name, manners, sizes)

        self._look(keep)

    def _look(self, done, before=None, looks=LOOKS):
        """Call `done` with a picture when it is the same as the one before, or after so many looks."""

        def look():
            picture = QGuiApplication.primaryScreen().grabWindow(0).toImage()
            if picture == before or not looks:
                done(picture)
            else:
                self._look(done, picture, looks - 1)

        QTimer.singleShot(LOOK_MS, look)

    def _sizes(self):
        return {one: one.size() for one in QGuiApplication.topLevelWindows() if one.isVisible()}


if __name__ == "__main__":
    with patch.object(app, "Manner", Pictured):
        sys.exit(app.run(sys.argv))
