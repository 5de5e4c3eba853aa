"""What can be done with the meeting that is chosen, as commands of a menu and of keys; only what can be is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction

from lokas_ui.viewmodels.meeting_actions import ACTIONS, actions_of, leading
from lokas_ui.widgets.icons import icon
from lokas_ui.widgets.key_words import titles
from lokas_ui.widgets.keys import bind

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from PySide6.QtGui import QPalette

    from lokas_ui.viewmodels.keys import Keys
    from lokas_ui.viewmodels.meetings import Row

ICONS: Mapping[str, str] = {
    "record_planned": "record",
    "watch": "record",
    "recover": "undo",
    "mend": "undo",
    "transcribe": "queue",
    "progress": "queue",
    "review": "edit",
    "share": "share",
    "minutes": "minutes",
    "again": "retry",
    "earlier": "copy",
    "give_text": "import",
    "find_sound": "search",
    "rename": "edit",
    "tags": "tag",
    "folder": "folder",
    "back_up": "backup",
    "delete": "trash",
}


class MeetingCommands(QObject):
    """`asked`: a person wants this done, by the name of its `Action`. Enter does what leads; see `meeting_actions`."""

    asked = Signal(str)

    def __init__(self, screens: Collection[str], keys: Keys) -> None:
        super().__init__()
        self._screens = screens
        self.commands = {action.name: QAction(self) for action in ACTIONS}
        for name, command in self.commands.items():
            command.triggered.connect(lambda _=False, name=name: self.asked.emit(name))
            command.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            bind(keys, f"meetings.{name}", command)
        self.show(None)

    def show(self, row: Row | None) -> None:
        """Show what can be done with a meeting."""
        shown = {one.name for one in actions_of(row, self._screens)} if row else set()
        for name, command in self.commands.items():
            command.setVisible(name in shown)

    def leading(self, row: Row | None) -> QAction | None:
        """What Enter does with a meeting."""
        found = leading(row, self._screens) if row else None
        return self.commands[found.name] if found else None

    def retranslate(self) -> None:
        """Set the texts in the language that is spoken now."""
        words = titles()
        for name, command in self.commands.items():
            command.setText(words[f"meetings.{name}"])

    def recolour(self, palette: QPalette) -> None:
        """Set the icons in the colours that are used now."""
        for name, command in self.commands.items():
            command.setIcon(icon(ICONS[name], palette))
