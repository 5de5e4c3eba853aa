"""Reading real and damaged files of every kind: the right sound at the right time, and a clear code for the rest."""

from __future__ import annotations

import os
import pickle
import shutil
import socket
import subprocess
import sys
import threading
from pathlib import Path

import numpy as np
import pytest

from lokas.audio.decode import AudioTrack, open_recording, probe
from lokas.audio.timeline import Timeline
from lokas.errors import InputError
from tests.helpers.sounds import SHARED, click_track, clicks_ms, spoil, truncate, write_media, write_wav

ROOT = Path(__file__).parents[2]


def decode(path, track=0):
    """The whole sound (for tests only), and the recording it came from."""
    with open_recording(path, track) as recording:
        blocks = list(recording)
    starts = [block.start_sample for block in blocks]
    assert starts == list(np.cumsum([0] + [block.samples.size for block in blocks[:-1]]))
    return np.concatenate([block.samples for block in blocks]), recording


def code_of(path, track=0):
    with pytest.raises(InputError) as caught:
        decode(path, track)
    assert caught.value.data["path"] == str(path)
    return caught.value.code


def near(found, expected, slack=3):
    """Whether two lists of milliseconds are the same, give or take a codec's smear."""
    return len(found) == len(expected) and all(abs(a - b) <= slack for a, b in zip(found, expected, strict=True))


SECONDS = [500, 1500, 2500, 3500, 4500, 5500]


@pytest.mark.parametrize(
    ("name", "codec", "rate", "layout"),
    [
        ("a.wav", "pcm_s16le", 16_000, "mono"),
        ("a.wav", "pcm_s24le", 48_000, "stereo"),
        ("a.wav", "pcm_f32le", 192_000, "mono"),
        ("a.wav", "pcm_mulaw", 8_000, "mono"),
        ("a.wav", "pcm_s16le", 48_000, "5.1"),
        ("a.flac", "flac", 44_100, "stereo"),
        ("a.mp3", "libmp3lame", 44_100, "stereo"),
        ("a.m4a", "aac", 48_000, "5.1"),
        ("a.m4a", "aac", 22_050, "mono"),
        ("a.opus", "libopus", 48_000, "stereo"),
        ("a.mka", "libopus", 16_000, "mono"),
    ],
)
def test_sound_of_many_kinds_is_heard_at_the_right_time_and_level(tmp_path, name, codec, rate, layout):
    channels = {"mono": 1, "stereo": 2, "5.1": 6}[layout]
    path = write_media(tmp_path / name, [click_track(6, rate, channels)], codec, rate=rate, layout=layout)
    sound, recording = decode(path)
    assert near(clicks_ms(sound), SECONDS)
    assert 0.6 < np.abs(sound).max() <= 1.0
    assert sound.dtype == np.float32
    assert abs(recording.duration_ms - 6000) < 50
    assert recording.duration_ms == sound.size * 1000 // 16_000
    assert abs(recording.expected_ms - 6000) < 50
    assert not recording.cut


@pytest.mark.parametrize("width", [1, 2, 3, 4])
def test_samples_of_every_width_keep_their_value(tmp_path, width):
    tone = 0.5 * np.sin(np.arange(16_000) / 10)
    sound, _ = decode(write_wav(tmp_path / "a.wav", tone, width=width))
    assert np.abs(sound - tone).max() < 2 ** (2 - 8 * min(width, 3))


def test_sound_comes_in_blocks_of_one_second(tmp_path):
    path = write_wav(tmp_path / "a.wav", np.zeros(40_000))
    with open_recording(path) as recording:
        assert [(block.start_sample, block.samples.size) for block in recording] == [
            (0, 16_000),
            (16_000, 16_000),
            (32_000, 8_000),
        ]


def test_two_equal_loud_channels_do_not_overdrive(tmp_path):
    tone = 0.9 * np.sin(np.arange(16_000) / 10)
    sound, _ = decode(write_wav(tmp_path / "a.wav", np.stack([tone, tone], axis=1)))
    assert np.abs(sound).max() == pytest.approx(0.9, abs=0.01)


@pytest.mark.parametrize("count", [3, 8, 10, 16])
def test_every_microphone_of_a_many_channel_recorder_is_heard(tmp_path, count):
    for channel in (0, count - 1):
        table = np.zeros((16_000, count))
        table[:, channel] = 0.8
        sound, _ = decode(write_wav(tmp_path / "a.wav", table))
        assert sound[8_000] == pytest.approx(0.8 / count, abs=0.001)


def test_samples_that_are_no_numbers_become_silence(tmp_path):
    broken = np.full((1, 16_000), 3.0, np.float32)
    broken[0, 4_000:8_000] = np.nan
    broken[0, 9_000] = -np.inf
    sound, _ = decode(write_media(tmp_path / "a.wav", [broken], "pcm_f32le", rate=16_000))
    assert np.isfinite(sound).all()
    assert sound.max() == 1.0
    assert sound[9_000] == -1.0
    assert not sound[4_000:8_000].any()


@pytest.mark.parametrize(("name", "video", "codec"), [("a.mp4", "libx264", "aac"), ("a.mkv", "libx264", "flac")])
def test_a_track_that_begins_after_the_pictures_is_preceded_by_silence(tmp_path, name, video, codec):
    path = write_media(tmp_path / name, [click_track(3)], codec, video=video, video_seconds=6, audio_delay=2.5)
    sound, recording = decode(path)
    assert near(clicks_ms(sound), [3000, 4000, 5000], slack=4)
    assert abs(recording.duration_ms - 5500) < 50
    assert not recording.cut


def test_a_webm_film_is_heard(tmp_path):
    path = write_media(
        tmp_path / "a.webm", [click_track(3, 48_000)], "libopus", rate=48_000, video="libvpx", video_seconds=3
    )
    assert near(clicks_ms(decode(path)[0]), [500, 1500, 2500], slack=8)


def test_a_track_much_shorter_than_its_film_is_not_taken_for_cut(tmp_path):
    path = write_media(tmp_path / "a.mkv", [click_track(3)], "aac", video="libx264", video_seconds=9)
    _, recording = decode(path)
    assert not recording.cut
    assert abs(recording.expected_ms - 3000) < 50


def test_a_mkv_without_lengths_beside_its_film_is_judged_by_its_end_alone(tmp_path):
    path = write_media(tmp_path / "a.mkv", [click_track(3)], "aac", video="libx264", video_seconds=9)
    path.write_bytes(path.read_bytes().replace(b"DURATION", b"DURATIOM"))
    _, recording = decode(path)
    assert not recording.cut
    assert abs(recording.expected_ms - 9000) < 50


def test_a_lone_track_with_a_late_stamp_begins_at_zero_as_in_a_player(tmp_path):
    path = write_media(tmp_path / "a.mka", [click_track(3)], "aac", audio_delay=100)
    assert near(clicks_ms(decode(path)[0]), [500, 1500, 2500], slack=30)


def test_missing_packets_become_silence_of_the_same_length(tmp_path):
    path = write_media(tmp_path / "a.mka", [click_track(6)], "flac", drop=(2.0, 4.0))
    sound, recording = decode(path)
    assert near(clicks_ms(sound), [500, 1500, 4500, 5500], slack=8)
    assert abs(recording.duration_ms - 6000) < 50
    assert not sound[16_000 * 25 // 10 : 16_000 * 35 // 10].any()


def joined(tmp_path, second, **options):
    """An MPEG stream of 3 s of mono sound at 44.1 kHz, directly followed by another."""
    first = write_media(tmp_path / "1.ts", [click_track(3)], "aac")
    other = write_media(tmp_path / "2.ts", [second], "aac", **options)
    both = tmp_path / "both.ts"
    both.write_bytes(first.read_bytes() + other.read_bytes())
    return both


def test_packets_stamped_over_earlier_ones_are_trimmed(tmp_path):
    sound, recording = decode(joined(tmp_path, click_track(3), audio_delay=2.7))
    assert near(clicks_ms(sound), [500, 1500, 2500, 3200, 4200, 5200], slack=30)
    assert abs(recording.duration_ms - 5700) < 60


def test_a_clock_that_starts_again_and_another_rate_under_way_lose_nothing(tmp_path):
    second = click_track(3, 22_050, 2)
    sound, recording = decode(joined(tmp_path, second, rate=22_050, layout="stereo"))
    assert near(clicks_ms(sound), SECONDS, slack=120)
    assert abs(recording.duration_ms - 6000) < 150


def test_a_stamp_that_jumps_by_hours_does_not_ask_for_hours_of_silence(tmp_path):
    path = write_media(tmp_path / "a.mka", [click_track(6)], "flac", stamps=lambda at: at if at < 3 else at + 95_443)
    sound, _ = decode(path)
    assert near(clicks_ms(sound), SECONDS, slack=8)


@pytest.mark.parametrize(
    ("declared_s", "stamp_s", "believed"),
    [
        (None, 50.0, True),
        (None, 100.0, False),
        (1000.0, 900.0, True),
        (1000.0, 1100.0, False),
        (90_000.0, 3500.0, True),
        (90_000.0, 4000.0, False),
        (1000.0, 9.5, True),
        (1000.0, 5.0, False),
        (1000.0, 10.04, False),
        (1000.0, None, False),
    ],
)
def test_a_jump_is_believed_only_while_it_can_be_true(declared_s, stamp_s, believed):
    timeline = Timeline(declared_s)
    timeline.advance(10.0)
    assert (timeline.jump(stamp_s) != 0) is believed


def test_after_a_jump_that_cannot_be_true_time_goes_on_from_where_it_stood():
    timeline = Timeline()
    timeline.advance(10.0)
    assert timeline.jump(50_000.0) == 0
    timeline.advance(1.0)
    assert timeline.jump(50_001.0) == 0
    assert timeline.jump(50_003.0) == pytest.approx(2.0)


def test_damage_in_the_middle_costs_only_the_damaged_part(tmp_path):
    path = spoil(write_media(tmp_path / "a.m4a", [click_track(12)], "aac"), 0.45, 0.5)
    sound, recording = decode(path)
    heard = clicks_ms(sound)
    assert near([at for at in heard if at < 4700 or at > 7300][:5], [500, 1500, 2500, 3500, 4500], slack=30)
    assert near([at for at in heard if at > 7300], [7500, 8500, 9500, 10_500, 11_500], slack=55)
    assert abs(recording.duration_ms - 12_000) < 100
    assert not recording.cut


@pytest.mark.parametrize(
    ("name", "codec", "options"),
    [
        ("a.wav", "pcm_s16le", {}),
        ("a.flac", "flac", {}),
        ("a.mp3", "libmp3lame", {}),
        ("a.m4a", "aac", {"movflags": "faststart"}),
        ("a.mp4", "aac", {"movflags": "frag_keyframe+empty_moov", "frag_duration": "1000000"}),
        ("a.mka", "libopus", {}),
        ("a.aac", "aac", {}),
    ],
)
def test_what_a_truncated_file_still_holds_is_read_and_the_cut_is_told(tmp_path, name, codec, options):
    path = tmp_path / name
    write_media(path, [click_track(10, 48_000)], codec, rate=48_000, container_options=options)
    assert not decode(path)[1].cut
    sound, recording = decode(truncate(path, 0.605))
    assert recording.cut
    assert 5000 < recording.duration_ms < 7000
    assert near(clicks_ms(sound)[:5], [500, 1500, 2500, 3500, 4500], slack=25)


def test_a_length_guessed_from_the_bit_rate_does_not_make_a_file_cut(tmp_path):
    varied = np.concatenate([click_track(2) * 0, click_track(2, every=0.05)], axis=1)
    path = write_media(
        tmp_path / "a.mp3",
        [np.tile(varied, 8)],
        "libmp3lame",
        container_options={"write_xing": "0"},
        codec_options={"flags": "+qscale"},
    )
    _, recording = decode(path)
    assert not recording.cut
    assert abs(recording.duration_ms - 32_000) < 100


def test_a_wav_written_to_a_pipe_is_not_taken_for_cut(tmp_path):
    path = write_wav(tmp_path / "a.wav", np.zeros(16_000))
    data = bytearray(path.read_bytes())
    data[4:8] = data[40:44] = b"\xff\xff\xff\xff"
    path.write_bytes(data)
    sound, recording = decode(path)
    assert (sound.size, recording.cut) == (16_000, False)


def test_a_disk_that_fails_while_reading_counts_as_a_cut(tmp_path, monkeypatch):
    path = write_wav(tmp_path / "a.wav", np.ones(16_000 * 60) * 0.1)
    with open_recording(path) as recording:
        blocks = iter(recording)
        next(blocks)
        os.dup2(os.open(tmp_path, os.O_RDONLY), recording._file.fileno())  # a folder cannot be read: EISDIR
        rest = list(blocks)
        assert recording.cut
    assert len(rest) < 30


def test_each_of_several_tracks_can_be_picked(tmp_path):
    titles = [{"language": "fra", "title": "Salle"}, {"language": "eng", "title": "Interprète"}]
    tracks = [click_track(3, 48_000), click_track(3, 48_000, every=0.5)]
    path = write_media(tmp_path / "a.mkv", tracks, "flac", rate=48_000, titles=titles)
    assert len(clicks_ms(decode(path, 0)[0])) == 3
    assert len(clicks_ms(decode(path, 1)[0])) == 5
    info = probe(path)
    assert info.tracks == (
        AudioTrack(0, "flac", 1, 48_000, "fra", "Salle"),
        AudioTrack(1, "flac", 1, 48_000, "eng", "Interprète"),
    )
    assert abs(info.duration_ms - 3000) < 50


@pytest.mark.parametrize("track", [-1, 2])
def test_a_track_that_is_not_there_is_named_with_those_that_are(tmp_path, track):
    path = write_media(tmp_path / "a.mkv", [click_track(1)] * 2, "flac")
    with pytest.raises(InputError) as caught:
        open_recording(path, track)
    assert caught.value.code == "input.no_such_track"
    assert caught.value.data == {"path": str(path), "track": track, "available": [0, 1]}
    assert pickle.loads(pickle.dumps(caught.value)).data == caught.value.data


def test_accents_spaces_and_what_looks_like_an_address_are_only_names(tmp_path):
    folder = tmp_path / "Réunions d'équipe"
    folder.mkdir()
    for name in ("été – AG n°2.wav", "http:%2F%2Fexample.org 100%d.wav", "file:a.wav", "concat:a|b.wav", "no suffix"):
        path = write_wav(folder / name, np.zeros(16_000))
        assert decode(path)[0].size == 16_000
        assert probe(path).tracks[0].sample_rate == 16_000


def test_missing_empty_and_unfit_paths_have_their_own_codes(tmp_path):
    (tmp_path / "vide.mp3").touch()
    assert code_of(tmp_path / "absent.mp3") == "input.missing"
    assert code_of(tmp_path / "vide.mp3" / "absent.mp3") == "input.missing"
    assert code_of(Path("http://localhost/a.mp3")) == "input.missing"
    assert code_of(tmp_path) == "input.folder"
    assert code_of(tmp_path / "vide.mp3") == "input.empty"
    with pytest.raises(InputError, match=r"input\.missing"):
        probe(tmp_path / "absent.mp3")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no named pipes in folders")
def test_a_pipe_is_refused_rather_than_waited_for(tmp_path):
    os.mkfifo(tmp_path / "a.wav")
    assert code_of(tmp_path / "a.wav") == "input.not_file"


def test_a_file_that_may_not_be_read_is_said_with_the_reason(tmp_path, monkeypatch):
    path = write_wav(tmp_path / "a.wav", np.zeros(100))

    def refuse(*args, **kwargs):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(InputError) as caught:
        open_recording(path)
    assert caught.value.code == "input.not_readable"
    assert caught.value.data == {"path": str(path), "reason": "Permission denied"}


@pytest.mark.parametrize("name", ["notes.mp3", "notes.wav", "notes.m4a", "notes.txt", "notes"])
def test_a_text_is_not_sound_whatever_its_name(tmp_path, name):
    (tmp_path / name).write_text("Ordre du jour : budget, élections, questions diverses.\n" * 50, encoding="utf-8")
    assert code_of(tmp_path / name) == "input.not_media"


def test_noise_and_subtitles_are_not_sound(tmp_path):
    (tmp_path / "a.mp3").write_bytes(np.random.default_rng(3).bytes(100_000))
    (tmp_path / "a.srt").write_text("1\n00:00:01,000 --> 00:00:02,000\nBonjour\n\n" * 9, encoding="utf-8")
    assert code_of(tmp_path / "a.mp3") == "input.not_media"
    assert code_of(tmp_path / "a.srt") == "input.not_media"


def test_a_file_with_nothing_but_its_header_is_empty(tmp_path):
    assert code_of(write_wav(tmp_path / "a.wav", np.zeros(0))) == "input.empty"


def test_a_silent_film_has_no_audio(tmp_path):
    path = write_media(tmp_path / "a.mp4", [], "aac", video="libx264", video_seconds=2)
    assert code_of(path) == "input.no_audio"


def test_a_codec_nobody_knows_is_said(tmp_path):
    path = write_wav(tmp_path / "a.wav", np.zeros(16_000))
    data = bytearray(path.read_bytes())
    data[20:22] = (0x1234).to_bytes(2, "little")
    path.write_bytes(data)
    assert code_of(path) == "input.no_decoder"
    assert probe(path).tracks == (AudioTrack(0, "", 0, 0, None, None),)


def test_encrypted_sound_is_protected(tmp_path):
    keys = {
        "encryption_scheme": "cenc-aes-ctr",
        "encryption_key": "76a6c65c5ea762046bd749a2e632ccbb",
        "encryption_kid": "a7e61c373e219033c21091fa607bf3b8",
    }
    path = write_media(tmp_path / "a.mp4", [click_track(3)], "aac", container_options=keys)
    assert code_of(path) == "input.protected"


def test_an_audible_book_is_protected(tmp_path):
    path = write_media(tmp_path / "a.m4a", [click_track(1)], "aac")
    path.write_bytes(path.read_bytes().replace(b"ftypM4A ", b"ftypaax ", 1))
    assert code_of(path) == "input.protected"


@pytest.fixture
def listener():
    """A loopback server's port, and the list of connections it got."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        seen = []

        def serve():
            while True:
                try:
                    connection, address = server.accept()
                except OSError:
                    return
                seen.append(address)
                connection.close()

        thread = threading.Thread(target=serve)
        thread.start()
        yield server.getsockname()[1], seen
        server.shutdown(socket.SHUT_RDWR)
        thread.join()


PLAYLISTS = {
    "a.m3u8": "#EXTM3U\n#EXT-X-TARGETDURATION:9\n#EXTINF:9,\n{at}/s.ts\n#EXT-X-ENDLIST\n",
    "renamed.mp3": "#EXTM3U\n#EXT-X-TARGETDURATION:9\n#EXTINF:9,\n{at}/s.ts\n#EXT-X-ENDLIST\n",
    "a.ffconcat": "ffconcat version 1.0\nfile {at}/s.mp3\n",
    "a.sdp": "v=0\no=- 0 0 IN IP4 127.0.0.1\ns=x\nc=IN IP4 127.0.0.1\nt=0 0\nm=audio 50000 RTP/AVP 0\n",
    "a.mpd": '<?xml version="1.0"?><MPD xmlns="urn:mpeg:dash:schema:mpd:2011" type="static" '
    'mediaPresentationDuration="PT9S"><Period><AdaptationSet mimeType="audio/mp4"><Representation id="1" '
    'bandwidth="9"><BaseURL>{at}/a.mp4</BaseURL></Representation></AdaptationSet></Period></MPD>',
}


@pytest.mark.parametrize("name", PLAYLISTS)
def test_a_playlist_never_reaches_the_network(tmp_path, listener, name):
    port, seen = listener
    path = tmp_path / name
    path.write_text(PLAYLISTS[name].replace("{at}", f"http://127.0.0.1:{port}"), encoding="utf-8")
    assert code_of(path) == "input.not_media"
    assert seen == []


def test_a_playlist_never_opens_another_file(tmp_path):
    write_media(tmp_path / "s.ts", [click_track(3)], "aac")
    path = tmp_path / "a.m3u8"
    path.write_text(PLAYLISTS["a.m3u8"].replace("{at}", str(tmp_path)), encoding="utf-8")
    assert code_of(path) == "input.not_media"


def test_ffmpeg_writes_nothing_on_the_terminal(tmp_path):
    path = spoil(write_media(tmp_path / "a.m4a", [click_track(6)], "aac"), 0.4, 0.6)
    code = (
        "import sys; from pathlib import Path; from lokas.audio.decode import open_recording\n"
        "with open_recording(Path(sys.argv[1])) as recording: list(recording)"
    )
    done = subprocess.run([sys.executable, "-c", code, path], cwd=ROOT, capture_output=True, text=True, check=True)
    assert (done.stdout, done.stderr) == ("", "")


MEASURE = """
import re, sys
from pathlib import Path
import numpy as np
from lokas.audio.decode import open_recording
from lokas.audio.regions import find_regions

def pauses(step):
    return np.array([0.9 if at % 40 else 0.0 for at in range(-(-step.size // 512))])

with open_recording(Path(sys.argv[1])) as recording:
    count = sum(1 for _ in find_regions(recording, detector=pauses))
peak = re.search(r"VmHWM:\\s+(\\d+) kB", Path("/proc/self/status").read_text())
print(count, peak[1])
"""


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="the peak is read from /proc, which only Linux has")
def test_memory_does_not_grow_with_the_length_of_the_file(tmp_path):
    peaks = {}
    for minutes in (5, 40):
        path = tmp_path / f"{minutes}.flac"
        write_media(path, [np.tile(click_track(60, 16_000), minutes)], "flac", rate=16_000)
        done = subprocess.run(
            [sys.executable, "-c", MEASURE, path], cwd=ROOT, capture_output=True, text=True, check=True
        )
        count, peaks[minutes] = map(int, done.stdout.split())
        assert count >= 2 * minutes
    assert peaks[40] - peaks[5] < 30 * 1024


@pytest.mark.skipif(not SHARED.is_dir(), reason="needs the shared recordings")
@pytest.mark.parametrize(
    ("name", "milliseconds"),
    [("jfk-en-11s.flac", 11_000), ("french-8s.mp3", 8517), ("french-talk-3min.mp3", 177_732), ("bonjour-fr.wav", 1201)],
)
def test_real_recordings_are_read_to_their_end(tmp_path, name, milliseconds):
    path = shutil.copy(SHARED / name, tmp_path)
    sound, recording = decode(Path(path))
    assert recording.duration_ms == milliseconds
    assert not recording.cut
    assert 0.05 < np.abs(sound).max() <= 1.0
