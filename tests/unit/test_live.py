"""The text of a meeting while it is recorded: it keeps up, it never hinders, and nothing of it is lost."""

from __future__ import annotations

import datetime as dt
import json
import threading
from contextlib import contextmanager
from dataclasses import replace

import numpy as np
import pytest

from lokas.audio.flac import FlacWriter
from lokas.errors import Cancelled, EngineError, OutputError
from lokas.jobs import LanguageDetected, Progress, SegmentHeard
from lokas.live import MeetingFiles, is_meeting
from lokas.locks import hold
from lokas.meeting import Meeting, moments
from lokas.places import Places
from lokas.transcription import Request
from lokas.workspace import Workspace
from tests.helpers.engines import ScriptedEngine

RATE = 16_000
LONG_S = 60


@pytest.fixture
def engine():
    return ScriptedEngine()


@pytest.fixture
def workspace(tmp_path, engine):
    with Workspace(Places(tmp_path / "Données"), load_engine=lambda *_: engine) as workspace:
        yield workspace


@pytest.fixture
def place(workspace):
    began = dt.datetime(2026, 3, 14, 18, 30, tzinfo=dt.UTC)
    return Meeting.create(workspace.places.meetings, "Conseil d'été : budget", began)


def quiet(seconds):
    """A room in which nobody speaks."""
    return np.random.default_rng(1).normal(0, 0.001, seconds * RATE).astype(np.float32)


class Recorder:
    """Writes a meeting's sound as the recorder does: as fast as it is told to."""

    def __init__(self, meeting):
        self._meeting = meeting
        self._writer = FlacWriter.create(meeting.sound, RATE, 1)

    def hear(self, samples):
        self._writer.write(np.round(samples * 32767).astype(np.int16).reshape(-1, 1))
        self._writer.sync()

    def close(self):
        self._writer.close()
        self._meeting.update(lambda facts: replace(facts, closed="stopped", closed_at=moments.now()))


@contextmanager
def recording(meeting):
    with hold(meeting.lock):
        recorder = Recorder(meeting)
        try:
            yield recorder
        finally:
            recorder.close()


@pytest.fixture
def recorded(place, meeting):
    with recording(place) as recorder:
        recorder.hear(meeting[: LONG_S * RATE])
    return place


def request(meeting, **changes):
    return Request(meeting.folder, **{"model": "selftest", "language": "fr", "formats": ("srt", "txt")} | changes)


def until(job, kind):
    """The events up to the first of a kind."""
    seen = []
    for event in job:
        seen.append(event)
        if isinstance(event, kind):
            return seen
    raise AssertionError(f"it ended without {kind}: {seen}")


def transcript(meeting):
    document = json.loads(meeting.transcript.read_text(encoding="utf-8"))
    return {key: value for key, value in document.items() if key != "footprint"}


def test_text_comes_while_people_still_speak(workspace, place, meeting):
    with recording(place) as recorder:
        recorder.hear(meeting[: 30 * RATE])
        job = workspace.transcribe(request(place))
        first = until(job, SegmentHeard)[-1].segment
        assert place.state() == "recording"
        assert first.end_ms < 30_000
        recorder.hear(meeting[30 * RATE : LONG_S * RATE])
    outcome = job.result()
    assert outcome.transcript.source.duration_ms == LONG_S * 1000
    assert outcome.transcript.segments[-1].end_ms > 50_000
    assert [segment.id for segment in outcome.transcript.segments] == list(range(len(outcome.transcript.segments)))


def test_what_is_said_before_a_silence_is_heard_without_waiting_for_the_next_word(workspace, place, meeting, engine):
    with recording(place) as recorder:
        recorder.hear(np.concatenate([meeting[: 4 * RATE], quiet(10)]))
        job = workspace.transcribe(request(place))
        assert until(job, SegmentHeard)[-1].segment.start_ms < 4_000
    job.result()
    assert len(engine.transcribed) >= 1


def test_the_progress_tells_how_much_is_recorded_and_silence_counts_as_done(workspace, place, meeting):
    with recording(place) as recorder:
        recorder.hear(quiet(LONG_S))
        job = workspace.transcribe(request(place))
        assert until(job, Progress)[-1].done > 0
    events = list(job)
    assert events[-2] == Progress(LONG_S * 1000, LONG_S * 1000)
    assert [event.done for event in events if isinstance(event, Progress)] == sorted(
        event.done for event in events if isinstance(event, Progress)
    )
    assert job.result().transcript.segments == ()


def test_the_text_stays_in_the_meeting_under_its_name(workspace, recorded):
    files = workspace.transcribe(request(recorded)).result().files
    exports = recorded.folder / "exports"
    assert files == {
        "json": recorded.folder / "transcript.json",
        "srt": exports / "2026-03-14 Conseil d'été budget.srt",
        "txt": exports / "2026-03-14 Conseil d'été budget.txt",
    }
    assert all(path.is_file() for path in files.values())
    assert recorded.state() == "transcribed"
    assert not MeetingFiles(recorded, ()).journal.exists()


def test_the_language_is_found_as_in_any_recording(workspace, recorded, engine):
    job = workspace.transcribe(request(recorded, language=None))
    assert LanguageDetected("fr", 0.9) in list(job)
    assert job.result().transcript.language == "fr"
    assert engine.detected_on[0] <= 30 * RATE


def test_a_cancelled_text_leaves_the_recording_alone_and_goes_on_later(workspace, place, meeting, engine):
    with recording(place) as recorder:
        recorder.hear(meeting[: 40 * RATE])
        job = workspace.transcribe(request(place))
        until(job, SegmentHeard)
        job.cancel()
        with pytest.raises(Cancelled):
            job.result()
        assert place.state() == "recording"
        recorder.hear(meeting[40 * RATE : LONG_S * RATE])
    heard = list(engine.transcribed)
    again = workspace.transcribe(request(place)).result()
    assert engine.transcribed[: len(heard)] == heard
    assert len(set(engine.transcribed)) == len(engine.transcribed), "a window was heard twice"
    assert again.transcript.segments[-1].end_ms > 50_000
    assert again.transcript.source.duration_ms == LONG_S * 1000


def test_an_engine_that_fails_ends_the_text_at_once_and_not_the_recording(workspace, place, meeting, engine):
    def fail(window):
        raise EngineError("engine.out_of_memory")

    engine.before_window = fail
    with recording(place) as recorder:
        recorder.hear(meeting[: 30 * RATE])
        with pytest.raises(EngineError):
            workspace.transcribe(request(place)).result()
        assert place.state() == "recording"
        recorder.hear(meeting[30 * RATE : 31 * RATE])


def test_a_slow_engine_gets_full_windows_and_the_rest_after_the_end(workspace, place, meeting, engine):
    go_on = threading.Event()
    lengths = []

    def wait(window):
        lengths.append(window.length_ms)
        assert go_on.wait(60)

    engine.before_window = wait
    sound = np.concatenate([meeting, meeting, meeting])[: 180 * RATE]
    with recording(place) as recorder:
        recorder.hear(sound[: 30 * RATE])
        job = workspace.transcribe(request(place))
        recorder.hear(sound[30 * RATE :])
    go_on.set()
    outcome = job.result()
    assert max(lengths[2:]) > 20_000
    assert outcome.transcript.segments[-1].end_ms > 170_000


def test_a_finished_text_is_replaced_only_if_that_is_asked_for(workspace, recorded):
    workspace.transcribe(request(recorded)).result()
    first = transcript(recorded)
    with pytest.raises(OutputError) as raised:
        workspace.transcribe(request(recorded)).result()
    assert raised.value.code == "output.exists"
    workspace.transcribe(request(recorded, replace=True)).result()
    assert transcript(recorded) == first


def test_a_meeting_is_transcribed_by_one_process_at_a_time(workspace, recorded):
    with hold(MeetingFiles(recorded, ()).lock), pytest.raises(OutputError) as raised:
        workspace.transcribe(request(recorded)).result()
    assert raised.value.code == "meeting.busy"
    workspace.transcribe(request(recorded)).result()


def test_only_a_folder_with_its_facts_is_a_meeting(recorded, tmp_path):
    assert is_meeting(recorded.folder)
    assert not is_meeting(recorded.sound)
    assert not is_meeting(tmp_path)
