"""The settings, in parts, with a box that finds those which are meant."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QLineEdit, QPushButton, QScrollArea, QVBoxLayout, QWidget

from lokas.settings import SETTINGS
from lokas_ui.language import texts
from lokas_ui.widgets.announcing import announce
from lokas_ui.widgets.head import Head
from lokas_ui.widgets.icons import icon
from lokas_ui.widgets.labels import PART, enlarge, fade
from lokas_ui.widgets.naming import call
from lokas_ui.widgets.screen import Screen
from lokas_ui.widgets.settings.editors import SMALLEST, CheckEditor, editor_for
from lokas_ui.widgets.settings.found import has_words
from lokas_ui.widgets.settings.voices_part import VoicesPart
from lokas_ui.widgets.settings.words import TOPICS, WORDS
from lokas_ui.widgets.trouble_bar import TroubleBar

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QPalette

    from lokas.settings import Value
    from lokas_ui.viewmodels.choices import Choices, ChoicesState
    from lokas_ui.viewmodels.navigator import Navigator, Place
    from lokas_ui.viewmodels.voices_kept import VoicesKept

FIELD_HEIGHT = 40
VOICES = "speakers.remember_voices"
WIDEST = 760
"""Pixels at 100 %: lines that are longer are hard to read."""


class SettingsScreen(Screen):
    """Each change is kept at once: there is nothing to confirm."""

    def __init__(self, choices: Choices, navigator: Navigator, voices: VoicesKept) -> None:
        super().__init__()
        self._choices, self._voices, self._voices_part = choices, voices, VoicesPart(voices)
        self._heading, self._search, self._trouble, self._nothing = QLabel(), QLineEdit(), TroubleBar(), QLabel()
        self._rows = {key: SettingRow(key, partial(choices.choose, key)) for key in WORDS}
        self._parts = {topic: QLabel() for topic in TOPICS}
        self._keys_part, self._keys, self._keys_help = QLabel(), QPushButton(), QLabel()
        self.first = self._search
        self._arrange()
        self.retranslate()
        self.recolour()
        self._search.textChanged.connect(self._find)
        self._keys.clicked.connect(lambda: navigator.go("keys"))
        choices.state.watch(self._show)

    def arrive(self, place: Place) -> None:  # noqa: ARG002 - it shows all settings
        """Other screens change settings too, and models come and go."""
        self._choices.refresh()
        self._voices.refresh()

    def retranslate(self) -> None:
        """See `Screen`."""
        self._heading.setText(texts.tr("Settings"))
        self._search.setPlaceholderText(texts.tr("Find a setting"))
        call(self._search, texts.tr("Find a setting"))
        self._nothing.setText(texts.tr("No setting has these words. Try others."))
        for topic, title in TOPICS.items():
            self._parts[topic].setText(title())
        self._keys_part.setText(texts.tr("Keys"))
        self._keys.setText(texts.tr("Change the keys…"))
        self._keys_help.setText(texts.tr("What the keys of the keyboard, or a foot pedal, do on each screen."))
        self._keys.setAccessibleDescription(self._keys_help.text())
        for row in self._rows.values():
            row.say(self._choices.state.state.models)
        self._show(self._choices.state.state)
        self._find(self._search.text())

    def recolour(self) -> None:
        """See `Screen`."""
        self._search.actions()[0].setIcon(icon("search", self.palette()))
        self._keys.setIcon(icon("edit", self.palette()))
        fade(self._keys_help, self.palette())
        for row in self._rows.values():
            row.recolour(self.palette())

    def _arrange(self) -> None:
        self._search.addAction(icon("search", self.palette()), QLineEdit.ActionPosition.LeadingPosition)
        self._search.setClearButtonEnabled(True)
        self._search.setMinimumHeight(FIELD_HEIGHT)
        self._nothing.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.setSpacing(14)
        layout.addLayout(Head(self._heading))
        for widget in (self._search, self._trouble, self._nothing):
            layout.addWidget(widget)
        layout.addWidget(self._page(), 1)

    def _page(self) -> QScrollArea:
        column = QWidget()
        column.setMaximumWidth(WIDEST)
        inner = QVBoxLayout(column)
        inner.setContentsMargins(0, 0, 12, 0)
        inner.setSpacing(16)
        for topic, part in self._parts.items():
            enlarge(part, PART)
            inner.addSpacing(6)
            inner.addWidget(part)
            for key, row in self._rows.items():
                if key.partition(".")[0] == topic:
                    inner.addWidget(row)
                    if key == VOICES:
                        inner.addWidget(self._voices_part)
        self._keys_help.setWordWrap(True)
        self._keys.setMinimumHeight(SMALLEST[1])
        enlarge(self._keys_part, PART)
        inner.addSpacing(6)
        inner.addWidget(self._keys_part)
        inner.addWidget(self._keys_help)
        inner.addWidget(self._keys, 0, Qt.AlignmentFlag.AlignLeft)
        inner.addStretch(1)
        page = QScrollArea()
        page.setWidgetResizable(True)
        page.setFrameShape(QFrame.Shape.NoFrame)
        page.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        page.setWidget(column)
        return page

    def _show(self, state: ChoicesState) -> None:
        self._trouble.show_error(state.trouble)
        for key, row in self._rows.items():
            row.show_value(state.values[key], state.models)

    def _find(self, words: str) -> None:
        """Show only the settings that have all the words, in what they are called or in what they are for."""
        found = {key for key, row in self._rows.items() if has_words(row.words(), words)}
        for key, row in self._rows.items():
            row.setVisible(key in found)
        for topic, part in self._parts.items():
            part.setVisible(any(key.partition(".")[0] == topic for key in found))
        self._voices_part.setVisible(VOICES in found)
        keys = has_words(f"{texts.tr('Change the keys…')} {self._keys_help.text()}", words)
        for widget in (self._keys_part, self._keys, self._keys_help):
            widget.setVisible(keys)
        found_none = not found and not keys
        if found_none and self._nothing.isHidden():
            announce(self, self._nothing.text())
        self._nothing.setVisible(found_none)


class SettingRow(QWidget):
    """A setting with its name, its control, and below them what it is for."""

    def __init__(self, key: str, choose: Callable[[Value], None]) -> None:
        super().__init__()
        self._key, self._words = key, WORDS[key]
        self._title, self._help = QLabel(self), QLabel()
        self._editor = editor_for(SETTINGS[key], self._words, choose)
        self._help.setWordWrap(True)
        self._title.setBuddy(self._editor.widget)
        self._title.setHidden(isinstance(self._editor, CheckEditor))
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        for column in range(2):
            layout.setColumnStretch(column, 1)
        layout.setVerticalSpacing(2)
        if isinstance(self._editor, CheckEditor):
            layout.addWidget(self._editor.widget, 0, 0, 1, 2)
        else:
            layout.addWidget(self._title, 0, 0)
            layout.addWidget(self._editor.widget, 0, 1)
        layout.addWidget(self._help, 1, 0, 1, 2)

    def say(self, models: Sequence[str]) -> None:
        """Set the texts."""
        self._title.setText(self._words.title())
        self._help.setText(self._words.help())
        self._editor.say(self._words, models)
        self._editor.widget.setAccessibleName(self._words.title())
        self._editor.widget.setAccessibleDescription(self._words.help())

    def recolour(self, palette: QPalette) -> None:
        """What it is for is fainter than its name, in these colours."""
        fade(self._help, palette)

    def show_value(self, value: Value, models: Sequence[str]) -> None:
        """Show what is chosen, among what can be."""
        if self._words.names is not None:
            self._editor.say(self._words, models)
        self._editor.show(value)

    def words(self) -> str:
        """Everything it can be found by."""
        return f"{self._words.title()} {self._words.help()} {TOPICS[self._key.partition('.')[0]]()}"
