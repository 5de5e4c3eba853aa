"""Headings and asides: labels that are larger, or fainter, than others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QPalette

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLabel

HEADING, PART = 1.6, 1.2
"""How much larger the title of a screen, and that of a part of it, are written."""


def enlarge(label: QLabel, factor: float) -> None:
    """Write a label so many times larger than other text."""
    font = label.font()
    font.setPointSizeF(font.pointSizeF() * factor)
    label.setFont(font)


def fade(label: QLabel, palette: QPalette) -> None:
    """Write a label fainter than what it explains, in the colours of `palette`; to be called when these change."""
    faint = QPalette(palette)
    faint.setColor(QPalette.ColorRole.WindowText, palette.color(QPalette.ColorRole.PlaceholderText))
    label.setPalette(faint)
