"""Line icons in the colours of the palette: dark on light, light on dark, and readable where they are selected."""

from __future__ import annotations

from importlib.resources import files

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPalette, QPixmap, QPixmapCache
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QStyle, QWidget

SIZES = (16, 20, 24, 32, 40, 80)
"""Pixels; on screens of high density Qt takes the larger ones."""

DRAWN_IN = b"#000"

_ROLES = {
    QIcon.Mode.Normal: (QPalette.ColorGroup.Active, QPalette.ColorRole.WindowText),
    QIcon.Mode.Disabled: (QPalette.ColorGroup.Disabled, QPalette.ColorRole.WindowText),
    QIcon.Mode.Selected: (QPalette.ColorGroup.Active, QPalette.ColorRole.HighlightedText),
}


def icon(name: str, palette: QPalette) -> QIcon:
    """The icon of a name in `resources/icons`; drawn once for each colour, as long as Qt keeps the drawings."""
    made = QIcon()
    for mode, (group, role) in _ROLES.items():
        for pixmap in _drawings(name, palette.color(group, role).name()):
            made.addPixmap(pixmap, mode)
    return made


def sign_beside(name: str, beside: QWidget, colours: QPalette | None = None) -> QPixmap:
    """The drawing of a name, in the colours of what it stands beside, as large as the icons of buttons are now."""
    side = beside.style().pixelMetric(QStyle.PixelMetric.PM_ButtonIconSize, None, beside)
    return icon(name, colours or beside.palette()).pixmap(QSize(side, side), beside.devicePixelRatioF())


def _drawings(name: str, colour: str) -> list[QPixmap]:
    """A pixmap of each size."""
    drawings = [QPixmap() for _ in SIZES]
    keys = [f"lokas {name} {colour} {size}" for size in SIZES]
    if all(QPixmapCache.find(key, pixmap) for key, pixmap in zip(keys, drawings, strict=True)):
        return drawings
    drawing = (files("lokas_ui") / "resources" / "icons" / f"{name}.svg").read_bytes()
    renderer = QSvgRenderer(QByteArray(drawing.replace(DRAWN_IN, colour.encode("ascii"))))
    drawings = [_drawn(renderer, size) for size in SIZES]
    for key, pixmap in zip(keys, drawings, strict=True):
        QPixmapCache.insert(key, pixmap)
    return drawings


def _drawn(renderer: QSvgRenderer, size: int) -> QPixmap:
    pixmap = QPixmap(size, size)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    renderer.render(painter, QRectF(0, 0, size, size))
    painter.end()
    return pixmap
