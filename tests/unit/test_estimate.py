"""The estimate before a job: what is measured, when measuring stops, what is kept."""

import json
from pathlib import Path

import pytest

from lokas import transcription
from lokas.errors import Cancelled, OutputError
from lokas.estimate import LONGEST_S, Estimates, Speed, measure, write_repeated
from lokas.jobs import CancelToken, Notice, Progress
from lokas.speech.engine import EngineOptions
from lokas.transcription import Request
from tests.helpers.engines import ScriptedEngine

OPTIONS = EngineOptions()
SPEED = Speed(load_s=2.0, first_s=5.0, first_ms=28_000, rate=0.1)


class Clock:
    """A clock that goes on only when an engine works."""

    def __init__(self):
        self.now_s = 0.0

    def __call__(self):
        return self.now_s

    def load(self, window_s, load_s=3.0, **options):
        """A scripted engine that takes so long to load, and for each window."""
        self.now_s += load_s

        def work(window):
            self.now_s += window_s

        return ScriptedEngine(before_window=work, **options)


def measured(clock, emit=lambda event: None, token=None, measured_s=20.0, **engine):
    load = lambda: clock.load(**engine)  # noqa: E731
    return measure(load, OPTIONS, "fr", emit, token or CancelToken(), measured_s=measured_s, clock=clock)


@pytest.mark.parametrize("minutes", [1, 4, 8])
def test_an_estimate_is_within_a_fifth_of_the_true_time(tmp_path, minutes):
    estimated_s = measured(Clock(), window_s=2.0, windows_at_once=4).seconds_for(minutes * 60_000)

    true, sound = Clock(), tmp_path / "meeting.wav"
    write_repeated(sound, "fr", minutes * 60)
    request = Request(sound, language="fr", engine=OPTIONS)
    transcription.run(request, lambda: true.load(2.0, windows_at_once=4), lambda event: None, CancelToken())
    assert abs(estimated_s / true.now_s - 1) < 0.2


def test_measuring_stops_after_its_time_with_the_batch_under_way():
    clock = Clock()
    measured(clock, window_s=2.0, windows_at_once=4)
    assert clock.now_s == 3 + 2 + 3 * 8


def test_a_batch_is_heard_even_if_the_first_window_took_all_the_time():
    clock = Clock()
    measured(clock, window_s=25.0, windows_at_once=4)
    assert clock.now_s == 3 + 25 + 4 * 25


def test_a_batch_that_would_take_too_long_is_not_waited_for():
    clock = Clock()
    speed = measured(clock, window_s=LONGEST_S / 3, windows_at_once=4)
    assert clock.now_s == 3 + LONGEST_S / 3
    assert speed.rate == pytest.approx(speed.first_s / speed.first_ms * 1000, rel=0.001)


def test_the_time_is_told_and_what_the_engine_has_to_say():
    events = []
    measured(Clock(), events.append, window_s=2.0, notices=(Notice("device.cuda_failed", {"reason": "x"}),))
    assert events.count(Notice("device.cuda_failed", {"reason": "x"})) == 1
    done = [event.done for event in events if isinstance(event, Progress)]
    assert done == sorted(done)
    assert done[-1] == 20_000


def test_measuring_can_be_stopped():
    token = CancelToken()
    with pytest.raises(Cancelled):
        measured(Clock(), lambda event: token.cancel(), token, window_s=2.0)


def test_what_was_measured_is_found_again_for_the_same_model_and_options(tmp_path):
    path = tmp_path / "Données" / "speeds.json"
    Estimates.load(path).with_speed("small", OPTIONS, SPEED).save(path)

    found = Estimates.load(path)
    assert found.seconds_for("small", OPTIONS, 28_000 + 3_600_000) == 2 + 5 + 360
    assert found.seconds_for("small", EngineOptions(prompt="AG"), 10_000) == 2 + 5
    assert found.seconds_for("base", OPTIONS, 10_000) is None
    assert found.seconds_for("small", EngineOptions(beam=1), 10_000) is None


def test_a_new_measurement_takes_the_place_of_the_old_one():
    both = Estimates({}).with_speed("small", OPTIONS, SPEED).with_speed("small", OPTIONS, Speed(0, 1, 0, 1))
    assert both.seconds_for("small", OPTIONS, 60_000) == 61


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        '{"format": "lokas.speeds", "version": "2.0", "speeds": []}',
        '{"format": "lokas.speeds", "version": "1.0", "speeds": [{"model": "small"}]}',
        '{"format": "lokas.speeds", "version": "1.0", "speeds": [3]}',
    ],
)
def test_a_file_that_cannot_be_used_counts_as_empty(tmp_path, text):
    path = tmp_path / "speeds.json"
    path.write_text(text, encoding="utf-8")
    assert Estimates.load(path) == Estimates({})


def test_values_no_measurement_gives_are_not_believed(tmp_path):
    path = tmp_path / "speeds.json"
    Estimates({}).with_speed("small", OPTIONS, SPEED).save(path)
    value = json.loads(path.read_text(encoding="utf-8"))
    value["speeds"][0]["rate"] = "fast"
    path.write_text(json.dumps(value), encoding="utf-8")
    assert Estimates.load(path) == Estimates({})


def test_a_place_that_cannot_be_written_is_an_error_with_a_code(tmp_path):
    (tmp_path / "taken").write_text("", encoding="utf-8")
    with pytest.raises(OutputError) as caught:
        Estimates({}).save(Path(tmp_path, "taken", "speeds.json"))
    assert caught.value.code == "output.not_writable"
