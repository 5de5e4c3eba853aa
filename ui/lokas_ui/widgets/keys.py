"""The keys of what can be done, as Qt takes them and as people read them, bound to what they do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QKeyCombination, QLocale, Qt
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence, QShortcut

from lokas_ui.language import texts
from lokas_ui.viewmodels.keys import Keys
from lokas_ui.widgets.key_words import titles
from lokas_ui.widgets.watching import watch

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from pathlib import Path

    from PySide6.QtWidgets import QAbstractButton, QWidget

PORTABLE, NATIVE = QKeySequence.SequenceFormat.PortableText, QKeySequence.SequenceFormat.NativeText
WITHIN = Qt.ShortcutContext.WidgetWithChildrenShortcut

SPEAKER_KEYS = 9
"""So many speakers have a key: Ctrl with their number. 0 is nobody."""

FRENCH_ROW = (
    Qt.Key.Key_Ampersand,
    Qt.Key.Key_Eacute,
    Qt.Key.Key_QuoteDbl,
    Qt.Key.Key_Apostrophe,
    Qt.Key.Key_ParenLeft,
    Qt.Key.Key_Minus,
    Qt.Key.Key_Egrave,
    Qt.Key.Key_Underscore,
    Qt.Key.Key_Ccedilla,
)
"""What the keys 1 to 9 of a French keyboard are without Shift."""


def keys_at(path: Path) -> Keys:
    """The keys of a person, kept at `path`."""
    return Keys(path, readable, [key for number in range(SPEAKER_KEYS + 1) for key in portable(speaker_keys(number))])


def bind(keys: Keys, name: str, bound: QAction | QShortcut) -> None:
    """Let an action have the keys that hold for it, now and after each change; its object's name is `name` then."""
    bound.setObjectName(name)
    put = bound.setShortcuts if isinstance(bound, QAction) else bound.setKeys
    watch(bound, keys.held, lambda held: put(sequences(held[name])))


def shortcut(
    keys: Keys, name: str, owner: QWidget, deed: Callable[[], object], context: Qt.ShortcutContext = WITHIN
) -> QShortcut:
    """Keys that do something, as long as `owner` is shown and, by the usual `context`, has the keyboard."""
    made = QShortcut(owner)
    made.setContext(context)
    made.activated.connect(deed)
    bind(keys, name, made)
    return made


def press(button: QAbstractButton) -> Callable[[], None]:
    """What a key does that stands for a button: nothing where that is not shown."""
    return lambda: button.click() if button.isVisible() else None


def tell(keys: Keys, named_buttons: Mapping[str, QAbstractButton]) -> None:
    """Let the tool tips of buttons tell their key, in the language that is spoken now."""
    words = titles()
    for name, button in named_buttons.items():
        button.setToolTip(with_key(words[name], keys[name]))
        button.setAccessibleDescription(named(keys[name][:1]))  # else the tip is read, and the name a second time


def sequences(keys: Iterable[str]) -> list[QKeySequence]:
    """Keys in Qt's portable notation, as Qt takes them."""
    return [QKeySequence(key, PORTABLE) for key in keys]


def portable(keys: Iterable[QKeySequence]) -> frozenset[str]:
    """Keys in Qt's portable notation."""
    return frozenset(key.toString(PORTABLE) for key in keys)


def readable(key: str) -> str:
    """A key as Qt writes it in its portable notation; "" if it is none, or several."""
    found = QKeySequence(key, PORTABLE)
    return found.toString(PORTABLE) if found.count() == 1 else ""


def named(keys: Iterable[str]) -> str:
    """Keys as they are written on the keyboards of the system."""
    return ", ".join(found.toString(NATIVE) for found in sequences(keys))


def with_key(words: str, keys: Sequence[str]) -> str:
    """What something is called, with the first of its keys."""
    return texts.tr("{name} ({key})").format(name=words, key=named(keys[:1])) if keys else words


def speaker_keys(number: int) -> list[QKeySequence]:
    """Ctrl and a number, also from the number pad, and where numbers need Shift without it."""
    found = sequences((f"Ctrl+{number}", f"Ctrl+Num+{number}"))
    languages = QLocale.system().language(), QGuiApplication.inputMethod().locale().language()
    if QLocale.Language.French in languages and 0 < number <= len(FRENCH_ROW):
        key = FRENCH_ROW[number - 1]
        found.append(QKeySequence(QKeyCombination(Qt.KeyboardModifier.ControlModifier, key)))
    return found
