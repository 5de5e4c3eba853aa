"""The register of decisions as Qt's tables take it: one entry a row, in words that can be read aloud."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from lokas.cli.messages import clock
from lokas.library.decisions import DONE
from lokas_ui.language import texts
from lokas_ui.widgets.start.meetings_model import date_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from lokas.library.decisions import Decision

    Index = QModelIndex | QPersistentModelIndex

ROOT = QModelIndex()
SUBJECT = 2


class DecisionsModel(QAbstractTableModel):
    """Day, kind, subject with what was noted of it, meeting, moment, point of the agenda."""

    def __init__(self) -> None:
        super().__init__()
        self._found: Sequence[Decision] = ()
        self._columns: Sequence[Callable[[Decision], str]] = (
            lambda one: date_of(one.began),
            kind_of,
            said_of,
            lambda one: one.title or texts.tr("Untitled"),
            lambda one: clock(one.start_ms),
            lambda one: one.agenda,
        )

    def show(self, found: Sequence[Decision]) -> None:
        """Show these."""
        if tuple(found) != tuple(self._found):
            self.beginResetModel()
            self._found = found
            self.endResetModel()

    def decision(self, index: Index) -> Decision:
        """The entry in a row."""
        return self._found[index.row()]

    def rowCount(self, parent: Index = ROOT) -> int:  # noqa: N802 - Qt's name
        """How many entries."""
        return 0 if parent.isValid() else len(self._found)

    def columnCount(self, parent: Index = ROOT) -> int:  # noqa: N802 - Qt's name
        """How many columns."""
        return 0 if parent.isValid() else len(self._columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What a cell shows; all of it where the mouse rests."""
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return self._columns[index.column()](self._found[index.row()])
        return None

    def headerData(  # noqa: N802 - Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """What a column is called."""
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        names = (
            texts.tr("Date"),
            texts.tr("Kind"),
            texts.tr("Subject"),
            texts.tr("Meeting"),
            texts.tr("Moment"),
            texts.tr("Agenda"),
        )
        return names[section]


def kind_of(one: Decision) -> str:
    """What it is; of an action also whether it is still to be done."""
    if one.kind == "action":
        return texts.tr("Action, open") if one.is_open else texts.tr("Action, done")
    return texts.tr("Vote") if one.kind == "vote" else texts.tr("Decision")


def said_of(one: Decision) -> str:
    """The subject, in quotation marks if it was said and not written, and what was noted of it."""
    text = " ".join(one.subject.split())
    subject = texts.tr("“{text}”").format(text=text) if one.quoted and text else text
    details = ", ".join(_details(one))
    return f"{subject} — {details}" if subject and details else subject or details


def _details(one: Decision) -> list[str]:
    names = {
        "for": texts.tr("for: {value}"),
        "against": texts.tr("against: {value}"),
        "abstain": texts.tr("abstentions: {value}"),
        "outcome": "{value}",
        "who": texts.tr("who: {value}"),
        "when": texts.tr("by when: {value}"),
        DONE: texts.tr("done: {value}"),
    }
    outcomes = {
        "adopted": texts.tr("adopted"),
        "rejected": texts.tr("rejected"),
    }
    noted = ((name, one.details.get(name, "").strip()) for name in names)
    return [names[name].format(value=outcomes.get(value, value)) for name, value in noted if value]
