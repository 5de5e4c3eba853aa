"""The buttons of a recording, each with its key: pause, off the record, and what is marked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout

from lokas_ui.language import texts
from lokas_ui.widgets.icons import icon
from lokas_ui.widgets.keys import press, shortcut, with_key
from lokas_ui.widgets.marks import kinds
from lokas_ui.widgets.pausing import Pause
from lokas_ui.widgets.recording.words import off_record_name, pause_name
from lokas_ui.widgets.screen import Screen
from lokas_ui.widgets.watching import watch

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from lokas.meeting.markers import MarkerKind
    from lokas_ui.viewmodels.keys import Keys
    from lokas_ui.viewmodels.recording import Note, Recording, RecordingState

HEIGHT = 44
MARKABLE = {"recording", "paused", "off_record"}
MARKS: tuple[MarkerKind, ...] = ("decision", "vote", "action", "agenda")


class RecordingKeys(Screen):
    """Pause, off the record, markers, and a field for what is to be written beside a marker.

    What is written there goes with the next marker, whichever it is, and has the time at which its first letter was.
    """

    def __init__(self, recording: Recording, keys: Keys) -> None:
        super().__init__()
        self._recording, self._keys = recording, keys
        self._noted_ms, self._noting, self._pause_of_note = 0, False, Pause(self)
        self._pause, self._off_record = QPushButton(), QPushButton()
        self._marks: dict[MarkerKind, QPushButton] = {kind: QPushButton() for kind in MARKS}
        self._note, self._keep = QLineEdit(), QPushButton()
        self.first = self._pause
        self._arrange()
        self._connect()
        self.recolour()
        watch(self, keys.held, lambda _: self.retranslate())
        watch(self, recording.left_note, self._take_up)

    def bind_keys(self, screen: QWidget) -> None:
        """Let the keys do what the buttons do wherever the keyboard is in `screen`, but for fields of text."""
        deeds: dict[str, Callable[[], object]] = {
            "pause": press(self._pause),
            "off_record": press(self._off_record),
            "note": self._note.setFocus,
            **{kind: press(button) for kind, button in self._marks.items()},
        }
        for name, deed in deeds.items():
            shortcut(self._keys, f"recording.{name}", screen, deed).setAutoRepeat(False)

    def fit(self, width: int) -> None:
        """As many buttons side by side as this width, in pixels, has room for."""
        buttons = [self._pause, self._off_record, *self._marks.values()]
        hints = [button.sizeHint().width() + self._grid.horizontalSpacing() for button in buttons]
        columns = len(buttons) if sum(hints) <= width else 3 if 3 * max(hints) <= width else 2
        for column in range(len(buttons)):
            self._grid.setColumnStretch(column, int(column < columns))
        for number, button in enumerate(buttons):
            self._grid.addWidget(button, *divmod(number, columns))

    def show_state(self, state: RecordingState) -> None:
        """Name the buttons for what they do now."""
        running = state.phase == "running" and state.status.state in MARKABLE
        for button in (self._pause, self._off_record, self._keep, *self._marks.values()):
            button.setEnabled(running)
        pause = with_key(pause_name(state.status), self._keys["recording.pause"])
        off_record = with_key(off_record_name(state.status), self._keys["recording.off_record"])
        if (pause, off_record) != (self._pause.text(), self._off_record.text()):
            self._pause.setText(pause)
            self._off_record.setText(off_record)
            self.recolour()

    def retranslate(self) -> None:
        """See `Screen`."""
        names = kinds()
        for kind, button in self._marks.items():
            button.setText(with_key(names[kind], self._keys[f"recording.{kind}"]))
        self._note.setPlaceholderText(
            with_key(texts.tr("Write here what the marker is about"), self._keys["recording.note"])
        )
        self._note.setAccessibleName(texts.tr("Text of the marker"))
        self._keep.setText(texts.tr("Mark as a note"))
        self.show_state(self._recording.state.state)

    def recolour(self) -> None:
        """See `Screen`."""
        state, palette = self._recording.state.state.status.state, self.palette()
        self._pause.setIcon(icon("play" if state == "paused" else "pause", palette))
        self._off_record.setIcon(icon("record" if state == "off_record" else "off-record", palette))
        for button in self._marks.values():
            button.setIcon(icon("marker", palette))

    def _connect(self) -> None:
        self._pause.clicked.connect(self._recording.pause_or_resume)
        self._off_record.clicked.connect(self._recording.off_record_or_back)
        for kind, button in self._marks.items():
            button.clicked.connect(lambda _=False, kind=kind: self._mark(kind))
        self._keep.clicked.connect(lambda: self._mark("note"))
        self._note.returnPressed.connect(lambda: self._mark("note"))
        self._note.textChanged.connect(self._begin_note)
        self._note.textEdited.connect(self._pause_of_note.typed)
        self._pause_of_note.timeout.connect(self._keep_note)

    def _begin_note(self, text: str) -> None:
        """A marker is of the moment in which its text was begun, by whatever wrote it."""
        if text and not self._noting:
            self._noted_ms = self._recording.recorded_ms
        self._noting = bool(text)

    def _mark(self, kind: MarkerKind) -> None:
        text = self._note.text()
        self._recording.mark(kind, text, self._noted_ms if text else None)
        self._note.clear()
        if text:
            self._keep_note()

    def _keep_note(self) -> None:
        self._pause_of_note.stop()
        self._recording.keep_note(self._note.text(), self._noted_ms)

    def _take_up(self, note: Note | None) -> None:
        """Go on with what was being written when Lokas stopped."""
        if note is not None and not self._note.text():
            self._note.setText(note.text)
            self._noted_ms = note.at_ms

    def _arrange(self) -> None:
        for button in (self._pause, self._off_record, *self._marks.values()):
            button.setMinimumHeight(HEIGHT)
        self._grid = QGridLayout()
        self._grid.setSpacing(6)
        self.fit(0)
        note = QHBoxLayout()
        note.addWidget(self._note, 1)
        note.addWidget(self._keep)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(self._grid)
        layout.addLayout(note)
