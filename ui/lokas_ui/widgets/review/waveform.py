"""The waveform a person listens by: shows where the sound is, goes where it is clicked, and can be looked into."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPalette, QPen, QPixmap, QPolygonF
from PySide6.QtWidgets import QSlider

from lokas_ui.language import texts
from lokas_ui.widgets.announcing import announce
from lokas_ui.widgets.review.sound_picture import SoundPicture, View
from lokas_ui.widgets.times import clock

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent, QWheelEvent

    from lokas_ui.viewmodels.playback import Playback, PlaybackState
    from lokas_ui.widgets.review.sound_picture import SoundMark, SoundSpeaker

HEIGHT, WAVE_HEIGHT = 98, 32
"""Pixels of all, and at least of what is between the two lines of text: it gives way to larger letters."""

ZOOM = 2.0
CLOSEST_MS = 5_000
"""What is seen at the most: a sentence."""

HEAD = 5
"""Pixels of half the head of the line that shows where it is."""

PAGE_MS = 60_000
"""How far Page Up and Page Down go."""


class Waveform(QSlider):
    """The position of a `Playback`, in seconds, as a slider that shows the sound.

    Arrows go five seconds, Page Up and Down a minute, Home and End to the ends; the wheel with Ctrl zooms, and without
    it moves what is seen.
    """

    def __init__(self, playback: Playback) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._playback = playback
        self._picture = SoundPicture()
        self._from_ms = 0.0
        self._shown_ms: float | None = None
        self._drawn: tuple[View, QPixmap] | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setMinimumWidth(240)
        playback.state.watch(self._show)
        playback.position.watch(self._move)

    def show_marks(self, marks: Sequence[SoundMark]) -> None:
        """Show what was marked, in the order of time."""
        self._redraw(SoundPicture(self._picture.peaks, tuple(marks), self._picture.speakers))

    def show_speakers(self, speakers: Sequence[SoundSpeaker]) -> None:
        """Show who speaks when, in the order of time."""
        self._redraw(SoundPicture(self._picture.peaks, self._picture.marks, tuple(speakers)))

    def zoom(self, factor: float) -> None:
        """Look closer (above 1) or from farther away, around the moment that is heard."""
        self._zoom_at(self._playback.position.state, factor)

    @property
    def view(self) -> View:
        """What is seen: the whole, unless somebody looked closer."""
        whole_ms = float(self._playback.state.state.duration_ms)
        shown_ms = whole_ms if self._shown_ms is None else min(self._shown_ms, whole_ms)
        start_ms = max(0.0, min(self._from_ms, whole_ms - shown_ms))
        return View(start_ms, start_ms + shown_ms, self.width())

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Two lines of text and the wave between them."""
        return QSize(600, max(HEIGHT, 2 * self.fontMetrics().height() + WAVE_HEIGHT))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """See `sizeHint`."""
        return QSize(240, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002 - Qt's name
        """Draw the sound, as it was drawn before if nothing changed, and where it is."""
        view = self.view
        if self._drawn is None or self._drawn[0] != view or self._drawn[1].deviceIndependentSize() != self.size():
            self._drawn = view, self._draw(view)
        with QPainter(self) as painter:
            painter.drawPixmap(0, 0, self._drawn[1])
            self._draw_loop(painter, view)
            self._draw_position(painter, view)
            if self._picture.peaks is None:
                painter.setPen(self.palette().color(QPalette.ColorRole.Text))
                painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._waiting())
            if self.hasFocus():
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Highlight), 2))
                painter.drawRect(self.rect().adjusted(1, 1, -1, -1))

    def told_at(self, x: float) -> str:
        """What there is at a place: the moment, the mark, who speaks."""
        at_ms = self.view.at_ms(x)
        mark, speaker = self._picture.mark_at(self.view, x), self._picture.speaker_at(at_ms)
        return "\n".join([clock(max(0, at_ms)), *([mark.name] if mark else []), *([speaker.name] if speaker else [])])

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Draw anew in other colours, or letters."""
        super().changeEvent(event)
        self._drawn = None
        self.updateGeometry()
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Go where it was clicked."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._playback.seek(self.view.at_ms(event.position().x()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Name what the pointer is on, and follow it while the button is held."""
        self.setToolTip(self.told_at(event.position().x()))
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._playback.seek(self.view.at_ms(event.position().x()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Nothing: it is there already."""
        event.accept()

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        """Zoom with Ctrl, where the pointer is; otherwise look before or after."""
        turned = event.angleDelta().y() or event.angleDelta().x()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._zoom_at(self.view.at_ms(event.position().x()), ZOOM ** (turned / 120))
        else:
            self._from_ms = self.view.start_ms - turned / 1200 * (self.view.end_ms - self.view.start_ms)
            self.update()
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Go on and back by keys, and say where that is."""
        position_ms, end_ms = self._playback.position.state, self._playback.state.state.duration_ms
        ways: dict[int, Callable[[], None]] = {
            Qt.Key.Key_Left: self._playback.back,
            Qt.Key.Key_Down: self._playback.back,
            Qt.Key.Key_Right: self._playback.forward,
            Qt.Key.Key_Up: self._playback.forward,
            Qt.Key.Key_PageUp: lambda: self._playback.seek(position_ms + PAGE_MS),
            Qt.Key.Key_PageDown: lambda: self._playback.seek(position_ms - PAGE_MS),
            Qt.Key.Key_Home: lambda: self._playback.seek(0),
            Qt.Key.Key_End: lambda: self._playback.seek(end_ms),
        }
        way = ways.get(event.key())
        if way is None or event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()
            return
        way()
        announce(self, clock(self._playback.position.state))

    def _show(self, state: PlaybackState) -> None:
        self.setRange(0, state.duration_ms // 1000)
        if not state.ready:
            self._shown_ms = None
        if state.peaks is not self._picture.peaks:
            self._redraw(SoundPicture(state.peaks, self._picture.marks, self._picture.speakers))
        self.update()

    def _move(self, position_ms: int) -> None:
        """Keep what is heard in sight, as one turns a page."""
        self.setValue(position_ms // 1000)
        self.setAccessibleDescription(clock(position_ms))
        view = self.view
        if not view.start_ms <= position_ms <= view.end_ms:
            self._from_ms = position_ms - (view.end_ms - view.start_ms) / 10
        self.update()

    def _zoom_at(self, at_ms: float, factor: float) -> None:
        """Look closer, with this moment where it was."""
        view = self.view
        shown_ms = max(1.0, view.end_ms - view.start_ms)
        self._shown_ms = max(CLOSEST_MS, shown_ms / factor)
        self._from_ms = at_ms - (at_ms - view.start_ms) * self._shown_ms / shown_ms
        self.update()

    def _redraw(self, picture: SoundPicture) -> None:
        self._picture, self._drawn = picture, None
        self.update()

    def _draw(self, view: View) -> QPixmap:
        scale = self.devicePixelRatioF()
        pixmap = QPixmap(self.size() * scale)
        pixmap.setDevicePixelRatio(scale)
        pixmap.fill(self.palette().color(QPalette.ColorRole.Base))
        with QPainter(pixmap) as painter:
            painter.setFont(self.font())
            self._picture.draw(painter, view, self.height(), self.palette())
        return pixmap

    def _draw_loop(self, painter: QPainter, view: View) -> None:
        loop = self._playback.state.state.loop
        if loop is not None:
            colour = QColor(self.palette().color(QPalette.ColorRole.Highlight))
            colour.setAlpha(50)
            left, right = round(view.x(loop.start_ms)), round(view.x(loop.end_ms))
            painter.fillRect(QRect(left, 0, max(2, right - left), self.height()), colour)

    def _draw_position(self, painter: QPainter, view: View) -> None:
        """A line with a head, and a seam of the background: seen on what is light and on what is dark."""
        x = view.x(self._playback.position.state)
        for role, width in ((QPalette.ColorRole.Base, 6), (QPalette.ColorRole.Highlight, 2)):
            painter.setPen(QPen(self.palette().color(role), width))
            painter.drawLine(QPointF(x, 0), QPointF(x, self.height()))
        painter.setBrush(self.palette().color(QPalette.ColorRole.Highlight))
        painter.drawPolygon(QPolygonF([QPointF(x - HEAD, 0), QPointF(x + HEAD, 0), QPointF(x, HEAD)]))

    def _waiting(self) -> str:
        percent = self._playback.state.state.peaks_percent
        return "" if percent is None else texts.tr("Drawing the sound: {percent} %").format(percent=percent)
