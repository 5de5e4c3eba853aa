"""How the desktop application feels: `just bench ui [--hours 4] [--starts 5]`; asserts nothing. Needs Xvfb.

The application itself on a virtual screen, with meetings made up for it; the longest has 10,000 words an hour. Byte
code is kept as an installer leaves it. What is printed beside each figure is the goal; other work on the computer makes
all of it worse, so the load is printed too.

- start: from the start of the process until the list of meetings is drawn and the keyboard does something; the very
  first one, without byte code, apart.
- late: how long after its time a 5 ms timer of Qt is asked, which is how long the window stood still. While each deed
  of a person is done: alone, while meetings are transcribed, and while one is recorded (by a process that does what the
  recorder does for the window, and hears nothing). The waveform is computed each time, while the sound is played.
- memory: of the process, as resident and as its own (without libraries that others use too).
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import os
import shutil
import signal
import statistics
import subprocess
import sys
import time
import traceback
from contextlib import nullcontext, suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import psutil

if TYPE_CHECKING:
    from collections.abc import Callable, Generator

    from lokas.audio.player import Player
    from lokas_ui.context import Context
    from lokas_ui.widgets.main_window import MainWindow
    from lokas_ui.widgets.review.transcript_view import TranscriptView

    Steps = Generator[Callable[[], object] | None, None, None]

MEETINGS = 60
STEP_MS = 5
STALL_MS, START_S, MEMORY_MB = 50, 1.5, 600
"""The goals of a stall, a start and memory with the long text open, the model aside."""
KEYS = 100
PAGES = 150
WORDS = (
    "le",
    "budget",
    "de",
    "la",
    "fête",
    "est",
    "voté",
    "par",
    "les",
    "membres",
    "présents",
    "sans",
    "voix",
    "contre",
)
SAID = 12
"""Words of a segment."""
STARTED = "LOKAS_BENCH_STARTED"
BLOCK_S = 0.02
"""Of sound, in the blocks of the player."""
BUSY = ("alone", "transcribing", "recording")


def main() -> None:
    """Measure in processes of their own and print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--hours", type=float, default=4)
    parser.add_argument("--starts", type=int, default=5)
    parser.add_argument("--child", help="measure with the meeting in this folder; with none, only the start")
    parser.add_argument("--recorder", type=Path, help="stand in for the recorder of the meeting in this folder")
    options = parser.parse_args()
    if options.recorder is not None:
        stand_in(options.recorder)
    elif options.child is not None:
        child(Path(options.child) if options.child else None)
    else:
        report(options.hours, options.starts)


def report(hours: float, starts: int) -> None:
    """Make the meetings, run the application and print what it measured of itself."""
    from tests.bench.common import machine, table
    from tests.helpers.screen_of_its_own import VirtualScreen

    with TemporaryDirectory() as name, TemporaryDirectory() as code, VirtualScreen() as screen:
        longest = make_meetings(Path(name), hours)
        environment = os.environ | screen.environment | {"LOKAS_HOME": name, "LOKAS_LANGUAGE": "fr"}
        environment = {**environment, "PYTHONPYCACHEPREFIX": code}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        first, *began = [ask("", environment) for _ in range(starts + 1)]
        found = ask(str(longest), environment)
    print_starts(first, began)
    rows = [[deed, *(stalls(found["late"][busy][deed]) for busy in BUSY)] for deed in found["late"]["alone"]]
    print(table([f"late, ms: median, worst, times over {STALL_MS}", *BUSY], rows))
    rows = [[what, *mb] for what, mb in found["memory"].items()]
    print("\n" + table(["memory, MB", f"resident (goal {MEMORY_MB} and the model)", "its own"], rows))
    load = " ".join(f"{one:.1f}" for one in os.getloadavg())
    print(f"\n{round(hours * 10_000)} words, {MEETINGS} meetings, load {load}. {machine()}")


def print_starts(first: dict[str, float], began: list[dict[str, float]]) -> None:
    """The starts, each in wall time and in time of the processor."""
    from tests.bench.common import table

    rows = [["the very first", first["start_s"], first["cpu_s"]]]
    for what, of in {"median": statistics.median, "least": min, "most": max}.items():
        rows.append([f"{what} of {len(began)}", *(of([one[key] for one in began]) for key in ("start_s", "cpu_s"))])
    shown = [[what, f"{wall:.2f}", f"{cpu:.2f}"] for what, wall, cpu in rows]
    print(table(["start, s", f"wall (goal {START_S})", "processor"], shown) + "\n")


def stalls(late_ms: list[float]) -> str:
    """How late the ticks of a deed were, and how many of them too late."""
    over = sum(one > STALL_MS for one in late_ms)
    return f"{statistics.median(late_ms):.1f}, {max(late_ms):.0f}, {f'**{over}**' if over else 0}"


def ask(folder: str, environment: dict[str, str]) -> dict[str, Any]:
    """What a child measures; SystemExit if it fails."""
    command = [sys.executable, "-m", "tests.bench.ui", "--child", folder]
    ran = subprocess.run(
        command, env=environment | {STARTED: str(time.monotonic())}, stdout=subprocess.PIPE, text=True, check=False
    )
    if ran.returncode:
        raise SystemExit(f"{' '.join(command)} failed")
    return json.loads(ran.stdout.splitlines()[-1])


def make_meetings(home: Path, hours: float) -> Path:
    """Meetings in a data folder; the folder of the one that is long."""
    from lokas.meeting import Meeting
    from lokas.meeting.facts import MeetingFacts
    from lokas.text.export import EXPORTERS
    from tests.bench.common import write_repeated

    began = dt.datetime(2026, 3, 14, 18, 30, tzinfo=dt.UTC)
    for number in range(MEETINGS):
        day = began - dt.timedelta(days=number)
        facts = MeetingFacts(f"Réunion {number}", day, people=("Zoé", "Ève"), closed="stopped", ended=day)
        meeting = Meeting.create_with(home / "meetings", facts)
        said = spoken(hours if number == 0 else 0.1)
        meeting.transcript.write_bytes(b"".join(EXPORTERS["json"].write(said)))
        if number == 0:
            longest = meeting.folder
    write_repeated(longest / "audio.flac", hours / 4 * 3600)  # FFmpeg looks at what a file holds, not at its name
    return longest


def spoken(hours: float):
    """A transcript with 10,000 words an hour and three speakers; every ninth segment has a doubtful word."""
    from lokas.types import Segment, Source, Transcript, Word

    segments, at_ms = [], 0
    for number in range(round(hours * 10_000 / SAID)):
        begin_ms, said = at_ms, []
        for place in range(SAID):
            doubtful = number % 9 == 0 and place == 0
            said.append(Word(at_ms, at_ms + 300, f" {WORDS[(number + place) % len(WORDS)]}", 0.3 if doubtful else 0.9))
            at_ms += 360
        text = "".join(word.text for word in said).strip()
        speaker = f"Personne {number // 7 % 3 + 1}"
        segments.append(Segment(number, begin_ms, at_ms, text, tuple(said), 0.9, "fr", (), speaker))
    return Transcript(Source("audio.flac", at_ms), "fr", 0.9, tuple(segments))


def child(folder: Path | None) -> None:
    """Run the application until all is measured, and print it in JSON."""
    from unittest.mock import patch

    from lokas_ui import app
    from lokas_ui.widgets.main_window import MainWindow

    measured: dict[str, object] = {}

    class Watched(MainWindow):
        def __init__(self, context: Context) -> None:
            super().__init__(context)
            self.script = Script(self, measure(self, context, folder, measured))

    with patch.object(app, "MainWindow", Watched):
        app.run(["lokas-desktop"])
    print(json.dumps(measured))


class Script:
    """Runs a generator in the event loop: it yields what it waits for, asked at each tick, or None for the next tick.

    `late_ms`: how late each tick was, since it was last emptied.
    """

    def __init__(self, window: MainWindow, steps: Steps) -> None:
        from PySide6.QtCore import Qt, QTimer

        self._steps, self._wanted = steps, None
        self._before = time.perf_counter()
        self.late_ms: list[float] = []
        self._timer = QTimer(window)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)
        self._timer.start(STEP_MS)

    def _tick(self) -> None:
        now = time.perf_counter()
        self.late_ms.append(max(0.0, (now - self._before) * 1000 - STEP_MS))
        if self._wanted is None or self._wanted():
            try:
                self._wanted = next(self._steps)
            except StopIteration:
                self._timer.stop()
            except BaseException:
                traceback.print_exc()
                os._exit(1)  # else the application tells of it in a window, and goes on
        self._before = now


class Person:
    """What somebody does at the window; each deed is a generator for `Script`, and noted under its name."""

    def __init__(self, window: MainWindow, context: Context, folder: Path) -> None:
        self._window, self._context, self._folder = window, context, folder
        self.late: dict[str, list[float]] = {}

    def all(self) -> Steps:
        """Everything, one thing after the other."""
        from lokas.meeting import Meeting

        Meeting(self._folder).peaks.unlink(missing_ok=True)
        deeds = {
            "nothing happens": self.rest(),
            "the list is scrolled": self.scroll_list(),
            "the text is opened": self.open(),
            "it is played, its waveform computed": self.play(),
            "it is scrolled": self.scroll(),
            "somebody types": self.type(),
            "what was typed is kept": self.rest(),
            "sharing is opened": self.visit("share"),
            "the minutes are opened": self.visit("minutes"),
            "a recording is prepared": self.visit("prepare"),
            "other screens are opened": self.visit("queue", "models", "settings", "about", "decisions", "meetings"),
        }
        for name, deed in deeds.items():
            yield None  # what was begun beside it is not of this deed
            self._window.script.late_ms.clear()
            yield from deed
            self.late[name] = [*self._window.script.late_ms]

    def rest(self) -> Steps:
        """Do nothing for a while."""
        yield pause(3)

    def scroll_list(self) -> Steps:
        """Through the meetings, line by line."""
        from PySide6.QtCore import Qt
        from PySide6.QtTest import QTest
        from PySide6.QtWidgets import QTableView

        for _ in range(MEETINGS):
            QTest.keyClick(self._window.findChild(QTableView), Qt.Key.Key_Down)
            yield None

    def open(self) -> Steps:
        """From the list into the text."""
        self._context.navigator.go("review", self._folder)
        yield lambda: self._view.document().blockCount() > SAID
        yield pause(2)

    def play(self) -> Steps:
        """Hear some of it."""
        from lokas.meeting import Meeting

        player, peaks = self._context.workspace.player, Meeting(self._folder).peaks
        player.play()
        yield pause(2)
        yield lambda: peaks.exists() and player.now().playing
        player.pause()

    def scroll(self) -> Steps:
        """Through the text, page by page."""
        bar = self._view.verticalScrollBar()
        for page in range(PAGES):
            bar.setValue(bar.maximum() * page // PAGES)
            yield None

    def type(self) -> Steps:
        """Write into a line."""
        from PySide6.QtCore import Qt
        from PySide6.QtTest import QTest

        for number in range(KEYS):
            QTest.keyClick(self._view, Qt.Key.Key_Space if number % 6 == 0 else Qt.Key.Key_A)
            yield None

    def visit(self, *screens: str) -> Steps:
        """Go to screens, and look at each for a while."""
        for screen in screens:
            self._context.navigator.go(screen, self._folder)
            yield pause(2)

    @property
    def _view(self) -> TranscriptView:
        from lokas_ui.widgets.review.transcript_view import TranscriptView

        return self._window.findChild(TranscriptView)


def measure(window: MainWindow, context: Context, folder: Path | None, measured: dict[str, Any]) -> Steps:
    """The start, and all that a person does at the window: alone, and beside other work."""
    from PySide6.QtWidgets import QTableView

    table = window.findChild(QTableView)
    yield lambda: table.model().rowCount() == MEETINGS and table.isVisible()
    yield None  # it is drawn in between
    measured.update(start_s=time.monotonic() - float(os.environ[STARTED]), cpu_s=time.process_time(), memory={})
    if folder is None:
        window.close()
        return
    context.workspace.player = unheard_player()
    yield pause(1)
    measured["memory"]["the list of meetings"] = memory_mb()
    measured["late"] = late = {}
    kinds = {"alone": lambda *_: nullcontext(), "transcribing": Transcribing, "recording": Recorder}
    for busy, beside in kinds.items():
        with beside(window, context):
            person = Person(window, context, folder)
            yield from person.all()
            late[busy] = person.late
        measured["memory"][f"the text was open, {busy}"] = memory_mb()
    signal.raise_signal(signal.SIGTERM)  # a window that is closed while a meeting is recorded leaves the application


def pause(seconds: float) -> Callable[[], bool]:
    """What a script waits for so long."""
    until = time.perf_counter() + seconds
    return lambda: time.perf_counter() >= until


class Transcribing:
    """Meetings of the French demonstration are transcribed, one after the other, as long as it is entered."""

    def __init__(self, window: MainWindow, context: Context) -> None:
        self._context = context

    def __enter__(self) -> None:
        from lokas_models.demonstration import demonstration

        self._folder, self._jobs = TemporaryDirectory(), []
        self._sound = demonstration("fr").sound
        self._next(None)

    def __exit__(self, *_: object) -> None:
        self._context = None
        self._jobs[-1].cancel()
        with suppress(BaseException):
            self._jobs[-1].result()
        self._folder.cleanup()

    def _next(self, _over: object) -> None:
        from lokas.transcription import Request

        if self._context is not None:
            sound = Path(shutil.copy(self._sound, Path(self._folder.name) / f"{len(self._jobs)}.flac"))
            job = self._context.workspace.transcribe(Request(sound, language="fr", model="selftest"))
            self._jobs.append(job)
            self._context.runner.follow(job, self._next, self._next)


class Recorder:
    """A meeting is recorded as long as it is entered, as the window sees it."""

    def __init__(self, window: MainWindow, context: Context) -> None:
        self._context = context

    def __enter__(self) -> None:
        from lokas.locks import is_held
        from lokas.meeting import Meeting

        meeting = Meeting.create(self._context.workspace.places.meetings, "Bureau", dt.datetime.now().astimezone())
        self._process = subprocess.Popen([sys.executable, "-m", "tests.bench.ui", "--recorder", str(meeting.folder)])
        while not is_held(meeting.lock):
            time.sleep(STEP_MS / 1000)
        self._context.recording.find(lambda: None)

    def __exit__(self, *_: object) -> None:
        self._process.kill()
        self._process.wait()


def stand_in(folder: Path) -> None:
    """Tell twenty times a second what a recorder tells."""
    from lokas.audio.recorder_state import RecorderStatus
    from lokas.locks import hold
    from lokas.meeting import Meeting
    from lokas.recorder.status import StatusBoard

    meeting, began_s = Meeting(folder), time.monotonic()
    board = StatusBoard(meeting.status)
    with hold(meeting.lock):
        while True:
            now_ms = round((time.monotonic() - began_s) * 1000)
            board.show(
                RecorderStatus("recording", now_ms, (now_ms % 1000 / 1000,), sources=("Micro",), pid=os.getpid())
            )
            time.sleep(0.05)


def unheard_player() -> Player:
    """A player without loudspeakers: what is played lasts as long as it does, and is not heard."""
    from lokas.audio.devices import SoundSystem
    from lokas.audio.player import Player
    from tests.helpers.silent_output import SilentOutput

    class Unheard(SilentOutput):
        at_s = 0.0

        @property
        def room(self) -> int:
            now_s = time.monotonic()
            self.at_s = self.at_s if self._waiting else now_s
            while self._waiting and now_s - self.at_s > BLOCK_S:
                self.at_s += BLOCK_S
                self.hear()
                self.played.clear()
            return super().room

    return Player(SoundSystem(), Unheard())


def memory_mb() -> list[float]:
    """Resident, and without what is shared with others."""
    found = psutil.Process().memory_full_info()
    return [found.rss / 1e6, found.uss / 1e6]


if __name__ == "__main__":
    main()
