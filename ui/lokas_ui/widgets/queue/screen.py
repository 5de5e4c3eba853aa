"""The transcriptions: the one that runs with its text as it comes, and below what waits and what is over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLabel,
    QPushButton,
    QScrollArea,
    QStackedLayout,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from lokas_ui.language import texts
from lokas_ui.sentences import said
from lokas_ui.widgets.announcing import announce
from lokas_ui.widgets.flow import Flow
from lokas_ui.widgets.head import Head
from lokas_ui.widgets.icons import icon
from lokas_ui.widgets.keys import WITHIN, press, shortcut, tell
from lokas_ui.widgets.queue.model import QueueModel
from lokas_ui.widgets.queue.transcribe_panel import TranscribePanel
from lokas_ui.widgets.queue.words import failure, obstacle, way_on, way_out
from lokas_ui.widgets.queue.work_panel import WorkPanel
from lokas_ui.widgets.screen import Screen
from lokas_ui.widgets.trouble_bar import TroubleBar
from lokas_ui.widgets.watching import watch

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from lokas_ui.viewmodels.keys import Keys
    from lokas_ui.viewmodels.navigator import Navigator, Place
    from lokas_ui.viewmodels.queue import Queue, QueueState
    from lokas_ui.viewmodels.queue_rows import QueueRow
    from lokas_ui.viewmodels.transcribing import Transcribing, TranscribingState

LIST = Qt.ShortcutContext.WidgetShortcut
OF_ALL = frozenset({"queue.pause", "queue.clear"})
"""Keys that hold whatever of the list is chosen."""
ROW_HEIGHT, STATE_WIDTH, LEAST_ROWS = 40, 140, 3
SCREEN = "queue"


class QueueScreen(Screen):
    """Draws a `Queue`; at a meeting that is not in it, what has to be asked before it is."""

    def __init__(self, queue: Queue, transcribing: Transcribing, navigator: Navigator, keys: Keys) -> None:
        super().__init__()
        self._keys = keys
        self._queue, self._transcribing, self._navigator = queue, transcribing, navigator
        self._model, self._paused, self._told = QueueModel(self.palette()), False, ("", "")
        self._heading, self._says = QLabel(), QLabel()
        self._empty, self._nothing, self._choose_meeting = QWidget(), QLabel(), QPushButton()
        self._clear, self._pause = QPushButton(), QPushButton()
        self._open, self._up, self._down = QPushButton(), QPushButton(), QPushButton()
        self._retry, self._remove = QPushButton(), QPushButton()
        self._trouble, self._work, self._table = TroubleBar(), WorkPanel(), RowsView()
        self._actions, self._overview = QWidget(), QScrollArea()
        self._panel = TranscribePanel(transcribing, navigator)
        self._table.setModel(self._model)
        self.first = self._table
        self._arrange()
        self._connect()
        self.retranslate()
        self.recolour()
        watch(self, queue.state, self._show)
        watch(self, queue.heard, self._work.show_heard)
        transcribing.state.watch(self._show_panel)

    def arrive(self, place: Place) -> None:
        """Read the queue anew; at a meeting, ask what is needed to transcribe it."""
        self._queue.refresh()
        if place.folder is None:
            self._transcribing.close()
        else:
            self._transcribing.open(place.folder)

    def retranslate(self) -> None:
        """See `Screen`."""
        self._heading.setText(texts.tr("Transcriptions"))
        self._clear.setText(texts.tr("Clear what is over"))
        self._open.setText(texts.tr("Open"))
        self._up.setText(texts.tr("Move up"))
        self._down.setText(texts.tr("Move down"))
        self._remove.setText(texts.tr("Take out"))
        self._table.setAccessibleName(texts.tr("Transcriptions"))
        self._nothing.setText(
            texts.tr("Nothing is to be transcribed. In the list of meetings, choose one and then “Transcribe”.")
        )
        self._choose_meeting.setText(texts.tr("Choose a meeting"))
        self._model.retranslate()
        self._tell_keys()
        self._name_pause()
        self._show(self._queue.state.state)

    def recolour(self) -> None:
        """See `Screen`."""
        names = {
            self._clear: "trash",
            self._open: "edit",
            self._up: "up",
            self._down: "down",
            self._retry: "retry",
            self._remove: "trash",
            self._choose_meeting: "meetings",
        }
        for button, name in names.items():
            button.setIcon(icon(name, self.palette()))
        self._name_pause()
        self._model.recolour(self.palette())

    def _show(self, state: QueueState) -> None:
        rows = state.rows or ()
        listed = tuple(row for row in rows if state.work is None or row.id != state.work.id)
        chosen = self._chosen()
        self._model.show(listed)
        self._choose(chosen.id if chosen else None)
        self._work.show_work(state.work, with_text=not state.elsewhere)
        self._say(obstacle(state))
        if state.paused != self._paused:
            self._paused = state.paused
            self._name_pause()
        self._pause.setVisible(any(row.pending for row in rows) or state.paused)
        self._clear.setVisible(any(row.state in {"done", "cancelled"} for row in rows))
        header = self._table.horizontalHeader().sizeHint().height()
        self._table.setMinimumHeight(header + ROW_HEIGHT * min(LEAST_ROWS, len(listed)))
        self._table.setVisible(bool(listed))
        self._actions.setVisible(bool(listed))
        self._empty.setVisible(not rows and state.rows is not None)
        self._show_chosen()
        self._keep_first()

    def _name_pause(self) -> None:
        self._pause.setText(texts.tr("Go on") if self._paused else texts.tr("Pause"))
        self._pause.setIcon(icon("play" if self._paused else "pause", self.palette()))

    def _keep_first(self) -> None:
        """What gets the keyboard is always something that is shown."""
        if self._either.currentWidget() is self._panel:
            self.first = self._panel.first
        else:
            shown = (one for one in (self._table, self._work.first, self._pause) if not one.isHidden())
            self.first = self._choose_meeting if not self._empty.isHidden() else next(shown, self._pause)

    def _show_chosen(self) -> None:
        """What can be done with the entry that is chosen, and why it failed."""
        row, state = self._chosen(), self._queue.state.state
        waiting = [one.id for one in state.waiting]
        at = waiting.index(row.id) if row is not None and row.id in waiting else None
        self._keep_focus(
            {
                self._open: row is not None and row.state == "done" and row.folder is not None,
                self._up: at is not None and at > 0,
                self._down: at is not None and at < len(waiting) - 1,
                self._retry: row is not None and row.state in {"failed", "cancelled"},
                self._remove: row is not None,
            }
        )
        stopped = row is not None and row.state == "cancelled"
        self._retry.setText(texts.tr("Go on") if stopped else texts.tr("Try again"))
        if state.trouble is not None:
            self._tell(said(state.trouble), way_on(state.trouble))
        else:
            self._tell(failure(row) if row else "", way_out(row))

    def _tell(self, text: str, action: str) -> None:
        if (text, action) != self._told:  # it draws an icon each time
            self._told = text, action
            self._trouble.show_text(text, action)

    def _keep_focus(self, enabled: dict[QPushButton, bool]) -> None:
        """Enable these and disable the others; where the focus would be lost, the list gets it."""
        lost = any(button.hasFocus() and not able for button, able in enabled.items())
        for button, able in enabled.items():
            button.setEnabled(able)
        if lost:
            self._table.setFocus()

    def _show_panel(self, state: TranscribingState) -> None:
        offer = state.offer
        if offer is not None and offer.waits is not None:
            self._transcribing.close()
            self._choose(offer.waits)
            return
        asked = offer is not None or state.trouble is not None
        had_focus = self._panel.isAncestorOf(self.focusWidget() or self)
        self._either.setCurrentWidget(self._panel if asked else self._overview)
        if asked and offer is not None and not had_focus and self.isVisible():
            self._panel.first.setFocus()
        self._keep_first()
        if not asked and had_focus:
            self.first.setFocus()

    def _say(self, text: str) -> None:
        if text and text != self._says.text():
            announce(self, text)
        self._says.setText(text)
        self._says.setVisible(bool(text))

    def _chosen(self) -> QueueRow | None:
        return self._model.row(self._table.currentIndex())

    def _choose(self, number: int | None) -> None:
        """Choose an entry; the first where that is gone."""
        place = self._model.place(number) or 0
        if self._model.rowCount() and self._table.currentIndex().row() != place:
            self._table.setCurrentIndex(self._model.index(place, 0))
        self._show_chosen()

    def _with_chosen(self, action: Callable[[int], None]) -> None:
        row = self._chosen()
        if row is not None:
            action(row.id)

    def _open_chosen(self) -> None:
        row = self._chosen()
        if row is not None and row.folder is not None and row.state == "done":
            self._navigator.go("review", row.folder)

    def _act(self) -> None:
        """The way out of what went wrong."""
        state, row = self._queue.state.state, self._chosen()
        if state.trouble is not None:
            (self._queue.set_aside if state.trouble.code == "queue.damaged" else self._queue.resume)()
        elif row is not None and row.trouble is not None:
            _lead(row.trouble.code, self._navigator, row.folder)

    def _stop_work(self) -> None:
        work = self._queue.state.state.work
        if work is not None:
            self._pause.setFocus()
            self._queue.cancel(work.id)

    def _connect(self) -> None:
        self._pause.clicked.connect(
            lambda: self._queue.resume() if self._queue.state.state.paused else self._queue.pause()
        )
        self._clear.clicked.connect(self._queue.clear)
        self._open.clicked.connect(self._open_chosen)
        self._up.clicked.connect(lambda: self._with_chosen(lambda number: self._queue.shift(number, -1)))
        self._down.clicked.connect(lambda: self._with_chosen(lambda number: self._queue.shift(number, 1)))
        self._retry.clicked.connect(lambda: self._with_chosen(self._queue.retry))
        self._remove.clicked.connect(lambda: self._with_chosen(self._queue.remove))
        self._trouble.acted.connect(self._act)
        self._work.cancelled.connect(self._stop_work)
        self._choose_meeting.clicked.connect(lambda: self._navigator.go("meetings"))
        self._table.activated.connect(self._open_chosen)
        self._table.selectionModel().currentRowChanged.connect(self._show_chosen)
        self._model.moved.connect(lambda number, before: self._queue.move(number, before or "last"))
        self._bind()

    def _bind(self) -> None:
        """Keys of the list where it has the keyboard, those of all that waits on the whole screen."""
        for name, button in self._keyed().items():
            owner, context = (self._overview, WITHIN) if name in OF_ALL else (self._table, LIST)
            shortcut(self._keys, name, owner, press(button), context)
        watch(self, self._keys.held, lambda _: self._tell_keys())

    def _tell_keys(self) -> None:
        tell(self._keys, self._keyed())

    def _keyed(self) -> dict[str, QPushButton]:
        return {
            "queue.pause": self._pause,
            "queue.open": self._open,
            "queue.up": self._up,
            "queue.down": self._down,
            "queue.retry": self._retry,
            "queue.remove": self._remove,
            "queue.clear": self._clear,
        }

    def _arrange(self) -> None:
        self._says.setWordWrap(True)
        self._nothing.setWordWrap(True)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        middle = QVBoxLayout(self._empty)
        middle.addStretch(1)
        middle.addWidget(self._nothing)
        middle.addWidget(self._choose_meeting, 0, Qt.AlignmentFlag.AlignHCenter)
        middle.addStretch(1)
        row = (self._open, self._up, self._down, self._retry, self._remove, self._clear)
        for button in (self._pause, self._choose_meeting, *row):
            button.setMinimumHeight(ROW_HEIGHT)
        below = Flow(self._actions)
        for button in row:
            below.addWidget(button)
        inner = QWidget()
        layout = QVBoxLayout(inner)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.setSpacing(14)
        layout.addLayout(Head(self._heading, self._pause))
        for widget, stretch in (
            (self._says, 0),
            (self._work, 3),
            (self._table, 2),
            (self._empty, 1),
            (self._trouble, 0),
            (self._actions, 0),
        ):
            layout.addWidget(widget, stretch)
        self._overview.setWidget(inner)
        self._overview.setWidgetResizable(True)
        self._overview.setFrameShape(QScrollArea.Shape.NoFrame)
        self._overview.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._either = QStackedLayout(self)
        self._either.addWidget(self._overview)
        self._either.addWidget(self._panel)
        self._arrange_table()

    def _arrange_table(self) -> None:
        self._table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self._table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self._table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._table.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self._table.setDragDropOverwriteMode(False)
        self._table.setTabKeyNavigation(False)
        self._table.setShowGrid(False)
        self._table.setWordWrap(False)
        self._table.setAlternatingRowColors(True)
        self._table.setFrameShape(QTableView.Shape.NoFrame)
        self._table.verticalHeader().hide()
        self._table.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        header = self._table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        header.setMinimumSectionSize(STATE_WIDTH)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)


def _lead(code: str, navigator: Navigator, folder: Path | None) -> None:
    """Go where what went wrong can be mended."""
    if code.startswith("model."):
        navigator.go("models")
    elif folder is not None:
        navigator.go(SCREEN, folder)


class RowsView(QTableView):
    """A list that takes the room that is left, and asks for no more than its least height."""

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """See `QWidget`."""
        return QSize(super().sizeHint().width(), self.minimumHeight())
