"""The style of all controls: Qt's Fusion, whose icons and boxes grow with the text, and whose frames can be seen."""

from __future__ import annotations

from contextlib import contextmanager, nullcontext
from typing import TYPE_CHECKING

from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QPlainTextEdit, QProxyStyle, QStyle, QTextEdit

from lokas_ui.colours import contrast

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QPainter
    from PySide6.QtWidgets import QStyleOption, QStyleOptionComplex, QWidget

Metric, Primitive = QStyle.PixelMetric, QStyle.PrimitiveElement

SIZES = {
    Metric.PM_ButtonIconSize: 20,
    Metric.PM_ToolBarIconSize: 20,
    Metric.PM_ToolBarExtensionExtent: 24,
    Metric.PM_SmallIconSize: 16,
    Metric.PM_LineEditIconSize: 16,
    Metric.PM_ListViewIconSize: 20,
    Metric.PM_IndicatorWidth: 16,
    Metric.PM_IndicatorHeight: 16,
    Metric.PM_ExclusiveIndicatorWidth: 16,
    Metric.PM_ExclusiveIndicatorHeight: 16,
    Metric.PM_FocusFrameHMargin: 6,
    Metric.PM_HeaderMargin: 7,
}
"""Pixels where the text is written at 100 %. The last are what items of lists and tables, and the heads of columns,
keep free at both sides.
"""

FRAMED = {
    Primitive.PE_IndicatorCheckBox,
    Primitive.PE_IndicatorRadioButton,
    Primitive.PE_IndicatorItemViewItemCheck,
    Primitive.PE_FrameLineEdit,
}
"""What can be told from its surroundings by nothing but its frame (WCAG 2.2, 1.4.11: at 3 : 1)."""
FRAMED_WHOLE = {QStyle.ComplexControl.CC_SpinBox, QStyle.ComplexControl.CC_Slider}
BUTTONS = {Primitive.PE_PanelButtonCommand, Primitive.PE_FrameDefaultButton}
"""What is told by its words, and gets such a frame only for those who wish for a high contrast."""
HIGH = 19.0
"""Contrast of text from which on it is called high: only black and white have more."""
DARKER = 140
"""Per cent: so much darker than the window Fusion draws its frames, on dark windows too."""
SHARE = 0.55
"""Of the colour of text in that of a frame."""


class Style(QProxyStyle):
    """`scale`: how large the text is, 1.0 where it is as large as usual."""

    def __init__(self) -> None:
        super().__init__("Fusion")
        self.scale = 1.0

    def pixelMetric(  # noqa: N802 - Qt's name
        self, metric: QStyle.PixelMetric, option: QStyleOption | None = None, widget: QWidget | None = None
    ) -> int:
        """See `QStyle`."""
        size = SIZES.get(metric)
        return super().pixelMetric(metric, option, widget) if size is None else round(size * self.scale)

    def drawPrimitive(  # noqa: N802 - Qt's name
        self, element: QStyle.PrimitiveElement, option: QStyleOption, painter: QPainter, widget: QWidget | None = None
    ) -> None:
        """See `QStyle`."""
        if (
            element in FRAMED
            or (element == Primitive.PE_Frame and _written_in(widget))
            or (element in BUTTONS and _high(option))
        ):
            with _framed(option):
                super().drawPrimitive(element, option, painter, widget)
        else:
            super().drawPrimitive(element, option, painter, widget)

    def drawComplexControl(  # noqa: N802 - Qt's name
        self,
        control: QStyle.ComplexControl,
        option: QStyleOptionComplex,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        """See `QStyle`."""
        framed = control in FRAMED_WHOLE or (control == QStyle.ComplexControl.CC_ComboBox and _high(option))
        with _framed(option) if framed else nullcontext():
            super().drawComplexControl(control, option, painter, widget)


def _written_in(widget: QWidget | None) -> bool:
    return isinstance(widget, (QPlainTextEdit, QTextEdit)) and not widget.isReadOnly()


def _high(option: QStyleOption) -> bool:
    roles = QPalette.ColorRole
    return contrast(option.palette.color(roles.Window), option.palette.color(roles.WindowText)) > HIGH


@contextmanager
def _framed(option: QStyleOption) -> Iterator[None]:
    """With a colour of windows such that the frame drawn from it stands between that of the window and of the text."""
    before: QPalette = option.palette
    window, text = before.color(QPalette.ColorRole.Window), before.color(QPalette.ColorRole.WindowText)
    shares = ((1 - SHARE) * one + SHARE * other for one, other in zip(_rgb(window), _rgb(text), strict=True))
    between = QColor.fromRgbF(*shares)
    framed = QPalette(before)
    framed.setColor(QPalette.ColorRole.Window, between.lighter(DARKER))
    option.palette = framed
    try:
        yield
    finally:
        option.palette = before


def _rgb(colour: QColor) -> tuple[float, float, float]:
    return colour.redF(), colour.greenF(), colour.blueF()
