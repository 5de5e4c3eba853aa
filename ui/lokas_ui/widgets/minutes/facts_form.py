"""What minutes say of a meeting as a whole: whose it is, its agenda, who was there, and the quorum."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from lokas.errors import OptionError
from lokas.text.minutes import read_agenda
from lokas.text.minutes.quorum import quorum_rule
from lokas_ui.language import texts
from lokas_ui.widgets.columns import scrolled
from lokas_ui.widgets.icons import sign_beside
from lokas_ui.widgets.minutes.lines_edit import LinesEdit
from lokas_ui.widgets.pausing import Pause, when_typed
from lokas_ui.widgets.screen import Screen

if TYPE_CHECKING:
    from lokas.meeting.facts import MeetingFacts, Represented
    from lokas_ui.viewmodels.minutes_desk import MinutesDesk, MinutesState

MOST_MEMBERS = 1_000_000


class FactsForm(Screen):
    """Each field is saved after a pause, and when the person goes on to another one."""

    def __init__(self, desk: MinutesDesk) -> None:
        super().__init__()
        self._desk = desk
        self._shown: MeetingFacts | None = None
        self._association, self._rule, self._members, self._counts = QLineEdit(), QLineEdit(), QSpinBox(), QCheckBox()
        self._agenda, self._present = LinesEdit(4, read_agenda), LinesEdit(4)
        self._represented, self._excused = LinesEdit(2), LinesEdit(2)
        self._labels: dict[QWidget, QLabel] = {
            one: QLabel()
            for one in (
                self._association,
                self._agenda,
                self._present,
                self._represented,
                self._excused,
                self._rule,
                self._members,
            )
        }
        self._sign, self._verdict = QLabel(), QLabel()
        self.first = self._association
        self._arrange()
        self._connect()
        self.retranslate()
        desk.state.watch(self._show)

    def commit(self) -> None:
        """Save what is being typed."""
        for field in (self._agenda, self._present, self._represented, self._excused):
            field.commit()
        self._set_association()
        self._set_quorum()

    def retranslate(self) -> None:
        """See `Screen`."""
        names = {
            self._association: texts.tr("&Association"),
            self._agenda: texts.tr("A&genda, one point a line"),
            self._present: texts.tr("&Present, one name a line"),
            self._represented: texts.tr("&Represented, such as “Louis by Anne”"),
            self._excused: texts.tr("&Excused"),
            self._rule: texts.tr("&Quorum"),
            self._members: texts.tr("of so many &members"),
        }
        for field, label in self._labels.items():
            label.setText(names[field])
        self._rule.setPlaceholderText(texts.tr("such as 1/3, 50 % or 12"))
        self._members.setSpecialValueText(texts.tr("not known"))
        self._counts.setText(texts.tr("Those represented count"))
        self._show(self._desk.state.state)

    def recolour(self) -> None:
        """See `Screen`."""
        self._show_quorum(self._desk.state.state)

    def _arrange(self) -> None:
        self._members.setRange(0, MOST_MEMBERS)
        self._verdict.setWordWrap(True)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(4)
        for field in (self._association, self._agenda, self._present, self._represented, self._excused):
            self._labels[field].setBuddy(field)
            self._labels[field].setWordWrap(True)
            column.addWidget(self._labels[field])
            column.addWidget(field)
            column.addSpacing(8)
        column.addLayout(self._quorum())
        column.addStretch(1)
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.addWidget(scrolled(inside))

    def _quorum(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        for at, field in enumerate((self._rule, self._members)):
            self._labels[field].setBuddy(field)
            self._labels[field].setWordWrap(True)
            grid.addWidget(self._labels[field], 0, at, Qt.AlignmentFlag.AlignBottom)
            grid.addWidget(field, 1, at)
        grid.addWidget(self._counts, 2, 0, 1, 2)
        told = QHBoxLayout()
        told.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        told.addWidget(self._verdict, 1)
        grid.addLayout(told, 3, 0, 1, 2)
        return grid

    def _connect(self) -> None:
        when_typed(self._association, self._set_association)
        self._agenda.typed.connect(lambda text: self._desk.set_agenda(text.split("\n")))
        self._present.typed.connect(self._desk.set_present)
        self._represented.typed.connect(self._desk.set_represented)
        self._excused.typed.connect(self._desk.set_excused)
        when_typed(self._rule, self._set_quorum, self._rule_is_readable)
        self._members.editingFinished.connect(self._set_quorum)
        pause = Pause(self)
        self._members.valueChanged.connect(pause.typed)
        pause.timeout.connect(lambda: self._set_quorum() if self._rule_is_readable() else None)
        self._counts.clicked.connect(self._set_quorum)

    def _set_association(self) -> None:
        facts = self._desk.state.state.facts
        if facts is not None and self._association.text().strip() != facts.association:
            self._desk.set_association(self._association.text())

    def _set_quorum(self) -> None:
        """Only what differs is saved: a rule that cannot be read is told once, not at each step."""
        facts = self._desk.state.state.facts
        asked = self._rule.text().strip(), self._members.value() or None, self._counts.isChecked()
        if facts is not None and asked != (facts.quorum, facts.members, facts.quorum_counts_represented):
            self._desk.set_quorum(asked[0], asked[1], counts_represented=asked[2])

    def _rule_is_readable(self) -> bool:
        """Half a rule is no mistake yet of whoever still types it."""
        try:
            quorum_rule(self._rule.text())
        except OptionError:
            return not self._rule.text().strip()
        return True

    def _show(self, state: MinutesState) -> None:
        self.setEnabled(state.facts is not None)
        if state.facts is None:
            self._shown = None
        else:
            self._show_facts(state.facts)
        self._show_quorum(state)

    def _show_facts(self, facts: MeetingFacts) -> None:
        """Only what is another than before: a field that was filled in meanwhile keeps what stands there."""
        before, self._shown = self._shown, facts
        self._agenda.show_text("\n".join(facts.agenda))
        self._present.show_text("\n".join(facts.people))
        self._represented.show_text("\n".join(map(proxy, facts.represented)))
        self._excused.show_text("\n".join(facts.excused))
        if before is None or before.association != facts.association:
            self._put(self._association, facts.association)
        if before is None or before.quorum != facts.quorum:
            self._put(self._rule, facts.quorum)
        if before is None or before.members != facts.members:
            self._members.setValue(facts.members or 0)
        self._counts.setChecked(facts.quorum_counts_represented)

    @staticmethod
    def _put(field: QLineEdit, text: str) -> None:
        if not field.hasFocus() and field.text().strip() != text:
            field.setText(text)

    def _show_quorum(self, state: MinutesState) -> None:
        quorum = state.quorum
        reached = quorum.reached if quorum else None
        name = {True: "check", False: "warning"}.get(reached) if reached is not None else None
        self._sign.setVisible(name is not None)
        if name is not None:
            self._sign.setPixmap(sign_beside(name, self))
        self._verdict.setVisible(quorum is not None)
        if quorum is None:
            return
        if quorum.needed is None:
            self._verdict.setText(texts.tr("Say how many members there are."))
            return
        told = (
            texts.tr("Reached: {counted}, {needed} needed")
            if reached
            else texts.tr("Missed: {counted}, {needed} needed")
        )
        self._verdict.setText(told.format(counted=quorum.counted, needed=quorum.needed))


def proxy(one: Represented) -> str:
    """Who is represented by whom, as people write it."""
    return texts.tr("{name} by {other}").format(name=one.name, other=one.by) if one.by else one.name
