"""Work that is interrupted, by a person or by a crash, and taken up again."""

import json
import signal
import sys
from random import Random

import pytest

from tests.helpers.command import start
from tests.helpers.meetings import write_repeated

OPTIONS = ("--model", "selftest", "--language", "fr", "--beam", "1")


@pytest.fixture
def recording(tmp_path, meeting):
    """Twenty minutes: six batches of windows."""
    return write_repeated(tmp_path / "Réunions d'équipe – été n°2.flac", meeting, 20)


@pytest.fixture
def uninterrupted(lokas, recording, tmp_path):
    folder = tmp_path / "whole"
    ran = lokas("transcribe", recording, *OPTIONS, "--output", folder)
    assert ran.code == 0, ran.err
    return result(folder, recording)


def result(folder, recording):
    """The transcript, but for what making it cost."""
    transcript = json.loads((folder / f"{recording.stem}.json").read_text(encoding="utf-8"))
    return {key: value for key, value in transcript.items() if key != "footprint"}


def journal(folder, recording):
    return folder / f"{recording.stem}.partial.jsonl"


def lines(path):
    return path.read_bytes().count(b"\n") if path.exists() else 0


def wait_for(process, event):
    for line in process.stdout:
        if json.loads(line)["event"] == event:
            return
    raise AssertionError(f"it ended without {event}: {process.stderr.read()}")


def test_killed_again_and_again_it_gives_the_same_in_the_end(home, lokas, recording, uninterrupted, tmp_path):
    folder, random = tmp_path / "killed", Random(1)
    kept = 0
    for _ in range(10):
        process = start(home, "transcribe", recording, *OPTIONS, "--output", folder, "--resume", "--json-progress")
        wait_for(process, "Started")
        for _ in range(random.randint(0, 40)):
            process.stdout.readline()
        process.kill()
        process.communicate()
        assert lines(journal(folder, recording)) >= kept
        kept = lines(journal(folder, recording))
    assert kept > 2
    assert lokas("transcribe", recording, *OPTIONS, "--output", folder, "--resume").code == 0
    assert result(folder, recording) == uninterrupted
    assert not journal(folder, recording).exists()


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX signals; Windows has console events instead")
@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGTERM])
def test_a_stop_keeps_the_work_and_says_how_to_go_on(home, lokas, recording, uninterrupted, tmp_path, stop):
    folder = tmp_path / "stopped"
    process = start(home, "transcribe", recording, *OPTIONS, "--output", folder, "--json-progress")
    wait_for(process, "Progress")
    process.send_signal(stop)
    _, said = process.communicate(timeout=120)
    assert process.returncode == 130
    assert "--resume" in said
    assert "Traceback" not in said
    assert lines(journal(folder, recording)) > 1
    assert not (folder / f"{recording.stem}.srt").exists()
    assert lokas("transcribe", recording, *OPTIONS, "--output", folder, "--resume").code == 0
    assert result(folder, recording) == uninterrupted


def test_an_unfinished_transcription_is_not_begun_anew_unasked(lokas, recording, tmp_path):
    folder = tmp_path / "out"
    folder.mkdir()
    journal(folder, recording).write_text("precious", encoding="utf-8")
    ran = lokas("transcribe", recording, *OPTIONS, "--output", folder)
    assert ran.code == 4
    assert "--resume" in ran.err
    assert journal(folder, recording).read_text(encoding="utf-8") == "precious"


def test_other_options_do_not_go_on_with_old_work(home, lokas, recording, tmp_path):
    folder = tmp_path / "out"
    process = start(home, "transcribe", recording, *OPTIONS, "--output", folder, "--json-progress")
    wait_for(process, "Progress")
    process.kill()
    process.communicate()
    ran = lokas("transcribe", recording, "--model", "selftest", "--beam", "2", "--output", folder, "--resume")
    assert ran.code == 4
    assert "beam" in ran.err
