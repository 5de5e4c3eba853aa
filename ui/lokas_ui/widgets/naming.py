"""What controls are called where Qt does not tell screen readers by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit

from lokas_ui.language import texts

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

LABEL = "unseen_label"
CLEAR = "_q_qlineeditclearaction"
"""Qt's own name for what its button in a line does."""


def call(widget: QWidget, name: str) -> None:
    """Give a control without a label of its own its name, in the language that is spoken now; in `retranslate`.

    On Linux Qt tells as the name of a box what is chosen in it, and believes only a label (QAccessibleComboBox::text):
    it gets one that nobody sees, so it has to stand in its screen already. The buttons inside a line have no name.
    """
    widget.setAccessibleName(name)
    if isinstance(widget, QComboBox):
        _label_of(widget).setText(name)
    elif isinstance(widget, QLineEdit):
        for action in widget.actions():
            action.setText(name)
        for action in widget.findChildren(QAction, CLEAR):
            action.setText(texts.tr("Clear"))


def _label_of(box: QComboBox) -> QLabel:
    """A label beside the box; known by its name once it was made."""
    parent = box.parentWidget() or box
    for label in parent.findChildren(QLabel, LABEL):
        if label.buddy() is box:
            return label
    label = QLabel(parent)
    label.setObjectName(LABEL)
    label.setBuddy(box)
    label.hide()
    return label
