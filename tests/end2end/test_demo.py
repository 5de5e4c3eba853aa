"""The first thing a new user runs."""

import json
import re
import shutil
import subprocess
import sys
from io import StringIO

import pysubs2
import pytest
import webvtt

from tests.helpers.command import environment
from tests.helpers.limits import DEMONSTRATION_ERROR_RATE

LAST_LINE = re.compile(r"word error rate: (\d+\.\d) %")


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_demonstration_is_understood_and_written_in_four_formats(lokas, tmp_path, language):
    folder = tmp_path / "essai – n°1"
    ran = lokas("demo", "--language", language, "--output", folder)
    assert ran.code == 0, ran.err
    rate = LAST_LINE.fullmatch(ran.out.strip().splitlines()[-1])
    assert rate
    assert float(rate[1]) <= 100 * DEMONSTRATION_ERROR_RATE[language]
    assert sorted(path.name for path in folder.iterdir()) == [
        f"meeting-{language}.{suffix}" for suffix in ("json", "srt", "txt", "vtt")
    ]
    captions = pysubs2.load(str(folder / f"meeting-{language}.srt"), encoding="utf-8")
    same = webvtt.from_buffer(StringIO((folder / f"meeting-{language}.vtt").read_text(encoding="utf-8")))
    assert [cue.plaintext for cue in captions] == [cue.text for cue in same]
    assert len(captions) > 8
    assert json.loads((folder / f"meeting-{language}.json").read_text(encoding="utf-8"))["language"] == language


def test_a_second_run_replaces_the_first(lokas, tmp_path):
    assert lokas("demo", "--language", "en", "--output", tmp_path / "out").code == 0
    assert lokas("demo", "--language", "en", "--output", tmp_path / "out").code == 0


def test_a_language_without_a_meeting_is_refused(lokas, tmp_path):
    ran = lokas("demo", "--language", "de", "--output", tmp_path)
    assert ran.code == 2
    assert "fr, en" in ran.err


@pytest.mark.skipif(sys.platform != "linux", reason="strace is a Linux tool; it traces system calls there only")
def test_the_demonstration_opens_no_network_socket(home, tmp_path):
    strace = shutil.which("strace")
    assert strace, "strace is missing: the test command installs it"
    log = tmp_path / "calls"
    command = [strace, "-f", "-e", "trace=socket,connect,sendto,sendmsg", "-o", str(log)]
    command += [sys.executable, "-m", "lokas", "demo", "--language", "en", "--output", str(tmp_path / "out")]
    ran = subprocess.run(command, env=environment(home), capture_output=True, text=True, check=False, timeout=280)
    assert ran.returncode == 0, ran.stderr
    calls = log.read_text(encoding="utf-8", errors="replace")
    assert "exited with 0" in calls
    assert not re.search(r"AF_INET|AF_INET6|AF_PACKET|AF_NETLINK", calls)
