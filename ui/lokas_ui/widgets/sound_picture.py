"""What a stretch of sound looks like: its peaks, above them what was marked, below them who speaks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPalette, QPen

from lokas_ui.widgets.voices import colour_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lokas.audio.peaks import Peaks

SHAPE = 9
"""Pixels that the shape of a mark is wide and high."""

GAP = 4
FAINT, PALE = 150, 50
"""How opaque the wave is, and the colour behind a name, of 255."""

LEAST_LEVEL = 25
"""The wave is as high as its loudest moment, but the noise of an empty room is not drawn like a voice."""


@dataclass(frozen=True, slots=True)
class SoundMark:
    """A moment that people marked. `kind`, that of the mark, gives the shape; `name` is written beside it."""

    at_ms: int
    kind: str
    name: str


@dataclass(frozen=True, slots=True)
class SoundSpeaker:
    """A stretch in which one person speaks; `number`, from 0, gives the colour, and `name` is written."""

    start_ms: int
    end_ms: int
    number: int
    name: str


@dataclass(frozen=True, slots=True)
class View:
    """Which stretch is seen in how many pixels."""

    start_ms: float
    end_ms: float
    width: int

    def x(self, at_ms: float) -> float:
        """Where a moment is."""
        return (at_ms - self.start_ms) / max(1.0, self.end_ms - self.start_ms) * self.width

    def at_ms(self, x: float) -> int:
        """Which moment is there."""
        return round(self.start_ms + x / max(1, self.width) * (self.end_ms - self.start_ms))


@dataclass(frozen=True, slots=True, eq=False)
class SoundPicture:
    """What is known of a sound, and how it is drawn in three lanes, from the top: marks, peaks, speakers.

    Marks and speakers are in the order of time. Drawing four hours with five thousand turns takes some milliseconds.
    """

    peaks: Peaks | None = None
    marks: Sequence[SoundMark] = ()
    speakers: Sequence[SoundSpeaker] = ()

    def draw(self, painter: QPainter, view: View, height: int, palette: QPalette) -> None:
        """Draw the stretch that `view` tells, `height` pixels high, in the font of the painter."""
        line = painter.fontMetrics().height()
        bottom = height - line - GAP
        self._draw_peaks(painter, view, QRectF(0, line + GAP, view.width, bottom - line - 2 * GAP), palette)
        self._draw_marks(painter, view, line, height, palette)
        self._draw_speakers(painter, view, QRectF(0, bottom, view.width, line + GAP), palette)

    def mark_at(self, view: View, x: float) -> SoundMark | None:
        """The mark that a person points to."""
        near = [mark for mark in self.marks if abs(view.x(mark.at_ms) - x) <= SHAPE]
        return min(near, key=lambda mark: abs(view.x(mark.at_ms) - x), default=None)

    def speaker_at(self, at_ms: int) -> SoundSpeaker | None:
        """Who speaks at a moment."""
        return next((one for one in self.speakers if one.start_ms <= at_ms < one.end_ms), None)

    def _draw_peaks(self, painter: QPainter, view: View, lane: QRectF, palette: QPalette) -> None:
        if self.peaks is None or view.width <= 0:
            return
        colour = QColor(palette.color(QPalette.ColorRole.Text))
        colour.setAlpha(FAINT)
        painter.setPen(QPen(colour, 1))
        lows, highs = self.peaks.between(view.start_ms, view.end_ms, view.width)
        loudest = max(LEAST_LEVEL, int(self.peaks.highs.max(initial=0)), -int(self.peaks.lows.min(initial=0)))
        middle, half = lane.center().y(), lane.height() / 2
        tops = middle - highs.astype(np.float64) / loudest * half
        bottoms = np.maximum(middle - lows.astype(np.float64) / loudest * half, tops + 1)
        columns = enumerate(zip(tops.tolist(), bottoms.tolist(), strict=True))
        painter.drawLines([QLineF(x + 0.5, top, x + 0.5, bottom) for x, (top, bottom) in columns])

    def _draw_marks(self, painter: QPainter, view: View, line: int, height: int, palette: QPalette) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour = palette.color(QPalette.ColorRole.Text)
        faint = QColor(colour)
        faint.setAlpha(FAINT // 2)
        ends = [view.x(mark.at_ms) for mark in self.marks[1:]] + [float(view.width)]
        for mark, end in zip(self.marks, ends, strict=False):  # no mark, and yet an end
            x = view.x(mark.at_ms)
            if not -SHAPE <= x <= view.width:
                continue
            painter.setPen(QPen(faint, 1, Qt.PenStyle.DotLine))
            painter.drawLine(QPointF(x, line), QPointF(x, height - line - GAP))
            painter.setPen(QPen(colour, 1.4))
            painter.setBrush(QBrush(colour) if mark.kind in _FILLED else Qt.BrushStyle.NoBrush)
            painter.drawPath(shape(mark.kind).translated(x, line / 2))
            _write(painter, mark.name, QRectF(x + SHAPE, 0, end - x - 2 * SHAPE, line))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)

    def _draw_speakers(self, painter: QPainter, view: View, lane: QRectF, palette: QPalette) -> None:
        text = palette.color(QPalette.ColorRole.Text)
        for one in self.speakers:
            left, right = max(0.0, view.x(one.start_ms)), min(float(view.width), view.x(one.end_ms))
            if right <= 0 or left >= view.width:
                continue
            area = QRectF(left, lane.top(), max(1.0, right - left), lane.height())
            colour = colour_of(one.number)
            painter.fillRect(QRectF(left, lane.bottom() - GAP, area.width(), GAP), colour)
            colour.setAlpha(PALE)
            painter.fillRect(area, colour)
            painter.setPen(text)
            _write(painter, one.name, area.adjusted(GAP, 0, -GAP, -GAP))


_FILLED = frozenset({"decision", "vote"})


def shape(kind: str) -> QPainterPath:
    """The shape of a kind of marks, around the origin: a rhombus, a square, a triangle, a flag, a circle."""
    half = SHAPE / 2
    path = QPainterPath()
    corners = {
        "decision": ((0, -half), (half, 0), (0, half), (-half, 0)),
        "vote": ((-half, -half), (half, -half), (half, half), (-half, half)),
        "action": ((-half, -half), (half, 0), (-half, half)),
        "agenda": (
            (-half, half),
            (-half, -half),
            (half, -half),
            (half / 3, -half / 4),
            (half, half / 2),
            (-half, half / 2),
        ),
    }.get(kind)
    if corners is None:
        path.addEllipse(QPointF(0, 0), half, half)
        return path
    path.moveTo(*corners[0])
    for corner in corners[1:]:
        path.lineTo(*corner)
    path.closeSubpath()
    return path


def _write(painter: QPainter, text: str, area: QRectF) -> None:
    """Write what fits of a text; of less than three letters nobody learns anything."""
    metrics = painter.fontMetrics()
    if area.width() >= metrics.horizontalAdvance("mmm") or area.width() >= metrics.horizontalAdvance(text):
        elided = metrics.elidedText(text, Qt.TextElideMode.ElideRight, round(area.width()))
        painter.drawText(area, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, elided)
