"""The list of meetings as Qt's tables take it, each cell with what a screen reader says of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QDate, QLocale, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont

from lokas_ui.language import texts

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from lokas_ui.viewmodels.meetings import Row

    Index = QModelIndex | QPersistentModelIndex

ROOT = QModelIndex()
MOST_PEOPLE = 3
"""Names that a list shows of a meeting; further ones are counted."""


class MeetingsModel(QAbstractTableModel):
    """Title, day, length, people, state."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: Sequence[Row] = ()
        self._columns: Sequence[Callable[[Row], str]] = (title, day, length, people, state)

    def show(self, rows: Sequence[Row]) -> None:
        """Show these meetings."""
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def row(self, index: Index) -> Row:
        """The meeting in a row."""
        return self._rows[index.row()]

    def rowCount(self, parent: Index = ROOT) -> int:  # noqa: N802 - Qt's name
        """How many meetings."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = ROOT) -> int:  # noqa: N802 - Qt's name
        """How many columns."""
        return 0 if parent.isValid() else len(self._columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What a cell shows."""
        if role == Qt.ItemDataRole.DisplayRole:
            return self._columns[index.column()](self._rows[index.row()])
        if role == Qt.ItemDataRole.FontRole and index.column() == 0:
            font = QFont()
            font.setWeight(QFont.Weight.DemiBold)
            return font
        return None

    def headerData(  # noqa: N802 - Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """What a column is called."""
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return (texts.tr("Title"), texts.tr("Date"), texts.tr("Length"), texts.tr("People"), texts.tr("State"))[section]


def title(row: Row) -> str:
    """What the meeting is called."""
    return row.title or texts.tr("Untitled")


def day(row: Row) -> str:
    """When it began, in the manner of the language."""
    if row.began is None:
        return ""
    local = row.began.astimezone()
    date = QLocale().toString(QDate(local.year, local.month, local.day), QLocale.FormatType.ShortFormat)
    return f"{date}  {local:%H:%M}"


def length(row: Row) -> str:
    """How long it is, in hours and minutes."""
    if row.length_ms is None:
        return ""
    minutes = round(row.length_ms / 60_000)
    return texts.tr("{hours} h {minutes:02}").format(hours=minutes // 60, minutes=minutes % 60)


def people(row: Row) -> str:
    """The first of those who were there, and how many more."""
    shown = ", ".join(row.people[:MOST_PEOPLE])
    more = len(row.people) - MOST_PEOPLE
    if more <= 0:
        return shown
    others = texts.tr("%n more", "", more)
    return f"{shown} + {others}"


def state(row: Row) -> str:
    """Where it stands."""
    if row.state is None:
        return texts.tr("Damaged")
    names = {
        "planned": texts.tr("Planned"),
        "recording": texts.tr("Recording"),
        "interrupted": texts.tr("To be recovered"),
        "recorded": texts.tr("Recorded"),
        "waiting": texts.tr("Waiting"),
        "transcribing": texts.tr("Transcribing"),
        "to_review": texts.tr("To be reviewed"),
        "reviewed": texts.tr("Reviewed"),
    }
    name = names[row.state]
    return name if row.percent is None else texts.tr("{state} {percent} %").format(state=name, percent=row.percent)
