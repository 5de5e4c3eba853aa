"""The desktop application: what is there before the first window, and what happens when the last one closes."""

from __future__ import annotations

import os
import signal
import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, Qt, QTimer
from PySide6.QtWidgets import QApplication

from lokas.errors import InputError
from lokas.places import Places
from lokas.settings import Settings
from lokas.workspace import Workspace
from lokas_ui.bridge import Bridge
from lokas_ui.context import Context
from lokas_ui.language import Translations
from lokas_ui.screens import START
from lokas_ui.viewmodels.navigator import Navigator, Place
from lokas_ui.widgets.main_window import MainWindow

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lokas_ui.language import Language

GLANCE_MS = 200
"""Python looks for Ctrl-C only when it runs: so often, at least."""


def run(arguments: Sequence[str]) -> int:
    """Show the application until it is closed; gives the exit code."""
    application = make_application(arguments)
    translations = Translations(application)
    translations.use(spoken())
    with Workspace(Places.of_system()) as workspace:
        settings = settings_at(workspace.places)
        window = MainWindow(Context(workspace, Bridge(application), Navigator(Place(START)), settings))
        window.show()
        signal.signal(signal.SIGINT, lambda *_: application.quit())
        glance = QTimer(application)
        glance.start(GLANCE_MS)
        glance.timeout.connect(lambda: None)
        return application.exec()


def make_application(arguments: Sequence[str]) -> QApplication:
    """Qt's application, in a style that is the same everywhere and follows the system's light or dark colours."""
    QApplication.setHighDpiScaleFactorRoundingPolicy(Qt.HighDpiScaleFactorRoundingPolicy.PassThrough)
    application = QApplication([*arguments])
    application.setApplicationName("Lokas")
    application.setDesktopFileName("lokas")
    application.setStyle("Fusion")
    return application


def settings_at(places: Places) -> Settings:
    """What the person chose; a file that cannot be read is set aside. Raises OSError where that cannot be done."""
    try:
        return Settings(places.settings)
    except InputError:
        return Settings.set_aside(places.settings)


def spoken() -> Language:
    """French if `LOKAS_LANGUAGE`, or else the system, says so; English otherwise."""
    told = os.environ.get("LOKAS_LANGUAGE", "").lower()
    if told in {"fr", "en"}:
        return "fr" if told == "fr" else "en"
    return "fr" if QLocale.system().language() == QLocale.Language.French else "en"


def main() -> None:
    """The command `lokas-desktop`."""
    sys.exit(run(sys.argv))
