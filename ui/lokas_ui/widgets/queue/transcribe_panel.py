"""What is asked before a meeting is transcribed: its language, the model, and when; or the way to a model."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, Qt, QTime
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QRadioButton,
    QTimeEdit,
    QVBoxLayout,
    QWidget,
)

from lokas.speech.languages import LANGUAGES
from lokas_ui.language import texts
from lokas_ui.viewmodels.transcribing import AUTO, SEVERAL, Choice, Offer
from lokas_ui.widgets.head import Head
from lokas_ui.widgets.icons import icon
from lokas_ui.widgets.screen import Screen
from lokas_ui.widgets.times import about
from lokas_ui.widgets.trouble_bar import TroubleBar

if TYPE_CHECKING:
    from lokas_ui.viewmodels.navigator import Navigator
    from lokas_ui.viewmodels.transcribing import ModelChoice, Transcribing, TranscribingState

ROW_HEIGHT = 40
FIELD_WIDTH = 340
NIGHT = "22:00"
"""A time at which few people need their computer."""
USUAL = ("fr", "en")
"""The languages that stand first."""


class TranscribePanel(Screen):
    """Draws a `Transcribing`. Where there is no model its main button leads to one."""

    def __init__(self, transcribing: Transcribing, navigator: Navigator) -> None:
        super().__init__()
        self._transcribing, self._navigator = transcribing, navigator
        self._offer: Offer | None = None
        self._heading, self._start, self._cancel = QLabel(), QPushButton(), QPushButton()
        self._go_on, self._anew = QRadioButton(), QRadioButton()
        self._language, self._model = QComboBox(), QComboBox()
        self._language_label, self._model_label, self._when_label = QLabel(), QLabel(), QLabel()
        self._mains, self._later, self._time = QCheckBox(), QCheckBox(), QTimeEdit()
        self._voices = QCheckBox()
        self._note, self._trouble, self._asked = QLabel(), TroubleBar(), QWidget()
        self.first = self._start
        self._arrange()
        self._connect()
        self.retranslate()
        self.recolour()
        transcribing.state.watch(self._show)

    def retranslate(self) -> None:
        """See `Screen`."""
        self._cancel.setText(texts.tr("Cancel"))
        self._language_label.setText(texts.tr("&Language spoken"))
        self._model_label.setText(texts.tr("&Model"))
        self._when_label.setText(texts.tr("When"))
        self._anew.setText(texts.tr("Begin anew"))
        self._mains.setText(texts.tr("Only while the computer is plugged in"))
        self._later.setText(texts.tr("Not before"))
        self._voices.setText(texts.tr("Then tell the voices apart"))
        for field in (self._time, self._time.lineEdit()):
            field.setAccessibleName(texts.tr("Not before"))
        self._fill(keep=True)

    def recolour(self) -> None:
        """See `Screen`."""
        self._start.setIcon(icon("models" if self._needs_model() else "queue", self.palette()))

    @property
    def choice(self) -> Choice:
        """What is chosen now."""
        return Choice(
            language=self._language.currentData() or AUTO,
            model=self._model.currentData() or "",
            on_mains=self._mains.isChecked(),
            not_before=self._time.time().toString("HH:mm") if self._later.isChecked() else "",
            anew=self._anew.isChecked(),
            voices=self._voices.isVisibleTo(self) and self._voices.isChecked(),
        )

    def _show(self, state: TranscribingState) -> None:
        self._trouble.show_error(state.trouble)
        if state.offer != self._offer:
            self._offer = state.offer
            self._fill(keep=False)
        self._start.setEnabled(state.offer is not None)

    def _fill(self, *, keep: bool) -> None:
        """Show what is offered; `keep`: with what the person chose already."""
        offer = self._offer
        if offer is None:
            self._heading.setText(texts.tr("Transcribe"))
            self._draw()
            return
        chosen = self.choice if keep else offer.proposed
        title = offer.title or texts.tr("Untitled")
        self._heading.setText(texts.tr("Transcribe “{title}”").format(title=title))
        self._fill_languages(chosen.language)
        self._fill_models(chosen.model)
        self._go_on.setText(texts.tr("Go on where it stopped ({percent} %)").format(percent=offer.begun_percent or 0))
        self._anew.setChecked(chosen.anew)
        self._go_on.setChecked(not chosen.anew)
        self._mains.setChecked(chosen.on_mains)
        self._later.setChecked(bool(chosen.not_before))
        self._voices.setVisible(offer.tells_voices)
        self._voices.setChecked(chosen.voices)
        self._time.setTime(QTime.fromString(chosen.not_before or NIGHT, "HH:mm"))
        self._draw()

    def _fill_languages(self, chosen: str) -> None:
        self._language.blockSignals(True)  # noqa: FBT003 - Qt's own
        self._language.clear()
        for code in USUAL:
            self._language.addItem(language_name(code), code)
        self._language.addItem(texts.tr("Find out by itself"), AUTO)
        self._language.addItem(texts.tr("Several languages in turn"), SEVERAL)
        self._language.insertSeparator(self._language.count())
        for name, code in sorted((language_name(code), code) for code in LANGUAGES if code not in USUAL):
            self._language.addItem(name, code)
        self._language.setCurrentIndex(max(0, self._language.findData(chosen)))
        self._language.blockSignals(False)  # noqa: FBT003

    def _fill_models(self, chosen: str) -> None:
        self._model.clear()
        for model in self._offer.models_for(self._language.currentData()) if self._offer else ():
            self._model.addItem(model_name(model), model.id)
        self._model.setCurrentIndex(max(0, self._model.findData(chosen)))

    def _draw(self) -> None:
        """Show what belongs to what is chosen."""
        offer = self._offer
        begun = offer is not None and offer.begun_percent is not None
        self._asked.setVisible(bool(offer and offer.models))
        for button in (self._go_on, self._anew):
            button.setVisible(begun)
        for field in (self._language, self._model):
            field.setEnabled(not begun or self._anew.isChecked())
        self._time.setEnabled(self._later.isChecked())
        self._start.setText(texts.tr("Choose a model…") if self._needs_model() else texts.tr("Transcribe"))
        self._note.setText("\n\n".join(self._notes()))
        self.recolour()

    def _notes(self) -> list[str]:
        offer = self._offer
        if offer is None:
            return []
        size = QLocale().formattedDataSize(offer.advised[1], 1, QLocale.DataSizeFormat.DataSizeSIFormat)
        if not offer.models:
            return [
                texts.tr(
                    "To turn speech into text, Lokas needs a speech model: it is installed once, and then works without"
                    " the network. For this computer “{model}” is recommended ({size})."
                ).format(model=offer.advised[0], size=size)
            ]
        if self._needs_model():
            return [texts.tr("None of the installed models knows this language.")]
        notes = []
        model = next((one for one in offer.models if one.id == self._model.currentData()), None)
        if model is not None and model.takes_s is not None and offer.begun_percent is None:
            notes.append(texts.tr("It takes {time} on this computer.").format(time=about(model.takes_s)))
        notes.append(texts.tr("You can go on working meanwhile. Nothing leaves this computer."))
        if offer.has_text:
            notes.append(
                texts.tr(
                    "A new text takes the place of the one there is. That one is set aside with its corrections: "
                    "“Earlier texts” shows it, and brings it back."
                )
            )
        return notes

    def _needs_model(self) -> bool:
        return self._offer is not None and self._model.count() == 0

    def _connect(self) -> None:
        self._start.clicked.connect(self._go)
        self._cancel.clicked.connect(self._transcribing.close)
        self._language.currentIndexChanged.connect(self._other_language)
        self._model.activated.connect(self._draw)
        self._later.toggled.connect(self._draw)
        self._anew.toggled.connect(self._draw)

    def _go(self) -> None:
        if self._needs_model():
            self._transcribing.close()
            self._navigator.go("models")
        else:
            self._start.setEnabled(False)
            self._transcribing.start(self.choice, texts.tr("Person {number}"))

    def _other_language(self) -> None:
        self._fill_models(self._model.currentData() or "")
        self._draw()

    def _arrange(self) -> None:
        self._heading.setWordWrap(True)
        self._heading.setTextFormat(Qt.TextFormat.PlainText)
        self._note.setWordWrap(True)
        for control in (
            self._start,
            self._cancel,
            self._language,
            self._model,
            self._time,
            self._language_label,
            self._model_label,
            self._when_label,
            self._mains,
        ):
            control.setMinimumHeight(ROW_HEIGHT)
        for box in (self._language, self._model):
            box.setMinimumWidth(FIELD_WIDTH)
        self._start.setDefault(True)
        self._language_label.setBuddy(self._language)
        self._model_label.setBuddy(self._model)
        self._language.setMaxVisibleItems(16)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.setSpacing(14)
        layout.addLayout(Head(self._heading, self._cancel, self._start))
        layout.addWidget(self._trouble)
        layout.addWidget(self._asked)
        layout.addWidget(self._note)
        layout.addStretch(1)
        self._arrange_form()

    def _arrange_form(self) -> None:
        later = QHBoxLayout()
        later.addWidget(self._later)
        later.addWidget(self._time)
        later.addStretch(1)
        form = QFormLayout(self._asked)
        form.setContentsMargins(0, 0, 0, 0)
        form.setHorizontalSpacing(24)
        form.setVerticalSpacing(10)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.FieldsStayAtSizeHint)
        form.addRow(self._go_on)
        form.addRow(self._anew)
        form.addRow(self._language_label, self._language)
        form.addRow(self._model_label, self._model)
        form.addRow(QLabel(), self._voices)
        form.addRow(self._when_label, self._mains)
        form.addRow(QLabel(), later)


def language_name(code: str) -> str:
    """What a language is called: French and English in the language of the window, others in their own."""
    if code == "fr":
        return texts.tr("French")
    if code == "en":
        return texts.tr("English")
    own = QLocale(code).nativeLanguageName() if QLocale(code).language() != QLocale.Language.C else ""
    return f"{own[:1].upper()}{own[1:]} ({code})" if own else code


def model_name(model: ModelChoice) -> str:
    """What a model is called, and whether it is the one for this computer."""
    if model.advised:
        return texts.tr("{model} (recommended for this computer)").format(model=model.id)
    return model.id
