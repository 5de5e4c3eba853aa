"""The keys of all that can be done: found, changed, given back; with the keyboard alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QTableView, QVBoxLayout, QWidget

from lokas_ui.language import texts
from lokas_ui.widgets.icons import icon
from lokas_ui.widgets.key_words import titles
from lokas_ui.widgets.meeting_title import MeetingTitle
from lokas_ui.widgets.naming import call
from lokas_ui.widgets.notice_bar import NoticeBar
from lokas_ui.widgets.roomy import scrolled
from lokas_ui.widgets.screen import Screen
from lokas_ui.widgets.settings.keys_answers import answered, asked
from lokas_ui.widgets.settings.keys_model import WHAT, KeysModel
from lokas_ui.widgets.settings.keys_panel import KeysPanel
from lokas_ui.widgets.tables import ROW_HEIGHT, arrange
from lokas_ui.widgets.trouble_bar import TroubleBar

if TYPE_CHECKING:
    from lokas_ui.viewmodels.key_choices import KeyChoices, KeyChoicesState
    from lokas_ui.viewmodels.navigator import Navigator

ROWS = 5
"""So many rows are shown at least."""


class KeysScreen(Screen):
    """A list of what can be done; below it the keys of the one that is chosen. Each change holds at once."""

    def __init__(self, choices: KeyChoices, navigator: Navigator) -> None:
        super().__init__()
        self._choices = choices
        self._all, self._intro, self._search, self._nothing = QPushButton(), QLabel(), QLineEdit(), QLabel()
        self._title = MeetingTitle(navigator.back, ())
        self._table, self._model, self._panel = QTableView(), KeysModel(), KeysPanel()
        self._trouble, self._contest, self._says = TroubleBar(), NoticeBar("warning"), QLabel()
        self._table.setModel(self._model)
        self.first = self._table
        self._arrange()
        self._connect()
        self.retranslate()
        self.recolour()
        choices.state.watch(self._show)

    def leave(self) -> None:
        """What was asked and not answered is not done."""
        self._choices.decline()

    def retranslate(self) -> None:
        """See `Screen`."""
        self._title.say(texts.tr("Keys"), "")
        self._all.setText(texts.tr("All usual keys"))
        self._intro.setText(
            texts.tr(
                "Choose an action, press Enter, then its new key. A foot pedal is a key like any other: let it send "
                "one that nothing uses, such as F13, and press it here. Ctrl with 1 to 9 says who speaks and stays as "
                "it is, like the keys to move about, to press buttons and to write."
            )
        )
        self._search.setPlaceholderText(texts.tr("Find an action or a key"))
        call(self._search, texts.tr("Find an action or a key"))
        self._nothing.setText(texts.tr("Nothing has these words. Try others."))
        self._table.setAccessibleName(texts.tr("Keys"))
        self._panel.retranslate()
        self._show(self._choices.state.state)

    def recolour(self) -> None:
        """See `Screen`."""
        self._all.setIcon(icon("undo", self.palette()))
        self._search.actions()[0].setIcon(icon("search", self.palette()))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Escape leaves all as it is, and leads back to the list."""
        if event.key() == Qt.Key.Key_Escape:
            self._go_back()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """As many rows are seen whatever the size of the text."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._keep_rows()

    def _show(self, state: KeyChoicesState) -> None:
        chosen = self._chosen()
        self._model.show(state.keys)
        self._choose(chosen)
        self._all.setEnabled(not state.all_usual)
        self._trouble.show_error(state.trouble)
        question, button = asked(state.contest) if state.contest else ("", "")
        self._contest.show_text(question, button)
        self._say(answered(state.answer) if state.answer else "")
        if state.contest is not None:
            self._contest.first.setFocus()
            self._reveal(self._contest)
        elif state.answer is not None:
            (self._panel.first if state.answer.kind == "refused" else self._table).setFocus()
            self._reveal(self._says)

    def _reveal(self, widget: QWidget) -> None:
        """Scroll to what has just come, where large letters leave no room for all: as soon as it has its place."""
        QTimer.singleShot(0, self._page, lambda: self._page.ensureWidgetVisible(widget))

    def _ask_key(self) -> None:
        self._panel.first.setFocus()
        self._reveal(self._panel)

    def _show_chosen(self) -> None:
        name, state = self._chosen(), self._choices.state.state
        self._panel.setVisible(name is not None)
        if name is not None:
            self._panel.show_action(titles()[name], state.keys[name], usual=state.usual(name))

    def _find(self, words: str) -> None:
        chosen = self._chosen()
        self._model.find(words)
        self._choose(chosen)
        found = self._model.rowCount() > 0
        if not found and self._nothing.isHidden():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self._nothing.text()))
        self._nothing.setHidden(found)

    def _choose(self, name: str | None) -> None:
        """Choose an action; the first where that is not shown."""
        if self._model.rowCount():
            self._table.setCurrentIndex(self._model.index(self._model.place(name) or 0, WHAT))
        self._show_chosen()

    def _chosen(self) -> str | None:
        return self._model.name(self._table.currentIndex())

    def _say(self, text: str) -> None:
        if text and text != self._says.text():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))
        self._says.setText(text)
        self._says.setVisible(bool(text))

    def _turn(self) -> None:
        """Another action is chosen: what was asked about the one before is void."""
        if self._choices.state.state.contest is not None:
            self._choices.decline()
        self._show_chosen()

    def _go_back(self) -> None:
        self._choices.decline()
        self._table.setFocus()

    def _give(self, key: str) -> None:
        if (name := self._chosen()) is not None:
            self._choices.give(name, key)

    def _take(self, key: str) -> None:
        if (name := self._chosen()) is not None:
            self._choices.take(name, key)

    def _reset(self) -> None:
        if (name := self._chosen()) is not None:
            self._choices.reset(name)

    def _connect(self) -> None:
        self._all.clicked.connect(self._choices.reset_all)
        self._search.textChanged.connect(self._find)
        self._search.returnPressed.connect(self._table.setFocus)
        self._table.activated.connect(self._ask_key)
        self._table.selectionModel().currentRowChanged.connect(lambda *_: self._turn())
        self._panel.pressed.connect(self._give)
        self._panel.taken.connect(self._take)
        self._panel.usual.connect(self._reset)
        self._panel.left.connect(self._go_back)
        self._contest.acted.connect(self._choices.agree)
        self._contest.dismissed.connect(self._go_back)

    def _arrange(self) -> None:
        for label in (self._intro, self._nothing, self._says):
            label.setWordWrap(True)
        self._nothing.hide()
        self._search.addAction(icon("search", self.palette()), QLineEdit.ActionPosition.LeadingPosition)
        self._search.setClearButtonEnabled(True)
        for control in (self._search, self._all):
            control.setMinimumHeight(ROW_HEIGHT)
        arrange(self._table, WHAT)
        self._keep_rows()
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(14)
        line = QHBoxLayout()
        line.addWidget(self._search, 1)
        line.addWidget(self._all)
        column.addWidget(self._title)
        column.addWidget(self._intro)
        column.addLayout(line)
        for widget in (self._nothing, self._table, self._trouble, self._contest, self._says, self._panel):
            column.addWidget(widget, int(widget is self._table))
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        self._page = scrolled(inside)
        outside.addWidget(self._page)

    def _keep_rows(self) -> None:
        row = self._table.verticalHeader().defaultSectionSize()
        self._table.setMinimumHeight(self._table.horizontalHeader().sizeHint().height() + ROWS * row)
