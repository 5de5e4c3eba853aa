"""F1: what the keys do on the screen that is shown, as the screen itself binds them."""

from __future__ import annotations

from html import escape

from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFrame, QVBoxLayout, QWidget

from lokas_ui.language import texts
from lokas_ui.widgets.reading_text import ReadingText

SMALLEST = (520, 420)


class KeysDialog(QDialog):
    """A table of keys; Escape closes it."""

    def __init__(self, screen: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(texts.tr("Keys of this screen"))
        page = ReadingText()
        page.setFrameShape(QFrame.Shape.NoFrame)
        page.setAccessibleName(texts.tr("Keys of this screen"))
        page.setHtml(_table([*keys_of(screen), *_everywhere()]))
        box = QDialogButtonBox()
        close = box.addButton(texts.tr("Close"), QDialogButtonBox.ButtonRole.RejectRole)
        close.clicked.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.setSpacing(14)
        layout.addWidget(page, 1)
        layout.addWidget(box)
        self.setMinimumSize(*SMALLEST)
        page.setFocus()


def keys_of(screen: QWidget) -> list[tuple[str, str]]:
    """What is done and by which keys, on this screen; what has no words is left out, such as keys a button tells."""
    actions = [(one.text().replace("&", ""), one.shortcuts()) for one in screen.findChildren(QAction)]
    shortcuts = [(one.whatsThis() or _usual(one.key()), one.keys()) for one in screen.findChildren(QShortcut)]
    told = {name: _named(keys) for name, keys in (*actions, *shortcuts) if name and _named(keys)}
    return list(told.items())


def _usual(key: QKeySequence) -> str:
    """What a key does that does the same in every program."""
    standard = QKeySequence.StandardKey
    names = {
        standard.Find: texts.tr("Go to the search"),
        standard.Undo: texts.tr("Undo"),
        standard.Redo: texts.tr("Redo"),
        standard.Open: texts.tr("Choose files"),
    }
    return next((name for known, name in names.items() if key in QKeySequence.keyBindings(known)), "")


def _everywhere() -> list[tuple[str, str]]:
    return [
        (
            texts.tr("Go to the next control, or to the one before"),
            _named([QKeySequence("Tab"), QKeySequence("Shift+Tab")]),
        ),
        (texts.tr("Press the button that has the keyboard"), _named([QKeySequence("Space")])),
        (texts.tr("Show these keys"), _named([QKeySequence("F1")])),
    ]


def _named(keys: list[QKeySequence]) -> str:
    """Keys as they are written on the keyboards of the system."""
    return ", ".join(one.toString(QKeySequence.SequenceFormat.NativeText) for one in keys if not one.isEmpty())


def _table(rows: list[tuple[str, str]]) -> str:
    lines = "".join(f"<tr><td>{escape(name)}</td><td><b>{escape(keys)}</b></td></tr>" for name, keys in rows)
    return f"<table cellpadding='6'>{lines}</table>"
