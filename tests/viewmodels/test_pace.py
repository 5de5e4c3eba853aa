"""How long a transcription still takes: told when it can be known, and true to what was measured."""

from lokas_ui.viewmodels.pace import Pace

HOUR_MS = 3_600_000


def test_before_anything_is_text_nothing_is_guessed():
    pace = Pace(100.0, 0, HOUR_MS)

    assert (pace.speed, pace.left_s(160.0)) == (None, None)


def test_what_was_measured_of_the_computer_is_believed_until_the_work_tells_more():
    pace = Pace(100.0, 0, HOUR_MS, expected_s=1200)

    assert pace.left_s(160.0) == 1140
    assert pace.at(160.0, 20_000, HOUR_MS).left_s(160.0) == 1140
    assert pace.at(400.0, HOUR_MS // 2, HOUR_MS).left_s(400.0) == 300


def test_the_speed_is_that_of_this_run_and_not_of_what_was_done_before_it():
    pace = Pace(0.0, HOUR_MS // 2, HOUR_MS, done_ms=HOUR_MS // 2).at(450.0, HOUR_MS * 3 // 4, HOUR_MS)

    assert pace.speed == 2.0
    assert pace.left_s(450.0) == 450
    assert pace.left_s(500.0) == 400
    assert pace.left_s(5000.0) == 0


def test_of_a_meeting_that_is_still_recorded_nobody_knows_the_end():
    pace = Pace(0.0, 0, None).at(10.0, 8000, None)

    assert pace.left_s(10.0) is None
