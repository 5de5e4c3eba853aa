"""Files and folders that are dropped on a widget; while they are held over it, a frame tells that they can be."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QRubberBand, QWidget

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtCore import QMimeData


class Dropping(QObject):
    """Gives what is dropped on `target` to `take`; what is not on this computer is not taken."""

    def __init__(self, target: QWidget, take: Callable[[Sequence[Path]], None]) -> None:
        super().__init__(target)
        self._target, self._take = target, take
        self._frame = QRubberBand(QRubberBand.Shape.Rectangle, target)
        target.setAcceptDrops(True)
        target.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """See the class."""
        if isinstance(event, QDragEnterEvent) and paths_of(event.mimeData()):
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            self._frame.setGeometry(QRect(4, 4, self._target.width() - 8, self._target.height() - 8))
            self._frame.show()
            return True
        if event.type() in {QEvent.Type.DragLeave, QEvent.Type.Drop}:
            self._frame.hide()
        if event.type() == QEvent.Type.Drop and isinstance(event, QDropEvent):
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            self._take(paths_of(event.mimeData()))
            return True
        return super().eventFilter(watched, event)


def paths_of(dropped: QMimeData) -> list[Path]:
    """The files and folders of this computer in what is dropped."""
    return [Path(one.toLocalFile()) for one in dropped.urls() if one.isLocalFile()]
