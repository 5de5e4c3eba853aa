"""The list of meetings as Qt's tables take it, each cell with what a screen reader says of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QDate, QLocale, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFont

from lokas_ui.language import texts

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from lokas_ui.viewmodels.meetings import Row

    Index = QModelIndex | QPersistentModelIndex

ROOT = QModelIndex()
MOST_PEOPLE = 3
"""Names that a list shows of a meeting; further ones are counted."""
TITLE, DAY, STATE, LENGTH, PEOPLE, TAGS = range(6)


class MeetingsModel(QAbstractTableModel):
    """Title, day, state, length, people, tags. `titled` and `tagged`: a person typed something else into a cell."""

    titled = Signal(object, str)
    tagged = Signal(object, str)

    def __init__(self) -> None:
        super().__init__()
        self._rows: Sequence[Row] = ()
        self._columns: Sequence[Callable[[Row], str]] = (title, day, state, length, people, tags)

    def show(self, rows: Sequence[Row]) -> None:
        """Show these meetings; where they are the same ones, only what changed of them is drawn anew."""
        if [row.folder for row in rows] != [row.folder for row in self._rows]:
            self.beginResetModel()
            self._rows = rows
            self.endResetModel()
            return
        before, self._rows = self._rows, rows
        for number, (old, new) in enumerate(zip(before, rows, strict=True)):
            if old != new:
                self.dataChanged.emit(self.index(number, 0), self.index(number, len(self._columns) - 1))

    def row(self, index: Index) -> Row:
        """The meeting in a row."""
        return self._rows[index.row()]

    def place(self, folder: Path | None) -> int | None:
        """The row of the meeting in a folder; None if it is not in the list."""
        return next((number for number, row in enumerate(self._rows) if row.folder == folder), None)

    def rowCount(self, parent: Index = ROOT) -> int:  # noqa: N802 - Qt's name
        """How many meetings."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = ROOT) -> int:  # noqa: N802 - Qt's name
        """How many columns."""
        return 0 if parent.isValid() else len(self._columns)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Titles and tags of meetings that open can be typed over."""
        editable = index.isValid() and index.column() in {TITLE, TAGS} and self.row(index).state is not None
        return super().flags(index) | (Qt.ItemFlag.ItemIsEditable if editable else Qt.ItemFlag.NoItemFlags)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What a cell shows, and what it has to be typed over."""
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._columns[index.column()](row)
        if role == Qt.ItemDataRole.EditRole:
            return row.title if index.column() == TITLE else tags(row)
        if role == Qt.ItemDataRole.ToolTipRole and index.column() in {TITLE, PEOPLE}:
            return title(row) if index.column() == TITLE else ", ".join(row.people)
        if role == Qt.ItemDataRole.FontRole and index.column() == TITLE:
            font = QFont()
            font.setWeight(QFont.Weight.DemiBold)
            return font
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:  # noqa: N802 - Qt's
        """Tell what was typed; the cell changes once that is done."""
        if role != Qt.ItemDataRole.EditRole:
            return False
        (self.titled if index.column() == TITLE else self.tagged).emit(self.row(index), str(value))
        return False

    def headerData(  # noqa: N802 - Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """What a column is called."""
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        names = (
            texts.tr("Title"),
            texts.tr("Date"),
            texts.tr("State"),
            texts.tr("Length"),
            texts.tr("People"),
            texts.tr("Tags"),
        )
        return names[section]


def title(row: Row) -> str:
    """What the meeting is called."""
    return row.title or texts.tr("Untitled")


def day(row: Row) -> str:
    """When it began, in the manner of the language."""
    return f"{date_of(row.began)}  {row.began.astimezone():%H:%M}" if row.began else ""


def date_of(moment: dt.datetime) -> str:
    """The day of a moment by this computer's clock, in the manner of the language."""
    local = moment.astimezone()
    return QLocale().toString(QDate(local.year, local.month, local.day), QLocale.FormatType.ShortFormat)


def length(row: Row) -> str:
    """How long it is, in hours and minutes."""
    return "" if row.length_ms is None else length_of(row.length_ms)


def length_of(length_ms: int) -> str:
    """A length in hours and minutes."""
    minutes = round(length_ms / 60_000)
    return texts.tr("{hours} h {minutes:02}").format(hours=minutes // 60, minutes=minutes % 60)


def people(row: Row) -> str:
    """The first of those who were there, and how many more."""
    shown = ", ".join(row.people[:MOST_PEOPLE])
    more = len(row.people) - MOST_PEOPLE
    if more <= 0:
        return shown
    others = texts.tr("%n more", "", more)
    return f"{shown} + {others}"


def tags(row: Row) -> str:
    """The words to find it by."""
    return ", ".join(row.tags)


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
