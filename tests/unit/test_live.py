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
from lokas.conditions import Conditions
from lokas.documents import document_of, open_document
from lokas.errors import Cancelled, EngineError, InputError, OutputError
from lokas.exporting import read_transcript
from lokas.jobs import CancelToken, LanguageDetected, Notice, Progress, SegmentHeard
from lokas.library.incoming.importing import ImportRequest, import_sound, relink
from lokas.locks import hold
from lokas.meeting import Meeting, is_meeting, moments
from lokas.places import Places
from lokas.text.document import Redact, SetText, read_document
from lokas.transcription import Request
from lokas.types import Span
from lokas.workspace import Workspace
from tests.helpers.engines import ScriptedEngine
from tests.helpers.sounds import truncate, write_media

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
    assert not recorded.journal.exists()


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
    with hold(recorded.work_lock), pytest.raises(OutputError) as raised:
        workspace.transcribe(request(recorded)).result()
    assert raised.value.code == "meeting.busy"
    workspace.transcribe(request(recorded)).result()


def test_only_a_folder_with_its_facts_is_a_meeting(recorded, tmp_path):
    assert is_meeting(recorded.folder)
    assert not is_meeting(recorded.sound)
    assert not is_meeting(tmp_path)


def imported(workspace, path, **asked):
    """A meeting whose sound is a file elsewhere."""
    return import_sound(workspace.places.meetings, ImportRequest(path, **asked), lambda _: None, CancelToken())


@pytest.fixture
def film(tmp_path, meeting):
    """A film with two tracks: in the first nobody speaks."""
    tracks = [samples[: 30 * RATE].reshape(1, -1) for samples in (np.zeros_like(meeting), meeting)]
    return write_media(tmp_path / "film d'été.mkv", tracks, "flac", rate=RATE, video="mpeg4", video_seconds=30)


def test_an_imported_film_is_heard_where_it_lies_in_the_track_that_was_chosen(workspace, film):
    before = film.read_bytes()
    made = imported(workspace, film, track=1)
    outcome = workspace.transcribe(request(made)).result()
    assert outcome.transcript.segments
    assert outcome.transcript.source.track == 1
    assert outcome.files["json"] == made.transcript
    assert film.read_bytes() == before
    silent = imported(workspace, film, track=0)
    job = workspace.transcribe(request(silent))
    assert "result.no_speech" in [event.code for event in job if isinstance(event, Notice)]
    assert job.result().transcript.segments == ()


def test_an_imported_sound_is_taken_up_where_the_work_was_stopped_also_from_another_place(workspace, film, engine):
    made = imported(workspace, film, track=1)
    job = workspace.transcribe(request(made))
    until(job, SegmentHeard)
    job.cancel()
    with pytest.raises(Cancelled):
        job.result()
    moved = film.rename(film.with_name("ailleurs.mkv"))
    with pytest.raises(InputError) as raised:
        workspace.transcribe(request(made)).result()
    assert (raised.value.code, raised.value.data["sound"]) == ("import.sound_moved", str(film))
    relink(made, moved, lambda _: None, CancelToken())
    workspace.transcribe(request(made)).result()
    assert len(set(engine.transcribed)) == len(engine.transcribed), "a window was heard twice"


def test_the_work_on_one_sound_is_never_taken_up_with_another(workspace, film, tmp_path, meeting):
    made = imported(workspace, film, track=1)
    job = workspace.transcribe(request(made))
    until(job, SegmentHeard)
    job.cancel()
    with pytest.raises(Cancelled):
        job.result()
    tracks = [meeting[: 20 * RATE].reshape(1, -1)] * 2
    relink(made, write_media(tmp_path / "b.mka", tracks, "flac", rate=RATE), lambda _: None, CancelToken(), other=True)
    with pytest.raises(OutputError, match=r"journal\.other_recording"):
        workspace.transcribe(request(made)).result()


def test_the_language_that_was_noted_of_a_meeting_need_not_be_found(workspace, film, engine):
    made = imported(workspace, film, track=1, language="fr")
    workspace.transcribe(request(made, language=None)).result()
    assert engine.detected_on == []


def test_an_imported_sound_that_was_cut_is_told(workspace, tmp_path, meeting):
    path = write_media(tmp_path / "a.flac", [meeting[: 20 * RATE].reshape(1, -1)], "flac", rate=RATE)
    job = workspace.transcribe(request(imported(workspace, truncate(path, 0.6))))
    assert "input.cut" in [event.code for event in job if isinstance(event, Notice)]
    job.result()


def test_what_people_made_of_an_earlier_text_is_set_aside_and_not_lost(workspace, recorded):
    workspace.transcribe(request(recorded)).result()
    with open_document(recorded) as document:
        document.do(SetText(0, "Corrigé à la main."))
    job = workspace.transcribe(request(recorded, replace=True))
    assert "document.set_aside" in [event.code for event in job if isinstance(event, Notice)]
    job.result()
    (kept,) = (recorded.folder / "earlier").iterdir()
    assert read_document(kept, read_transcript(kept / "transcript.json")).segments[0].text == "Corrigé à la main."
    assert document_of(recorded).segments[0].text != "Corrigé à la main."


def test_what_was_hidden_stays_hidden_when_a_meeting_is_transcribed_anew(workspace, recorded):
    first = workspace.transcribe(request(recorded)).result().transcript.segments[0]
    with open_document(recorded) as document:
        document.do(Redact((Span(first.start_ms, first.end_ms),), "[…]"))
    formats = ("json", "srt", "vtt", "txt", "html")
    outcome = workspace.transcribe(request(recorded, replace=True, formats=formats)).result()
    shown = {name: path.read_text(encoding="utf-8") for name, path in outcome.files.items() if name in formats}
    assert outcome.transcript.segments[0].text == first.text
    assert first.text in shown["json"], "the meeting itself keeps all"
    assert "[…]" in shown["srt"]
    assert first.text not in shown["srt"] + shown["vtt"] + shown["txt"] + shown["html"]
    assert recorded.sound.name not in shown["html"]


def test_the_text_of_a_meeting_that_is_over_waits_for_its_time(workspace, recorded, engine):
    begins = dt.datetime.now(dt.UTC) + dt.timedelta(hours=1)
    job = workspace.transcribe(request(recorded, conditions=Conditions(not_before=begins)))
    assert until(job, Notice)[-1].code == "job.waiting_until"
    job.cancel()
    with pytest.raises(Cancelled):
        job.result()
    assert engine.transcribed == []
