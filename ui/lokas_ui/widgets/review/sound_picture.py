"""What a stretch of sound looks like: its peaks, above them what was marked, below them who speaks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QImage, QPainter, QPainterPath, QPalette, QPen

from lokas_ui.widgets.review.voices import colour_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

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

    @property
    def _loudest(self) -> int:
        """The level that is as high as there is room."""
        if self.peaks is None:
            return LEAST_LEVEL
        return max(LEAST_LEVEL, int(self.peaks.highs.max(initial=0)), -int(self.peaks.lows.min(initial=0)))

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
        """All columns at once as an image: line by line, a wide window would take a moment that is noticed."""
        if self.peaks is None or view.width <= 0:
            return
        lows, highs = self.peaks.between(view.start_ms, view.end_ms, view.width)
        half = int(lane.height() / 2)
        high = half - np.rint(highs * (half / self._loudest)).astype(np.int64)
        low = np.maximum(half - np.rint(lows * (half / self._loudest)).astype(np.int64), high + 1)
        rows = np.arange(2 * half + 1)[:, np.newaxis]
        colour = QColor(palette.color(QPalette.ColorRole.Text))
        colour.setAlpha(FAINT)
        painter.drawImage(lane.topLeft(), _image(np.where((rows >= high) & (rows < low), colour.rgba(), 0)))

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
        """Colours column by column, and names where there is room: of five thousand turns few are seen one by one."""
        if not self.speakers or view.width <= 0:
            return
        starts, ends, numbers = np.array([(one.start_ms, one.end_ms, one.number) for one in self.speakers]).T
        middles = view.start_ms + (np.arange(view.width) + 0.5) * (view.end_ms - view.start_ms) / view.width
        who = np.searchsorted(starts, middles, side="right") - 1
        speaks = (who >= 0) & (middles < ends[who])
        known, which = np.unique(numbers, return_inverse=True)
        colours = np.where(speaks, np.array([colour_of(int(number)).rgb() for number in known])[which[who]], 0)
        pale = np.where(speaks, (colours & 0xFFFFFF) | PALE << 24, 0)
        pixels = np.concatenate([np.tile(pale, (int(lane.height()) - GAP, 1)), np.tile(colours, (GAP, 1))])
        painter.drawImage(lane.topLeft(), _image(pixels))
        painter.setPen(palette.color(QPalette.ColorRole.Text))
        room_ms = painter.fontMetrics().horizontalAdvance("mmm") * (view.end_ms - view.start_ms) / view.width
        for number in np.flatnonzero((ends - starts > room_ms) & (ends > view.start_ms) & (starts < view.end_ms)):
            one = self.speakers[int(number)]
            left, right = max(0.0, view.x(one.start_ms)), min(float(view.width), view.x(one.end_ms))
            _write(painter, one.name, QRectF(left + GAP, lane.top(), right - left - 2 * GAP, lane.height() - GAP))


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


def _image(pixels: NDArray[np.int64]) -> QImage:
    """A picture of these colours, 0xAARRGGBB each, shape (height, width)."""
    height, width = pixels.shape
    return QImage(pixels.astype(np.uint32).tobytes(), width, height, 4 * width, QImage.Format.Format_ARGB32).copy()


def _write(painter: QPainter, text: str, area: QRectF) -> None:
    """Write what fits of a text; of less than three letters nobody learns anything."""
    metrics = painter.fontMetrics()
    if area.width() >= metrics.horizontalAdvance("mmm") or area.width() >= metrics.horizontalAdvance(text):
        elided = metrics.elidedText(text, Qt.TextElideMode.ElideRight, round(area.width()))
        painter.drawText(area, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, elided)
