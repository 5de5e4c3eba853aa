"""How well speakers are told apart in a made assembly of fifteen, half an hour long, and how well their times are told.

    python tests/bench/assembly.py [MEETING.json ...] [--pair FOLDER]

Without a meeting it is made first, which needs libespeak-ng and what `uv sync --group training` installs. A meeting is
a JSON file of `models/training/speaker_meetings.py`, with its sound beside it. For each, with the number of people told
and without: diarization error rate without a collar and with 0.25 s, share of words with the right speaker, and
everybody's speaking time from what the self-test model heard, with its interval.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from lokas.audio.decode import open_recording
from lokas.jobs import CancelToken
from lokas.speech.engine import EngineOptions
from lokas.speech.loading import load_engine
from lokas.speech.speakers.grouping import People, group
from lokas.speech.speakers.process import open_diarizer
from lokas.speech.speakers.stretches import find_voices
from lokas.transcription import Request, run
from lokas_models.catalogue import DATA, SELF_TEST_SPEAKERS, load_catalogue
from tests.bench.common import ROOT, machine, table
from tests.helpers.diarization import error_rate, truth_of
from tests.helpers.speaking_times import speaking_times, words_right

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lokas.speech.speakers.diarizer import Voices
    from lokas.types import Transcript
    from tests.helpers.speaking_times import Told

COLLAR_MS = 250


def main() -> None:
    """Measure each meeting and print its tables."""
    options = parse()
    for path in options.meetings:
        measure(path, options.pair)
    if not options.meetings:
        with made() as path:
            measure(path, options.pair)
    print(f"\n{machine()}")


def parse() -> argparse.Namespace:
    """The options."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("meetings", type=Path, nargs="*")
    parser.add_argument("--pair", type=Path, default=DATA / SELF_TEST_SPEAKERS)
    return parser.parse_args()


@contextmanager
def made() -> Iterator[Path]:
    """The assembly, deleted at the end."""
    recipe = ROOT / "models" / "training"
    with TemporaryDirectory() as folder:
        subprocess.run([sys.executable, "speaker_meetings.py", "assembly", folder], cwd=recipe, check=True)
        yield Path(folder, "assembly.json")


def measure(reference: Path, pair: Path) -> None:
    """Both tables of a meeting."""
    known = load_catalogue().get(SELF_TEST_SPEAKERS).voices
    assert known is not None
    sound = next(reference.with_suffix(end) for end in (".flac", ".opus") if reference.with_suffix(end).exists())
    voices, heard = voices_of(sound, pair, known.distance), text_of(sound)
    truth = truth_of(reference)
    count = len({who for _, _, who in truth})
    rows, people = [], []
    for name, asked in (("not told", People()), (f"{count} told", People(count, count))):
        turns = group(voices, asked, known.distance).turns
        found = [(one.start_ms, one.end_ms, one.speaker) for one in turns if one.speaker]
        errors = (100 * error_rate(truth, found, collar_ms=collar_ms) for collar_ms in (0, COLLAR_MS))
        times = speaking_times(reference, heard, turns)
        off, held = median(abs(100 * one.off) for one in times), sum(one.held for one in times)
        words = 100 * words_right(reference, turns)
        rows.append([name, len({who for _, _, who in found}), *errors, words, off, f"{held} of {len(times)}"])
        people += [[name, *cells(one)] for one in times]
    heads = ["people", "found", "error %", "with collar %", "words right %", "times off, median %", "in the interval"]
    print(f"\n{reference.stem}\n\n{table(heads, rows)}\n")
    print(table(["people", "who", "true s", "told s", "off %", "interval s", ""], people))


def cells(one: Told) -> list[object]:
    """A person's times."""
    if one.found is None:
        return [one.who, one.true_ms / 1000, "nobody", "", "", ""]
    interval = f"{one.found.least_ms / 1000:.1f} to {one.found.most_ms / 1000:.1f}"
    return [
        one.who,
        one.true_ms / 1000,
        one.found.time_ms / 1000,
        100 * one.off,
        interval,
        "" if one.held else "outside",
    ]


def voices_of(sound: Path, pair: Path, distance: float) -> Voices:
    """The voices of a recording."""
    with open_recording(sound, 0) as recording, open_diarizer(pair, "bench", distance) as diarizer:
        return find_voices(recording, diarizer, total_ms=None, emit=lambda _: None, token=CancelToken())


def text_of(sound: Path) -> Transcript:
    """What the self-test model hears."""
    engine = EngineOptions(device="cpu")
    with TemporaryDirectory() as folder:
        request = Request(sound, folder=Path(folder), formats=("json",), language="fr", engine=engine)
        return run(request, lambda: load_engine(DATA / "selftest", engine, "bench"), ignore, CancelToken()).transcript


def ignore(_event: object) -> None:
    """Nobody listens."""


if __name__ == "__main__":
    main()
