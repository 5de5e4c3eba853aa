"""The colours of speakers, which always stand beside a name or a number: no colour says anything alone."""

from __future__ import annotations

from PySide6.QtGui import QColor

COLOURS = ("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#8a5bd6", "#7a7a00", "#a33b3b")
"""The first six are those of Okabe and Ito, "Color Universal Design" (2008), which most eyes tell apart."""

EVEN, DARK = 0.179, 0.04045
"""The luminance from which on black is the more readable; where sRGB is linear."""


def colour_of(number: int) -> QColor:
    """That of a speaker by number, from 0; beyond the ninth they begin anew."""
    return QColor(COLOURS[number % len(COLOURS)])


def readable_on(colour: QColor) -> QColor:
    """Black or white, whichever has the greater contrast to a colour (WCAG 2.1: a luminance of 0.179 is between)."""
    parts = ((colour.redF(), 0.2126), (colour.greenF(), 0.7152), (colour.blueF(), 0.0722))
    luminance = sum(share * _linear(value) for value, share in parts)
    return QColor("#000000" if luminance > EVEN else "#ffffff")


def _linear(value: float) -> float:
    """A channel of sRGB as light."""
    return value / 12.92 if value <= DARK else ((value + 0.055) / 1.055) ** 2.4
