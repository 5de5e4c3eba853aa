"""The window: places at the left, the screen of one of them beside."""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QEvent, Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMainWindow, QStackedLayout, QVBoxLayout, QWidget

from lokas.errors import LokasError
from lokas_ui.language import texts
from lokas_ui.screens import SCREENS
from lokas_ui.viewmodels.keys import KEYS
from lokas_ui.widgets.help.keys_dialog import KeysDialog
from lokas_ui.widgets.help.purposes import purposes
from lokas_ui.widgets.keys import shortcut
from lokas_ui.widgets.mnemonics import Mnemonics
from lokas_ui.widgets.models.left_bar import LeftBar
from lokas_ui.widgets.navigation import Navigation
from lokas_ui.widgets.queue.dock_line import DockLine
from lokas_ui.widgets.queue.notifier import Notifier
from lokas_ui.widgets.recording.strip import RecordingStrip
from lokas_ui.widgets.start.return_bar import ReturnBar
from lokas_ui.widgets.trouble_bar import TroubleBar

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent, QShowEvent

    from lokas_ui.context import Context
    from lokas_ui.viewmodels.keys import Keys
    from lokas_ui.viewmodels.navigator import Place
    from lokas_ui.widgets.screen import Screen

SMALLEST = (960, 600)
USUAL = (1200, 680)
"""Pixels at 100 %: they fit a screen of 1280 x 720 with the bars that systems put there."""

IN_WINDOW = Qt.ShortcutContext.WindowShortcut

MOST_TRIED = 1000
"""Widgets that are looked at for one that can have the keyboard."""
NOTE_MS = 3_000
"""How often it is noted where the person is: so much of the way is lost in a crash."""


class MainWindow(QMainWindow):
    """The one window of the application; it shows the place that the navigator says.

    `trouble` says above all screens what belongs to none of them.
    """

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._screens: dict[str, Screen] = {}
        self._place = context.navigator.place.state
        self._mnemonics: Mnemonics | None = None
        self._navigation, self._pages = Navigation(SCREENS), QWidget()
        self._stack = QStackedLayout(self._pages)  # a QStackedWidget would be read out as a "layered pane"
        self.trouble = TroubleBar()
        dock = DockLine(context.queue, context.navigator)
        strip = RecordingStrip(context.recording, context.navigator)
        back = ReturnBar(context.whereabouts, context.navigator)
        model = LeftBar(context.models, context.navigator)
        self.setCentralWidget(self._beside(self._navigation, (self.trouble, strip, back, model), self._pages, dock))
        self.setMinimumSize(*SMALLEST)
        self.resize(*USUAL)
        self.restoreGeometry(QByteArray.fromBase64(context.settings["interface.window"].encode("ascii", "replace")))
        self._navigation.chosen.connect(context.navigator.go)
        self._bind(context.keys)
        self.trouble.show_error(context.keys.trouble, texts.tr("Change the keys…"))
        self.trouble.acted.connect(self._mend_keys)
        context.navigator.place.watch(self._show)
        for bar in (back, model):
            bar.left.connect(self._give_keyboard)
        self._noting = QTimer(self, interval=NOTE_MS)
        self._noting.timeout.connect(self._note)
        self._noting.start()
        self._notifier = Notifier(self, context.queue, context.navigator)

    def _bind(self, keys: Keys) -> None:
        """The keys that hold on every screen; those of places hold where these are shown."""
        shortcut(keys, "window.help", self, self.show_help, IN_WINDOW)
        for name in SCREENS:
            if f"window.{name}" in KEYS:
                go = partial(self._context.navigator.go, name)
                shortcut(keys, f"window.{name}", self._navigation, go, IN_WINDOW)

    def _mend_keys(self) -> None:
        self.trouble.show_error(None)
        self._context.navigator.go("keys")

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """Let the screen that is shown save what it has, and remember where the window was."""
        self._note()
        self._leave()
        with suppress(LokasError):  # a full disk keeps nobody from closing it
            self._context.settings.put("interface.window", self.saveGeometry().toBase64().toStdString())
        super().closeEvent(event)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """From now on keys can come."""
        super().showEvent(event)
        self._mnemonics = self._mnemonics or Mnemonics(self)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Its title is in the language that is spoken now."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._name()

    def _name(self) -> None:
        """The title of the window says which screen is shown: a screen reader says it first."""
        title = SCREENS[self._context.navigator.place.state.screen].title()
        self.setWindowTitle(texts.tr("{title} – Lokas").format(title=title))

    def _show(self, place: Place) -> None:
        """Show the screen of a place, and give it the keyboard."""
        self._note()
        self._leave()
        self._place = place
        if place.screen not in self._screens:
            self._screens[place.screen] = SCREENS[place.screen].make(self._context)
            self._stack.addWidget(self._screens[place.screen])
        screen = self._screens[place.screen]
        self._navigation.show_place(SCREENS[place.screen].within or place.screen)
        self._navigation.setHidden(SCREENS[place.screen].alone)
        self._stack.setCurrentWidget(screen)
        self._name()
        screen.arrive(place)
        self._give_keyboard()
        self._note()

    def _note(self) -> None:
        """Remember where the person is, however Lokas ends."""
        if self._place.screen in self._screens:
            self._context.whereabouts.note(self._place, self._screens[self._place.screen].at_ms)

    def _give_keyboard(self) -> None:
        """To what the screen says, or where that cannot be used now, to the first thing there that can."""
        one = self._screens[self._place.screen].first
        for _ in range(MOST_TRIED):
            if one.isVisibleTo(self) and one.isEnabled() and one.focusPolicy() & Qt.FocusPolicy.TabFocus:
                break
            one = one.nextInFocusChain() or one
        one.setFocus()

    def show_help(self) -> None:
        """F1: what the screen that is shown is for, and its keys."""
        context, screen = self._context, self._place.screen
        dialog = KeysDialog(self._screens[screen], context.keys, self, purposes()[screen])
        if not SCREENS[screen].alone:
            dialog.offer_change(lambda: context.navigator.go("keys"))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _leave(self) -> None:
        for screen in self._screens.values():
            if screen is self._stack.currentWidget():
                screen.leave()

    @staticmethod
    def _beside(navigation: Navigation, above: tuple[QWidget, ...], pages: QWidget, dock: DockLine) -> QWidget:
        line = QFrame()
        line.setFrameShape(QFrame.Shape.VLine)
        line.setFrameShadow(QFrame.Shadow.Sunken)
        right = QVBoxLayout()
        right.setSpacing(0)
        for bar in above:
            right.addWidget(bar)
        right.addWidget(pages, 1)
        right.addWidget(dock)
        central = QWidget()
        layout = QHBoxLayout(central)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(navigation)
        layout.addWidget(line)
        layout.addLayout(right, 1)
        return central
