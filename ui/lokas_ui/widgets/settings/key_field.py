"""A field that takes the next key that is pressed, whatever that does elsewhere; Escape and Tab lead out of it.

Qt's own QKeySequenceEdit lets nobody out with Shift+Tab or Escape, and no screen reader knows what it is.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QKeyCombination, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit

from lokas_ui.widgets.keys import PORTABLE

HELD = (
    Qt.KeyboardModifier.ShiftModifier
    | Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)
HELPING = frozenset(
    {
        Qt.Key.Key_unknown,
        Qt.Key.Key_Shift,
        Qt.Key.Key_Control,
        Qt.Key.Key_Alt,
        Qt.Key.Key_AltGr,
        Qt.Key.Key_Meta,
        Qt.Key.Key_Super_L,
        Qt.Key.Key_Super_R,
        Qt.Key.Key_Hyper_L,
        Qt.Key.Key_Hyper_R,
        Qt.Key.Key_Mode_switch,
        Qt.Key.Key_Multi_key,
        Qt.Key.Key_CapsLock,
        Qt.Key.Key_NumLock,
        Qt.Key.Key_ScrollLock,
    }
)
"""Keys that are nothing by themselves."""
DEAD = range(Qt.Key.Key_Dead_Grave.value, Qt.Key.Key_Dead_Longsolidusoverlay.value + 1)
"""Nor are those that put an accent on the next one."""


class KeyField(QLineEdit):
    """`pressed`: a key, in Qt's portable notation; `left`: Escape was."""

    pressed = Signal(str)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setReadOnly(True)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, on=False)

    def event(self, event: QEvent) -> bool:
        """No key does here what it does elsewhere."""
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Take it; Tab does not come here, unless with Ctrl."""
        if event.key() == Qt.Key.Key_Escape and not event.modifiers() & HELD:
            self.left.emit()
        elif event.key() not in HELPING and event.key() not in DEAD and not event.isAutoRepeat():
            self.pressed.emit(QKeySequence(_combination(event)).toString(PORTABLE))


def _combination(event: QKeyEvent) -> QKeyCombination:
    """The key as shortcuts know it: Shift is a part of a sign that is only there with it."""
    held, text = event.modifiers() & HELD, event.text()
    if text.isprintable() and text and not text.isalnum() and not text.isspace():
        held &= ~Qt.KeyboardModifier.ShiftModifier
    return QKeyCombination(held, Qt.Key(event.key()))
