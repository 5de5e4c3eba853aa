"""The colours of speakers, which always stand beside a name or a number: no colour says anything alone."""

from __future__ import annotations

from PySide6.QtGui import QColor

from lokas_ui.colours import contrast

COLOURS = ("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#8a5bd6", "#7a7a00", "#a33b3b")
"""The first six are those of Okabe and Ito, "Color Universal Design" (2008), which most eyes tell apart."""


def colour_of(number: int) -> QColor:
    """That of a speaker by number, from 0; beyond the ninth they begin anew."""
    return QColor(COLOURS[number % len(COLOURS)])


def readable_on(colour: QColor) -> QColor:
    """Black or white, whichever has the greater contrast to a colour."""
    return max((QColor("#000000"), QColor("#ffffff")), key=lambda one: contrast(one, colour))
