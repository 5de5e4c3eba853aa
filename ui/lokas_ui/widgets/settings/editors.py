"""Controls that change one setting: a check box, a list of values, a number, or a line of text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QDoubleSpinBox, QLineEdit, QWidget

from lokas_ui.widgets.pausing import when_typed

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from lokas.settings import Setting, Value
    from lokas_ui.widgets.settings.words import Words

    Choose = Callable[[Value], None]

SMALLEST = (240, 32)
"""Pixels at 100 %: the controls of a screen have one width, and a height that a hand that trembles can hit."""


class Editor(Protocol):
    """A control over a setting; it tells what a person chooses, and nothing else."""

    @property
    def widget(self) -> QWidget:
        """What is shown."""
        ...

    def say(self, words: Words, models: Sequence[str]) -> None:
        """Take these texts; the value has to be shown anew after it."""

    def show(self, value: Value) -> None:
        """Show this value."""


def editor_for(setting: Setting, words: Words, choose: Choose) -> Editor:
    """The control that suits a setting."""
    if words.names is not None:
        return ListEditor(choose)
    if isinstance(setting.default, bool):
        return CheckEditor(choose)
    if isinstance(setting.default, str):
        return LineEditor(choose)
    return NumberEditor(setting, words, choose)


class CheckEditor:
    """Yes or no."""

    def __init__(self, choose: Choose) -> None:
        self.widget = QCheckBox()
        self.widget.setMinimumHeight(SMALLEST[1])
        self.widget.clicked.connect(lambda: choose(self.widget.isChecked()))

    def say(self, words: Words, models: Sequence[str]) -> None:  # noqa: ARG002 - of all editors
        """See `Editor`."""
        self.widget.setText(words.title())

    def show(self, value: Value) -> None:
        """See `Editor`."""
        self.widget.setChecked(bool(value))


class ListEditor:
    """One of several values."""

    def __init__(self, choose: Choose) -> None:
        self.widget, self._unit = QComboBox(), ""
        self.widget.setMinimumSize(*SMALLEST)
        self.widget.activated.connect(lambda index: choose(self.widget.itemData(index)))
        _leave_wheel(self.widget)

    def say(self, words: Words, models: Sequence[str]) -> None:
        """See `Editor`."""
        self._unit = words.unit()
        with QSignalBlocker(self.widget):
            self.widget.clear()
            for value, name in words.names(models).items() if words.names else ():
                self.widget.addItem(name, value)

    def show(self, value: Value) -> None:
        """See `Editor`; a value that is not in the list, such as a model that is gone, joins it."""
        if self.widget.findData(value) < 0:
            self.widget.addItem(f"{value}{self._unit}", value)
        self.widget.setCurrentIndex(self.widget.findData(value))


class NumberEditor:
    """A number with its unit."""

    def __init__(self, setting: Setting, words: Words, choose: Choose) -> None:
        self._divisor = words.divisor
        self.widget = QDoubleSpinBox()
        self.widget.setMinimumSize(*SMALLEST)
        self.widget.setDecimals(0 if words.divisor == 1 else 1)
        self.widget.setRange((setting.least or 0) / words.divisor, (setting.most or 0) / words.divisor)
        self.widget.setSingleStep(words.step / words.divisor)
        self.widget.setKeyboardTracking(False)  # 150 is meant, not 1 and then 15
        self.widget.valueChanged.connect(lambda value: choose(round(value * self._divisor)))
        _leave_wheel(self.widget)

    def say(self, words: Words, models: Sequence[str]) -> None:  # noqa: ARG002 - of all editors
        """See `Editor`."""
        self.widget.setLocale(QWidget().locale())
        self.widget.setSuffix(words.unit())

    def show(self, value: Value) -> None:
        """See `Editor`."""
        with QSignalBlocker(self.widget):
            self.widget.setValue(float(value) / self._divisor)


class LineEditor:
    """A few words."""

    def __init__(self, choose: Choose) -> None:
        self.widget = QLineEdit()
        self.widget.setMinimumSize(*SMALLEST)
        when_typed(self.widget, lambda: choose(self.widget.text().strip()))

    def say(self, words: Words, models: Sequence[str]) -> None:
        """See `Editor`."""

    def show(self, value: Value) -> None:
        """See `Editor`; a space that was just typed stays while somebody types."""
        if not (self.widget.hasFocus() and self.widget.text().strip() == value):
            self.widget.setText(str(value))


class _NoWheel(QObject):
    """Lets the wheel move the page, and not what lies under the pointer by chance."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if event.type() == QEvent.Type.Wheel and isinstance(watched, QWidget) and not watched.hasFocus():
            event.ignore()
            return True
        return False


def _leave_wheel(widget: QWidget) -> None:
    widget.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    widget.installEventFilter(_NoWheel(widget))
