"""What each key does while a meeting is recorded: stop, pause, off the record, markers, a note that is typed."""

from __future__ import annotations

import signal
from contextlib import contextmanager
from typing import TYPE_CHECKING

from lokas.cli.messages import clock
from lokas.cli.recording.keyboard import BACKSPACE, ENTER, ESCAPE
from lokas.errors import LokasError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lokas.audio.recorder_state import RecorderStatus
    from lokas.cli.messages import Messages
    from lokas.cli.recording.view import RecordingView
    from lokas.recorder.link import RecorderLink

MARKS = {"a": "agenda", "d": "decision", "v": "vote", "c": "action", " ": "note"}
"""The kind of marker that a key sets."""

MARKED = {
    "agenda": "recording.marked_agenda",
    "decision": "recording.marked_decision",
    "vote": "recording.marked_vote",
    "action": "recording.marked_action",
    "note": "recording.marked_note",
}


class Desk:
    """The keys of one recording. `typed` is the note under way, None if there is none."""

    def __init__(self, link: RecorderLink, view: RecordingView, t: Messages) -> None:
        self._link, self._view, self._t = link, view, t
        self._stop_wanted = self._stop_sent = False
        self._noted_ms = 0
        self.typed: str | None = None
        self.text_unwanted = False

    def want_stop(self) -> None:
        """The recording is to end; may be called from a signal handler, which must not do more."""
        self._stop_wanted = True

    def press(self, key: str, status: RecorderStatus) -> None:
        """Do what a key asks for ("" is none), and stop if that was wanted meanwhile.

        A command that cannot be written (the disk is full) is told; the wish to stop is then tried again.
        """
        try:
            if self.typed is not None:
                self._type(key)
            else:
                self._command(key.lower(), status)
            if self._stop_wanted and not self._stop_sent:
                self._stop_sent = self._link.stop() > 0
        except LokasError as error:
            self._view.say(self._t.error(error))

    def _command(self, key: str, status: RecorderStatus) -> None:
        if key in MARKS:
            self._mark(MARKS[key], status.recorded_ms)
        elif key == "p":
            self._link.resume() if status.state == "paused" else self._link.pause()
        elif key == "o":
            self._link.off_record(on=status.state != "off_record")
        elif key == "n":
            self.typed, self._noted_ms = "", status.recorded_ms
        elif key == "t":
            self.text_unwanted = True
        elif key == "q" or (key and key in ENTER):
            self._stop_wanted = True

    def _type(self, key: str) -> None:
        """One more key of the note: its time is when the note was begun."""
        typed = self.typed or ""
        if not key:
            return
        if key in ENTER:
            self.typed = None
            self._mark("note", self._noted_ms, typed.strip())
        elif key == ESCAPE:
            self.typed = None
        elif key in BACKSPACE:
            self.typed = typed[:-1]
        elif key.isprintable():
            self.typed = typed + key

    def _mark(self, kind: str, at_ms: int, text: str = "") -> None:
        self._link.mark(kind, text, at_ms)
        self._view.say(self._t(MARKED[kind], time=clock(at_ms), text=text).rstrip())


@contextmanager
def interrupts_stop(desk: Desk) -> Iterator[None]:
    """Ctrl-C and a request to end this program stop the recording, in good order, and interrupt nothing."""
    before = {kind: signal.signal(kind, lambda *_: desk.want_stop()) for kind in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for kind, handler in before.items():
            signal.signal(kind, handler)
