"""What can be done with the meeting that is chosen, as commands of a menu and of keys; only what can be is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence

from lokas_ui.language import texts
from lokas_ui.viewmodels.meeting_actions import ACTIONS, actions_of, leading
from lokas_ui.widgets.icons import icon

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from PySide6.QtGui import QPalette

    from lokas_ui.viewmodels.meetings import Row

ICONS: Mapping[str, str] = {
    "watch": "record",
    "recover": "undo",
    "mend": "undo",
    "transcribe": "queue",
    "progress": "queue",
    "review": "edit",
    "share": "share",
    "minutes": "minutes",
    "find_sound": "search",
    "rename": "edit",
    "tags": "tag",
    "folder": "folder",
    "back_up": "backup",
    "delete": "trash",
}

KEYS: Mapping[str, str] = {"rename": "F2", "tags": "Ctrl+T", "delete": "Del"}
"""Enter does what leads; see `meeting_actions`."""


class MeetingCommands(QObject):
    """`asked`: a person wants this done, by the name of its `Action`."""

    asked = Signal(str)

    def __init__(self, screens: Collection[str]) -> None:
        super().__init__()
        self._screens = screens
        self.commands = {action.name: QAction(self) for action in ACTIONS}
        for name, command in self.commands.items():
            command.triggered.connect(lambda _=False, name=name: self.asked.emit(name))
            command.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            if name in KEYS:
                command.setShortcut(QKeySequence(KEYS[name]))
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
        names = {
            "watch": texts.tr("Go to the recording"),
            "recover": texts.tr("Recover the recording"),
            "mend": texts.tr("Repair"),
            "transcribe": texts.tr("Transcribe"),
            "progress": texts.tr("Show the transcription"),
            "review": texts.tr("Read and correct"),
            "share": texts.tr("Share"),
            "minutes": texts.tr("Minutes"),
            "find_sound": texts.tr("Show where the sound is…"),
            "rename": texts.tr("Rename"),
            "tags": texts.tr("Change the tags"),
            "folder": texts.tr("Open the folder"),
            "back_up": texts.tr("Back up…"),
            "delete": texts.tr("Put into the trash"),
        }
        for name, command in self.commands.items():
            command.setText(names[name])

    def recolour(self, palette: QPalette) -> None:
        """Set the icons in the colours that are used now."""
        for name, command in self.commands.items():
            command.setIcon(icon(ICONS[name], palette))
