"""The screen on which a text is corrected while its sound is heard."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStyle,
    QTabWidget,
    QToolBar,
    QToolButton,
    QVBoxLayout,
)

from lokas.meeting import Meeting
from lokas.text.document import heard_in
from lokas_ui.language import texts
from lokas_ui.viewmodels.spoken import Spot, Timeline
from lokas_ui.widgets.columns import Low
from lokas_ui.widgets.head import Head
from lokas_ui.widgets.icons import icon
from lokas_ui.widgets.review.actions import ReviewActions
from lokas_ui.widgets.review.doubt_tour import DoubtTour
from lokas_ui.widgets.review.find_panel import FindPanel
from lokas_ui.widgets.review.marks_panel import HiddenPage, MarksPage
from lokas_ui.widgets.review.more_button import MoreButton
from lokas_ui.widgets.review.sound_labels import SoundLabels
from lokas_ui.widgets.review.sound_panel import SoundPanel
from lokas_ui.widgets.review.speakers import SpeakersPage
from lokas_ui.widgets.review.transcript_view import TranscriptView
from lokas_ui.widgets.review.voices_desk import MOST_HEIGHT, VoicesDesk
from lokas_ui.widgets.screen import Screen
from lokas_ui.widgets.title_label import TitleLabel
from lokas_ui.widgets.trouble_bar import TroubleBar

if TYPE_CHECKING:
    from collections.abc import Callable, Collection
    from pathlib import Path

    from PySide6.QtGui import QResizeEvent

    from lokas.text.document import Document, Place
    from lokas_ui.viewmodels.corrections import Corrections
    from lokas_ui.viewmodels.keys import Keys
    from lokas_ui.viewmodels.navigator import Navigator
    from lokas_ui.viewmodels.navigator import Place as Where
    from lokas_ui.viewmodels.playback import Playback
    from lokas_ui.viewmodels.telling_apart import TellingApart
    from lokas_ui.viewmodels.transcript import Review, ReviewState
    from lokas_ui.widgets.review.find_panel import Kind

ROW_HEIGHT = 40
REST_OF_BAR = "qt_toolbar_ext_button"
"""What Qt calls the button that leads to what a bar has no room for."""
SIDE_LETTERS = 34
BOTH_LETTERS = 110
"""How wide the lists beside the text are, and from which width of the screen on they are there unasked, in letters."""

IN_BAR = (("undo", "redo"), ("find", "replace", "glossary"), ("previous_doubt", "next_doubt", "check"), ("beside",))


class ReviewScreen(Screen):
    """A text, who speaks and what is marked beside it, its sound below it."""

    def __init__(
        self,
        review: Review,
        corrections: Corrections,
        playback: Playback,
        navigator: Navigator,
        screens: Collection[str],
        *,
        voices: TellingApart,
        keys: Keys,
        remembered: Callable[[Path], int | None] = lambda _folder: None,
    ) -> None:
        """`remembered`: at which moment the text of the meeting in a folder was left."""
        super().__init__()
        self._remembered, self._keys = remembered, keys
        self._review, self._playback, self._navigator, self._screens = review, playback, navigator, screens
        self._timeline = Timeline(())
        self._document: Document | None = None
        self._folder: Path | None = None
        self._wanted_ms: int | None = None
        self._came_to: Where | None = None
        self._spot: Spot | None = None
        self._beside: bool | None = None
        self._make(corrections, voices)
        self.first = self._view
        self._arrange()
        self._connect(corrections)
        self.retranslate()
        self.recolour()
        review.state.watch(self._show)
        playback.position.watch(self._heard)

    def arrive(self, place: Where) -> None:
        """Open the text of a meeting, at a moment of its sound, or where the person was before."""
        if place.folder is None:
            return
        came_back, self._came_to = place is self._came_to, place  # then they go on where they left
        self._folder, self._wanted_ms = place.folder, None if came_back else place.at_ms
        self._review.open(place.folder)
        self._playback.open(Meeting(place.folder))
        if self._wanted_ms is not None:
            self._playback.seek(self._wanted_ms)

    @property
    def at_ms(self) -> int | None:
        """What is heard while the sound plays, else what the cursor stands at; None before the text is there."""
        if self._review.document is None:
            return None
        return self._playback.position.state if self._playback.state.state.playing else self._view.at_ms

    def leave(self) -> None:
        """Keep what was typed, and be silent."""
        self._view.commit()
        self._find.hide()
        self._desk.close_panel()
        self._playback.close()
        self._review.close()

    def retranslate(self) -> None:
        """See `Screen`."""
        self._actions.retranslate()
        self._back.setText(texts.tr("Meetings"))
        self._reviewed.setText(texts.tr("All of it is reviewed"))
        self._minutes.setText(texts.tr("Minutes"))
        self._share.setText(texts.tr("Share"))
        if rest := self._bar.findChild(QToolButton, REST_OF_BAR):
            rest.setAccessibleName(texts.tr("More"))
        self._follow.setText(texts.tr("The text follows the sound"))
        self._hears.setText(texts.tr("A click plays"))
        self._view.setAccessibleName(texts.tr("Text of the meeting"))
        self._bar.setAccessibleName(texts.tr("Correct"))
        self._tabs.tabBar().setAccessibleName(texts.tr("Beside the text"))
        for at, name in enumerate((texts.tr("Speakers"), texts.tr("Marks"), texts.tr("Hidden"))):
            self._tabs.setTabText(at, name)
        self._show(self._review.state.state)

    def recolour(self) -> None:
        """See `Screen`."""
        self._actions.recolour(self.palette())
        self._back.setIcon(icon("back", self.palette()))
        self._minutes.setIcon(icon("minutes", self.palette()))
        self._share.setIcon(icon("share", self.palette()))
        side = self.style().pixelMetric(QStyle.PixelMetric.PM_ToolBarIconSize)
        self._bar.setIconSize(QSize(side, side))
        if rest := self._bar.findChild(QToolButton, REST_OF_BAR):
            rest.setIcon(icon("more", self.palette()))  # Qt's own is dark on dark

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """The text has the most room; where there is little, what is beside it is shown when it is asked for."""
        super().resizeEvent(event)
        self._share_room()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Larger letters leave less room."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_tabs"):
            self._share_room()

    def _share_room(self) -> None:
        letter = self.fontMetrics().averageCharWidth()
        self._tabs.setFixedWidth(min(letter * SIDE_LETTERS, self.width() // 2))
        if self._beside is None:
            self._tabs.setVisible(self.width() >= letter * BOTH_LETTERS)

    def _show_beside(self) -> None:
        """Show what is beside the text, or the text alone, as the person wishes from now on."""
        self._beside = not self._tabs.isVisible()
        self._tabs.setVisible(self._beside)
        (self._tabs if self._beside else self._view).setFocus()

    def _make(self, corrections: Corrections, voices: TellingApart) -> None:
        self._back, self._heading, self._reviewed = QToolButton(), TitleLabel(), QCheckBox()
        self._minutes, self._share = QPushButton(), QPushButton()
        self._more = MoreButton(lambda screen: self._navigator.go(screen, self._folder), self._screens)
        self._trouble, self._view = TroubleBar(), TranscriptView(self._review)
        self._find = FindPanel(corrections, self._review)
        self._bar, self._doubts, self._here = QToolBar(), QLabel(), QLabel()
        self._follow, self._hears = QCheckBox(), QCheckBox()
        self._marks, self._hidden = MarksPage(self._review, self._view), HiddenPage(self._review, self._view)
        self._tabs, self._desk = QTabWidget(), VoicesDesk(voices, self._review, self._view, self._playback, self._keys)
        self._speakers = SpeakersPage(self._review, self._view, voices.recognising)
        for page in (self._speakers, self._marks, self._hidden):
            self._tabs.addTab(page, "")
        self._sound = SoundPanel(self._playback, self._keys)
        self._tour = DoubtTour(self._review, self._view, self._playback)
        self._actions = ReviewActions(self, self._deeds(), self._keys)
        self._actions.add_speakers(self, self._view.give)
        self._actions.offer(self._view)
        self._actions.keep_keys_from(self._view)
        self._labels = SoundLabels(self._sound)

    def _deeds(self) -> dict[str, Callable[[], object]]:
        view, playback = self._view, self._playback
        return {
            "hear": lambda: playback.play_from(view.at_ms),
            "play": playback.toggle,
            "back": playback.back,
            "forward": playback.forward,
            "repeat": self._repeat,
            "slower": playback.slower,
            "faster": playback.faster,
            **self._tour.deeds,
            **self._desk.deeds,
            "as_heard": self._as_heard,
            "rename": view.rename,
            "name_new": view.name_new,
            "where": lambda: view.say(view.told(at_word=True)),
            "undo": view.undo_edit,
            "redo": view.redo_edit,
            "find": lambda: self._begin("find"),
            "replace": lambda: self._begin("replace"),
            "next_place": lambda: self._step(backwards=False),
            "previous_place": lambda: self._step(backwards=True),
            "glossary": lambda: self._begin("suggest"),
            "hide": view.hide_selected,
            "hide_name": view.hide_name,
            "beside": self._show_beside,
            **{f"mark_{kind}": partial(view.mark, kind) for kind in MARKED},
        }

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(10)
        column.addLayout(self._top())
        column.addWidget(self._trouble)
        column.addWidget(self._tools())
        middle, texts_column, below = QHBoxLayout(), QVBoxLayout(), QHBoxLayout()
        middle.setSpacing(14)
        texts_column.setSpacing(8)
        for widget in (self._here, self._follow, self._hears):
            below.addWidget(widget, 1 if widget is self._here else 0)
        self._here.setWordWrap(True)
        self._here.setTextFormat(Qt.TextFormat.PlainText)
        texts_column.addWidget(self._find)
        texts_column.addWidget(Low(self._desk, MOST_HEIGHT))
        texts_column.addWidget(self._view, 1)
        texts_column.addLayout(below)
        middle.addLayout(texts_column, 1)
        middle.addWidget(self._tabs)
        column.addLayout(middle, 1)
        column.addWidget(self._sound)
        self._find.hide()
        self._follow.setChecked(True)
        self._hears.setChecked(True)

    def _top(self) -> Head:
        self._back.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._back.setAutoRaise(True)
        self._back.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        title = QHBoxLayout()
        title.addWidget(self._back)
        title.addWidget(self._heading, 1)
        for button, screen in ((self._minutes, "minutes"), (self._share, "share")):
            if screen not in self._screens:
                button.hide()
            button.clicked.connect(lambda _checked=False, screen=screen: self._navigator.go(screen, self._folder))
        self._share.setDefault(True)
        return Head(title, self._reviewed, self._more, self._minutes, self._share)

    def _tools(self) -> QToolBar:
        self._bar.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        for group in IN_BAR:
            for name in group:
                self._bar.addAction(self._actions[name])
            self._bar.addSeparator()
        self._bar.addWidget(self._doubts)
        for button in self._bar.findChildren(QToolButton):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return self._bar

    def _connect(self, corrections: Corrections) -> None:
        self._back.clicked.connect(lambda: self._navigator.go("meetings"))
        self._reviewed.clicked.connect(lambda on: self._review.set_reviewed(reviewed=on))
        self._trouble.acted.connect(lambda: self._navigator.go("queue", self._folder))
        self._view.moved.connect(self._tell)
        self._view.clicked.connect(self._hear)
        self._find.wanted.connect(self._go_place)
        self._find.left.connect(self._end_find)
        self._speakers.voices_wanted.connect(self._desk.ask)
        self._speakers.unsure_wanted.connect(partial(self._tour.next, of_voices=True))
        self._desk.opened.connect(self._find.hide)
        self._desk.models_wanted.connect(lambda: self._navigator.go("models"))
        corrections.state.watch(lambda state: self._trouble.show_error(state.trouble) if state.trouble else None)

    def _show(self, state: ReviewState) -> None:
        self._heading.show_title(state.title or texts.tr("Untitled"))
        self._reviewed.setChecked(state.reviewed)
        without_text = state.trouble is not None and state.trouble.code == "meeting.no_transcript"
        offers = without_text and "queue" in self._screens
        self._trouble.show_error(state.trouble, texts.tr("Transcribe") if offers else "")
        there = state.document is not None
        for name, action in self._actions.by_name.items():
            action.setEnabled(there or name in HEARD)
        self._actions["undo"].setEnabled(state.undoable is not None or self._view.typing)
        self._actions["redo"].setEnabled(state.redoable is not None)
        for widget in (self._reviewed, self._minutes, self._share):
            widget.setEnabled(there)
        none = texts.tr("No doubt is left") if there else ""
        self._doubts.setText(texts.tr("%n doubts", "", len(state.doubts)) if state.doubts else none)
        self._view.setPlaceholderText(self._placeholder(state))
        if state.document is not self._document:
            self._renew(state.document)
        self._tell()

    def _renew(self, document: Document | None) -> None:
        """Another text, or an edit of it, is shown."""
        first = self._document is None and document is not None
        self._document, self._timeline, self._spot = document, Timeline.of(document), None
        self._labels.show_soon(document)
        if first:
            self._view.say(f"{self._review.state.state.title}, {self._doubts.text()}")
        if first and self._wanted_ms is not None:
            self._go_ms(self._wanted_ms)
        elif first and self._folder and (left_ms := self._remembered(self._folder)) is not None:
            self._view.go_to_time(left_ms, self._timeline.spot(left_ms))
            self._playback.seek(left_ms)

    @staticmethod
    def _placeholder(state: ReviewState) -> str:
        if state.document is not None:
            return texts.tr("Nobody says anything in this recording.")
        return "" if state.trouble else texts.tr("Opening the text…")

    def _tell(self) -> None:
        """Say below the text where the cursor is and what the machine heard there, if it is something else."""
        segment, document = self._view.segment, self._review.document
        heard = heard_in(document, segment) if segment and document else ""
        parts = [self._view.told()]
        if segment is not None and heard != segment.text:
            parts.append(texts.tr("Heard: “{text}”").format(text=heard))
        self._here.setText("\n".join(filter(None, parts)))
        self._actions["as_heard"].setEnabled(segment is not None and heard != segment.text)

    def _heard(self, at_ms: int) -> None:
        spot = self._timeline.spot(at_ms) if self._playback.state.state.ready else None
        if spot != self._spot:
            self._spot = spot
            follows = self._follow.isChecked() and self._playback.state.state.playing
            self._view.show_heard(spot, follow=follows)

    def _hear(self, at_ms: int) -> None:
        if self._hears.isChecked():
            self._playback.play_from(at_ms)
        else:
            self._playback.seek(at_ms)

    def _repeat(self) -> None:
        """Hear what is selected, or the line of the cursor, again and again; or no longer."""
        repeats, span = self._playback.state.state.loop is not None, self._view.span
        self._playback.set_loop(None if repeats else span)
        if not repeats and span is not None:
            self._playback.play_from(span.start_ms)
        self._view.say(texts.tr("It goes on") if repeats else texts.tr("It is repeated"))

    def _go_ms(self, at_ms: int) -> None:
        self._view.go_to_time(at_ms, self._timeline.spot(at_ms))
        self._playback.seek(at_ms)
        self._view.setFocus()

    def _as_heard(self) -> None:
        segment = self._view.segment
        if segment is not None and self._view.commit() and self._review.as_heard(segment.id):
            self._view.say(texts.tr("As it was heard"))

    def _begin(self, kind: Kind) -> None:
        self._view.commit()
        self._desk.close_panel()
        chosen = self._view.textCursor().selectedText()
        self._find.begin(kind, "" if "\u2029" in chosen else chosen)

    def _step(self, *, backwards: bool) -> None:
        self._view.commit()
        segment, selected = self._view.segment, self._view.selected
        if segment is not None:
            self._find.step(segment.id, selected.start if backwards else selected.end, backwards=backwards)

    def _go_place(self, place: Place) -> None:
        if self._review.document is not None:
            self._view.go(self._review.document.place(place.segment_id), place.start, place.end)

    def _end_find(self) -> None:
        self._find.hide()
        self._find.forget()
        self._view.setFocus()


MARKED = ("decision", "vote", "action", "agenda", "note")
HEARD = frozenset({"play", "back", "forward", "slower", "faster"})
"""What is done with the sound, also where there is no text."""
