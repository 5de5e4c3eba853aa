"""A recording's file: valid at every instant, and after any kill, cut or full disk whole up to its last whole frame."""

from __future__ import annotations

import errno
import hashlib
import io
import os
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import av
import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lokas.audio.flac import BLOCK_MS, FlacWriter, Recovered, recover, survey
from lokas.audio.flac_frames import HEADER_BYTES, size_per_hour, whole_at
from lokas.errors import InputError, OutputError
from tests.helpers.sounds import click_track, write_media

ROOT = Path(__file__).parents[2]
KINDS = [(16_000, 1), (16_000, 2), (48_000, 1), (48_000, 2), (44_100, 1)]


def noise(samples, channels=1, seed=3):
    """What a microphone gives in a quiet room: int16 (samples, channels)."""
    return np.random.default_rng(seed).normal(0, 200, (samples, channels)).astype(np.int16)


def write(path, sound, rate=16_000, at_once=700):
    with FlacWriter.create(path, rate, sound.shape[1]) as writer:
        write_on(writer, sound, at_once)
    return path


def write_on(writer, sound, at_once=700):
    for start in range(0, len(sound), at_once):
        writer.write(sound[start : start + at_once])


def decode(path):
    """All sound that FFmpeg decodes, int16 (n, channels); damaged frames are left out as a player leaves them out."""
    with av.open(str(path)) as container:
        channels = container.streams.audio[0].channels
        parts = [np.zeros((0, channels), np.int16)]
        for packet in container.demux(audio=0):
            with suppress(av.FFmpegError):
                parts += [frame.to_ndarray().reshape(-1, channels) for frame in packet.decode()]
    return np.concatenate(parts)


def told_samples(path):
    """The length that the header tells to a player."""
    with av.open(str(path)) as container:
        stream = container.streams.audio[0]
        return stream.duration * stream.time_base * stream.sample_rate


def frame_ends(path):
    """Where in the file each frame ends, and how many samples per channel there are up to it."""
    with av.open(str(path)) as container:
        packets = [packet for packet in container.demux(audio=0) if packet.size]
    lengths = np.cumsum([packet.duration for packet in packets])
    return [(packet.pos + packet.size, int(length)) for packet, length in zip(packets, lengths, strict=True)]


def length_before(ends, cut):
    return max((samples for end, samples in ends if end <= cut), default=0)


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    """A recording of two tracks whose writer was killed: its header has no length, its bytes and its sound."""
    path = tmp_path_factory.mktemp("enregistré") / "conseil d'été.flac"
    sound = noise(16_000 * 3, 2)
    writer = FlacWriter.create(path, 16_000, 2)
    writer.write(sound)
    data = path.read_bytes()
    writer.close()
    return data, sound


@pytest.mark.parametrize(("rate", "channels"), KINDS)
def test_what_was_written_is_read_back_to_the_last_bit(tmp_path, rate, channels):
    sound = noise(rate * 2 + 123, channels)
    path = write(tmp_path / "a.flac", sound, rate)
    assert np.array_equal(decode(path), sound)
    assert told_samples(path) == len(sound)
    with av.open(str(path)) as container:
        assert container.streams.audio[0].sample_rate == rate


def test_a_closed_file_carries_the_check_sum_of_its_sound(tmp_path):
    sound = noise(50_000)
    header = write(tmp_path / "a.flac", sound).read_bytes()[:HEADER_BYTES]
    assert header[-16:] == hashlib.md5(sound.tobytes()).digest()


@pytest.mark.parametrize(("rate", "channels"), KINDS)
def test_at_every_instant_all_but_the_last_block_can_be_played(tmp_path, rate, channels):
    path, sound = tmp_path / "a.flac", noise(rate, channels)
    with FlacWriter.create(path, rate, channels) as writer:
        for start in range(0, rate, rate // 7):
            writer.write(sound[start : start + rate // 7])
            played = decode(path)
            assert 0 <= writer.samples - len(played) < rate * BLOCK_MS / 1000
            assert np.array_equal(played, sound[: len(played)])


def test_blocks_of_any_length_and_layout_in_memory_make_the_same_file(tmp_path):
    sound = noise(9000, 2)
    whole = write(tmp_path / "a.flac", sound, at_once=9000).read_bytes()
    assert write(tmp_path / "b.flac", sound, at_once=1).read_bytes() == whole
    assert write(tmp_path / "c.flac", np.asfortranarray(sound), at_once=777).read_bytes() == whole


def test_closing_twice_is_closing_once(tmp_path):
    writer = FlacWriter.create(tmp_path / "a.flac", 16_000, 1)
    writer.write(noise(5000))
    writer.close()
    writer.close()
    assert len(decode(tmp_path / "a.flac")) == writer.samples == 5000


def test_nothing_recorded_is_a_valid_file_without_sound(tmp_path):
    path = write(tmp_path / "a.flac", noise(0))
    assert path.stat().st_size == HEADER_BYTES
    assert len(decode(path)) == 0


def test_silence_is_as_many_zeros_as_asked_and_hours_of_it_take_little_room(tmp_path):
    path, sound = tmp_path / "a.flac", noise(1000)
    with FlacWriter.create(path, 16_000, 1) as writer:
        writer.write(sound)
        writer.silence(16_000 * 3600)
        writer.write(sound)
    played = decode(path)
    assert np.array_equal(played[:1000], sound)
    assert np.array_equal(played[-1000:], sound)
    assert len(played) == 2000 + 16_000 * 3600
    assert not played[1000:-1000].any()
    assert path.stat().st_size < 1_000_000


def test_another_file_is_never_written_over(tmp_path):
    path = tmp_path / "a.flac"
    path.write_bytes(b"precious")
    with pytest.raises(OutputError) as caught:
        FlacWriter.create(path, 16_000, 1)
    assert (caught.value.code, caught.value.data) == ("output.exists", {"paths": [str(path)]})
    assert path.read_bytes() == b"precious"


def test_a_folder_that_is_not_there_is_an_error_with_a_name(tmp_path):
    with pytest.raises(OutputError) as caught:
        FlacWriter.create(tmp_path / "nowhere" / "a.flac", 16_000, 1)
    assert caught.value.code == "output.not_writable"


class SmallDisk(io.FileIO):
    """A file on a disk with room for so many bytes: as on a true one, the last write that fits is a part of it."""

    room = 20_000

    def write(self, data):
        left = self.room - self.tell()
        if left <= 0:
            raise OSError(errno.ENOSPC, "No space left on device")
        return super().write(data[:left])


@pytest.fixture
def small_disk(monkeypatch):
    monkeypatch.setattr(Path, "open", lambda path, mode, buffering=-1: SmallDisk(path, mode))


def test_a_full_disk_leaves_all_whole_frames_and_the_true_length(tmp_path, small_disk):
    path, sound = tmp_path / "a.flac", noise(160_000)
    writer = FlacWriter.create(path, 16_000, 1)
    with pytest.raises(OutputError) as caught:
        write_on(writer, sound)
    assert caught.value.code == "output.disk_full"
    assert caught.value.data["path"] == str(path)
    with pytest.raises(OutputError):
        writer.write(sound[:1600])
    with pytest.raises(OutputError):
        writer.sync()
    writer.close()
    played = decode(path)
    assert len(played) == writer.samples > 10_000
    assert np.array_equal(played, sound[: len(played)])
    assert path.stat().st_size > 20_000 - 3200
    assert told_samples(path) == len(played)


def test_a_disk_that_fills_with_the_very_last_block_says_so_and_keeps_the_rest(tmp_path, small_disk, monkeypatch):
    path, sound = tmp_path / "a.flac", noise(4000)
    writer = FlacWriter.create(path, 16_000, 1)
    writer.write(sound)
    monkeypatch.setattr(SmallDisk, "room", path.stat().st_size + 5)
    with pytest.raises(OutputError):
        writer.close()
    assert np.array_equal(decode(path), sound[:3072])
    assert writer.samples == 3072


def test_a_disk_too_full_for_a_header_is_an_error_at_once(tmp_path, small_disk, monkeypatch):
    monkeypatch.setattr(SmallDisk, "room", 10)
    with pytest.raises(OutputError) as caught:
        FlacWriter.create(tmp_path / "a.flac", 16_000, 1)
    assert caught.value.code == "output.disk_full"


def test_a_writer_killed_in_the_middle_loses_less_than_a_block(tmp_path):
    path = tmp_path / "a.flac"
    script = f"""
import numpy as np, pathlib
from lokas.audio.flac import FlacWriter
writer = FlacWriter.create(pathlib.Path({str(path)!r}), 16000, 1)
while True:
    writer.write(np.full((333, 1), writer.samples // 333 % 1000, np.int16))
    print(writer.samples, flush=True)
"""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(str(ROOT / part) for part in ("", "ui", "models"))}
    with subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, env=environment, text=True) as child:
        for _ in range(200):
            last = int(child.stdout.readline())
        child.kill()
        last = max([last, *map(int, child.stdout.read().split())])
    found = recover(path)
    expected = np.arange(found.samples) // 333 % 1000
    assert found.samples > last - 16 * BLOCK_MS
    assert np.array_equal(decode(path)[:, 0], expected)


def test_every_frame_is_kept_even_where_its_check_sum_fits_too_early_by_chance(tmp_path):
    path = write(tmp_path / "a.flac", noise(16_000 * 20))
    data, ends = path.read_bytes(), frame_ends(path)
    starts = [HEADER_BYTES, *(end for end, _ in ends)]
    early = [next(whole_at(data[start:end])) < end - start for start, (end, _) in zip(starts, ends, strict=False)]
    assert any(early)
    for end, samples in ends:
        path.write_bytes(data[:end])
        assert recover(path) == Recovered(samples, 16_000, 1, 0)


def test_a_cut_at_every_byte_keeps_every_whole_frame(tmp_path, whole):
    data, path = whole[0], tmp_path / "a.flac"
    path.write_bytes(data)
    ends = frame_ends(path)
    for cut in range(ends[-2][0], len(data)):
        path.write_bytes(data[:cut])
        end, samples = max(pair for pair in ends if pair[0] <= cut)
        assert recover(path) == Recovered(samples, 16_000, 2, cut - end)
        assert path.stat().st_size == end


tails = st.one_of(
    st.binary(max_size=5000),
    st.integers(0, 70_000).map(bytes),
    st.integers(0, 2**32).map(lambda seed: np.random.default_rng(seed).bytes(20_000)),
    st.integers(0, 300_000).map(lambda count: b"\xff\xf8" * (count // 2)),
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(share=st.floats(0, 1), tail=tails)
def test_whatever_the_damage_all_frames_before_it_come_back_to_the_last_bit(tmp_path, whole, share, tail):
    data, sound = whole
    path = tmp_path / "a.flac"
    path.write_bytes(data)
    ends = frame_ends(path)
    cut = round(len(data) * share)
    path.write_bytes(data[:cut] + tail)
    expected = length_before(ends, cut)
    if not expected:
        with pytest.raises(InputError):
            recover(path)
        assert path.read_bytes() == data[:cut] + tail
        return
    found = survey(path)
    assert path.read_bytes() == data[:cut] + tail
    assert recover(path) == found
    assert found.samples == expected
    assert np.array_equal(decode(path), sound[:expected])
    mended = path.read_bytes()
    assert mended[HEADER_BYTES:] == data[HEADER_BYTES : len(mended)]
    assert recover(path) == Recovered(expected, 16_000, 2, 0)
    assert path.read_bytes() == mended


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(at=st.floats(0, 0.9), length=st.integers(1, 9000))
def test_damage_in_the_middle_is_not_made_worse(tmp_path, whole, at, length):
    data = bytearray(whole[0])
    path = tmp_path / "a.flac"
    start = HEADER_BYTES + round((len(data) - HEADER_BYTES) * at)
    length = min(length, len(data) - start - 20_000)
    data[start : start + length] = b"\x55" * length
    path.write_bytes(data)
    path.with_name("undamaged.flac").write_bytes(whole[0])
    _, samples = frame_ends(path.with_name("undamaged.flac"))[-1]
    assert recover(path) == Recovered(samples, 16_000, 2, 0)
    assert path.read_bytes()[HEADER_BYTES:] == data[HEADER_BYTES:]


def test_a_recovered_file_tells_its_length_to_a_player(tmp_path, whole):
    path = tmp_path / "a.flac"
    path.write_bytes(whole[0][:-10] + bytes(4096))
    found = recover(path)
    assert told_samples(path) == found.samples == len(decode(path))


def test_a_file_that_was_closed_is_not_touched(tmp_path):
    path = write(tmp_path / "a.flac", noise(20_000))
    data, before = path.read_bytes(), path.stat().st_mtime_ns
    assert recover(path) == Recovered(20_000, 16_000, 1, 0)
    assert (path.read_bytes(), path.stat().st_mtime_ns) == (data, before)


def test_a_closed_file_that_was_cut_later_gets_its_new_length(tmp_path):
    path = write(tmp_path / "a.flac", noise(20_000))
    path.write_bytes(path.read_bytes()[:-1])
    assert recover(path).samples == 19_968
    assert len(decode(path)) == 19_968


def test_only_the_end_of_a_long_file_is_read(tmp_path, whole, monkeypatch):
    """Eight gigabytes, nearly all of them a hole in the file."""
    path = tmp_path / "a.flac"
    with path.open("wb") as file:
        file.write(whole[0][:HEADER_BYTES])
        file.seek(8 << 30)
        file.write(whole[0][HEADER_BYTES:-5])
    read = 0

    class Counted(io.FileIO):
        def readinto(self, buffer):
            nonlocal read
            read += (count := super().readinto(buffer))
            return count

    true_open = Path.open
    monkeypatch.setattr(
        Path,
        "open",
        lambda path, mode, buffering=-1: (
            io.BufferedReader(Counted(path, mode)) if mode == "rb" else true_open(path, mode, buffering)
        ),
    )
    assert recover(path).lost_bytes > 0
    assert 0 < read < 1_000_000


def test_other_metadata_before_the_sound_is_kept(tmp_path, whole):
    data, path = bytearray(whole[0]), tmp_path / "a.flac"
    data[4] = 0  # STREAMINFO is no longer the last block
    padding = b"\x81" + (1000).to_bytes(3, "big") + bytes(1000)
    path.write_bytes(bytes(data[:HEADER_BYTES]) + padding + bytes(data[HEADER_BYTES:-7]))
    assert recover(path).samples == len(whole[1]) // 1536 * 1536 - 1536
    assert path.read_bytes()[HEADER_BYTES:].startswith(padding)


@pytest.mark.parametrize("block", [100, 192, 576, 1000, 4096])
@pytest.mark.parametrize(("rate", "channels"), [(8000, 1), (11_000, 2), (11_025, 1), (22_050, 4), (60_010, 1)])
def test_frames_of_any_length_rate_and_number_of_channels_are_found(tmp_path, block, rate, channels):
    """Made by FFmpeg's own writer of files, with other metadata before the sound."""
    path = tmp_path / "a.flac"
    layout = {1: "mono", 2: "stereo", 4: "4.0"}[channels]
    sound = click_track(2, rate, channels)
    write_media(path, [sound], "flac", rate=rate, layout=layout, codec_options={"frame_size": str(block)})
    data, ends = path.read_bytes(), frame_ends(path)
    path.write_bytes(data[:-1])
    assert recover(path) == Recovered(ends[-2][1], rate, channels, ends[-1][0] - 1 - ends[-2][0])
    assert path.read_bytes()[HEADER_BYTES:] == data[HEADER_BYTES : ends[-2][0]]


@pytest.mark.parametrize("content", [b"RIFF" + bytes(5000), bytes(5000), b"fLaC" + b"\x55" * 5000, b"OggS"])
def test_what_is_no_flac_is_named_so_and_left_alone(tmp_path, content):
    path = tmp_path / "réunion.flac"
    path.write_bytes(content)
    with pytest.raises(InputError) as caught:
        recover(path)
    assert (caught.value.code, caught.value.data) == ("recording.not_flac", {"path": str(path)})
    assert path.read_bytes() == content


def test_a_file_cut_within_its_other_metadata_is_no_sound(tmp_path, whole):
    path = tmp_path / "a.flac"
    path.write_bytes(whole[0][:4] + b"\0" + whole[0][5:HEADER_BYTES] + b"\x01\0")
    with pytest.raises(InputError) as caught:
        recover(path)
    assert caught.value.code == "recording.no_sound"


def test_a_recording_that_may_not_be_changed_is_left_as_it_is(tmp_path, whole, monkeypatch):
    path, true_open = tmp_path / "a.flac", Path.open
    path.write_bytes(whole[0][:-1])

    def read_only(path, mode, buffering=-1):
        if mode != "rb":
            raise PermissionError(errno.EACCES, "Permission denied")
        return true_open(path, mode, buffering)

    with monkeypatch.context() as patched:
        patched.setattr(Path, "open", read_only)
        with pytest.raises(OutputError) as caught:
            recover(path)
    assert (caught.value.code, caught.value.data["path"]) == ("output.not_writable", str(path))
    assert path.read_bytes() == whole[0][:-1]


@pytest.mark.parametrize("length", [0, 1, 4, 5, 41, 42, 50, 1000])
def test_less_than_one_frame_is_no_sound_and_left_alone(tmp_path, whole, length):
    path = tmp_path / "réunion.flac"
    path.write_bytes(whole[0][:length])
    with pytest.raises(InputError) as caught:
        recover(path)
    assert (caught.value.code, caught.value.data) == ("recording.no_sound", {"path": str(path)})
    assert path.read_bytes() == whole[0][:length]


def test_a_file_that_is_not_there_and_a_folder_have_their_errors(tmp_path):
    with pytest.raises(InputError) as caught:
        recover(tmp_path / "a.flac")
    assert caught.value.code == "input.missing"
    with pytest.raises(InputError) as caught:
        recover(tmp_path)
    assert caught.value.code == "input.not_readable"


@pytest.mark.parametrize("rate", [16_000, 48_000])
def test_the_size_that_is_told_is_not_less_than_a_meeting_takes(tmp_path, meeting, rate):
    mono = np.round(meeting[: 16_000 * 60] * 32_767)
    sound = np.repeat(mono, rate // 16_000)[:, np.newaxis].astype(np.int16)
    path = write(tmp_path / "a.flac", sound, rate)
    assert path.stat().st_size <= size_per_hour(rate, 1) * len(sound) / rate / 3600
