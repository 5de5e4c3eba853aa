"""Any moment of a file is found to 20 ms, in the formats people bring, also where the file does not help."""

import numpy as np
import pytest

from lokas.audio.decode import open_recording
from lokas.audio.seeking import PLAYED_RATE, SeekableSound
from lokas.errors import Cancelled, InputError
from lokas.jobs import CancelToken
from tests.helpers.sounds import click_track, clicks_ms, truncate, write_media, write_wav
from tests.helpers.telling_sound import off_ms, write_telling

FORMATS = {
    "flac": ("été.flac", "flac", {}),
    "mp3 of variable rate": ("été.mp3", "libmp3lame", {"rate": 44_100, "q": "7", "compression_level": "9"}),
    "m4a": ("été.m4a", "aac", {"rate": 44_100, "b": "48000"}),
    "ogg": ("été.ogg", "libopus", {"b": "24000", "compression_level": "0"}),
    "webm with a film": ("été.webm", "libopus", {"film": "vp8", "b": "24000", "compression_level": "0"}),
    "webm of a browser": ("vu.webm", "libopus", {"live": True, "film": "vp8", "b": "24000", "compression_level": "0"}),
}
EXACT_MS = 20


def heard_at(sound, at_ms, seconds=4.0):
    """What is heard from a moment on, so many seconds of it at most."""
    wanted, parts, held = round(seconds * PLAYED_RATE), [np.zeros(0, np.float32)], 0
    for piece in sound.pieces(at_ms * PLAYED_RATE // 1000, CancelToken()):
        parts.append(piece)
        held += piece.size
        if held >= wanted:
            break
    return np.concatenate(parts)[:wanted]


def worst_ms(path, length_s):
    """How far off it is at the worst, going to and fro over the whole length."""
    with SeekableSound(path) as sound:
        moments = [length_s * 1000 * share // 1000 for share in (993, 8, 500, 997, 251, 0, 749)]
        return max(abs(off_ms(heard_at(sound, at_ms), at_ms * PLAYED_RATE // 1000)) for at_ms in moments)


@pytest.mark.parametrize("name", FORMATS)
def test_a_moment_is_found_by_what_is_heard_there(name, tmp_path):
    file, codec, options = FORMATS[name]
    path = write_telling(tmp_path / file, codec, 600 if codec == "flac" else 120, **options)

    assert worst_ms(path, 600 if codec == "flac" else 120) < EXACT_MS


@pytest.mark.long
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("name", FORMATS)
def test_a_moment_is_found_in_a_file_of_four_hours(name, tmp_path):
    file, codec, options = FORMATS[name]
    path = write_telling(tmp_path / file, codec, 14_400, **options)

    assert worst_ms(path, 14_400) < EXACT_MS


def test_what_is_heard_from_the_start_is_the_sound_of_the_transcript(tmp_path):
    path = write_media(
        tmp_path / "été.mkv", [click_track(12.0, 48_000)], "libopus", rate=48_000, audio_delay=3.0, video="mpeg4"
    )
    with open_recording(path) as recording:
        known = clicks_ms(np.concatenate([block.samples for block in recording]))

    with SeekableSound(path) as sound:
        heard = clicks_ms(heard_at(sound, 0, 20.0)[::3])
        later = clicks_ms(heard_at(sound, 6_000, 20.0)[::3])

    assert len(known) >= 11
    assert heard == pytest.approx(known, abs=2)
    assert [at_ms + 6_000 for at_ms in later] == pytest.approx([at_ms for at_ms in known if at_ms >= 6_000], abs=2)


def test_a_gap_in_the_file_is_silence_also_after_going_there(tmp_path):
    path = write_media(tmp_path / "trou.mka", [click_track(20.0, 48_000)], "libopus", rate=48_000, drop=(6.2, 11.2))

    with SeekableSound(path) as sound:
        heard = heard_at(sound, 4_000, 12.0)

    assert [at_ms + 4_000 for at_ms in clicks_ms(heard[::3])][:3] == pytest.approx([4_500, 5_500, 11_500], abs=15)


def test_a_file_without_any_help_is_read_from_its_start(tmp_path, monkeypatch):
    path = write_telling(tmp_path / "été.flac", "flac", 30)
    monkeypatch.setattr("lokas.audio.decode.Recording.go_to", refuse)

    with SeekableSound(path) as sound:
        assert abs(off_ms(heard_at(sound, 21_000), 21_000 * 48)) < EXACT_MS


def refuse(recording, at_s):
    import av  # noqa: PLC0415

    raise av.error.OSError(29, "Illegal seek")


def test_searching_that_nobody_waits_for_any_more_ends(tmp_path):
    path = write_telling(tmp_path / "été.flac", "flac", 5)
    token = CancelToken()
    with SeekableSound(path) as sound:
        pieces = sound.pieces(0, token)
        next(pieces)
        token.cancel()
        with pytest.raises(Cancelled):
            list(pieces)


def test_behind_the_end_there_is_nothing(tmp_path):
    path = write_wav(tmp_path / "court.wav", np.full(16_000, 0.1))
    with SeekableSound(path) as sound:
        assert heard_at(sound, 5_000).size == 0
        assert heard_at(sound, 500).size == pytest.approx(24_000, abs=50)


def test_all_channels_are_heard(tmp_path):
    left, right = np.zeros(16_000), np.zeros(16_000)
    left[4_000:5_000], right[9_000:10_000] = 0.5, 0.5
    path = write_wav(tmp_path / "deux.wav", np.stack([left, right], axis=1))

    with SeekableSound(path) as sound:
        heard = heard_at(sound, 0)

    assert np.abs(heard[12_500:14_500]).min() > 0.2
    assert np.abs(heard[27_500:29_500]).min() > 0.2


def test_a_recording_that_was_cut_is_heard_up_to_there(tmp_path):
    path = truncate(write_telling(tmp_path / "été.flac", "flac", 60), 0.5)
    with SeekableSound(path) as sound:
        assert abs(off_ms(heard_at(sound, 20_000), 20_000 * 48)) < EXACT_MS
        assert heard_at(sound, 50_000).size == 0


def test_what_is_no_recording_is_told_when_it_is_opened(tmp_path):
    path = tmp_path / "notes.txt"
    path.write_text("bonjour")
    with pytest.raises(InputError) as raised:
        SeekableSound(path)
    assert raised.value.code == "input.not_media"
