"""How fast a long document is: `python -m tests.bench.document [--words 40000]`; asserts nothing.

A meeting of so many words in segments of ten (40,000 are four hours): opening it, edits and their undo, each on the
disk before it is counted, finding, saving, and the memory of it all. Times are milliseconds of the wall clock.
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import statistics
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from lokas.types import Segment, Source, Transcript, Word

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from lokas.text.document import DocumentFile, Edit

ROUNDS = 50
WORDS = 10
"""In a segment."""


def main() -> None:
    """Measure in a process of its own and print the tables."""
    from tests.bench.common import ask_child, machine, table

    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--words", type=int, default=40_000)
    parser.add_argument("--child", action="store_true", help="only measure, the answer in JSON")
    options = parser.parse_args()
    if options.child:
        print(json.dumps(measure(options.words)))
        return
    found = ask_child(__file__, "--words", options.words, "--child")
    rows = [[name, *(f"{value:.1f}" for value in values)] for name, values in found.pop("edits").items()]
    print(table(["edit", "median", "slowest", "undo, median", "undo, slowest"], rows))
    print("\n" + table(["what", "ms or MB"], [[name, f"{value:.1f}"] for name, value in found.items()]))
    print(f"\n{machine()}")


def meeting(words: int) -> Transcript:
    """Made-up words at the pace of speech, the same at each call."""
    draw = random.Random(1)
    vocabulary = ["".join(draw.choices("abcdefghilmnoprstuvéèà", k=draw.randint(1, 10))) for _ in range(3000)]
    segments, at_ms = [], 0
    for number in range(words // WORDS):
        said = []
        for _ in range(WORDS):
            said.append(Word(at_ms, at_ms + 300, f" {draw.choice(vocabulary)}", round(draw.uniform(0.3, 1), 3)))
            at_ms += draw.choice((300, 330, 360))
        text = "".join(word.text for word in said).strip()
        speaker = f"P{number // 50 % 4}"
        segments.append(Segment(number, said[0].start_ms, said[-1].end_ms, text, tuple(said), 0.9, "fr", (), speaker))
    return Transcript(Source("AG.mp3", at_ms), "fr", 0.9, tuple(segments))


def measure(words: int) -> dict[str, object]:
    """All figures; `edits` has for each edit the median and the slowest of it and of its undo."""
    from lokas.text.document import DocumentFile, Search, as_transcript, find
    from lokas.text.export import EXPORTERS, read_json

    with TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "transcript.json").write_bytes(b"".join(EXPORTERS["json"].write(meeting(words))))
        DocumentFile(folder, meeting(words)).close()
        before_mb = resident_mb()
        found: dict[str, object] = {}
        with DocumentFile(folder, meeting(words)) as file:
            found["edits"] = {kind: timed_edits(file, edits) for kind, edits in some_edits(file).items()}
            found["find"] = timed(lambda: list(find(file.document, Search("ab"))))
            found["as_transcript"] = timed(lambda: as_transcript(file.document))
            found["save"] = timed(file.save)

        def load() -> None:
            transcript = read_json((folder / "transcript.json").read_text(encoding="utf-8"))
            DocumentFile(folder, transcript).close()

        found["load, with its transcript and history"] = timed(load)
        found["peak_mb before the edits"] = before_mb
    return found


def some_edits(file: DocumentFile) -> dict[str, Sequence[Edit]]:
    """Edits in many places of a document, by kind."""
    from lokas.text.document import AddMark, Join, MergeSpeakers, RenameSpeaker, SetSpeaker, SetText, Split

    draw = random.Random(2)
    segments = file.document.segments[:: max(1, len(file.document.segments) // ROUNDS)]
    texts = {one.id: one.text.split() for one in segments}
    return {
        "a word": [SetText(one, " ".join(["autre", *texts[one][1:]])) for one in texts],
        "a segment": [SetText(one, " ".join(draw.sample(texts[segments[0].id], k=5) * 3)) for one in texts],
        "split": [Split(one, 4) for one in texts],
        "join": [Join(one) for one in list(texts)[:-1]],
        "mark": [AddMark("decision", number, number + 1) for number in range(ROUNDS)],
        "rename": [RenameSpeaker("s1", f"Anna {number}") for number in range(ROUNDS)],
        "merge": [MergeSpeakers("s1", "s2")],
        "speaker of all": [SetSpeaker(segments[0].id, file.document.segments[-1].id, "s3")],
    }


def timed_edits(file: DocumentFile, edits: Sequence[Edit]) -> tuple[float, ...]:
    """The median and the slowest of doing them all, then of undoing them all."""
    done = [timed(lambda edit=edit: file.do(edit)) for edit in edits]
    undone = [timed(file.undo) for _ in edits]
    return statistics.median(done), max(done), statistics.median(undone), max(undone)


def timed(work: Callable[[], object]) -> float:
    """Milliseconds that it takes."""
    start_s = time.perf_counter()
    work()
    return (time.perf_counter() - start_s) * 1000


def resident_mb() -> float:
    """The largest memory of this process so far."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e6


if __name__ == "__main__":
    main()
