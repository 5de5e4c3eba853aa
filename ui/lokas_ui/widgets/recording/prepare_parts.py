"""The parts of the screen before a recording: the meeting, who is there, what is heard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, QSize, Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QProgressBar,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
)

from lokas_ui.language import texts
from lokas_ui.sentences import told
from lokas_ui.viewmodels.meeting_form import LANGUAGES, RETENTION_DAYS
from lokas_ui.widgets.announcing import announce
from lokas_ui.widgets.recording.level_meter import LevelMeter
from lokas_ui.widgets.recording.prepare_fields import Part, lines_high, offer, side_by_side, write

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent

    from lokas.audio.room import RoomVerdict
    from lokas_ui.viewmodels.preparing import Preparing, PreparingState

ICON = QSize(20, 20)
LINES, NAMES = 3, 5
"""How many lines a field for several shows at least, and how many names the list."""


class MeetingPart(Part):
    """What the meeting is: its title and agenda, the words that will be said, who records it, to what end, how long."""

    def __init__(self, preparing: Preparing) -> None:
        super().__init__(preparing)
        self.title, self._agenda, self._terms = QLineEdit(), QPlainTextEdit(), QLineEdit()
        self._association, self._purpose, self._kept = QLineEdit(), QLineEdit(), QComboBox()
        self._language = QComboBox()
        self.first = self.title
        who = self._association, self._purpose, self._kept
        self._fields = (self.title, self._agenda, self._terms, *who, self._language)
        self._labels = [QLabel() for _ in self._fields]
        form = QFormLayout(self._box)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        for label, field in zip(self._labels, self._fields, strict=True):
            label.setBuddy(field)
            form.addRow(label, field)
        lines_high(self._agenda, LINES)
        self.title.textChanged.connect(lambda text: preparing.change(title=text))
        self._agenda.textChanged.connect(lambda: preparing.change(agenda=self._agenda.toPlainText()))
        self._terms.textChanged.connect(lambda text: preparing.change(terms=text))
        self._association.textChanged.connect(lambda text: preparing.change(association=text))
        self._purpose.textChanged.connect(lambda text: preparing.change(purpose=text))
        self._kept.activated.connect(lambda: preparing.change(retention_days=self._kept.currentData()))
        self._language.activated.connect(lambda: preparing.change(language=self._language.currentData()))

    def retranslate(self) -> None:
        """See `Screen`."""
        self._box.setTitle(texts.tr("The meeting"))
        names = (
            texts.tr("&Title"),
            texts.tr("Agen&da"),
            texts.tr("&Names and terms"),
            texts.tr("&Association"),
            texts.tr("Recorded &to"),
            texts.tr("The sound is &kept"),
            texts.tr("&Language"),
        )
        for label, name in zip(self._labels, names, strict=True):
            label.setText(name)
        self._association.setPlaceholderText(texts.tr("our association"))
        self._purpose.setPlaceholderText(texts.tr("write the minutes"))
        self._agenda.setPlaceholderText(texts.tr("One item a line"))
        self._terms.setPlaceholderText(texts.tr("Words that will be said, with commas"))
        self._terms.setToolTip(texts.tr("They go into the glossary, so that they are written as you write them."))

    def show_state(self, state: PreparingState) -> None:
        """See `Part`."""
        form = state.form
        write(self.title, form.title)
        write(self._terms, form.terms)
        write(self._association, form.association)
        write(self._purpose, form.purpose)
        days = RETENTION_DAYS if form.retention_days in RETENTION_DAYS else (form.retention_days, *RETENTION_DAYS)
        offer(self._kept, [(retention_name(one), one) for one in days], form.retention_days)
        if self._agenda.toPlainText() != form.agenda:
            with QSignalBlocker(self._agenda):
                self._agenda.setPlainText(form.agenda)
        names = {"fr": texts.tr("French"), "en": texts.tr("English"), "auto": texts.tr("Find out by itself")}
        codes = LANGUAGES if form.language in LANGUAGES else (*LANGUAGES, form.language)
        offer(self._language, [(names.get(code, code), code) for code in codes], form.language)


class PeoplePart(Part):
    """Who is there: names of earlier meetings to tick, and a field for others."""

    def __init__(self, preparing: Preparing) -> None:
        super().__init__(preparing)
        self._names, self._new, self._add = PeopleList(preparing.forget_person), QLineEdit(), QPushButton()
        self.first = self._new
        line = QHBoxLayout()
        line.addWidget(self._new, 1)
        line.addWidget(self._add)
        layout = QVBoxLayout(self._box)
        layout.addLayout(line)
        layout.addWidget(self._names, 1)
        self._new.returnPressed.connect(self._take)
        self._add.clicked.connect(self._take)
        self._names.itemChanged.connect(lambda _: preparing.change(people=self._names.ticked()))

    def retranslate(self) -> None:
        """See `Screen`."""
        self._new.setPlaceholderText(texts.tr("Name of somebody present"))
        self._new.setAccessibleName(texts.tr("Name of somebody present"))
        self._add.setText(texts.tr("Add"))
        self._names.setAccessibleName(texts.tr("People present"))
        self._names.setToolTip(texts.tr("Tick who is there. The Delete key forgets a name."))
        self.show_state(self._preparing.state.state)

    def show_state(self, state: PreparingState) -> None:
        """See `Part`."""
        present = state.form.people
        self._box.setTitle(texts.tr("People present: %n", "", len(present)) if present else texts.tr("People present"))
        everybody = (*state.known_people, *(one for one in present if one not in state.known_people))
        self._names.show_names(everybody, present)

    def _take(self) -> None:
        name = " ".join(self._new.text().split())
        present = self._preparing.state.state.form.people
        self._new.clear()
        if name and name not in present:
            self._preparing.change(people=(*present, name))
            self._names.scrollToBottom()


class PeopleList(QListWidget):
    """Names to tick; `forget` is called with one that the Delete key takes away."""

    def __init__(self, forget: Callable[[str], None]) -> None:
        super().__init__()
        self._forget = forget
        self.setTabKeyNavigation(False)
        self.setMinimumHeight(NAMES * self.fontMetrics().lineSpacing())
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)

    def show_names(self, names: tuple[str, ...], ticked: tuple[str, ...]) -> None:
        """Show these names in this order, some of them ticked."""
        with QSignalBlocker(self):
            if [self.item(row).text() for row in range(self.count())] != list(names):
                self.clear()
                for name in names:
                    item = QListWidgetItem(name)
                    item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
                    self.addItem(item)
            for row in range(self.count()):
                item = self.item(row)
                item.setCheckState(Qt.CheckState.Checked if item.text() in ticked else Qt.CheckState.Unchecked)

    def ticked(self) -> tuple[str, ...]:
        """The names that are ticked."""
        items = [self.item(row) for row in range(self.count())]
        return tuple(one.text() for one in items if one.checkState() == Qt.CheckState.Checked)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Delete forgets the name that is chosen; Return ticks it, as Space does."""
        item = self.currentItem()
        if event.key() == Qt.Key.Key_Delete and item is not None:
            self._forget(item.text())
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and item is not None:
            ticked = item.checkState() == Qt.CheckState.Checked
            item.setCheckState(Qt.CheckState.Unchecked if ticked else Qt.CheckState.Checked)
        else:
            super().keyPressEvent(event)


class SoundPart(Part):
    """What is recorded, how loud it is now, and whether the room is heard well."""

    def __init__(self, preparing: Preparing) -> None:
        super().__init__(preparing)
        self._label, self._source, self._again = QLabel(), QComboBox(), QPushButton()
        self._both, self._meter = QCheckBox(), LevelMeter()
        self._check, self._bar, self._verdict, self._room = QPushButton(), QProgressBar(), QLabel(), QLabel()
        self._lacking = QLabel()
        self.first = self._source
        self._arrange()
        self._source.activated.connect(lambda: preparing.change(source=self._source.currentData()))
        self._both.clicked.connect(lambda wanted: preparing.change(with_computer=wanted))
        self._again.clicked.connect(preparing.find_sources)
        self._check.clicked.connect(preparing.check_room)

    def show_level(self) -> None:
        """Show the level of now."""
        listening = self._preparing.state.state.chosen is not None
        self._meter.show_level(self._preparing.level if listening else None)

    def retranslate(self) -> None:
        """See `Screen`."""
        self._box.setTitle(texts.tr("The sound"))
        self._label.setText(texts.tr("&Record with"))
        self._again.setText(texts.tr("Look again"))
        self._again.setToolTip(texts.tr("Looks for microphones that were plugged in meanwhile."))
        self._both.setText(texts.tr("Record what this computer plays too (video meeting)"))
        self._check.setText(texts.tr("Check the room (10 s)"))
        self._bar.setAccessibleName(texts.tr("Check of the room"))
        self._bar.setFormat(texts.tr("Speak from your place…"))

    def show_state(self, state: PreparingState) -> None:
        """See `Part`."""
        sources = state.sources or ()
        computer = texts.tr("{name} (what the computer plays)")
        names = [(one.name if one.kind == "microphone" else computer.format(name=one.name), one.id) for one in sources]
        offer(self._source, names, state.form.source)
        self._source.setEnabled(bool(sources))
        self._both.setVisible(state.computer is not None)
        self._both.setChecked(state.form.with_computer)
        self._lacking.setText("\n".join(told(one) for one in state.lacking if one.code == "sound.no_microphone"))
        self._lacking.setVisible(bool(self._lacking.text()))
        self._meter.show_source(state.chosen.name if state.chosen else "")
        checking = state.checked_percent is not None
        self._check.setEnabled(state.chosen is not None and not checking)
        self._bar.setVisible(checking)
        self._bar.setValue(state.checked_percent or 0)
        verdict = verdict_text(state.verdict) if state.verdict else ""
        if verdict and verdict != self._verdict.text():
            announce(self, verdict)
        self._verdict.setText(verdict)
        self._verdict.setVisible(state.verdict is not None)
        hours = "" if state.hours_free is None else texts.tr("%n hours", "", state.hours_free)
        self._room.setText(texts.tr("Room on the disk for {hours}").format(hours=hours) if hours else "")

    def _arrange(self) -> None:
        self._label.setBuddy(self._source)
        self._source.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._source.setMinimumContentsLength(14)
        for label in (self._verdict, self._lacking):
            label.setWordWrap(True)
        self._bar.setRange(0, 100)
        layout = QVBoxLayout(self._box)
        layout.addLayout(side_by_side(self._label, self._source, self._again, wide=1))
        layout.addWidget(self._lacking)
        layout.addWidget(self._both)
        layout.addWidget(self._meter)
        layout.addLayout(side_by_side(self._check, self._bar, self._room, wide=1))
        layout.addWidget(self._verdict)


def verdict_text(verdict: RoomVerdict) -> str:
    """How well the room is heard, and what to do about it."""
    return {
        "fine": texts.tr("✓ Good: the room is heard clearly."),
        "too_far": texts.tr(
            "⚠ Too far: the voice is weak, or nobody spoke. Move the microphone closer, to the middle of the table, or "
            "raise its level in the sound settings of the computer."
        ),
        "too_noisy": texts.tr(
            "⚠ Too noisy: the voice is lost in it. Close the windows, move the microphone away from fans and from the "
            "computer, or closer to people."
        ),
        "clipping": texts.tr(
            "⚠ Too loud: the sound is distorted. Lower the level in the sound settings of the computer, or move the "
            "microphone away."
        ),
        "muted": texts.tr(
            "⚠ Nothing is heard: the microphone is off, or it is another one. Check its switch, or choose another one "
            "above."
        ),
    }[verdict.verdict]


def retention_name(days: int | None) -> str:
    """How long the sound is kept."""
    if days is None:
        return texts.tr("how long is not decided yet")
    if days == 0:
        return texts.tr("until the minutes are approved")
    return texts.tr("%n days after the minutes are approved", "", days)
