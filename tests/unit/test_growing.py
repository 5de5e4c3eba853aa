"""Following a recording while it is made: everything is heard, once, in order; the end and a stop are noticed."""

from __future__ import annotations

import threading

import numpy as np
import pytest

from lokas.audio.decode import open_recording
from lokas.audio.flac import FlacWriter
from lokas.audio.growing import GrowingFile, open_growing
from lokas.errors import Cancelled, InputError
from lokas.jobs import CancelToken

RATE = 16_000


def yes():
    return True


def no():
    return False


def noise(seconds, channels=1):
    return np.random.default_rng(5).normal(0, 2000, (round(RATE * seconds), channels)).astype(np.int16)


def heard(recording):
    """The whole sound, after a look at the places of its blocks."""
    blocks = list(recording)
    assert [block.start_sample for block in blocks] == list(
        np.cumsum([0, *(block.samples.size for block in blocks[:-1])])
    )
    return np.concatenate([block.samples for block in blocks])


@pytest.fixture
def path(tmp_path):
    return tmp_path / "réunion d'été.flac"


@pytest.mark.parametrize("channels", [1, 2])
def test_what_is_heard_while_it_is_written_is_what_is_heard_afterwards(path, channels):
    sound, over = noise(20, channels), threading.Event()
    writer = FlacWriter.create(path, RATE, channels)

    def write():
        for start in range(0, len(sound), 16_000):
            writer.write(sound[start : start + 16_000])
            over.wait(0.01)
        writer.close()
        over.set()

    thread = threading.Thread(target=write)
    thread.start()
    with open_growing(path, over.is_set, CancelToken()) as growing:
        assert growing.expected_ms is None
        live = heard(growing)
        assert not growing.cut
    thread.join()
    with open_recording(path) as recording:
        assert np.array_equal(heard(recording), live)
    assert len(live) == len(sound)


def test_sound_is_heard_before_the_recording_is_over(path):
    """The writer goes on only when the reader has heard what there is, but for two seconds."""
    sound, over = noise(3), threading.Event()
    with FlacWriter.create(path, RATE, 1) as writer:
        writer.write(sound)
        with open_growing(path, over.is_set, CancelToken()) as growing:
            blocks = iter(growing)
            for second in range(5):
                assert next(blocks).start_sample == second * RATE
                writer.write(sound[:RATE])
            over.set()
            rest = list(blocks)
    assert rest[-1].start_sample + rest[-1].samples.size == 8 * RATE // 1536 * 1536


def test_opening_waits_for_the_first_sound(path):
    writer = FlacWriter.create(path, RATE, 1)
    later = threading.Timer(0.3, lambda: (writer.write(noise(4)), writer.close()))
    later.start()
    with open_growing(path, lambda: not later.is_alive(), CancelToken()) as growing:
        assert len(heard(growing)) == 4 * RATE
    later.join()


def test_a_recording_that_is_over_already_is_read_like_any_other(path):
    with FlacWriter.create(path, RATE, 1) as writer:
        writer.write(noise(4))
    with open_growing(path, yes, CancelToken()) as growing:
        assert growing.expected_ms == 4000
        assert len(heard(growing)) == 4 * RATE
        assert not growing.cut


def test_a_frame_torn_by_a_kill_is_left_out_and_said(path):
    sound = noise(4)
    writer = FlacWriter.create(path, RATE, 1)
    writer.write(sound)
    data = path.read_bytes()
    writer.close()
    path.write_bytes(data[:-1000])
    with open_growing(path, yes, CancelToken()) as growing:
        live = heard(growing)
        assert growing.cut
    assert np.allclose(live, sound[: len(live), 0] / 32_768, atol=1e-4)
    assert len(live) == (4 * RATE // 1536 - 1) * 1536


def test_a_stop_is_noticed_while_waiting_for_more(path):
    token = CancelToken()
    with FlacWriter.create(path, RATE, 1) as writer:
        writer.write(noise(4))
        with open_growing(path, no, token) as growing:
            blocks = iter(growing)
            next(blocks)
            stop = threading.Timer(0.2, token.cancel)
            stop.start()
            with pytest.raises(Cancelled):
                list(blocks)
            stop.join()


def test_a_stop_is_noticed_while_there_is_no_sound_at_all(path):
    token = CancelToken()
    with FlacWriter.create(path, RATE, 1):
        stop = threading.Timer(0.2, token.cancel)
        stop.start()
        with pytest.raises(Cancelled):
            open_growing(path, no, token)
        stop.join()


def test_a_recording_that_ended_without_sound_is_empty(path):
    FlacWriter.create(path, RATE, 1).close()
    with pytest.raises(InputError) as caught, open_growing(path, yes, CancelToken()) as growing:
        list(growing)
    assert caught.value.code == "input.empty"


def test_a_file_that_is_no_sound_has_the_error_it_has_elsewhere(path):
    path.write_text("Bonjour, ceci n'est pas un son.", encoding="utf-8")
    with pytest.raises(InputError) as caught:
        open_growing(path, yes, CancelToken())
    assert (caught.value.code, caught.value.data) == ("input.not_media", {"path": str(path)})


def test_a_file_that_is_not_there_and_a_folder_have_their_errors(path):
    with pytest.raises(InputError) as caught:
        open_growing(path, yes, CancelToken())
    assert caught.value.code == "input.missing"
    with pytest.raises(InputError) as caught:
        open_growing(path.parent, yes, CancelToken())
    assert caught.value.code == "input.not_readable"


def test_the_bytes_come_as_they_are_and_end_only_when_it_is_over(path):
    path.write_bytes(b"first")
    over = threading.Event()
    with path.open("ab") as more, GrowingFile(path, over.is_set, CancelToken()) as growing:
        assert growing.read(100) == b"first"
        assert not growing.seekable()
        more.write(b", then second")
        more.flush()
        over.set()
        assert growing.read(6) == b", then"
        assert growing.read() == b" second"
        assert growing.read(1) == b""
    assert growing.closed


def test_what_is_written_just_before_the_end_is_read(path):
    """The question whether it is over writes the last bytes itself: they come before the end all the same."""
    path.write_bytes(b"")

    def over():
        path.write_bytes(b"last words")
        return True

    with GrowingFile(path, over, CancelToken()) as growing:
        assert growing.read(100) == b"last words"
