"""The groups that people declared themselves: closed until somebody opens it, empty until somebody fills it in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFormLayout, QGridLayout, QLabel, QLineEdit, QPushButton, QSpinBox, QVBoxLayout, QWidget

from lokas.text.speaking_sheet import between_told, percent_told, time_told
from lokas_ui.language import texts
from lokas_ui.widgets.flow import Flow
from lokas_ui.widgets.labels import fade
from lokas_ui.widgets.screen import Screen

if TYPE_CHECKING:
    from lokas.text.export.labels import Labels
    from lokas.text.statistics import GroupShare
    from lokas_ui.viewmodels.speaking import SpeakingState, SpeakingTime

MOST_PRESENT = 9_999


class GroupsForm(Screen):
    """Draws what a `SpeakingTime` has of groups."""

    def __init__(self, speaking: SpeakingTime) -> None:
        super().__init__()
        self._speaking = speaking
        self._open, self._note, self._inside = QPushButton(), QLabel(), QWidget()
        self._fields: dict[str, QLineEdit] = {}
        self._counts: dict[str, tuple[QLabel, QSpinBox]] = {}
        self.first = self._open
        self._open.setCheckable(True)
        self._open.toggled.connect(self._inside.setVisible)
        self._note.setWordWrap(True)
        self._people, self._told = QFormLayout(), QGridLayout()
        self._told.setColumnStretch(0, 1)
        inside = QVBoxLayout(self._inside)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self._note)
        inside.addLayout(self._people)
        inside.addLayout(self._told)
        opening, column = Flow(), QVBoxLayout(self)
        opening.addWidget(self._open)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(opening)
        column.addWidget(self._inside)
        self._inside.hide()
        self.retranslate()
        self.recolour()

    def retranslate(self) -> None:
        """See `Screen`."""
        self._open.setText(texts.tr("Groups that people declared…"))
        self._note.setText(
            texts.tr(
                "Only what people told of themselves, if they wished to: gender, role, newcomer… Nothing is guessed, "
                "and nothing has to be filled in. It stays in the folder of this meeting."
            )
        )

    def recolour(self) -> None:
        """See `Screen`."""
        fade(self._note, self.palette())

    def show_state(self, state: SpeakingState, labels: Labels) -> None:
        """Show who is of which group, and what each of these said."""
        names = dict(state.counted.names) if state.counted else {}
        if list(names) != list(self._fields):
            self._make_fields(names)
        for key, field in self._fields.items():
            wanted = state.declared.groups.get(key, "")
            label = self._people.labelForField(field)
            if isinstance(label, QLabel):
                label.setText(names[key] or labels("unknown_speaker"))
            field.setAccessibleName(texts.tr("Group of {name}").format(name=names[key]))
            if not field.hasFocus() and field.text() != wanted:
                field.setText(wanted)
        groups = {one.group: one for one in state.groups}
        if list(groups) != list(self._counts):
            self._make_counts(list(groups))
        for name, (told, present) in self._counts.items():
            told.setText(_told(groups[name], labels))
            present.setAccessibleName(texts.tr("How many of “{group}” were there").format(group=name))
            present.setPrefix(texts.tr("present: "))
            present.setSpecialValueText(texts.tr("nobody counted"))
            if not present.hasFocus():
                present.setValue(state.declared.present.get(name, 0))

    def _make_fields(self, names: dict[str, str]) -> None:
        while self._people.rowCount():
            self._people.removeRow(0)
        self._fields = {}
        for key, name in names.items():
            field = self._fields[key] = QLineEdit()
            field.editingFinished.connect(lambda key=key, field=field: self._speaking.declare(key, field.text()))
            self._people.addRow(name, field)

    def _make_counts(self, groups: list[str]) -> None:
        for old in self._counts.values():
            for widget in old:
                widget.deleteLater()
        self._counts = {}
        for row, name in enumerate(groups):
            told, present = QLabel(), QSpinBox()
            told.setWordWrap(True)
            present.setRange(0, MOST_PRESENT)
            present.editingFinished.connect(
                lambda name=name, present=present: self._speaking.count_present(name, present.value())
            )
            self._told.addWidget(told, row, 0)
            self._told.addWidget(present, row, 1)
            self._counts[name] = told, present


def _told(one: GroupShare, labels: Labels) -> str:
    """What a group said, and which share of those who were there it is."""
    time = between_told(one, labels) or time_told(one.time_ms)
    told = texts.tr("{group}: {time}, {share} of what was said").format(
        group=one.group, time=time, share=percent_told(one.share, labels)
    )
    if one.present_share is None:
        return told
    return texts.tr("{told}; {share} of those who were there").format(
        told=told, share=percent_told(one.present_share, labels)
    )
