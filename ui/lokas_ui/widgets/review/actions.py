"""What can be done with a text that is reviewed, each with its words and its keys: all of it without a mouse."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from PySide6.QtCore import QKeyCombination, QLocale, Qt
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence

from lokas_ui.language import texts
from lokas_ui.widgets.icons import icon

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from PySide6.QtGui import QPalette
    from PySide6.QtWidgets import QWidget

KEYS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "hear": ("F4",),
        "play": ("F5", "Media Play", "Toggle Media Play/Pause"),
        "back": ("F6",),
        "forward": ("F7",),
        "repeat": ("Ctrl+L",),
        "slower": ("F9",),
        "faster": ("F10",),
        "next_doubt": ("F8",),
        "previous_doubt": ("Shift+F8",),
        "check": ("Ctrl+Return", "Ctrl+Enter"),
        "as_heard": ("Ctrl+D",),
        "rename": ("F2",),
        "name_new": ("Ctrl+N",),
        "where": ("Ctrl+I",),
        "undo": ("Ctrl+Z",),
        "redo": ("Ctrl+Y", "Ctrl+Shift+Z"),
        "find": ("Ctrl+F",),
        "replace": ("Ctrl+H",),
        "next_place": ("F3",),
        "previous_place": ("Shift+F3",),
        "glossary": ("Ctrl+G",),
        "mark_decision": ("Ctrl+Shift+D",),
        "mark_vote": ("Ctrl+Shift+V",),
        "mark_action": ("Ctrl+Shift+C",),
        "mark_agenda": ("Ctrl+Shift+A",),
        "mark_note": ("Ctrl+Shift+N",),
        "hide": ("Ctrl+Shift+H",),
        "hide_name": (),
        "beside": ("Ctrl+B",),
    }
)
"""By the name of what they do, in Qt's portable notation. A foot pedal sends a key like any other."""

ICONS: Mapping[str, str] = MappingProxyType(
    {
        "undo": "undo",
        "redo": "redo",
        "find": "search",
        "replace": "replace",
        "glossary": "glossary",
        "previous_doubt": "previous",
        "next_doubt": "next",
        "check": "check",
        "hide": "hide",
        "hear": "play",
        "rename": "person",
        "beside": "person",
    }
)

IN_MENU = (
    ("hear", "repeat", "check", "as_heard"),
    ("rename", "name_new"),
    ("mark_decision", "mark_vote", "mark_action", "mark_agenda", "mark_note"),
    ("hide", "hide_name"),
)
"""What the menu of the text offers, in groups."""

SPEAKER_KEYS = 9

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


class ReviewActions:
    """The actions of a screen, by name. Their words are set in `retranslate`, their icons in `recolour`."""

    def __init__(
        self,
        owner: QWidget,
        deeds: Mapping[str, Callable[[], object]],
        keys: Mapping[str, Sequence[str]] = KEYS,
    ) -> None:
        """`deeds`: what is done, by name. `keys`: those that a person chose; what is left out has its usual ones."""
        self.by_name = {name: self._made(owner, deeds[name], sequences(keys.get(name, KEYS[name]))) for name in KEYS}

    def add_speakers(self, owner: QWidget, give: Callable[[int], object]) -> None:
        """The keys that give a line to a speaker: Ctrl with the number, 0 for nobody."""
        for number in range(SPEAKER_KEYS + 1):
            self._made(owner, lambda number=number: give(number), speaker_keys(number))  # type: ignore[misc]

    def __getitem__(self, name: str) -> QAction:
        return self.by_name[name]

    def offer(self, text: QWidget) -> None:
        """Fill the menu of the text."""
        for group in IN_MENU:
            for name in group:
                text.addAction(self.by_name[name])
            line = QAction(text)
            line.setSeparator(True)
            text.addAction(line)

    def retranslate(self) -> None:
        """Set the words in the language that is spoken now, and tell the keys with them."""
        for name, words in titles().items():
            action = self.by_name[name]
            action.setText(words)
            keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            action.setToolTip(f"{words} ({keys})" if keys else words)

    def recolour(self, palette: QPalette) -> None:
        """Set the icons."""
        for name, drawn in ICONS.items():
            self.by_name[name].setIcon(icon(drawn, palette))

    @staticmethod
    def _made(owner: QWidget, deed: Callable[[], object], keys: Sequence[QKeySequence]) -> QAction:
        action = QAction(owner)
        action.setShortcuts(list(keys))
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.triggered.connect(lambda _checked=False: deed())
        owner.addAction(action)
        return action


def sequences(keys: Sequence[str]) -> list[QKeySequence]:
    """Keys in Qt's portable notation, as Qt takes them."""
    return [QKeySequence(key, QKeySequence.SequenceFormat.PortableText) for key in keys]


def speaker_keys(number: int) -> list[QKeySequence]:
    """Ctrl and a number, also from the number pad, and where numbers need Shift without it."""
    found = sequences((f"Ctrl+{number}", f"Ctrl+Num+{number}"))
    languages = QLocale.system().language(), QGuiApplication.inputMethod().locale().language()
    if QLocale.Language.French in languages and 0 < number <= len(FRENCH_ROW):
        key = FRENCH_ROW[number - 1]
        found.append(QKeySequence(QKeyCombination(Qt.KeyboardModifier.ControlModifier, key)))
    return found


def portable(keys: Sequence[QKeySequence]) -> set[str]:
    """Keys in Qt's portable notation."""
    return {key.toString(QKeySequence.SequenceFormat.PortableText) for key in keys}


def titles() -> dict[str, str]:
    """What each action is called."""
    return {
        "hear": texts.tr("Hear from here"),
        "play": texts.tr("Play or pause"),
        "back": texts.tr("Five seconds back"),
        "forward": texts.tr("Five seconds on"),
        "repeat": texts.tr("Repeat this line"),
        "slower": texts.tr("Slower"),
        "faster": texts.tr("Faster"),
        "next_doubt": texts.tr("Next doubt"),
        "previous_doubt": texts.tr("Doubt before"),
        "check": texts.tr("It is right"),
        "as_heard": texts.tr("Put back what was heard"),
        "rename": texts.tr("Rename the speaker…"),
        "name_new": texts.tr("Somebody else says it…"),
        "where": texts.tr("Say who speaks and when"),
        "undo": texts.tr("Undo"),
        "redo": texts.tr("Redo"),
        "find": texts.tr("Find"),
        "replace": texts.tr("Replace"),
        "next_place": texts.tr("Next place found"),
        "previous_place": texts.tr("Place found before"),
        "glossary": texts.tr("Glossary"),
        "mark_decision": texts.tr("Mark a decision"),
        "mark_vote": texts.tr("Mark a vote"),
        "mark_action": texts.tr("Mark an action"),
        "mark_agenda": texts.tr("Mark an agenda item"),
        "mark_note": texts.tr("Mark a note"),
        "hide": texts.tr("Hide what is selected"),
        "hide_name": texts.tr("Hide this name everywhere"),
        "beside": texts.tr("Lists"),
    }
