"""A recording from the command line: keys and live text while it runs, its text afterwards."""

from __future__ import annotations

import sys
from dataclasses import asdict, replace
from typing import TYPE_CHECKING

import typer

from lokas.audio.flac_frames import size_per_hour
from lokas.cli.messages import clock
from lokas.cli.recording.desk import Desk, interrupts_stop
from lokas.cli.recording.keyboard import open_keyboard
from lokas.cli.recording.opening import ask_consent, choose_sources, facts_of, offer_recovery
from lokas.cli.recording.view import GAPS, Moment, make_recording_view, missed_line, new_notices
from lokas.cli.transcribing.transcribe import make_view, report
from lokas.cli.transcribing.views import JsonView, watch
from lokas.errors import Cancelled, InputError, LokasError, OutputError
from lokas.jobs import Progress
from lokas.places import Places
from lokas.recorder.link import RecordingRequest
from lokas.transcription import Request
from lokas.workspace import Workspace

if TYPE_CHECKING:
    from lokas.audio.recorder_state import RecorderStatus
    from lokas.cli.messages import Messages
    from lokas.cli.recording.keyboard import Keyboard
    from lokas.cli.recording.record import Wish
    from lokas.jobs import Job, Notice
    from lokas.recorder.link import RecorderLink
    from lokas.transcription import Outcome

TICK_S = 0.08
"""How long a key is waited for before the display is drawn again."""


def record(wish: Wish, t: Messages) -> int:
    """Record a meeting until it is stopped, and transcribe it if that is asked for; gives the exit code."""
    with Workspace(Places.of_system()) as workspace, open_keyboard() as keyboard:
        offer_recovery(workspace, t)
        with workspace.ready_recorder() as ready:  # it loads what it needs while people read
            request = RecordingRequest(choose_sources(workspace, wish), wish.rate, wish.planned_ms)
            facts = facts_of(wish, ask_consent(wish, keyboard, t), t)
            link = workspace.record(facts, request, ready)
        return Session(workspace, link, wish, t).run(keyboard)


def attach(wish: Wish, t: Messages) -> int:
    """Find the recording that is under way again, as one whose terminal was closed; gives the exit code."""
    with Workspace(Places.of_system()) as workspace, open_keyboard() as keyboard:
        under_way = workspace.recordings_under_way()
        if not under_way:
            raise InputError("recording.none_under_way")
        return Session(workspace, under_way[-1], wish, t).run(keyboard)


class Session:
    """One recording under way, as the person at the terminal sees and steers it. The recorder needs none of this."""

    def __init__(self, workspace: Workspace, link: RecorderLink, wish: Wish, t: Messages) -> None:
        self._workspace, self._link, self._wish, self._t = workspace, link, wish, t
        self._view = make_recording_view(t, as_json=wish.as_json, quiet=wish.quiet)
        self._desk = Desk(link, self._view, t)
        self._text: Job[Outcome] | None = None
        self._text_ms = 0
        self._notices: tuple[Notice, ...] = ()
        self._code = 0

    def run(self, keyboard: Keyboard) -> int:
        """Until the recording is over, and its text written if it was asked for; gives the exit code."""
        try:
            with interrupts_stop(self._desk):
                status = self._attend(keyboard)
            self._view.close()
            self._link.wait_until_free()
            self._report(status)
            return self._finish_text() if status.recorded_ms else self._code
        finally:
            self._view.close()
            if self._text:
                self._text.cancel()

    def _attend(self, keyboard: Keyboard) -> RecorderStatus:
        hour = size_per_hour(self._wish.rate, len(self._wish.kinds))
        self._view.say(self._t("recording.place", path=self._link.meeting.folder, hour_bytes=hour))
        while not (status := self._link.status()).over:
            self._tell(status)
            behind_ms = max(0, status.recorded_ms - self._text_ms) if self._text else None
            per_hour = size_per_hour(self._wish.rate, max(1, len(status.sources)))
            self._view.update(Moment(status, per_hour, behind_ms, self._desk.typed))
            self._desk.press(keyboard.read(TICK_S), status)
            self._follow_text(status)
        self._tell(status)
        return status

    def _tell(self, status: RecorderStatus) -> None:
        for notice in new_notices(self._notices, status.notices):
            self._view.hear(notice)
        self._notices = status.notices

    def _follow_text(self, status: RecorderStatus) -> None:
        """Begin the live text once there is sound, and show what it has heard; without it the recording goes on."""
        if self._wish.live and self._text is None and status.recorded_ms and not self._code:
            self._text = self._transcription()
        if self._text is None:
            return
        if self._desk.text_unwanted:
            self._text.cancel()
        over = self._text.over
        for event in self._text.reported():
            if isinstance(event, Progress):
                self._text_ms = event.done
            else:
                self._view.hear(event)
        if over:
            self._drop_text(self._text)

    def _drop_text(self, job: Job[Outcome]) -> None:
        """The live text ended before the recording: it was not wanted any more, or it failed."""
        self._text = None
        try:
            job.result()
        except LokasError as error:
            self._code = error.exit_code
            self._view.say(self._t.error(error))
        except Cancelled:
            self._wish = replace(self._wish, live=False, transcribe=False)
            self._view.say(self._t("recording.text_off", path=self._link.meeting.folder))

    def _finish_text(self) -> int:
        """What is left of the text, or all of it; how to get it later if it was not asked for."""
        folder = self._link.meeting.folder
        if self._code or not self._wish.transcribe:
            self._say(self._t("recording.text_later", path=folder))
            return self._code
        view = make_view(self._t, as_json=self._wish.as_json, quiet=self._wish.quiet)
        self._text = self._text or self._transcription()
        try:
            outcome = watch(self._text, view)
        except LokasError as error:
            typer.echo(self._t.error(error), err=True)
            self._say(self._t("recording.text_later", path=folder))
            return error.exit_code
        except Cancelled:
            typer.echo(self._t("recording.text_cancelled", path=folder), err=True)
            raise
        report(outcome, view, self._t, quiet=self._wish.quiet)
        return 0

    def _transcription(self) -> Job[Outcome]:
        wish, folder = self._wish, self._link.meeting.folder
        return self._workspace.transcribe(
            Request(folder, formats=wish.formats, model=wish.model, language=wish.language, resume=True)
        )

    def _report(self, status: RecorderStatus) -> None:
        """Where the meeting is, how long, and what its sound lacks."""
        meeting, t = self._link.meeting, self._t
        if status.error is not None:
            self._code = InputError.exit_code if status.error.code.startswith("sound.") else OutputError.exit_code
            typer.echo(t(f"error.{status.error.code}", **status.error.data), err=True)
        if self._wish.as_json:
            fields = asdict(status) | {"folder": str(meeting.folder), "sound": str(meeting.sound)}
            fields |= {"gaps": [asdict(gap) for gap in meeting.gaps()], "markers": len(meeting.markers())}
            JsonView(sys.stdout).write("Recorded", fields)
            return
        self._say(t("recording.done", time=clock(status.recorded_ms), path=meeting.folder))
        self._say(missed_line(status, t))
        for gap in meeting.gaps():
            kind = t(GAPS[gap.kind]) if gap.kind in GAPS else gap.kind
            self._say(t("recording.gap", kind=kind, at=clock(gap.at_ms), length=_length(gap.length_ms)))

    def _say(self, text: str) -> None:
        if not (self._wish.quiet or self._wish.as_json):
            typer.echo(text, err=True)


def _length(length_ms: int | None) -> str:
    """How long a gap was; nobody knows of one that was never ended."""
    return "?" if length_ms is None else clock(length_ms)
