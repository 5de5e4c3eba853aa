"""A letter for each control: who presses Alt sees one underlined in each, and Alt with it does what a click does.

Translators need not keep apart the letters of texts that come together on some screen: they are chosen when Alt is
pressed, among what is seen then. A letter that a text has by itself (``&Title``) stays unless another has it already.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QRadioButton,
    QTabBar,
    QToolButton,
    QWidget,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

ALT = "Alt+"


class Mnemonics(QObject):
    """Of a window that is shown."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        if (handle := window.windowHandle()) is not None:  # all keys come by there, whatever has the keyboard
            handle.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """See the class."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Alt:
            give_letters(self._window)
        return super().eventFilter(watched, event)


def give_letters(window: QWidget) -> None:
    """Give each control that is seen a letter of its own, as far as there are letters: boxes to tick come last."""
    found = sorted(_written(window), key=lambda one: not letter_of(one[0]))
    texts = [text.replace("&", "") if letter_of(text) else text for text, _ in found]
    taken = _letters_of_shortcuts(window)
    wishes = [
        [letter for letter in dict.fromkeys([letter_of(written), *_best_first(text)]) if letter and letter not in taken]
        for (written, _), text in zip(found, texts, strict=True)
    ]
    letters = shared_out(wishes)
    for number, ((written, write), text) in enumerate(zip(found, texts, strict=True)):
        marked = _marked(text, letters[number]) if number in letters else text
        if marked != written:
            write(marked)


def shared_out(wishes: Sequence[Sequence[str]]) -> dict[int, str]:
    """A letter for as many as can have one, by number; who comes first is never left without for one who comes later.

    By augmenting paths (H. W. Kuhn, 1955), a letter that is free before one that another would have to change.
    """
    owners: dict[str, int] = {}

    def settle(number: int, tried: set[str]) -> bool:
        free = next((letter for letter in wishes[number] if letter not in owners), None)
        if free is not None:
            owners[free] = number
            return True
        for letter in wishes[number]:
            if letter not in tried:
                tried.add(letter)
                if settle(owners[letter], tried):
                    owners[letter] = number
                    return True
        return False

    for number in range(len(wishes)):
        settle(number, set())
    return {number: letter for letter, number in owners.items()}


def letter_of(text: str) -> str:
    """The letter that a text has, "" for none."""
    return QKeySequence.mnemonic(text).toString().removeprefix(ALT)


def _best_first(text: str) -> list[str]:
    """The letters of a text that every keyboard has: those with which a word begins, then all others."""
    return [text[at].upper() for at in _places(text)]


def _places(text: str) -> list[int]:
    places = [at for at, one in enumerate(text) if one.isascii() and one.isalnum()]
    return sorted(places, key=lambda at: (at > 0 and text[at - 1].isalnum(), text[at].isdigit()))


def _marked(text: str, letter: str) -> str:
    """With the letter as Qt takes it, where it is found first: at the beginning of a word if it is there."""
    at = next(at for at in _places(text) if text[at].upper() == letter)
    return f"{text[:at]}&{text[at:]}"


def _letters_of_shortcuts(window: QWidget) -> set[str]:
    """Those with which Alt does something already."""
    keys = [key for action in window.findChildren(QAction) for key in action.shortcuts()]
    keys += [key for shortcut in window.findChildren(QShortcut) for key in shortcut.keys()]  # noqa: SIM118 - no dict
    return {key.toString().removeprefix(ALT) for key in keys if key.toString().startswith(ALT)}


def _written(window: QWidget) -> Iterator[tuple[str, Callable[[str], None]]]:
    """What is seen with a text on it, and how to write another one there; what has no other keys first."""
    buttons = sorted(buttons_of(window), key=lambda one: isinstance(one, (QCheckBox, QRadioButton)))
    ticks = sum(isinstance(one, (QCheckBox, QRadioButton)) for one in buttons)
    for button in buttons[: len(buttons) - ticks]:
        yield _of_button(button)
    for bar in window.findChildren(QTabBar):
        for tab in range(bar.count() if bar.isVisible() else 0):
            yield bar.tabText(tab), partial(bar.setTabText, tab)
    for label in window.findChildren(QLabel):
        if label.buddy() is not None and label.isVisible():
            yield label.text(), label.setText
    for button in buttons[len(buttons) - ticks :]:
        yield _of_button(button)


def _of_button(button: QAbstractButton) -> tuple[str, Callable[[str], None]]:
    """One with a picture alone has the letter of its name, which is not seen, but told to screen readers."""
    if button.text():
        return button.text(), button.setText
    return button.accessibleName(), lambda text: button.setShortcut(QKeySequence.mnemonic(text))


def buttons_of(window: QWidget) -> Iterator[QAbstractButton]:
    """The buttons that are seen, but for those of a tool bar, which have keys, and those inside other controls."""
    for button in window.findChildren(QAbstractButton):
        inside = isinstance(button.parent(), (QLineEdit, QTabBar, QComboBox))
        of_bar = isinstance(button, QToolButton) and button.defaultAction() is not None
        if button.isVisible() and not (inside or of_bar) and (button.text() or button.accessibleName()):
            yield button
