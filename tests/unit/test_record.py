"""The recorder on simulated time: every moment at its place, whatever the source, the disk or the person does."""

from __future__ import annotations

import datetime as dt
import json

import numpy as np
import psutil
import pytest

from lokas.audio.capture import SourceLost
from lokas.audio.feed import Feed, Opened
from lokas.audio.flac_frames import size_per_hour
from lokas.audio.record import GUARD_S, STOP_BYTES, Recorder
from lokas.audio.writing import Writer
from lokas.errors import OutputError
from lokas.meeting import Meeting
from lokas.meeting.markers import Gap
from tests.helpers.captures import FakeCapture, FakeClock, coded, read_flac, told_s

BEGAN = dt.datetime(2026, 3, 14, 18, 30, tzinfo=dt.UTC)
PLENTY = 500_000_000_000
RATE = 16_000
TOLD_S = 300
"""After so long what is heard tells the same times again."""


class Simulation:
    """A recorder on a clock of its own, with sources that fail as they are told to."""

    def __init__(self, folder, *sources, disk=lambda: PLENTY, rate=RATE, planned_ms=None):
        self.clock, self.slept_s = FakeClock(), 0.0
        self.meeting = Meeting.create(folder, "Bureau d'été", BEGAN)
        self.captures = [FakeCapture(self.clock, rate=rate, **source) for source in sources or [{}]]
        self.recorder = Recorder(
            self.meeting, self.captures, planned_ms=planned_ms,
            clock=self.clock, slept=lambda: self.slept_s, disk=disk, threads=False,
        )  # fmt: skip
        self.zero_s = self.clock()
        self.recorder.start()
        self.recorder.step()

    def run(self, until_s, step_s=0.05):
        while self.now_s < until_s - 1e-9 and not self.recorder.over:
            self.clock.advance(step_s)
            self.recorder.step()
        return self

    def stop(self):
        self.recorder.stop()
        return read_flac(self.meeting.sound)

    @property
    def now_s(self):
        return self.clock() - self.zero_s

    @property
    def status(self):
        return self.recorder.status()

    def codes(self):
        return [notice.code for notice in self.status.notices]


@pytest.fixture
def simulate(tmp_path):
    return lambda *sources, **options: Simulation(tmp_path / "Réunions", *sources, **options)


def strays_s(samples, from_s=0.0, until_s=1e9, shift_s=0.0):
    """How far what is heard between two times of the file is at most from the time it tells; silence is passed over."""
    part = samples.reshape(-1)[round(from_s * RATE) : round(min(until_s * RATE, len(samples)))]
    at_s = from_s + np.arange(len(part)) / RATE
    heard = part != 0
    assert heard.any()
    strayed_s = (part[heard] - 1) / 100 - at_s[heard] - shift_s
    return float(np.abs((strayed_s + TOLD_S / 2) % TOLD_S - TOLD_S / 2).max())


def silent_s(samples):
    return float((samples == 0).sum() / RATE)


def test_the_file_holds_what_was_heard_and_the_meeting_is_closed(simulate):
    run = simulate().run(10)
    samples = run.stop()

    assert np.array_equal(samples, coded(np.arange(len(samples)) / RATE))
    assert len(samples) / RATE == pytest.approx(10, abs=0.05)
    assert (run.status.state, run.status.reason, run.status.error) == ("stopped", "stopped", None)
    assert (run.status.missed_samples, run.status.gaps, run.codes()) == (0, 0, [])
    facts = run.meeting.facts
    assert (facts.closed, facts.sources, facts.rate) == ("stopped", ("Micro de la table",), RATE)
    assert run.meeting.state() == "recorded"
    assert run.captures[0].closed == 1


def test_sound_is_in_the_file_before_the_recording_ends(simulate):
    run = simulate().run(3)

    assert run.status.state == "recording"
    assert run.status.recorded_ms == pytest.approx(3000, abs=50)
    assert len(read_flac(run.meeting.sound)) / RATE > 2.8
    run.stop()


def test_the_levels_are_peaks_of_what_is_heard_now(simulate):
    run = simulate().run(100)
    _ = run.status
    run.run(100.1)

    assert run.status.levels == (pytest.approx(10_010 / 32_768, abs=0.001),)
    assert run.status.levels == (pytest.approx(10_010 / 32_768, abs=0.001),), "nothing came since"
    run.recorder.pause()
    run.run(101)
    assert run.status.levels == (0.0,)
    run.stop()


@pytest.mark.parametrize("ppm", [-400, 400])
def test_a_clock_that_is_a_little_off_is_followed_and_nothing_is_called_missed(simulate, ppm):
    run = simulate({"ppm": ppm}).run(900)
    samples = run.stop()

    assert (run.status.missed_samples, run.status.gaps, silent_s(samples)) == (0, 0, 0.0)
    assert len(samples) == pytest.approx(900 * RATE * (1 + ppm / 1e6), abs=RATE / 10)


def test_blocks_that_come_late_in_a_rush_are_all_kept_in_their_place(simulate):
    run = simulate({"late": [(5.0, 8.0), (12.0, 12.5)]}).run(20)
    samples = run.stop()

    assert (run.status.missed_samples, run.status.gaps) == (0, 0)
    assert strays_s(samples) < 0.02
    assert len(samples) / RATE == pytest.approx(20, abs=0.05)


@pytest.mark.parametrize(("length_s", "flagged"), [(0.5, False), (0.5, True), (0.032, True), (4.0, False)])
def test_what_never_came_is_silence_of_its_length_in_its_place_and_is_counted(simulate, length_s, flagged):
    run = simulate({"lost": [(5.0, 5.0 + length_s)], "flagged": flagged}).run(15)
    samples = run.stop()

    (gap,) = run.meeting.gaps()
    assert (gap.kind, gap.in_file) == ("missed", True)
    assert gap.at_ms == pytest.approx(5000, abs=35)
    assert gap.length_ms == pytest.approx(length_s * 1000, abs=35)
    assert run.status.missed_samples / RATE == pytest.approx(length_s, abs=0.035)
    assert silent_s(samples) == pytest.approx(length_s, abs=0.035)
    assert strays_s(samples) < 0.02
    assert run.codes() == ["recording.missed"]


def test_a_source_that_goes_away_leaves_silence_and_goes_on_when_it_is_back(simulate):
    run = simulate({"away": [(5.0, 9.0)]}).run(7)
    assert run.meeting.gaps() == (Gap(pytest.approx(5000, abs=60), None, "device", True),)
    assert run.status.levels == (0.0,)
    assert run.status.recorded_ms == pytest.approx(7000, abs=200)
    samples = run.run(15).stop()

    (gap,) = run.meeting.gaps()
    assert gap.kind == "device"
    assert 4000 <= gap.length_ms <= 5200
    assert silent_s(samples) == pytest.approx(gap.length_ms / 1000, abs=0.002)
    assert strays_s(samples) < 0.02
    assert len(samples) / RATE == pytest.approx(15, abs=0.05)
    assert run.status.missed_samples == 0
    assert run.codes() == ["recording.source_lost", "recording.source_back"]


def test_another_source_that_took_the_place_is_named(simulate):
    run = simulate({"away": [(5.0, 6.0)], "second_name": "Micro intégré"}).run(10)

    assert run.status.sources == ("Micro intégré",)
    assert run.codes() == ["recording.source_lost", "recording.source_replaced"]
    assert run.status.notices[1].data == {"source": "Micro de la table", "other": "Micro intégré"}
    run.stop()


def test_whatever_a_sound_system_raises_the_recording_goes_on(simulate):
    run = simulate({"away": [(5.0, 6.0)], "error": RuntimeError("PaErrorCode -9999")}).run(10)

    assert strays_s(run.stop()) < 0.02
    assert [gap.kind for gap in run.meeting.gaps()] == ["device"]


def test_a_source_that_gives_way_to_the_one_that_was_asked_for_is_not_called_lost(simulate):
    returned = SourceLost("sound.returned", source="Micro de la table")
    run = simulate({"away": [(4.98, 5.03)], "error": returned, "second_name": "Micro intégré"}).run(10)

    assert run.codes() == ["recording.source_replaced"]
    assert strays_s(run.stop()) < 0.02


def test_a_recording_stopped_while_the_source_is_away_is_as_long_as_the_meeting(simulate):
    run = simulate({"away": [(5.0, 99.0)]}).run(30)
    samples = run.stop()

    assert len(samples) / RATE == pytest.approx(30, abs=0.2)
    (gap,) = run.meeting.gaps()
    assert gap.at_ms + gap.length_ms == pytest.approx(len(samples) * 1000 / RATE, abs=2)


def test_without_any_source_nothing_is_made_and_the_reason_told(simulate):
    run = simulate({"away": [(0, 99)]}, {"away": [(0, 99)], "name": "Haut-parleurs"}).run(1)

    assert (run.status.state, run.status.error.code) == ("failed", "sound.lost")
    assert not run.meeting.sound.exists()
    assert run.meeting.state() == "planned"


def test_a_process_that_stood_still_notes_what_it_did_not_hear_as_suspended(simulate):
    run = simulate({"lost": [(5.0, 25.0)]}).run(5)
    run.clock.advance(20)
    samples = run.run(35).stop()

    (gap,) = run.meeting.gaps()
    assert (gap.kind, gap.in_file) == ("suspended", True)
    assert gap.at_ms == pytest.approx(5000, abs=50)
    assert gap.length_ms == pytest.approx(20_000, abs=50)
    assert strays_s(samples) < 0.02
    assert run.status.missed_samples == 0
    assert run.codes() == ["recording.suspended"]


def test_a_source_lost_by_the_sleep_is_noted_as_suspended_and_then_as_away(simulate):
    run = simulate({"lost": [(5.0, 25.0)], "away": [(25.0, 28.0)]}).run(5)
    run.clock.advance(20)
    samples = run.run(35).stop()

    slept, away = run.meeting.gaps()
    assert (slept.kind, slept.length_ms) == ("suspended", pytest.approx(20_000, abs=60))
    assert (away.kind, away.at_ms) == ("device", pytest.approx(25_000, abs=60))
    assert strays_s(samples) < 0.02


def test_a_process_that_stood_still_while_the_system_listened_loses_nothing(simulate):
    run = simulate({"late": [(5.0, 25.0)]}).run(5)
    run.clock.advance(20)
    samples = run.run(35).stop()

    assert (silent_s(samples), run.status.gaps) == (0.0, 0)
    assert strays_s(samples) < 0.02


def test_a_sleep_that_the_clock_does_not_count_is_silence_too(simulate):
    run = simulate().run(5)
    run.slept_s = 20.0
    samples = run.run(10).stop()

    (gap,) = run.meeting.gaps()
    assert (gap.kind, gap.length_ms) == ("suspended", pytest.approx(20_000, abs=60))
    assert len(samples) / RATE == pytest.approx(30, abs=0.05)
    assert strays_s(samples, from_s=26, shift_s=-20) < 0.05


def test_of_a_night_with_the_lid_closed_there_is_no_silence_but_a_note(simulate):
    run = simulate().run(5)
    run.slept_s = 8 * 3600.0
    samples = run.run(10).stop()

    assert len(samples) / RATE == pytest.approx(10, abs=0.2)
    (gap,) = run.meeting.gaps()
    assert (gap.kind, gap.in_file) == ("suspended", False)
    assert gap.length_ms == pytest.approx(8 * 3_600_000, abs=1000)


@pytest.mark.parametrize("kind", ["pause", "off_record"])
def test_of_a_pause_and_off_the_record_nothing_is_in_the_file(simulate, kind):
    run = simulate().run(5)
    getattr(run.recorder, kind)()
    assert run.meeting.gaps() == (Gap(pytest.approx(5000, abs=40), None, kind, False),)
    run.run(12)
    assert run.status.state == {"pause": "paused", "off_record": "off_record"}[kind]
    assert run.status.recorded_ms == run.meeting.gaps()[0].at_ms
    run.recorder.resume()
    samples = run.run(20).stop()

    times = {told_s(sample) for sample in samples[:, 0]}
    assert not [time for time in times if time is not None and 5.0 <= time < 12 + GUARD_S - 0.01]
    assert {4.9, 12.3, 19.9} <= times
    (gap,) = run.meeting.gaps()
    assert gap.length_ms == pytest.approx(7000 + GUARD_S * 1000, abs=50)
    assert len(samples) / RATE == pytest.approx(20 - gap.length_ms / 1000, abs=0.05)
    assert strays_s(samples, from_s=5.5, shift_s=gap.length_ms / 1000) < 0.05
    assert run.status.missed_samples == 0


def test_a_pause_becomes_off_the_record_and_not_the_other_way_round(simulate):
    run = simulate().run(5)
    run.recorder.pause()
    run.run(6).recorder.off_record()
    run.run(8).recorder.pause()
    assert run.status.state == "off_record"
    run.recorder.resume()
    run.recorder.resume()
    run.run(10).stop()

    assert [(gap.kind, round(gap.length_ms / 1000)) for gap in run.meeting.gaps()] == [("pause", 1), ("off_record", 2)]


def test_what_is_said_off_the_record_before_the_first_block_is_not_kept(simulate):
    run = simulate()
    run.recorder.off_record()
    run.run(5).recorder.resume()
    samples = run.run(10).stop()

    assert told_s(samples[0, 0]) == pytest.approx(5 + GUARD_S, abs=0.05)


def test_a_source_that_is_lost_in_a_pause_is_away_when_it_ends(simulate):
    run = simulate({"away": [(6.0, 10.0)]}).run(5)
    run.recorder.pause()
    run.run(8).recorder.resume()
    samples = run.run(15).stop()

    pause, away = run.meeting.gaps()
    assert (pause.kind, away.kind, away.at_ms) == ("pause", "device", pause.at_ms)
    assert strays_s(samples, from_s=9, shift_s=pause.length_ms / 1000) < 0.05


def test_markers_stand_where_the_sound_was_when_they_were_made(simulate):
    run = simulate().run(5)
    run.recorder.mark("decision", "Le budget est adopté")
    run.run(6).recorder.pause()
    run.run(9).recorder.mark("note")
    run.recorder.resume()
    run.run(12).recorder.mark("vote", at_ms=5500)
    run.recorder.mark("action", at_ms=99_000_000)
    end_ms = run.status.recorded_ms
    samples = run.stop()

    found = {marker.kind: marker.at_ms for marker in run.meeting.markers()}
    assert found == {
        "decision": pytest.approx(5000, abs=40),
        "note": pytest.approx(6000, abs=40),
        "vote": 5500,
        "action": pytest.approx(end_ms, abs=40),
    }
    assert told_s(samples[found["decision"] * 16 - 1600, 0]) == pytest.approx(4.9, abs=0.05)


def test_two_sources_are_two_channels_side_by_side_for_hours(simulate):
    run = simulate({}, {"name": "Haut-parleurs", "ppm": 350}).run(900)
    samples = run.stop()

    assert samples.shape[1] == 2
    assert strays_s(samples[:, 0]) < 0.02
    assert strays_s(samples[:, 1]) < 0.15
    assert run.status.missed_samples == 0
    assert run.meeting.facts.sources == ("Micro de la table", "Haut-parleurs")


@pytest.mark.parametrize("first_is_away", [True, False])
def test_one_source_goes_on_while_the_other_is_away(simulate, first_is_away):
    away = {"away": [(5.0, 9.0)], "name": "USB"}
    run = simulate(*([away, {}] if first_is_away else [{}, away])).run(15)
    samples = run.stop()

    missing, present = (0, 1) if first_is_away else (1, 0)
    assert silent_s(samples[:, present]) < 0.05
    assert silent_s(samples[:, missing]) == pytest.approx(4.5, abs=0.8)
    assert strays_s(samples[:, 0]) < 0.1
    assert strays_s(samples[:, 1]) < 0.1
    assert [gap.kind for gap in run.meeting.gaps()] == ["device"]


def test_a_source_that_falls_silent_without_a_word_does_not_hold_up_the_other(simulate):
    run = simulate({}, {"name": "USB", "late": [(5.0, 20.0)]}).run(18)
    assert run.status.recorded_ms == pytest.approx(18_000, abs=100)
    samples = run.run(30).stop()

    assert silent_s(samples[:, 0]) < 0.15
    assert strays_s(samples[:, 0]) < 0.02
    assert strays_s(samples[:, 1], from_s=21) < 0.15
    assert [gap.kind for gap in run.meeting.gaps()] == ["device"]


@pytest.mark.parametrize("first", [{"away": [(0.0, 6.0)]}, {"late": [(0.0, 6.0)]}])
def test_the_second_source_begins_if_the_first_does_not_come(simulate, first):
    run = simulate(first, {"name": "Haut-parleurs"}).run(12)
    samples = run.stop()

    assert silent_s(samples[:, 1]) < 0.15
    assert strays_s(samples[:, 1]) < 0.1
    assert strays_s(samples[:, 0], from_s=8) < 0.2


def test_a_disk_that_fills_up_is_told_in_time_and_ends_the_recording_in_good_order(simulate):
    free = [PLENTY]
    run = simulate(disk=lambda: free[0]).run(5)
    assert run.codes() == []
    free[0] = STOP_BYTES + size_per_hour(RATE, 1) // 3
    run.run(7)
    assert (run.codes(), run.status.notices[0].data["room_ms"]) == (["recording.low_room"], 1_200_000)
    free[0] = STOP_BYTES
    run.run(20)

    assert (run.status.state, run.status.reason, run.codes()[-1]) == (
        "stopped",
        "disk_full",
        "recording.stopped_for_room",
    )
    assert run.meeting.facts.closed == "disk_full"
    assert len(read_flac(run.meeting.sound)) / RATE == pytest.approx(8, abs=1)


def test_a_meeting_that_the_disk_has_no_room_for_is_told_before(simulate):
    free = STOP_BYTES + size_per_hour(RATE, 1)
    run = simulate(disk=lambda: free, planned_ms=2 * 3_600_000)

    assert run.codes() == ["recording.short_of_room"]
    assert run.status.notices[0].data == {"planned_ms": 7_200_000, "room_ms": 3_600_000, "free": free}
    run.run(1).stop()


def test_on_a_full_disk_nothing_begins(simulate):
    with pytest.raises(OutputError) as caught:
        simulate(disk=lambda: STOP_BYTES, planned_ms=3_600_000)
    assert (caught.value.code, caught.value.data["needed"]) == (
        "recording.no_room",
        STOP_BYTES + size_per_hour(RATE, 1),
    )


def test_a_file_that_cannot_be_written_ends_the_recording_and_keeps_what_there_is(simulate, monkeypatch):
    run = simulate().run(5)
    monkeypatch.setattr(
        "lokas.audio.flac.FlacWriter.write", failing(OutputError("output.disk_full", path="x", reason=""))
    )
    run.run(10)

    assert (run.status.state, run.status.error.code, run.status.reason) == ("failed", "output.disk_full", "disk_full")
    assert len(read_flac(run.meeting.sound)) / RATE == pytest.approx(5, abs=0.2)
    assert run.meeting.state() == "recorded"


def test_a_defect_of_the_encoder_is_told_too(simulate, monkeypatch):
    run = simulate().run(5)
    monkeypatch.setattr("lokas.audio.flac.FlacWriter.write", failing(ValueError("odd")))
    run.run(10)

    assert (run.status.state, run.status.error.code) == ("failed", "recording.write_failed")


def failing(error):
    def fail(*_):
        raise error

    return fail


def test_notes_that_cannot_be_written_do_not_end_the_recording(simulate):
    run = simulate().run(5)
    run.meeting.markers_file.mkdir()
    run.recorder.mark("vote")
    run.run(10)

    assert (run.status.state, run.codes()) == ("recording", ["recording.notes_failed"])
    assert strays_s(run.stop()) < 0.02


def test_a_meeting_that_has_its_sound_is_never_recorded_over(simulate):
    run = simulate()
    run.meeting.sound.write_bytes(b"hier")
    run.run(2)

    assert (run.status.state, run.status.error.code) == ("failed", "output.exists")
    assert run.meeting.sound.read_bytes() == b"hier"


def test_a_disk_that_is_ten_minutes_behind_gets_silence_for_what_it_cannot_take():
    class Slow:
        def __init__(self):
            self.written = []

        def write(self, samples):
            self.written.append(len(samples))

        def silence(self, samples):
            self.written.append(-samples)

        def sync(self): ...

        def close(self): ...

    slow = Slow()
    writer = Writer(lambda: slow, RATE, FakeClock(), lambda: PLENTY)
    second = np.ones((RATE, 1), np.int16)
    taken = [writer.put(second) for _ in range(700)]

    assert taken == [True] * 601 + [False] * 99
    while writer.turn(0):
        pass
    assert writer.put(second)
    assert writer.close(1)
    assert slow.written == [RATE] * 601 + [-99 * RATE, RATE]


def test_a_recorder_that_is_held_up_for_ten_minutes_knows_that_it_missed_the_rest():
    clock = FakeClock()
    feed = Feed(FakeCapture(clock, block_s=1.0), clock, lambda: 0.0)
    feed.turn(0)
    clock.advance(700)
    while feed.turn(0):
        pass
    opened, *blocks = feed.take()
    clock.advance(2)
    while feed.turn(0):
        pass
    after, _ = feed.take()

    assert opened == Opened("Micro de la table")
    assert (len(blocks), any(block.overflowed for block in blocks), after.overflowed) == (601, False, True)


def test_six_hours_take_no_more_memory_than_minutes_and_every_marker_is_at_its_time(simulate, monkeypatch):
    monkeypatch.setattr("lokas.audio.flac.FlacWriter.sync", lambda _: None)
    run = simulate({"block_s": 0.256})
    for minute in range(1, 361):
        run.run(minute * 60, step_s=0.5)
        run.recorder.mark("agenda", str(minute))
        if minute == 20:
            early = psutil.Process().memory_info().rss
    grown = psutil.Process().memory_info().rss - early
    run.recorder.stop()

    assert grown < 20_000_000
    assert (run.status.missed_samples, run.status.gaps) == (0, 0)
    assert run.status.recorded_ms == pytest.approx(6 * 3_600_000, abs=260)
    found = {int(marker.text): marker.at_ms for marker in run.meeting.markers()}
    assert found == {minute: pytest.approx(minute * 60_000, abs=260) for minute in range(1, 361)}


def test_gaps_are_lines_that_say_their_begin_even_if_nobody_sees_their_end(simulate):
    run = simulate().run(5)
    run.recorder.off_record()

    (line,) = run.meeting.gaps_file.read_text(encoding="utf-8").splitlines()
    assert json.loads(line) == {
        "at_ms": pytest.approx(5000, abs=40), "length_ms": None, "kind": "off_record", "in_file": False,
    }  # fmt: skip
    run.stop()
