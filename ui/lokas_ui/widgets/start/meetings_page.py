"""The list of meetings with what can be done with the one that is chosen: by a button, a menu, and keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QPushButton, QStackedLayout, QVBoxLayout, QWidget

from lokas_ui.language import texts
from lokas_ui.widgets.icons import icon
from lokas_ui.widgets.screen import Screen
from lokas_ui.widgets.start.meeting_commands import MeetingCommands
from lokas_ui.widgets.start.meetings_model import TAGS, TITLE, title
from lokas_ui.widgets.start.meetings_table import MeetingsTable
from lokas_ui.widgets.title_label import TitleLabel

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

    from lokas_ui.viewmodels.keys import Keys
    from lokas_ui.viewmodels.meetings import MeetingsState, Row

ICON_SIZE = 20


class MeetingsPage(Screen):
    """`asked`: something is to be done with the meeting that is chosen, by the name of an `Action`."""

    asked = Signal(str)

    def __init__(self, screens: Collection[str], keys: Keys) -> None:
        super().__init__()
        self.table, self.commands = MeetingsTable(), MeetingCommands(screens, keys)
        self._empty, self._name, self._lead, self._more = QLabel(), TitleLabel(1), QPushButton(), QPushButton()
        self._menu = QMenu(self._more)
        self._wanted: Path | None = None
        self.first = self.table
        self.commands.setParent(self)
        self._arrange()
        self._connect()
        self.retranslate()
        self.recolour()

    @property
    def current(self) -> Row | None:
        """The meeting that is chosen."""
        return self.table.current

    def show_state(self, state: MeetingsState) -> None:
        """Show these meetings."""
        if state.rows is None:
            return
        wanted = self._wanted if state.find(self._wanted) else None
        self.table.show_rows(state.rows, wanted)
        self._wanted = None if wanted else self._wanted
        self._either.setCurrentWidget(self.table if state.rows else self._empty)
        self._strip.setVisible(bool(state.rows))

    def choose(self, folder: Path) -> None:
        """Choose the meeting in a folder, now or as soon as it is in the list."""
        place = self.table.rows.place(folder)
        if place is None:
            self._wanted = folder
        else:
            self.table.choose(place)

    def type_title(self) -> None:
        """Let the person type over the title of the meeting that is chosen."""
        self.table.type_over(TITLE)

    def type_tags(self) -> None:
        """Let them type over its tags."""
        self.table.type_over(TAGS)

    def retranslate(self) -> None:
        """See `Screen`."""
        self.commands.retranslate()
        self.table.setAccessibleName(texts.tr("Meetings"))
        self._more.setText(texts.tr("More"))
        self._more.setAccessibleName(texts.tr("More to do with this meeting"))
        self._empty.setText(
            texts.tr("No meeting yet. Record one, or import a sound or video file: it stays on this computer.")
        )
        self.table.rows.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, self.table.rows.columnCount() - 1)
        self.table.viewport().update()
        self._show_chosen(self.current)

    def recolour(self) -> None:
        """See `Screen`."""
        self.commands.recolour(self.palette())
        self._more.setIcon(icon("more", self.palette()))
        self._show_chosen(self.current)

    def _connect(self) -> None:
        self.table.addActions([*self.commands.commands.values()])
        self._menu.addActions([*self.commands.commands.values()])
        self._more.setMenu(self._menu)
        self.commands.asked.connect(self.asked)
        self.table.opened.connect(lambda _: self._do_leading())
        self.table.chosen.connect(self._show_chosen)
        self._lead.clicked.connect(self._do_leading)

    def _do_leading(self) -> None:
        command = self.commands.leading(self.current)
        if command is not None:
            command.trigger()

    def _show_chosen(self, row: Row | None) -> None:
        self.commands.show(row)
        command = self.commands.leading(row)
        self._lead.setVisible(command is not None)
        self._more.setVisible(row is not None)
        self._name.show_title(title(row) if row else "")
        if command is not None:
            self._lead.setText(command.text())
            self._lead.setIcon(command.icon())

    def _arrange(self) -> None:
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setWordWrap(True)
        for button in (self._lead, self._more):
            button.setMinimumHeight(36)
        middle, self._strip = QWidget(), QWidget()
        self._either = QStackedLayout(middle)
        self._either.addWidget(self.table)
        self._either.addWidget(self._empty)
        strip = QHBoxLayout(self._strip)
        strip.setContentsMargins(0, 0, 0, 0)
        strip.addWidget(self._name, 1)
        strip.addWidget(self._more)
        strip.addWidget(self._lead)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(middle, 1)
        layout.addWidget(self._strip)
