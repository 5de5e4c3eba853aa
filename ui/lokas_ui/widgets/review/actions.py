"""What can be done with a text that is reviewed, each with its words and its keys: all of it without a mouse."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QToolButton

from lokas_ui.language import texts
from lokas_ui.viewmodels.keys import KEYS, meet, topic
from lokas_ui.widgets.icons import icon
from lokas_ui.widgets.key_words import titles
from lokas_ui.widgets.keys import SPEAKER_KEYS, WITHIN, bind, named, speaker_keys, with_key
from lokas_ui.widgets.watching import watch

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtGui import QPalette
    from PySide6.QtWidgets import QWidget

    from lokas_ui.viewmodels.keys import Held, Keys
    from lokas_ui.widgets.review.transcript_view import TranscriptView

NAMES: Mapping[str, str] = MappingProxyType(
    {name.partition(".")[2]: name for name in KEYS if topic(name) in {"review", "sound"}}
)
"""What can be done on the screen, by the last part of its name in the table of keys."""

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
        "tell_apart": "person",
        "beside": "person",
    }
)

IN_MENU = (
    ("hear", "repeat", "check", "as_heard"),
    ("rename", "name_new", "split_speaker", "next_unsure", "alike", "tell_apart"),
    ("mark_decision", "mark_vote", "mark_action", "mark_agenda", "mark_note"),
    ("hide", "hide_name"),
)
"""What the menu of the text offers, in groups."""


class ReviewActions:
    """The actions of a screen, by name. Their words are set in `retranslate`, their icons in `recolour`."""

    def __init__(self, owner: QWidget, deeds: Mapping[str, Callable[[], object]], keys: Keys) -> None:
        """`deeds`: what is done, by name."""
        self._keys = keys
        self._speakers: list[QAction] = []
        self.by_name = {name: self._made(owner, deeds[name]) for name in NAMES}
        for name, action in self.by_name.items():
            bind(keys, NAMES[name], action)
        watch(owner, keys.held, lambda _: self._tell_keys())

    def add_speakers(self, owner: QWidget, give: Callable[[int], object]) -> None:
        """The keys that give a line to a speaker, the same for everybody: Ctrl with the number, 0 for nobody."""
        self._speakers = [
            self._made(owner, lambda number=number: give(number))  # type: ignore[misc]
            for number in range(SPEAKER_KEYS + 1)
        ]
        for number, action in enumerate(self._speakers):
            action.setShortcuts(speaker_keys(number))

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
        words = titles()
        for name, action in self.by_name.items():
            action.setText(words[NAMES[name]])
        nobody_and_first = (texts.tr("Nobody says it"), texts.tr("The first speaker says it, and so on to the ninth"))
        for action, said in zip(self._speakers, nobody_and_first, strict=False):
            action.setText(said)
        self._tell_keys()

    def keep_keys_from(self, text: TranscriptView) -> None:
        """Let the keys of the screen and of the window do there what they do elsewhere."""

        def leave(held: Held) -> None:
            of_screen = (keys for name, keys in held.items() if meet(name, "review.hear"))
            text.own_keys = self._keys.of_speakers.union(*of_screen)

        watch(text, self._keys.held, leave)

    def recolour(self, palette: QPalette) -> None:
        """Set the icons."""
        for name, drawn in ICONS.items():
            self.by_name[name].setIcon(icon(drawn, palette))

    def _tell_keys(self) -> None:
        for name, action in self.by_name.items():
            action.setToolTip(with_key(action.text(), self._keys[NAMES[name]]))
            for owner in action.associatedObjects():
                if isinstance(owner, QToolButton):
                    owner.setAccessibleDescription(named(self._keys[NAMES[name]][:1]))  # else the tip is read

    @staticmethod
    def _made(owner: QWidget, deed: Callable[[], object]) -> QAction:
        action = QAction(owner)
        action.setShortcutContext(WITHIN)
        action.triggered.connect(lambda _checked=False: deed())
        owner.addAction(action)
        return action
