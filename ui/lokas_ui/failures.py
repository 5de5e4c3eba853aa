"""What nobody expected: a report without any content of meetings is shown, once, and the program goes on.

A widget that cannot be painted fails at every step of the mouse: who closed the report is not asked again.
"""

from __future__ import annotations

import platform
import sys
import threading
import traceback
from collections import deque
from importlib.metadata import version
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import TracebackType

STEP_MS = 200


class Failures(QObject):
    """Collects the exceptions that reach the top of any thread and gives a report of each to `show`, in Qt's thread."""

    def __init__(self, show: Callable[[str], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._show, self._waiting, self._told = show, deque[str](), set[str]()
        self._timer = QTimer(self)
        self._timer.setInterval(STEP_MS)
        self._timer.timeout.connect(self._tell)
        self._timer.start()

    def listen(self) -> None:
        """Take over the hooks of Python: slots and timers end in the first, threads in the second."""
        sys.excepthook = self._caught
        threading.excepthook = lambda caught: self._caught(caught.exc_type, caught.exc_value, caught.exc_traceback)

    def _caught(self, kind: type[BaseException], error: BaseException | None, trace: TracebackType | None) -> None:
        self._waiting.append(report(kind, error, trace))

    def _tell(self) -> None:
        new = next((one for one in self._waiting if one not in self._told), None)
        self._waiting.clear()  # what follows from one defect is seldom another
        if new is not None:
            self._told.add(new)
            self._show(new)


def report(kind: type[BaseException], error: BaseException | None, trace: TracebackType | None) -> str:
    """Where the program was when it failed, and on what; no values, since these could be words that people said."""
    places = "".join(traceback.format_list([_without_code(frame) for frame in traceback.extract_tb(trace)]))
    system = f"Lokas {version('lokas')}, Python {platform.python_version()}, {platform.platform()}"
    causes = [type(one).__name__ for one in _causes(error)]
    return f"{system}\n{places}{' <- '.join([kind.__name__, *causes])}\n"


def _without_code(frame: traceback.FrameSummary) -> traceback.FrameSummary:
    """The place without the line itself, and with no folder of the person's in its path."""
    packages = [part for part in ("lokas_ui", "lokas_models", "lokas", "site-packages") if part in frame.filename]
    path = frame.filename[frame.filename.rindex(packages[0]) :] if packages else frame.filename.rpartition("/")[2]
    return traceback.FrameSummary(path, frame.lineno, frame.name, lookup_line=False, line="")


def _causes(error: BaseException | None) -> list[BaseException]:
    found: list[BaseException] = []
    while error is not None and (error := error.__cause__ or error.__context__) is not None and error not in found:
        found.append(error)
    return found
