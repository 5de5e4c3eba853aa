"""F1: what the screen that is shown is for, and what the keys do there, as the screen itself binds them."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFrame, QVBoxLayout, QWidget

from lokas_ui.language import texts
from lokas_ui.viewmodels.keys import EVERYWHERE, KEYS, topic
from lokas_ui.widgets.key_words import titles
from lokas_ui.widgets.keys import named
from lokas_ui.widgets.reading_text import ReadingText

if TYPE_CHECKING:
    from collections.abc import Callable

    from lokas_ui.viewmodels.keys import Keys

SMALLEST = (520, 420)
LETTERS, LINES = 84, 30
"""As large as the window lets it be, up to so much text."""


class KeysDialog(QDialog):
    """What a screen is `about`, and a table of its keys; Escape closes it."""

    def __init__(self, screen: QWidget, keys: Keys, parent: QWidget | None = None, about: str = "") -> None:
        super().__init__(parent)
        self.setWindowTitle(texts.tr("Help for this screen"))
        page = ReadingText()
        page.setFrameShape(QFrame.Shape.NoFrame)
        page.setAccessibleName(texts.tr("Help for this screen"))
        page.setHtml(_said(about) + _table([*keys_of(screen), *_everywhere(keys)]))
        self._box = QDialogButtonBox()
        close = self._box.addButton(texts.tr("Close"), QDialogButtonBox.ButtonRole.RejectRole)
        close.clicked.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.setSpacing(14)
        layout.addWidget(page, 1)
        layout.addWidget(self._box)
        self.setMinimumSize(*SMALLEST)
        wanted = QSize(LETTERS * self.fontMetrics().averageCharWidth(), LINES * self.fontMetrics().lineSpacing())
        self.resize(wanted.boundedTo(parent.size()) if parent else wanted)
        page.setFocus()

    def offer_change(self, change: Callable[[], object]) -> None:
        """Offer to leave, and to `change` the keys."""
        button = self._box.addButton(texts.tr("Change the keys…"), QDialogButtonBox.ButtonRole.ActionRole)
        button.setAutoDefault(False)
        button.clicked.connect(self.accept)
        button.clicked.connect(change)


def keys_of(screen: QWidget) -> list[tuple[str, str]]:
    """What is done and by which keys, on this screen, in the order of the table of keys, then what stands in none."""
    actions = {one.objectName() or one.text().replace("&", ""): one.shortcuts() for one in screen.findChildren(QAction)}
    shortcuts = {one.objectName(): one.keys() for one in screen.findChildren(QShortcut)}
    words, order = titles(), list(KEYS)
    found = {name: _named(keys) for name, keys in (actions | shortcuts).items()}
    told = sorted(found, key=lambda name: order.index(name) if name in order else len(order))
    return [(words.get(name, name), found[name]) for name in told if name and found[name]]


def _everywhere(keys: Keys) -> list[tuple[str, str]]:
    words = titles()
    return [
        (
            texts.tr("Go to the next control, or to the one before"),
            _named([QKeySequence("Tab"), QKeySequence("Shift+Tab")]),
        ),
        (texts.tr("Press the button that has the keyboard"), _named([QKeySequence("Space")])),
        *((words[name], named(held)) for name, held in keys.held.state.items() if topic(name) == EVERYWHERE and held),
    ]


def _named(keys: list[QKeySequence]) -> str:
    """Keys as they are written on the keyboards of the system."""
    return ", ".join(one.toString(QKeySequence.SequenceFormat.NativeText) for one in keys if not one.isEmpty())


def _said(about: str) -> str:
    heading = texts.tr("Keys of this screen")
    return f"<p>{escape(about)}</p><h3>{escape(heading)}</h3>" if about else ""


def _table(rows: list[tuple[str, str]]) -> str:
    lines = "".join(f"<tr><td>{escape(name)}</td><td><b>{escape(keys)}</b></td></tr>" for name, keys in rows)
    return f"<table cellpadding='6'>{lines}</table>"
