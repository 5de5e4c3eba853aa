"""The pipeline: every region once, in order, on disk before it is announced, and resumable at any point."""

from __future__ import annotations

import json
from itertools import count

import pytest

from lokas.errors import Cancelled, EngineError, OutputError
from lokas.jobs import CancelToken, LanguageDetected, Notice, Progress, SegmentHeard
from lokas.speech.journal import Journal, JournalHeader
from lokas.speech.pipeline import UNDETERMINED, transcribe
from lokas.types import SAMPLE_RATE
from tests.helpers.engines import ScriptedEngine, make_regions

SPANS = ((500, 12_000), (15_000, 40_000), (41_000, 60_000), (70_000, 70_100))
HEADER = JournalHeader("abc", {"language": None}, {"engine": "scripted"})


@pytest.fixture
def path(tmp_path):
    return tmp_path / "été – AG n°2.partial.jsonl"


def run(path, engine, *, spans=SPANS, language=None, emit=None, token=None, resume=True, total_ms=80_000):
    events = []
    with Journal.open(path, HEADER, resume=resume) as journal:
        heard = transcribe(
            iter(make_regions(*spans)),
            engine,
            language=language,
            total_ms=total_ms,
            journal=journal,
            emit=emit or events.append,
            token=token or CancelToken(),
        )
    return heard, events


def test_segments_of_all_regions_come_in_order_with_ids_from_zero(path):
    heard, _ = run(path, ScriptedEngine())
    assert [segment.id for segment in heard.segments] == list(range(8))
    assert [segment.start_ms for segment in heard.segments[::2]] == [start for start, _ in SPANS]
    assert {segment.language for segment in heard.segments} == {"fr"}


def test_the_language_is_detected_once_on_the_first_thirty_seconds_of_speech(path):
    engine = ScriptedEngine()
    heard, events = run(path, engine)
    assert engine.detected_on == [30 * SAMPLE_RATE]
    assert (heard.language, heard.language_probability) == ("fr", 0.9)
    assert events[0] == LanguageDetected("fr", 0.9)


def test_a_short_recording_gives_all_its_speech_to_language_detection(path):
    engine = ScriptedEngine()
    run(path, engine, spans=((0, 1000), (2000, 2500)))
    assert engine.detected_on == [1500 * SAMPLE_RATE // 1000]


def test_a_told_language_is_not_detected_nor_announced(path):
    engine = ScriptedEngine()
    heard, events = run(path, engine, language="en")
    assert engine.detected_on == []
    assert (heard.language, heard.language_probability) == ("en", 1.0)
    assert not any(isinstance(event, LanguageDetected) for event in events)


def test_only_the_opening_is_held_while_the_language_is_detected(path):
    taken = []
    engine = ScriptedEngine()

    def regions():
        for region in make_regions(*SPANS):
            taken.append((region.start_ms, len(engine.detected_on)))
            yield region

    with Journal.open(path, HEADER, resume=False) as journal:
        transcribe(
            regions(),
            engine,
            language=None,
            total_ms=None,
            journal=journal,
            emit=lambda event: None,
            token=CancelToken(),
        )
    assert taken == [(500, 0), (15_000, 0), (41_000, 1), (70_000, 1)]


def test_a_recording_without_speech_has_no_segments_and_no_language(path):
    engine = ScriptedEngine()
    heard, events = run(path, engine, spans=())
    assert (heard.segments, heard.language, heard.language_probability) == ((), UNDETERMINED, 0.0)
    assert engine.detected_on == []
    assert events == []


def test_notices_of_the_engine_come_first(path):
    notice = Notice("glossary.cut", {"kept": 3, "total": 9})
    _, events = run(path, ScriptedEngine(notices=[notice]))
    assert events[0] == notice


def test_a_segment_is_on_the_disk_before_it_is_announced(path):
    unsafe = []

    def emit(event):
        if isinstance(event, SegmentHeard):
            on_disk = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
            ids = [segment["id"] for line in on_disk for segment in line.get("segments", ())]
            if event.segment.id not in ids:
                unsafe.append(event)

    heard, _ = run(path, ScriptedEngine(), emit=emit)
    assert len(heard.segments) == 8
    assert unsafe == []


def test_progress_follows_the_sound_and_never_passes_the_end(path):
    _, events = run(path, ScriptedEngine(), total_ms=70_050)
    done = [event for event in events if isinstance(event, Progress)]
    assert done == [Progress(end, 70_050) for end in (12_000, 40_000, 60_000, 70_050)]


def test_progress_is_told_even_if_the_length_is_unknown(path):
    _, events = run(path, ScriptedEngine(), total_ms=None)
    assert events[-1] == Progress(70_100, None)


@pytest.mark.parametrize("stop_at", range(4))
def test_stopped_anywhere_and_resumed_it_hears_the_same_as_in_one_go(path, stop_at):
    whole, _ = run(path, ScriptedEngine(), resume=False)
    token = CancelToken()
    regions_begun = count()
    stopping = ScriptedEngine(before_region=lambda _: token.cancel() if next(regions_begun) == stop_at else None)
    if stop_at < 3:
        with pytest.raises(Cancelled):
            run(path, stopping, token=token, resume=False)
    else:
        run(path, stopping, token=token, resume=False)

    resuming = ScriptedEngine()
    heard, events = run(path, resuming)
    assert heard == whole
    assert resuming.detected_on == []
    assert resuming.transcribed == [start for start, _ in SPANS[stop_at + 1 :]]
    announced = [event.segment for event in events if isinstance(event, SegmentHeard)]
    assert announced == list(whole.segments[2 * (stop_at + 1) :])


def test_a_resumed_run_takes_the_language_from_the_journal(path):
    run(path, ScriptedEngine(language=("de", 0.6)), spans=SPANS[:2])
    heard, events = run(path, ScriptedEngine(language=("fr", 0.9)))
    assert (heard.language, heard.language_probability) == ("de", 0.6)
    assert LanguageDetected("de", 0.6) in events


def test_an_engine_that_fails_leaves_what_was_done_in_the_journal(path):
    def fail(region):
        if region.start_ms == 41_000:
            raise EngineError("engine.out_of_memory")

    with pytest.raises(EngineError):
        run(path, ScriptedEngine(before_region=fail))
    with Journal.open(path, HEADER, resume=True) as journal:
        assert [region.start_ms for region in journal.regions] == [500, 15_000]


def test_a_cancel_before_the_first_region_does_no_work(path):
    token = CancelToken()
    token.cancel()
    engine = ScriptedEngine()
    with pytest.raises(Cancelled):
        run(path, engine, token=token)
    assert (engine.detected_on, engine.transcribed) == ([], [])


def test_a_journal_with_other_regions_is_refused(path):
    run(path, ScriptedEngine())
    with pytest.raises(OutputError) as caught:
        run(path, ScriptedEngine(), spans=((500, 12_000), (15_010, 40_000)))
    assert caught.value.code == "journal.other_regions"
    assert caught.value.data["start_ms"] == 15_010
