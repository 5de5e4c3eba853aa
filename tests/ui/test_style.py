"""The style of all controls: what grows with the text, and what can be seen in every theme."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication, QCheckBox, QLineEdit, QPlainTextEdit, QPushButton, QSpinBox, QStyle

from lokas.settings import Settings
from lokas_ui.colours import palette_of
from lokas_ui.language import Translations
from lokas_ui.manner import Manner
from lokas_ui.style import Style

LEAST_CONTRAST = 3.0
"""WCAG 2.2, 1.4.11: of what tells a control from its surroundings."""


@pytest.fixture
def style(qapp):
    """Until the test is over."""
    before, palette, font = qapp.style().objectName(), qapp.palette(), QFont(qapp.font())
    made = Style()
    qapp.setStyle(made)
    yield made
    qapp.setStyle(before)
    qapp.setPalette(palette)
    qapp.setFont(font)


def test_icons_and_boxes_grow_with_the_text(qapp, qtbot, style, tmp_path):
    settings, translations = Settings(tmp_path / "settings.json"), Translations(qapp)
    manner = Manner(qapp, settings, translations)
    manner.apply()
    button = QPushButton()
    qtbot.addWidget(button)
    icon_px, box_px = button.iconSize().width(), style.pixelMetric(QStyle.PixelMetric.PM_IndicatorHeight)

    settings.put("interface.text_percent", 200)
    manner.apply()

    assert button.iconSize().width() == 2 * icon_px
    assert style.pixelMetric(QStyle.PixelMetric.PM_IndicatorHeight) == 2 * box_px
    translations.forget()


@pytest.mark.parametrize("theme", ["light", "dark", "contrast_light", "contrast_dark"])
@pytest.mark.parametrize("kind", [QCheckBox, QLineEdit, QSpinBox, QPlainTextEdit])
def test_the_frame_of_what_is_filled_in_is_seen(qapp, qtbot, style, theme, kind):
    qapp.setPalette(palette_of(theme))
    widget = kind()
    qtbot.addWidget(widget)
    widget.resize(200, 60)
    QApplication.sendPostedEvents()
    picture = widget.grab().toImage()
    across = [picture.pixelColor(x, picture.height() // 2) for x in range(20)]
    window = widget.palette().window().color()

    assert max(contrast(colour, window) for colour in across) >= LEAST_CONTRAST


def contrast(one, other):
    """WCAG 2.2: of two colours, from 1 to 21."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour):
    parts = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in colour.getRgbF()[:3])
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), parts, strict=True))
