"""The pages of the first start: each asks one thing, and says what happens if it is left for later."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, QTimer
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QPushButton, QRadioButton, QVBoxLayout, QWidget

from lokas_models.store import hub_host
from lokas_ui.language import own_name, texts
from lokas_ui.manner import spoken
from lokas_ui.widgets.flow import Flow
from lokas_ui.widgets.icons import icon
from lokas_ui.widgets.labels import PART, enlarge, fade
from lokas_ui.widgets.models.import_button import ImportButton
from lokas_ui.widgets.models.words import doing, ended, expected, hour_takes, size, wrong_in_french
from lokas_ui.widgets.models.work_line import WorkLine
from lokas_ui.widgets.recording.level_meter import LevelMeter
from lokas_ui.widgets.screen import Screen
from lokas_ui.widgets.trouble_bar import TroubleBar

if TYPE_CHECKING:
    from lokas.settings import Settings
    from lokas_ui.language import Language
    from lokas_ui.viewmodels.first_start import FirstStart, FirstStartState
    from lokas_ui.viewmodels.models import Models, ModelsState

CONTROL_HEIGHT = 40
LEVEL_MS = 50
LANGUAGES: tuple[Language, ...] = ("fr", "en")


class Page(Screen):
    """A title, some words, and what belongs to them below."""

    def __init__(self) -> None:
        super().__init__()
        self.title, self.words, self.aside = QLabel(), QLabel(), QLabel()
        enlarge(self.title, PART)
        self.words.setWordWrap(True)
        self.aside.setWordWrap(True)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(14)

    def put(self, *below: QWidget | Flow | QHBoxLayout) -> None:
        """Lay the page out."""
        for widget in (self.title, self.words):
            self._layout.addWidget(widget)
        for one in below:
            if isinstance(one, QWidget):
                self._layout.addWidget(one)
            else:
                self._layout.addLayout(one)
        self._layout.addWidget(self.aside)
        self._layout.addStretch(1)
        self.retranslate()
        self.recolour()

    def recolour(self) -> None:
        """See `Screen`."""
        fade(self.aside, self.palette())


class LanguagePage(Page):
    """Which language Lokas speaks."""

    def __init__(self, start: FirstStart, settings: Settings) -> None:
        super().__init__()
        self._buttons = {language: QRadioButton(own_name(language)) for language in LANGUAGES}
        for language, button in self._buttons.items():
            button.setMinimumHeight(CONTROL_HEIGHT)
            button.setChecked(language == spoken(settings["interface.language"]))
            button.clicked.connect(lambda _checked, chosen=language: start.speak(chosen))
        self.first = next(button for button in self._buttons.values() if button.isChecked())
        self.put(*self._buttons.values())

    def retranslate(self) -> None:
        """See `Screen`."""
        self.title.setText(texts.tr("Which language do you want to read?"))
        self.words.setText(
            texts.tr("Lokas records your meetings and turns them into text, on this computer and nowhere else.")
        )
        self.aside.setText(texts.tr("This can be changed at any time in “Settings”."))


class MicrophonePage(Page):
    """What is recorded, and whether it hears."""

    def __init__(self, start: FirstStart) -> None:
        super().__init__()
        self._start = start
        self._label, self._sources, self._meter = QLabel(), QComboBox(), LevelMeter()
        self._again, self._trouble = QPushButton(), TroubleBar()
        self._label.setBuddy(self._sources)
        self._sources.setMinimumHeight(CONTROL_HEIGHT)
        self._again.setMinimumHeight(CONTROL_HEIGHT)
        self.first = self._sources
        line = QHBoxLayout()
        line.addWidget(self._sources, 1)
        line.addWidget(self._again)
        self.put(self._trouble, self._label, line, self._meter)
        self._sources.activated.connect(lambda index: start.choose_source(self._sources.itemData(index)))
        self._again.clicked.connect(start.find_sources)
        self._timer = QTimer(self)
        self._timer.setInterval(LEVEL_MS)
        self._timer.timeout.connect(lambda: self._meter.show_level(start.level))
        start.state.watch(self._show)

    def retranslate(self) -> None:
        """See `Screen`."""
        self.title.setText(texts.tr("Which microphone do you record with?"))
        self.words.setText(texts.tr("Say a sentence from your place: the bar has to move."))
        self._label.setText(texts.tr("Microphone"))
        self._sources.setAccessibleName(texts.tr("Microphone"))
        self._again.setText(texts.tr("Look again"))
        self.aside.setText(
            texts.tr(
                "Nothing is recorded now. Without a microphone you can go on all the same: recordings can be imported, "
                "and a microphone plugged in later is found by itself."
            )
        )

    def _show(self, state: FirstStartState) -> None:
        listening = state.step == "microphone"
        self._trouble.show_error(state.trouble if listening else None)
        with QSignalBlocker(self._sources):
            self._sources.clear()
            for one in state.sources or ():
                self._sources.addItem(one.name, one.id)
            self._sources.setCurrentIndex(self._sources.findData(state.source))
        none = texts.tr("No microphone was found") if state.sources is not None else texts.tr("Looking…")
        self._sources.setPlaceholderText(none)
        self._sources.setEnabled(bool(state.sources))
        self._meter.show_source(state.chosen.name if state.chosen else "")
        self._meter.setVisible(state.chosen is not None)
        if listening and state.chosen:
            self._timer.start()
        else:
            self._timer.stop()


class ModelPage(Page):
    """The model that suits this computer: it can come now, from the network or from a stick, or later."""

    def __init__(self, models: Models) -> None:
        super().__init__()
        self._models = models
        self._install, self._measure, self._import = QPushButton(), QPushButton(), ImportButton(models)
        self._trouble, self._line = TroubleBar(), WorkLine()
        buttons = Flow()
        for button in (self._install, self._measure, self._import):
            button.setMinimumHeight(CONTROL_HEIGHT)
            buttons.addWidget(button)
        self.first = self._install
        self.put(self._trouble, self._line, buttons)
        self._install.clicked.connect(models.install)
        self._measure.clicked.connect(models.measure)
        self._line.stopped.connect(models.stop)
        models.state.watch(self._show)

    def arrive_here(self) -> None:
        """Show the model that suits this computer, or the one that is here."""
        self._models.refresh()
        state = self._models.state.state
        if not state.usable and state.work is None:
            recommended = next((row.id for row in state.rows if row.recommended), state.chosen or "")
            self._models.choose(self._models.left.state or recommended)

    def retranslate(self) -> None:
        """See `Screen`."""
        self.title.setText(texts.tr("A model, to turn speech into text"))
        self._measure.setText(texts.tr("Measure the speed"))
        self._measure.setToolTip(texts.tr("Takes about 20 seconds."))
        self._import.retranslate()
        self.aside.setText(
            texts.tr(
                "“Later” is an answer too: recording works without a model. The install button downloads from {host}, "
                "once; nothing of your meetings is sent. “Models” shows all of them."
            ).format(host=hub_host())
        )
        self._show(self._models.state.state)

    def recolour(self) -> None:
        """See `Screen`."""
        super().recolour()
        self._install.setIcon(icon("import", self.palette()))
        self._measure.setIcon(icon("speed", self.palette()))
        self._import.recolour(self.palette())

    def _show(self, state: ModelsState) -> None:
        self._trouble.show_error(state.trouble)
        if state.work is not None:
            self._line.show_work(doing(state.work), state.work.percent, can_stop=not state.work.stopping)
        else:
            hour_s = state.hour_s.get(state.outcome.model) if state.outcome else None
            self._line.show_end(ended(state.outcome, hour_s) if state.outcome else "")
        self._import.show_state(state)
        self._import.setVisible(not state.usable)
        row = state.row
        wanting = row is not None and not state.usable
        self._install.setVisible(wanting)
        self._measure.setVisible(state.usable and row is not None and row.state == "installed")
        for button in (self._install, self._measure):
            button.setEnabled(state.work is None)
        if row is not None:
            self._install.setText(texts.tr("Install ({size})").format(size=size(row.size)))
            self.words.setText(self._described(state))

    def _described(self, state: ModelsState) -> str:
        row = state.row
        if row is None:
            return ""
        if state.usable:
            sentence = texts.tr("“{model}” is here. One hour of sound takes: {duration}.")
            return sentence.format(model=row.id, duration=hour_takes(state.hour_s.get(row.id)))
        if row.entry is None:
            return ""
        sentence = texts.tr(
            "For this computer: “{model}”, {size}, which needs about {memory} of memory while it works. Words wrong in "
            "French, as published: {rates}; in a meeting there are more. One hour of sound takes {duration}."
        )
        memory = size(row.entry.memory_int8_estimate)
        told = {"rates": wrong_in_french(row), "duration": expected(row.entry)}
        return sentence.format(model=row.id, size=size(row.size), memory=memory, **told)
