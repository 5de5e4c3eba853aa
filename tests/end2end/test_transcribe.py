"""Transcribing a person's own files: what they may be, where results go, what is said when it cannot be done."""

import json
import os
import shutil
from pathlib import Path

import numpy as np
import pysubs2
import pytest

from lokas.text.scoring import word_error_rate
from lokas_models.demonstration import demonstration
from tests.helpers.limits import DEMONSTRATION_ERROR_RATE
from tests.helpers.meetings import read_sound
from tests.helpers.sounds import truncate, write_media, write_wav

SELF_TEST = ("--model", "selftest", "--beam", "1")
RATE = 16_000


@pytest.fixture
def opening(meeting):
    """The first ten seconds of the meeting."""
    return meeting[: 10 * RATE]


@pytest.fixture
def recording(tmp_path, opening):
    folder = tmp_path / "Réunions d'équipe"
    folder.mkdir()
    return write_wav(folder / "été – AG n°2.wav", opening)


def words_of(folder, name):
    document = json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))
    return [word for segment in document["segments"] for word in segment["words"]]


def test_results_stand_beside_the_recording(lokas, recording):
    ran = lokas("transcribe", recording, *SELF_TEST)
    assert ran.code == 0, ran.err
    assert {path.suffix for path in recording.parent.iterdir()} == {".wav", ".srt", ".vtt", ".txt", ".json"}
    text = (recording.parent / "été – AG n°2.txt").read_text(encoding="utf-8")
    assert "séance est ouverte" in text
    assert "séance est ouverte" in ran.out.replace("\n", " ")


def test_words_have_times_in_order_inside_the_sound(lokas, recording):
    lokas("transcribe", recording, *SELF_TEST, "--format", "json")
    words = words_of(recording.parent, "été – AG n°2")
    times = [time for word in words for time in (word["start_ms"], word["end_ms"])]
    assert len(words) > 10
    assert times == sorted(times)
    assert 0 <= times[0] < times[-1] <= 10_000


def test_a_meeting_in_two_languages_is_heard_in_both(lokas, tmp_path, meeting):
    half = 24 * RATE
    english = read_sound(demonstration("en").sound)[:half]
    recording = write_wav(tmp_path / "Français – English.wav", np.concatenate([meeting[:half], english]))
    ran = lokas("transcribe", recording, *SELF_TEST, "--multilingual", "--format", "json")
    assert ran.code == 0, ran.err
    document = json.loads(recording.with_suffix(".json").read_text(encoding="utf-8"))
    heard = {(segment["language"], segment["start_ms"] >= 24_000) for segment in document["segments"]}
    assert heard == {("fr", False), ("en", True)}
    assert (
        word_error_rate("Bonjour à tous, la séance est ouverte, il est 18 heures 30.", document["segments"][0]["text"])
        <= 0.2
    )


def test_words_can_be_left_out(lokas, recording):
    lokas("transcribe", recording, *SELF_TEST, "--format", "json", "--no-word-timestamps")
    assert words_of(recording.parent, "été – AG n°2") == []


def test_only_the_formats_asked_for_are_written(lokas, recording, tmp_path):
    folder = tmp_path / "à publier" / "ici"
    assert lokas("transcribe", recording, *SELF_TEST, "--format", "md, VTT", "--output", folder).code == 0
    assert sorted(path.suffix for path in folder.iterdir()) == [".md", ".vtt"]


def test_the_language_can_be_told_or_found(lokas, recording):
    assert lokas("transcribe", recording, *SELF_TEST, "--json-progress").code == 0
    ran = lokas("transcribe", recording, *SELF_TEST, "--json-progress", "--language", "fr", "--force")
    events = [json.loads(line) for line in ran.out.splitlines()]
    assert "LanguageDetected" not in {event["event"] for event in events}
    assert events[0]["event"] == "Started"
    assert events[-1]["event"] == "Finished"
    assert events[-1]["language"] == "fr"


def test_progress_for_programs_is_one_object_a_line(lokas, recording):
    ran = lokas("transcribe", recording, *SELF_TEST, "--json-progress")
    events = [json.loads(line) for line in ran.out.splitlines()]
    assert {"Started", "LanguageDetected", "SegmentHeard", "Progress", "Finished"} <= {e["event"] for e in events}
    done = [event["done"] for event in events if event["event"] == "Progress"]
    assert done == sorted(done)
    assert done[-1] == 10_000


def test_several_files_one_bad(lokas, recording, tmp_path):
    ran = lokas("transcribe", tmp_path / "absent.mp3", recording, *SELF_TEST)
    assert ran.code == 3
    assert "absent.mp3" in ran.err
    assert (recording.parent / "été – AG n°2.srt").exists()


def test_prompt_and_hotwords_are_taken(lokas, recording, tmp_path):
    names = tmp_path / "noms.txt"
    names.write_text("# bureau\nKarim\n\nHélène\n", encoding="utf-8")
    ran = lokas("transcribe", recording, *SELF_TEST, "--hotwords", names, "--prompt", "La séance du bureau.")
    assert ran.code == 0, ran.err
    made = json.loads((recording.parent / "été – AG n°2.json").read_text(encoding="utf-8"))["made_with"]
    assert "Karim" in json.dumps(made, ensure_ascii=False)


def test_without_a_model_it_says_which_to_get_and_how(lokas, recording):
    ran = lokas("transcribe", recording)
    assert ran.code == 5
    assert "lokas models install" in ran.err
    assert "lokas models import" in ran.err
    assert [path.name for path in recording.parent.iterdir()] == [recording.name]


def test_french_sentences_for_french_people(lokas, recording):
    ran = lokas("transcribe", recording, language="fr")
    assert "Aucun" in ran.err


@pytest.mark.parametrize(
    ("rate", "width", "channels"), [(8_000, 2, 1), (192_000, 3, 1), (48_000, 3, 2), (44_100, 2, 6)]
)
def test_any_sampling_is_understood(lokas, tmp_path, opening, rate, width, channels):
    count = len(opening) * rate // RATE
    sound = np.interp(np.arange(count) * RATE / rate, np.arange(len(opening)), opening)
    path = write_wav(tmp_path / "son.wav", np.repeat(sound[:, None], channels, axis=1), rate, width)
    assert lokas("transcribe", path, *SELF_TEST, "--format", "json").code == 0
    text = "".join(word["text"] for word in words_of(tmp_path, "son"))
    if rate > 8_000:  # with half of its frequencies gone the self-test model understands little
        assert "séance est ouverte" in text
    assert text.strip()


def test_a_truncated_recording_is_transcribed_as_far_as_it_goes(lokas, tmp_path, meeting):
    path = write_media(tmp_path / "coupé.flac", [meeting[None, : 20 * RATE]], "flac", rate=RATE)
    truncate(path, 0.5)
    ran = lokas("transcribe", path, *SELF_TEST, "--format", "json")
    assert ran.code == 0
    assert "coupé.flac" in ran.err
    document = json.loads((tmp_path / "coupé.json").read_text(encoding="utf-8"))
    assert document["source"]["cut"] is True
    assert document["segments"]


@pytest.mark.parametrize("samples", [np.zeros(5 * RATE), np.zeros(RATE // 10)], ids=["silence", "a tenth of a second"])
def test_nothing_said_gives_valid_empty_files(lokas, tmp_path, samples):
    path = write_wav(tmp_path / "rien.wav", samples)
    ran = lokas("transcribe", path, *SELF_TEST)
    assert ran.code == 0
    assert "rien.wav" in ran.err
    assert len(pysubs2.load(str(tmp_path / "rien.srt"), format_="srt")) == 0
    assert (tmp_path / "rien.vtt").read_text(encoding="utf-8").startswith("WEBVTT\n")
    assert json.loads((tmp_path / "rien.json").read_text(encoding="utf-8"))["segments"] == []


def write(path, content=b""):
    path.write_bytes(content)
    return path


BAD_INPUT = {
    "missing": lambda folder: folder / "absent.mp3",
    "a folder": lambda folder: folder,
    "empty": lambda folder: write(folder / "vide.wav"),
    "text renamed": lambda folder: write(folder / "notes.mp3", b"Bonjour a tous, ceci est un texte.\n" * 100),
    "no audio track": lambda folder: write_media(folder / "muet.mp4", [], None, video="mpeg4", video_seconds=1.0),
}


@pytest.mark.parametrize("kind", BAD_INPUT)
@pytest.mark.parametrize("language", ["fr", "en"])
def test_unreadable_recordings_have_a_sentence_each(lokas, tmp_path, kind, language):
    path = BAD_INPUT[kind](tmp_path)
    ran = lokas("transcribe", path, *SELF_TEST, language=language)
    assert ran.code == 3
    assert path.name in ran.err
    assert "Traceback" not in ran.err
    assert not list(tmp_path.glob("*.partial.jsonl"))


BAD_OPTIONS = {
    "unknown language": ("--language", "klingon"),
    "unknown format": ("--format", "srt,doc"),
    "unknown task": ("--task", "summarise"),
    "unknown device": ("--device", "tpu"),
    "too many threads": ("--threads", "100000"),
    "no beam": ("--beam", "0"),
}


@pytest.mark.parametrize("kind", BAD_OPTIONS)
def test_unusable_options_are_refused_before_any_work(lokas, recording, kind):
    ran = lokas("transcribe", recording, *SELF_TEST, *BAD_OPTIONS[kind])
    assert ran.code == 2
    assert BAD_OPTIONS[kind][1].split(",")[-1] in ran.err
    assert [path.name for path in recording.parent.iterdir()] == [recording.name]


def test_an_unknown_model_is_refused_with_the_names_that_are_near(lokas, recording):
    ran = lokas("transcribe", recording, "--model", "smal")
    assert ran.code == 5
    assert "small" in ran.err


def test_a_track_that_is_not_there(lokas, recording):
    ran = lokas("transcribe", recording, *SELF_TEST, "--track", "2")
    assert ran.code == 3
    assert "2" in ran.err


def test_existing_results_are_kept_unless_forced(lokas, recording):
    precious = recording.parent / "été – AG n°2.srt"
    precious.write_text("corrigé à la main", encoding="utf-8")
    ran = lokas("transcribe", recording, *SELF_TEST)
    assert ran.code == 4
    assert "--force" in ran.err
    assert precious.read_text(encoding="utf-8") == "corrigé à la main"
    assert lokas("transcribe", recording, *SELF_TEST, "--force").code == 0
    assert precious.read_text(encoding="utf-8") != "corrigé à la main"


def test_two_recordings_for_the_same_results_are_refused(lokas, recording):
    other = shutil.copy(recording, recording.with_suffix(".WAV"))
    ran = lokas("transcribe", recording, other, *SELF_TEST)
    assert ran.code == 2
    assert [path.suffix for path in sorted(recording.parent.iterdir())] == [".WAV", ".wav"]


def test_a_results_folder_that_cannot_be_written(lokas, recording):
    """/proc takes no new folder from anybody, root included."""
    ran = lokas("transcribe", recording, *SELF_TEST, "--output", "/proc/lokas")
    assert ran.code == 4
    assert "/proc/lokas" in ran.err


def test_a_full_disk_keeps_the_work(lokas, recording, tmp_path, monkeypatch):
    """The captions' file is a link to /dev/full, the kernel's full disk."""
    folder = tmp_path / "plein"
    folder.mkdir()
    (folder / f".{recording.stem}.srt.part").symlink_to("/dev/full")
    ran = lokas("transcribe", recording, *SELF_TEST, "--output", folder)
    assert ran.code == 4
    assert (folder / f"{recording.stem}.partial.jsonl").exists()
    assert not (folder / f"{recording.stem}.srt").exists()
    assert lokas("transcribe", recording, *SELF_TEST, "--output", folder, "--resume").code == 0


def test_a_damaged_model_is_refused(lokas, home, recording, tmp_path):
    source = tmp_path / "mien"
    shutil.copytree(Path(demonstration("fr").sound).parents[1] / "selftest", source)
    assert lokas("models", "import", source, "--name", "mien").code == 0
    weights = home / "models" / "mien" / "model.bin"
    os.truncate(weights, 1000)
    ran = lokas("transcribe", recording, "--model", "mien")
    assert ran.code == 5
    assert "mien" in ran.err


def test_the_whole_meeting_with_the_defaults_of_a_person(lokas, tmp_path):
    """Beam 5, everything default but the model, as `lokas demo` does it."""
    shown = demonstration("en")
    path = shutil.copy(shown.sound, tmp_path / "board meeting.flac")
    assert lokas("transcribe", path, "--model", "selftest").code == 0
    heard = "".join(word["text"] for word in words_of(tmp_path, "board meeting"))
    assert word_error_rate(shown.spoken_text(), heard) <= DEMONSTRATION_ERROR_RATE["en"]
