"""Memory does not grow with the length of the recording."""

import sys

import pytest

from tests.helpers.command import start
from tests.helpers.meetings import write_repeated

MORE_MB = 60
SETTLING_MB = 20
"""Ten minutes are too short for the heap to settle: their peak varies by 30 MB from run to run (docs/benchmarks.md)."""


def peak_mb(home, recording, *options):
    """The high-water mark of a process that transcribes `recording`.

    Linux's VmHWM, which a child begins at zero (ru_maxrss keeps that of the process it was forked from).
    """
    script = (
        "import re, sys; from pathlib import Path; from lokas.cli.app import run\n"
        "try: run()\n"
        "finally: print('VmHWM', re.search(r'VmHWM:\\s+(\\d+)', Path('/proc/self/status').read_text())[1])"
    )
    process = start(home, "transcribe", recording, "--model", "selftest", "--force", "-q", *options, script=script)
    out, err = process.communicate()
    assert process.returncode == 0, err
    return int(out.split()[-1]) / 1024


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
@pytest.mark.parametrize(
    ("short", "long", "options", "more_mb"),
    [
        pytest.param(10, 30, ("--beam", "1"), MORE_MB, id="30 min"),
        pytest.param(10, 360, (), MORE_MB + SETTLING_MB, id="6 h", marks=[pytest.mark.long, pytest.mark.timeout(3600)]),
    ],
)
def test_a_long_recording_takes_no_more_memory_than_a_short_one(home, tmp_path, meeting, short, long, options, more_mb):
    brief = peak_mb(home, write_repeated(tmp_path / "short.flac", meeting, short), *options)
    lasting = peak_mb(home, write_repeated(tmp_path / "long.flac", meeting, long), *options)
    print(f"{short} min: {brief:.0f} MB, {long} min: {lasting:.0f} MB")
    assert lasting - brief < more_mb
