"""The pipeline: every window once, in order, on disk before it is announced, guarded, and resumable at any point."""

from __future__ import annotations

import contextlib
import json
import threading
from dataclasses import dataclass, field, replace
from itertools import count
from random import Random
from typing import TYPE_CHECKING

import pytest

from lokas.errors import Cancelled, EngineError, OutputError
from lokas.jobs import CancelToken, LanguageDetected, Notice, Progress, SegmentHeard
from lokas.speech.guard import LOOP, NOT_TRANSCRIBED
from lokas.speech.journal import Journal, JournalHeader
from lokas.speech.pipeline import UNDETERMINED, transcribe
from lokas.types import SAMPLE_RATE, Segment, Window, Word
from tests.helpers.engines import ScriptedEngine, make_windows

if TYPE_CHECKING:
    from collections.abc import Callable

SPANS = ((500, 12_000), (15_000, 40_000), (41_000, 60_000), (70_000, 76_000))
HEADER = JournalHeader("abc", {"language": None}, {"engine": "scripted"})


@pytest.fixture
def path(tmp_path):
    return tmp_path / "été – AG n°2.partial.jsonl"


def run(path, engine, *, spans=SPANS, windows=None, emit=None, token=None, resume=True, **more):
    events = []
    with Journal.open(path, HEADER, resume=resume) as journal:
        heard = transcribe(
            iter(windows or make_windows(*spans)),
            engine,
            journal=journal,
            emit=emit or events.append,
            token=token or CancelToken(),
            **{"language": None, "total_ms": 80_000, **more},
        )
    return heard, events


def test_segments_of_all_windows_come_in_order_with_ids_from_zero(path):
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


def test_only_a_few_windows_are_read_ahead(path):
    taken = []
    engine = ScriptedEngine(before_window=lambda window: taken.append(window.start_ms))

    def windows():
        for window in make_windows(*((start, start + 20_000) for start in range(0, 2_000_000, 25_000))):
            taken.append(-1)
            yield window

    with Journal.open(path, HEADER, resume=False) as journal:
        transcribe(windows(), engine, language="fr", total_ms=None, journal=journal, emit=print, token=CancelToken())
    ahead = [taken[: number + 1].count(-1) - len([t for t in taken[:number] if t >= 0]) for number in range(len(taken))]
    assert max(ahead) <= engine.windows_at_once + 3


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
    _, events = run(path, ScriptedEngine(), total_ms=75_000)
    done = [event for event in events if isinstance(event, Progress)]
    assert done == [Progress(end, 75_000) for end in (12_000, 40_000, 60_000, 75_000)]


def test_progress_is_told_even_if_the_length_is_unknown(path):
    _, events = run(path, ScriptedEngine(), total_ms=None)
    assert events[-1] == Progress(76_000, None)


@pytest.mark.parametrize("stop_at", range(4))
def test_stopped_anywhere_and_resumed_it_hears_the_same_as_in_one_go(path, stop_at):
    whole, _ = run(path, ScriptedEngine(), resume=False)
    token = CancelToken()
    windows_begun = count()
    stopping = ScriptedEngine(before_window=lambda _: token.cancel() if next(windows_begun) == stop_at else None)
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


def test_an_engine_without_memory_for_one_window_leaves_what_was_done_in_the_journal(path):
    def fail(window):
        if window.start_ms == 41_000:
            raise EngineError("engine.out_of_memory")

    with pytest.raises(EngineError):
        run(path, ScriptedEngine(before_window=fail))
    with Journal.open(path, HEADER, resume=True) as journal:
        assert [window.start_ms for window in journal.windows] == [500, 15_000]


def test_a_cancel_before_the_first_window_does_no_work(path):
    token = CancelToken()
    token.cancel()
    engine = ScriptedEngine()
    with pytest.raises(Cancelled):
        run(path, engine, token=token)
    assert (engine.detected_on, engine.transcribed) == ([], [])


def test_a_journal_with_other_windows_is_refused(path):
    run(path, ScriptedEngine())
    with pytest.raises(OutputError) as caught:
        run(path, ScriptedEngine(), spans=((500, 12_000), (15_010, 40_000)))
    assert caught.value.code == "journal.other_regions"
    assert caught.value.data["start_ms"] == 15_010


def spoken(window, *texts):
    """Segments of the given texts, spread evenly over a window, a word for each of theirs."""
    step = window.length_ms // max(1, len(texts))
    found = []
    for number, text in enumerate(texts):
        start = window.start_ms + number * step
        words = text.split()
        each = step // max(1, len(words))
        timed = tuple(Word(start + n * each, start + (n + 1) * each, f" {word}", 0.9) for n, word in enumerate(words))
        found.append(Segment(number, start, start + step, text, timed, 0.9, "fr"))
    return found


def talk(window):
    """A segment with as many words as people say in that time, no two the same."""
    random = Random(window.start_ms)
    words = ("".join(random.choices("abcdefghijklmnopqrstuvwxyz", k=6)) for _ in range(window.length_ms // 400))
    return spoken(window, " ".join(words))


@dataclass
class Storyteller(ScriptedEngine):
    """Says what `story` gives for a window; `careful` what it says when asked to take care."""

    story: Callable[[Window], list[Segment]] = lambda window: []
    careful: Callable[[Window], list[Segment]] | None = None
    asked_carefully: list[int] = field(default_factory=list)

    def transcribe(self, batch, language, *, careful=False):
        if careful and self.careful is not None:
            self.asked_carefully += [prepared.window.start_ms for prepared in batch]
            return [self.careful(prepared.window) for prepared in batch]
        return [self.story(prepared.window) for prepared in batch]


LOOPING = "il faut voter le budget de la salle des fêtes"


def test_a_loop_is_heard_again_with_care_and_replaced_when_that_helps(path):
    def story(window):
        return spoken(window, *[LOOPING] * 12) if window.start_ms == 15_000 else talk(window)

    engine = Storyteller(story=story, careful=talk)
    heard, _ = run(path, engine, language="fr")
    assert engine.asked_carefully == [15_000]
    assert len(heard.segments) == len(SPANS)
    assert all(s.doubts == () for s in heard.segments)


def test_an_engine_that_fails_when_it_takes_care_leaves_what_was_heard(path):
    def fail(window):
        raise EngineError("engine.out_of_memory")

    engine = Storyteller(story=lambda window: spoken(window, *[LOOPING] * 12), careful=fail)
    heard, _ = run(path, engine, language="fr", spans=SPANS[1:2])
    assert len(heard.segments) == 12
    assert engine.asked_carefully == [15_000]


def test_care_is_taken_region_by_region_in_batches_the_engine_likes(path):
    regions = [window.regions[0] for window in make_windows(*((at, at + 3000) for at in range(0, 27_000, 3000)))]
    sizes = []

    class Counting(Storyteller):
        def transcribe(self, batch, language, *, careful=False):
            sizes.append(len(batch))
            return super().transcribe(batch, language, careful=careful)

    engine = Counting(story=lambda window: spoken(window, *[LOOPING] * 12), careful=talk, windows_at_once=4)
    heard, _ = run(path, engine, language="fr", windows=[Window(tuple(regions))])
    assert sizes == [1, 1, 4, 4]
    assert [segment.start_ms for segment in heard.segments] == [region.start_ms for region in regions]


def test_a_loop_that_stays_is_kept_and_marked(path):
    engine = Storyteller(story=lambda window: spoken(window, *[LOOPING] * 12))
    heard, _ = run(path, engine, language="fr", spans=SPANS[1:2])
    assert len(heard.segments) == 12
    assert all(LOOP in segment.doubts for segment in heard.segments[1:])


def test_a_loop_over_many_windows_is_marked_in_the_end(path):
    spans = tuple((start, start + 3000) for start in range(0, 90_000, 3000))
    heard, _ = run(path, Storyteller(story=lambda window: spoken(window, LOOPING)), language="fr", spans=spans)
    assert all(LOOP in segment.doubts for segment in heard.segments[1:])


def test_speech_that_the_engine_is_silent_on_is_marked(path):
    engine = Storyteller(story=lambda window: [] if window.start_ms == 15_000 else talk(window))
    heard, _ = run(path, engine, language="fr")
    (gap,) = [segment for segment in heard.segments if not segment.text]
    assert (gap.start_ms, gap.end_ms, gap.doubts) == (15_000, 40_000, (NOT_TRANSCRIBED,))
    assert heard.coverage.speech_ms - heard.coverage.transcribed_ms == 25_000


def test_reversed_times_are_put_right(path):
    def story(window):
        return [
            Segment(
                0,
                window.end_ms,
                window.start_ms,
                "à l'envers",
                (Word(9, 3, " à", 0.5), Word(8, 1, " l'envers", 0.5)),
                0.5,
                "fr",
            ),
            Segment(1, window.start_ms - 50, window.start_ms - 80, "encore", (), 0.5, "fr"),
        ]

    heard, _ = run(path, Storyteller(story=story), language="fr")
    times = [time for s in heard.segments for time in (s.start_ms, s.end_ms)]
    assert all(s.start_ms < s.end_ms for s in heard.segments)
    assert times == sorted(times)
    for segment in heard.segments:
        inside = [segment.start_ms, *(t for w in segment.words for t in (w.start_ms, w.end_ms)), segment.end_ms]
        assert inside == sorted(inside)
        assert all(word.start_ms < word.end_ms for word in segment.words)


def test_a_window_the_engine_fails_on_is_marked_and_the_rest_is_transcribed(path):
    def fail(window):
        if window.start_ms == 15_000:
            raise EngineError("engine.failed", reason="bad numbers")

    heard, events = run(path, ScriptedEngine(before_window=fail, windows_at_once=4), language="fr")
    assert [(s.start_ms, s.doubts) for s in heard.segments if not s.text] == [(15_000, (NOT_TRANSCRIBED,))]
    assert {s.start_ms for s in heard.segments if s.text} >= {500, 41_000, 70_000}
    (notice,) = [event for event in events if isinstance(event, Notice)]
    assert (notice.code, notice.data) == (
        "engine.window_failed",
        {"start_ms": 15_000, "end_ms": 40_000, "reason": "bad numbers"},
    )


def test_an_engine_that_fails_on_everything_is_an_error(path):
    def fail(window):
        raise EngineError("engine.failed", reason="driver lost")

    with pytest.raises(EngineError) as caught:
        run(path, ScriptedEngine(before_window=fail), language="fr")
    assert caught.value.code == "engine.failed"


def test_windows_that_do_not_fit_in_memory_together_are_given_one_by_one(path):
    class Small(ScriptedEngine):
        def transcribe(self, batch, language, *, careful=False):
            if len(batch) > 1:
                raise EngineError("engine.out_of_memory")
            return super().transcribe(batch, language)

    heard, _ = run(path, Small(windows_at_once=3), language="fr")
    assert heard == run(path, ScriptedEngine(), language="fr", resume=False)[0]


def test_an_engine_that_hangs_is_an_error_and_what_was_heard_is_kept(path, monkeypatch):
    monkeypatch.setattr("lokas.speech.pipeline.PATIENCE", 0.0)
    released = threading.Event()
    engine = ScriptedEngine(before_window=lambda window: released.wait(60) if window.start_ms == 15_000 else None)
    with pytest.raises(EngineError) as caught:
        run(path, engine, language="fr", patience_s=0.5)
    released.set()
    assert (caught.value.code, caught.value.data) == ("engine.hangs", {"after_s": 0})
    with Journal.open(path, HEADER, resume=True) as journal:
        assert [window.start_ms for window in journal.windows] == [500]


def test_what_the_engine_notices_on_the_way_is_told_once(path):
    class Changing(ScriptedEngine):
        def transcribe(self, batch, language, *, careful=False):
            self.notices = (Notice("device.cuda_failed"),)
            return super().transcribe(batch, language)

    _, events = run(path, Changing(), language="fr")
    assert events.count(Notice("device.cuda_failed")) == 1


def test_each_window_has_its_own_language_when_asked(path):
    def story(window):
        language = "en" if window.start_ms == 15_000 else "fr"
        return [replace(segment, language=language) for segment in spoken(window, "Bonjour à tous.")]

    heard, events = run(path, Storyteller(story=story), multilingual=True)
    assert [segment.language for segment in heard.segments] == ["fr", "en", "fr", "fr"]
    assert (heard.language, heard.language_probability) == ("fr", round(36_500 / 61_500, 4))
    assert not any(isinstance(event, LanguageDetected) for event in events)


def test_batches_are_the_same_after_a_resume(path):
    spans = tuple((start, start + 3000) for start in range(0, 80_000, 4000))
    seen = []

    class Watched(ScriptedEngine):
        def transcribe(self, batch, language, *, careful=False):
            seen.append(tuple(prepared.window.start_ms for prepared in batch))
            return super().transcribe(batch, language)

    run(path, Watched(windows_at_once=4), language="fr", spans=spans)
    whole, seen = seen, []
    lines = path.read_text("utf-8").splitlines(keepends=True)
    for kept in (1, 4, 6, 13, 20):
        path.write_text("".join(lines[: 1 + kept]), encoding="utf-8")
        run(path, Watched(windows_at_once=4), language="fr", spans=spans)
        assert set(seen) <= set(whole)
        assert path.read_text("utf-8") == "".join(lines)
        seen.clear()


class Faults:
    """Raises, or cancels, at the `at`-th step of whatever is asked of it."""

    def __init__(self, at, error=None, token=None):
        self.at, self.error, self.token, self.steps = at, error, token, 0
        self._lock = threading.Lock()

    def step(self, *_):
        with self._lock:
            self.steps += 1
            due = self.steps == self.at
        if due and self.error is not None:
            raise self.error
        if due and self.token is not None:
            self.token.cancel()


class Fragile(ScriptedEngine):
    faults: Faults

    def prepare(self, window):
        self.faults.step()
        return super().prepare(window)

    def detect_language(self, samples):
        self.faults.step()
        return super().detect_language(samples)

    def transcribe(self, batch, language, *, careful=False):
        self.faults.step()
        return super().transcribe(batch, language)


def faulty_run(path, faults, spans, *, resume):
    """A run in which every stage passes through `faults`."""
    engine = Fragile(windows_at_once=3)
    engine.faults = faults

    def windows():
        for window in make_windows(*spans):
            faults.step()
            yield window

    with Journal.open(path, HEADER, resume=resume) as journal:
        append = journal.append_window
        journal.append_window = lambda window: (faults.step(), append(window))
        return transcribe(
            windows(),
            engine,
            language=None,
            total_ms=None,
            journal=journal,
            emit=faults.step,
            token=faults.token or CancelToken(),
            between=faults.step,
        )


def test_an_error_or_a_cancel_at_any_point_loses_nothing_and_leaves_no_thread(path):
    spans = tuple((start, start + 3000) for start in range(0, 60_000, 4000))
    counted = Faults(at=-1)
    whole = faulty_run(path, counted, spans, resume=False)
    random, before = Random(3), set(threading.enumerate())
    stopped = 0
    for turn in range(200):
        at = random.randrange(1, counted.steps + 1)
        kind = random.choice([OSError("disk"), OutputError("output.disk_full"), MemoryError(), None])
        faults = Faults(at, kind, CancelToken() if kind is None else None)
        with contextlib.suppress(Cancelled, OSError, OutputError, MemoryError):
            faulty_run(path, faults, spans, resume=False)
            stopped -= 1
        stopped += 1
        assert set(threading.enumerate()) <= before, turn
        assert faulty_run(path, Faults(at=-1), spans, resume=True) == whole, turn
    assert stopped > 150
