"""Silencing: what was said in the stretches is not in the new file at all, and the rest is as it was."""

from __future__ import annotations

from pathlib import Path

import av
import numpy as np
import pytest

from lokas.audio import silencing
from lokas.audio.decode import open_recording, probe
from lokas.audio.silencing import MARGIN_MS, RAMP_MS, SOUND_FORMATS, silence, widened
from lokas.errors import Cancelled, InputError, OptionError, OutputError
from lokas.jobs import CancelToken, Progress
from lokas.types import Span
from tests.helpers.meetings import read_sound
from tests.helpers.sounds import click_track, clicks_ms, truncate, write_media, write_wav

RATE = 16_000
SAID = Span(4_000, 5_000)
"""What is to be silent, of ten seconds."""
LOSSLESS, LOSSY = ("flac", "wav"), ("mp3", "opus")


def noise(seconds=10, channels=1, rate=RATE, seed=3):
    """Noise everywhere, float32 of shape (n, channels): whatever is silent was made so."""
    return np.random.default_rng(seed).uniform(-0.5, 0.5, (seconds * rate, channels)).astype(np.float32)


def silenced(source, target, spans=(SAID,), **others):
    others = {"codec": target.suffix[1:], "emit": lambda event: None, "token": CancelToken()} | others
    silence(source, target, list(spans), **others)
    return target


def samples(path, track=0):
    """All samples as the file has them, shape (n, channels), and their rate."""
    with av.open(str(path)) as container:
        stream = container.streams.audio[track]
        packed = av.AudioResampler(format=stream.codec_context.format.packed.name)
        frames = [part for frame in container.decode(stream) for part in packed.resample(frame)]
        return np.concatenate([frame.to_ndarray().reshape(frame.samples, -1) for frame in frames]), stream.rate


def at(ms, rate=RATE):
    return ms * rate // 1000


@pytest.mark.parametrize("codec", LOSSLESS)
@pytest.mark.parametrize(("width", "channels"), [(1, 1), (2, 1), (2, 2), (3, 2), (2, 4)])
def test_the_stretch_is_zero_and_all_else_the_same_samples(tmp_path, codec, width, channels):
    source = write_wav(tmp_path / "réunion.wav", noise(channels=channels), width=width)
    before, _ = samples(source)
    after, rate = samples(silenced(source, tmp_path / f"après.{codec}"))

    assert (rate, after.shape) == (RATE, before.shape)
    if width == 1:
        before = (before.astype(np.int16) - 128) * 256
    first, past = at(SAID.start_ms - MARGIN_MS), at(SAID.end_ms + MARGIN_MS)
    assert np.array_equal(after[:first], before[:first])
    assert np.array_equal(after[past + 1 :], before[past + 1 :])
    assert not after[first + at(RAMP_MS) : past - at(RAMP_MS)].any()


def test_the_sound_fades_within_the_margin_and_nowhere_else(tmp_path):
    source = write_wav(tmp_path / "a.wav", np.full(10 * RATE, 0.5))
    after = samples(silenced(source, tmp_path / "b.flac"))[0][:, 0].astype(int)

    first = at(SAID.start_ms - MARGIN_MS)
    ramp = after[first : first + at(RAMP_MS) + 1]
    assert ramp[0] == after[0]
    assert ramp[-1] == 0
    assert (np.diff(ramp) < 0).all()
    assert np.abs(np.diff(after)).max() < after[0] / at(RAMP_MS) + 2
    assert not after[at(SAID.start_ms) : at(SAID.end_ms)].any()


@pytest.mark.parametrize("codec", SOUND_FORMATS)
@pytest.mark.parametrize("rate", [16_000, 44_100])
def test_no_format_holds_any_of_the_signal(tmp_path, codec, rate):
    """Neither energy nor, however faint, anything that goes as the signal did; beside it, the sound goes on."""
    secret = np.sin(2 * np.pi * 440 * np.arange(10 * rate) / rate)[:, np.newaxis] * 0.3
    source = write_wav(tmp_path / "a.wav", secret + noise(rate=rate) / 5, rate=rate)
    before, after = read_sound(source), read_sound(silenced(source, tmp_path / f"b.{codec}"))

    said = slice(at(SAID.start_ms), at(SAID.end_ms))
    assert np.abs(after[said]).max() < 10 ** (-80 / 20)
    assert abs(float(after[said] @ before[said])) < 1e-6 * float(before[said] @ before[said])
    for beside in (slice(at(1000), at(3000)), slice(at(6000), at(8000))):
        alike = (
            after[beside]
            @ before[beside]
            / np.sqrt((after[beside] @ after[beside]) * (before[beside] @ before[beside]))
        )
        assert alike > 0.95
    assert len(after) == pytest.approx(len(before), abs=at(100))


@pytest.mark.parametrize("codec", SOUND_FORMATS)
def test_several_stretches_keep_their_places_to_the_end(tmp_path, codec):
    spans = [Span(second * 1000 + 400, second * 1000 + 600) for second in range(0, 60, 3)]
    source = write_wav(tmp_path / "a.wav", click_track(60, RATE)[0])

    heard = clicks_ms(read_sound(silenced(source, tmp_path / f"b.{codec}", spans, margin_ms=50)))

    expected = [second * 1000 + 500 for second in range(60) if second % 3]
    assert len(heard) == len(expected)
    assert np.abs(np.subtract(heard, expected)).max() <= 5


def test_stretches_at_the_edges_and_over_one_another_are_one_silence(tmp_path):
    source = write_wav(tmp_path / "a.wav", noise())
    after, _ = samples(silenced(source, tmp_path / "b.wav", [Span(9000, 20_000), Span(0, 300), Span(200, 900)]))

    assert not after[: at(1390)].any()
    assert not after[at(8510) :].any()
    assert len(after) == at(10_000)
    assert widened([Span(9, 12), Span(0, 3), Span(2, 5)], 2) == [Span(-2, 14)]


def test_without_stretches_the_sound_is_exported_whole(tmp_path):
    source = write_wav(tmp_path / "a.wav", noise(channels=2))

    assert np.array_equal(samples(silenced(source, tmp_path / "b.flac", []))[0], samples(source)[0])


def test_of_a_film_only_the_track_of_the_text_is_exported_on_the_clock_of_the_player(tmp_path):
    wanted, other = click_track(10), noise(10, rate=44_100).T
    film = write_media(
        tmp_path / "film.mkv", [other, wanted], "flac", video="mpeg4", video_seconds=12, audio_delay=1.0,
        titles=[{"title": "Entretien avec Bérault"}, {"title": "Bérault"}],
    )  # fmt: skip
    target = silenced(film, tmp_path / "b.flac", [Span(3400, 3600)], track=1, margin_ms=50)

    with av.open(str(target)) as container:
        assert [stream.type for stream in container.streams] == ["audio"]
        assert "érault" not in repr([container.metadata, *(stream.metadata for stream in container.streams)])
    assert b"rault" not in target.read_bytes()
    expected = [ms for ms in clicks_ms(read_sound_of(film, 1)) if not 3400 <= ms <= 3600]
    assert clicks_ms(read_sound(target)) == pytest.approx(expected, abs=1)
    assert expected[0] == pytest.approx(1500, abs=2)


def read_sound_of(path, track):
    with open_recording(path, track) as recording:
        return np.concatenate([block.samples for block in recording])


def test_where_the_file_has_a_gap_the_times_are_those_of_the_text(tmp_path):
    source = write_media(tmp_path / "a.mkv", [click_track(12)], "flac", drop=(3.2, 5.3))
    target = silenced(source, tmp_path / "b.wav", [Span(8400, 8600)], margin_ms=50)

    expected = [ms for ms in clicks_ms(read_sound(source)) if not 8400 <= ms <= 8600]
    assert len(expected) == 9
    assert clicks_ms(read_sound(target)) == pytest.approx(expected, abs=1)


def test_a_file_that_was_cut_or_spoilt_is_exported_as_far_as_it_goes(tmp_path):
    source = truncate(write_media(tmp_path / "a.mp3", [click_track(10)], "libmp3lame"), 0.5)

    heard = read_sound(silenced(source, tmp_path / "b.flac", [Span(2400, 2600)], margin_ms=50))

    assert clicks_ms(heard) == [ms for ms in clicks_ms(read_sound(source)) if not 2400 <= ms <= 2600]


def test_a_title_and_a_picture_of_the_old_file_do_not_reach_the_new_one(tmp_path):
    source = tmp_path / "a.mp3"
    write_media(source, [click_track(5)], "libmp3lame")
    tagged = tmp_path / "b.mp3"
    with av.open(str(source)) as old, av.open(str(tagged), "w") as new:
        new.metadata.update({"title": "Bérault", "comment": "Entretien avec Bérault", "artist": "Bérault"})
        stream = new.add_stream_from_template(old.streams.audio[0])
        for packet in old.demux(old.streams.audio[0]):
            if packet.dts is not None:
                packet.stream = stream
                new.mux(packet)
    assert b"rault" in tagged.read_bytes()

    for codec in SOUND_FORMATS:
        assert b"rault" not in silenced(tagged, tmp_path / f"c.{codec}").read_bytes()


@pytest.mark.parametrize("codec", LOSSY)
def test_of_many_channels_small_formats_hold_the_mean(tmp_path, codec):
    source = write_wav(tmp_path / "a.wav", np.repeat(click_track(5, RATE).T, 4, axis=1))
    target = silenced(source, tmp_path / f"b.{codec}", [])

    assert probe(target).tracks[0].channels == 1
    assert len(clicks_ms(read_sound(target))) == 5


def test_the_same_sound_gives_the_same_file(tmp_path):
    source = write_wav(tmp_path / "a.wav", noise())
    for codec in SOUND_FORMATS:
        first, second = (silenced(source, tmp_path / f"{name}.{codec}") for name in "bc")
        assert first.read_bytes() == second.read_bytes()


# What can go wrong


def beside(path):
    return sorted(one.name for one in path.parent.iterdir())


def test_progress_is_told_and_a_stop_leaves_nothing(tmp_path):
    source = write_wav(tmp_path / "a.wav", noise())
    token, told = CancelToken(), []

    def stop(event):
        told.append(event)
        if event.done >= 3000:
            token.cancel()

    (tmp_path / "b.flac").write_bytes(b"older")
    with pytest.raises(Cancelled):
        silenced(source, tmp_path / "b.flac", emit=stop, token=token)

    assert all(isinstance(event, Progress) and event.total == 10_000 for event in told)
    assert [event.done // 1000 for event in told] == [1, 2, 3]
    assert beside(source) == ["a.wav", "b.flac"]
    assert (tmp_path / "b.flac").read_bytes() == b"older"


def test_the_recording_itself_is_never_overwritten(tmp_path):
    source = write_wav(tmp_path / "a.wav", noise(1))
    before = source.read_bytes()
    with pytest.raises(OutputError) as caught:
        silenced(source, source)

    assert (caught.value.code, caught.value.data) == ("output.is_input", {"path": str(source)})
    assert source.read_bytes() == before


@pytest.mark.parametrize("codec", SOUND_FORMATS)
def test_a_disk_that_is_full_is_an_error_and_leaves_nothing(tmp_path, monkeypatch, codec):
    source = write_wav(tmp_path / "a.wav", noise())
    opened = Path.open

    class Full:
        def __init__(self, file):
            self._file, self._left = file, 20_000

        def __enter__(self):
            return self

        def __exit__(self, *_):
            self._file.close()

        def write(self, data):
            self._left -= len(data)
            if self._left < 0:
                raise OSError(28, "No space left on device")
            return self._file.write(data)

        def __getattr__(self, name):
            return getattr(self._file, name)

    monkeypatch.setattr(
        Path,
        "open",
        lambda path, *args, **kw: (
            Full(opened(path, *args, **kw)) if path.suffix == ".part" else opened(path, *args, **kw)
        ),
    )
    with pytest.raises(OutputError) as caught:
        silenced(source, tmp_path / f"b.{codec}")

    assert caught.value.code == "output.disk_full"
    assert beside(source) == ["a.wav"]


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("absent.wav", None, "input.missing"),
        ("vide.wav", b"", "input.empty"),
        ("lettre.mp3", b"Bonjour " * 99, "input.not_media"),
    ],
)
def test_what_is_no_recording_is_an_error(tmp_path, name, content, code):
    if content is not None:
        (tmp_path / name).write_bytes(content)
    with pytest.raises(InputError) as caught:
        silenced(tmp_path / name, tmp_path / "b.flac")

    assert caught.value.code == code
    assert not (tmp_path / "b.flac").exists()


def test_a_format_nobody_knows_is_an_error(tmp_path):
    with pytest.raises(OptionError) as caught:
        silenced(tmp_path / "a.wav", tmp_path / "b.aiff")

    assert caught.value.data == {"value": "aiff", "known": sorted(silencing.SOUND_FORMATS)}
