"""The desktop application: what is there before the first window, and what happens when the last one closes."""

from __future__ import annotations

import signal
import sys
from contextlib import closing
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication

from lokas.errors import InputError
from lokas.places import Places
from lokas.settings import Settings
from lokas.workspace import Workspace
from lokas_ui.bridge import Bridge
from lokas_ui.context import Context
from lokas_ui.failures import Failures
from lokas_ui.language import Translations
from lokas_ui.manner import Manner
from lokas_ui.readiness import Readiness, take_turns
from lokas_ui.screens import FOUND_ANYWAY, SCREENS, START, WELCOME
from lokas_ui.style import Style
from lokas_ui.tidying import Tidying
from lokas_ui.viewmodels.models import Models
from lokas_ui.viewmodels.navigator import Navigator, Place
from lokas_ui.viewmodels.queue import Queue
from lokas_ui.viewmodels.recording import Recording
from lokas_ui.viewmodels.whereabouts import Whereabouts
from lokas_ui.widgets.focus_ring import FocusRing
from lokas_ui.widgets.help.defect_dialog import DefectDialog
from lokas_ui.widgets.keys import keys_at
from lokas_ui.widgets.main_window import MainWindow
from lokas_ui.widgets.recording.presence import Presence

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

GLANCE_MS = 200
"""Python looks for Ctrl-C only when it runs: so often, at least."""


def run(arguments: Sequence[str]) -> int:
    """Show the application until it is closed; gives the exit code."""
    take_turns()
    application = make_application(arguments)
    places = Places.of_system()
    settings, trouble = settings_at(places.settings)
    manner = Manner(application, settings, Translations(application))
    manner.apply()
    bridge = Bridge(application)
    with (
        Workspace(places) as workspace,
        closing(Queue(workspace, bridge)) as queue,
        closing(Recording(workspace, bridge, settings)) as recording,
        closing(Models(workspace, bridge)) as models,
        closing(Readiness(application)),
        closing(Whereabouts(workspace, bridge, START)) as whereabouts,
    ):
        recording.text.state.watch(lambda text: queue.stand_back(needed=text.on))
        navigator = Navigator(Place(WELCOME if is_first_start(settings, places) else START))
        keys = keys_at(places.keys)
        known = Context(workspace, bridge, navigator, settings, manner, queue, recording, models, whereabouts, keys)
        window = MainWindow(known)
        Failures(lambda report: show_defect(report, window), application).listen()
        if trouble is not None:
            window.trouble.show_error(trouble)
        window.show()
        presence = Presence(application, window, recording, navigator, keys)
        presence.find()
        whereabouts.look(SCREENS.keys() - FOUND_ANYWAY)
        Tidying(application)
        FocusRing(application)
        for asked in (signal.SIGINT, signal.SIGTERM):  # the second when the person logs out
            signal.signal(asked, lambda *_: presence.leave())
        glance = QTimer(application)
        glance.start(GLANCE_MS)
        glance.timeout.connect(lambda: None)
        code = application.exec()
        bridge.forget()
        return code


def make_application(arguments: Sequence[str]) -> QApplication:
    """Qt's application, in a style that is the same everywhere and follows the system's light or dark colours."""
    QApplication.setHighDpiScaleFactorRoundingPolicy(Qt.HighDpiScaleFactorRoundingPolicy.PassThrough)
    application = QApplication([*arguments])
    application.setApplicationName("Lokas")
    application.setDesktopFileName("lokas")
    application.setStyle(Style())
    return application


def is_first_start(settings: Settings, places: Places) -> bool:
    """Whether nobody has used the application here, nor the command line to keep a meeting."""
    kept = places.meetings.is_dir() and any(places.meetings.iterdir())
    return not (settings["interface.started"] or kept)


def settings_at(path: Path) -> tuple[Settings, InputError | None]:
    """What the person chose, and why it is nothing where the file had to be set aside.

    Raises OSError if that cannot be done.
    """
    try:
        return Settings(path), None
    except InputError as error:
        return Settings.set_aside(path), error


def show_defect(report: str, window: QWidget) -> None:
    """Show a report in front of the window, one at a time."""
    if window.findChild(DefectDialog) is None:
        dialog = DefectDialog(report, window)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()


def main() -> None:
    """The command `lokas-desktop`."""
    sys.exit(run(sys.argv))
