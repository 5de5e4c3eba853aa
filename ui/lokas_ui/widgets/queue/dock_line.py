"""The line at the bottom of the window: on every screen, what is being transcribed, and what is ready."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from lokas_ui.language import texts
from lokas_ui.sentences import said, told
from lokas_ui.widgets.announcing import announce
from lokas_ui.widgets.icons import sign_beside
from lokas_ui.widgets.screen import Screen
from lokas_ui.widgets.times import about
from lokas_ui.widgets.watching import watch

if TYPE_CHECKING:
    from lokas_ui.viewmodels.navigator import Navigator
    from lokas_ui.viewmodels.queue import Over, Queue, QueueState
    from lokas_ui.viewmodels.queue_work import Work

GLANCE_MS = 1000
"""How often the queue is looked at: other programs may change it, and the time that is left passes."""

SCREEN = "queue"


class Line(NamedTuple):
    """What the line says: an icon, the event itself, further particulars, and what its button does."""

    icon: str
    event: str
    more: str = ""
    button: str = ""


class DockLine(Screen):
    """Hidden where there is nothing to tell, and on the screen of the queue, which tells it all."""

    def __init__(self, queue: Queue, navigator: Navigator) -> None:
        super().__init__()
        self._queue, self._navigator = queue, navigator
        self._seen = queue.over.state.number if queue.over.state else 0
        self._said = self._icon = ""
        self._sign, self._text, self._bar = QLabel(), QLabel(), QProgressBar()
        self._button, self._close = QPushButton(), QPushButton()
        self.first = self._button
        self._arrange()
        self._button.clicked.connect(self._act)
        self._close.clicked.connect(self._dismiss)
        self.retranslate()
        watch(self, queue.state, lambda _state: self._draw())
        watch(self, queue.over, lambda _over: self._draw())
        watch(self, navigator.place, lambda _place: self._draw())
        self._timer = QTimer(self)
        self._timer.timeout.connect(queue.glance)
        self._timer.start(GLANCE_MS)
        QTimer.singleShot(0, self, queue.glance)

    def retranslate(self) -> None:
        """See `Screen`."""
        self._close.setText(texts.tr("Close"))
        self._bar.setAccessibleName(texts.tr("Progress of the transcription"))
        self._draw()

    def recolour(self) -> None:
        """See `Screen`."""
        self._icon = ""
        self._draw()

    def _draw(self) -> None:
        line, work = self._line(), self._queue.state.state.work
        self.setVisible(line is not None and self._navigator.place.state.screen != SCREEN)
        if line is None:
            self._said = ""
            return
        if line.icon != self._icon:  # which takes some milliseconds to draw, and is asked for every second
            self._icon = line.icon
            self._sign.setPixmap(sign_beside(line.icon, self))
        self._text.setText(f"{line.event}   {line.more}".rstrip())
        self._button.setText(line.button)
        self._close.setVisible(self._news() is not None and work is None)
        self._bar.setVisible(work is not None and work.percent is not None)
        if work is not None and work.percent is not None:
            self._bar.setValue(work.percent)
        if line.event != self._said:
            self._said = line.event
            announce(self, line.event)

    def _line(self) -> Line | None:
        """The one thing that is told, the most pressing first."""
        state, news = self._queue.state.state, self._news()
        if state.trouble is not None:
            return Line("warning", said(state.trouble), button=texts.tr("Show"))
        if state.work is not None:
            event = texts.tr("Transcribing “{title}”").format(title=state.work.title or texts.tr("Untitled"))
            return Line("queue", event, progress(state.work), texts.tr("Show"))
        return _line_of(news) if news is not None else _line_of_waiting(state)

    def _news(self) -> Over | None:
        """What has ended and was not looked at."""
        over = self._queue.over.state
        return over if over is not None and over.number > self._seen else None

    def _act(self) -> None:
        state, news = self._queue.state.state, self._news()
        busy = state.work is not None or state.trouble is not None
        if not busy and news is not None:
            self._dismiss()
            if news.trouble is None and news.folder is not None:
                self._navigator.go("review", news.folder)
                return
        elif not busy and state.paused:
            self._queue.resume()
            return
        self._navigator.go(SCREEN)

    def _dismiss(self) -> None:
        over = self._queue.over.state
        self._seen = over.number if over else 0
        self._draw()

    def _arrange(self) -> None:
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setWordWrap(True)
        self._bar.setFixedWidth(160)
        self._bar.setTextVisible(False)  # the text says it
        inner = QWidget()
        line = QHBoxLayout(inner)
        line.setContentsMargins(24, 8, 24, 8)
        line.setSpacing(14)
        line.addWidget(self._sign)
        line.addWidget(self._text, 1)
        for widget in (self._bar, self._button, self._close):
            line.addWidget(widget)
        rule = QFrame()
        rule.setFrameShape(QFrame.Shape.HLine)
        rule.setFrameShadow(QFrame.Shadow.Sunken)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(rule)
        layout.addWidget(inner)


def progress(work: Work) -> str:
    """How far it is, in a few words."""
    if work.stopping:
        return texts.tr("Stopping…")
    if work.percent is None:
        return texts.tr("Preparing…")
    percent = texts.tr("{percent} %").format(percent=work.percent)
    if work.left_s is None:
        return percent
    return f"{percent}, {texts.tr('{time} left').format(time=about(work.left_s))}"


def headline(over: Over) -> str:
    """What has ended, as a sentence."""
    title = over.title or texts.tr("Untitled")
    if over.trouble is not None:
        return texts.tr("“{title}” could not be transcribed.").format(title=title)
    return texts.tr("The text of “{title}” is ready.").format(title=title)


def _line_of(over: Over) -> Line:
    if over.trouble is not None:
        return Line("warning", headline(over), button=texts.tr("Show"))
    more = told(over.notice) if over.notice is not None else ""
    return Line("check", headline(over), more, texts.tr("Show") if over.folder is None else texts.tr("Open"))


def _line_of_waiting(state: QueueState) -> Line | None:
    """What waits, and why nothing of it is begun."""
    count = len(state.waiting)
    if not count:
        return None
    if state.paused:
        event = texts.tr("Transcription is paused: %n recordings wait.", "", count)
        return Line("pause", event, button=texts.tr("Go on"))
    if state.waits is not None:
        return Line("queue", told(state.waits), button=texts.tr("Show"))
    return Line("queue", texts.tr("%n recordings wait to be transcribed.", "", count), button=texts.tr("Show"))
