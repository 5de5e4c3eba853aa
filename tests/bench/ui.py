"""How the desktop application feels: `just bench ui [--hours 4] [--starts 5]`; asserts nothing. Needs Xvfb.

The application itself on a virtual screen, with meetings made up for it; the longest has 10,000 words an hour.

- start: from the start of the process until the list of meetings is drawn and the keyboard does something.
- late: how long after its time a 5 ms timer of Qt is asked, which is how long the window stood still. While nothing
  happens, while the long text is opened, scrolled by pages, typed into, and scrolled while a meeting is transcribed.
- memory: of the process, as resident and as its own (without libraries that others use too).
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import os
import shutil
import statistics
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import numpy as np
import psutil

if TYPE_CHECKING:
    from collections.abc import Callable, Generator

    from lokas_ui.context import Context
    from lokas_ui.widgets.main_window import MainWindow

MEETINGS = 60
STEP_MS = 5
STALL_MS = 50
QUANTILES = {"median": 50, "p99": 99, "worst": 100}
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


def main() -> None:
    """Measure in processes of their own and print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--hours", type=float, default=4)
    parser.add_argument("--starts", type=int, default=5)
    parser.add_argument("--child", help="measure with the meeting in this folder; with none, only the start")
    options = parser.parse_args()
    if options.child is not None:
        child(Path(options.child) if options.child else None)
    else:
        report(options.hours, options.starts)


def report(hours: float, starts: int) -> None:
    """Make the meetings, run the application and print what it measured of itself."""
    from tests.bench.common import machine, table
    from tests.helpers.screen_of_its_own import VirtualScreen

    with TemporaryDirectory() as name, VirtualScreen() as screen:
        longest = make_meetings(Path(name), hours)
        environment = os.environ | screen.environment | {"LOKAS_HOME": name, "LOKAS_LANGUAGE": "fr"}
        began = [ask("", environment)["start_s"] for _ in range(starts)]
        found = ask(str(longest), environment)
    print(f"start: {statistics.median(began):.2f} s in the median of {starts}, {max(began):.2f} s at most\n")
    rows = [
        [what, len(late), *np.percentile(late, list(QUANTILES.values())).tolist(), sum(one > STALL_MS for one in late)]
        for what, late in found["late"].items()
    ]
    print(table(["while", "ticks", *(f"{name}, ms late" for name in QUANTILES), f"over {STALL_MS} ms"], rows))
    print("\n" + table(["memory, MB", "resident", "its own"], [[what, *mb] for what, mb in found["memory"].items()]))
    print(f"\n{round(hours * 10_000)} words, {MEETINGS} meetings. {machine()}")


def ask(folder: str, environment: dict[str, str]) -> dict[str, dict[str, list[float]]]:
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
    from lokas_models.demonstration import demonstration

    began = dt.datetime(2026, 3, 14, 18, 30, tzinfo=dt.UTC)
    for number in range(MEETINGS):
        day = began - dt.timedelta(days=number)
        facts = MeetingFacts(f"Réunion {number}", day, people=("Zoé", "Ève"), closed="stopped", ended=day)
        meeting = Meeting.create_with(home / "meetings", facts)
        said = spoken(hours if number == 0 else 0.1)
        meeting.transcript.write_bytes(b"".join(EXPORTERS["json"].write(said)))
        if number == 0:
            longest = meeting.folder
    shutil.copy(demonstration("fr").sound, longest / "audio.flac")
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

    def __init__(self, window: MainWindow, steps: Generator[Callable[[], object] | None, None, None]) -> None:
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
        self._before = now


def measure(
    window: MainWindow, context: Context, folder: Path | None, measured: dict
) -> Generator[Callable[[], object] | None, None, None]:
    """All steps of a person at the window, and what was measured at each."""
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QTableView

    def wait(seconds: float) -> Callable[[], bool]:
        until = time.perf_counter() + seconds
        return lambda: time.perf_counter() >= until

    def note(what: str) -> None:
        measured["late"][what] = [*window.script.late_ms]
        window.script.late_ms.clear()

    table = window.findChild(QTableView)
    yield lambda: table.model().rowCount() == MEETINGS and table.isVisible()
    yield None  # it is drawn in between
    measured.update(start_s=time.monotonic() - float(os.environ[STARTED]), late={}, memory={})
    if folder is None:
        window.close()
        return
    yield wait(1)
    window.script.late_ms.clear()
    yield wait(3)
    note("nothing happens")
    measured["memory"]["the list of meetings"] = memory_mb()

    from lokas_ui.widgets.review.transcript_view import TranscriptView

    began = time.perf_counter()
    context.navigator.go("review", folder)
    yield lambda: (view := window.findChild(TranscriptView)) and view.document().blockCount() > SAID
    measured["opened_ms"] = (time.perf_counter() - began) * 1000
    view = window.findChild(TranscriptView)
    yield wait(2)
    note("the text is opened")
    measured["memory"]["the text is open"] = memory_mb()

    def scroll() -> Generator[None, None, None]:
        bar = view.verticalScrollBar()
        for page in range(PAGES):
            bar.setValue(bar.maximum() * page // PAGES)
            yield

    yield from scroll()
    note("it is scrolled")
    for number in range(KEYS):
        QTest.keyClick(view, Qt.Key.Key_Space if number % 6 == 0 else Qt.Key.Key_A)
        yield None
    note("somebody types")
    yield wait(3)
    note("what was typed is kept")
    yield from while_transcribing(context, scroll)
    note("it is scrolled during a transcription")
    measured["memory"]["after a transcription"] = memory_mb()
    window.close()


def while_transcribing(context: Context, scroll: Callable[[], Generator[None, None, None]]) -> Generator:
    """Scroll as long as the demonstration meeting is transcribed by the self-test model, twice."""
    from lokas.transcription import Request
    from lokas_models.demonstration import demonstration

    over = []
    with TemporaryDirectory() as name:
        for number in range(2):
            sound = shutil.copy(demonstration("fr").sound, Path(name) / f"{number}.flac")
            job = context.workspace.transcribe(Request(Path(sound), language="fr", model="selftest"))
            context.runner.follow(job, over.append, over.append)
        while len(over) <= number:
            yield from scroll()


def memory_mb() -> list[float]:
    """Resident, and without what is shared with others."""
    found = psutil.Process().memory_full_info()
    return [found.rss / 1e6, found.uss / 1e6]


if __name__ == "__main__":
    main()
