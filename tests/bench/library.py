"""How fast everything ever said is found: `python -m tests.bench.library [--hours 500]`; asserts nothing.

Meetings of two hours, 10,000 words an hour drawn by Zipf's law from 30,000 made-up ones, four speakers, ten marks each,
every second one opened and corrected. The index is made anew, refreshed, and asked: times are milliseconds until the
first 20 hits are there, from a call that opens the file; "cold" with the file no longer in the system's memory.
"""

from __future__ import annotations

import argparse
import datetime as dt
import itertools
import json
import os
import random
import resource
import statistics
import time
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from lokas.types import Segment, Source, Transcript, Word

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from lokas.library import Library
    from lokas.library.index import Index
    from lokas.library.index.searching import Search
    from lokas.meeting import Meeting

HOURS_OF_MEETING = 2
WORDS_OF_HOUR = 10_000
WORDS_OF_SEGMENT = 12
VOCABULARY = 30_000
LONG = 10
"""Letters; that of a word which is not the beginning of another."""
ROUNDS = 15
FIRST = 20
BEGAN = dt.datetime(2026, 9, 1, 18, 30, tzinfo=dt.UTC)


def main() -> None:
    """Measure in a process of its own and print the tables."""
    from tests.bench.common import ask_child, machine, table

    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--hours", type=int, default=500)
    parser.add_argument("--child", action="store_true", help="only measure, the answer in JSON")
    options = parser.parse_args()
    if options.child:
        print(json.dumps(measure(options.hours)))
        return
    found = ask_child(__file__, "--hours", options.hours, "--child")
    rows = [[name, int(hits), *values] for name, (hits, *values) in found.pop("asked").items()]
    print(table(["asked for", "hits", "first 20, median ms", "slowest ms", "cold ms", "counted ms"], rows))
    print("\n" + table(["what", "value"], [[name, value] for name, value in found.items()]))
    print(f"\n{machine()}")


def measure(hours: int) -> dict[str, object]:
    """All figures; `asked` has for each search how many hits there are, and the times."""
    from lokas.jobs import CancelToken
    from lokas.library import Library
    from lokas.library.index import Index
    from lokas.library.stamps import stamped_folders

    with TemporaryDirectory() as name:
        library, index = Library(Path(name) / "meetings", Path(name) / "trash"), Index(Path(name) / "index.sqlite3")
        vocabulary = words()
        meetings = [make(library.root, number, vocabulary) for number in range(hours // HOURS_OF_MEETING)]
        read_mb = sum(one.size_bytes for one in stamped_folders(library.root)) / 1e6
        before_mb = resident_mb()

        def refresh() -> None:
            index.refresh(library, lambda _event: None, CancelToken())

        rebuilt_s = timed(lambda: index.rebuild(library, lambda _event: None, CancelToken())) / 1000
        rebuilt_mb = resident_mb()
        asked = {name: times(index, library, wanted) for name, wanted in searches(vocabulary).items()}
        unchanged = statistics.median(timed(refresh) for _ in range(ROUNDS))
        edit(meetings[len(meetings) // 2], "corrigé encore une fois.")
        return {
            "asked": asked | {"the register of decisions, all of it": register_times(index, library)},
            "meetings": len(meetings),
            "their text, MB": read_mb,
            "index made anew, s": rebuilt_s,
            "size of the index, MB": index.path.stat().st_size / 1e6,
            "refresh, nothing changed, ms": unchanged,
            "refresh, one meeting changed, ms": timed(refresh),
            "memory before, MB": before_mb,
            "memory after, MB": rebuilt_mb,
        }


def words() -> list[str]:
    """Made-up words, the most frequent first, the same at each call."""
    draw = random.Random(1)
    drawn = ("".join(draw.choices("abcdefghilmnoprstuvéèà", k=draw.randint(2, 10))) for _ in itertools.count())
    seen: dict[str, None] = {}
    while len(seen) < VOCABULARY:
        seen[next(drawn)] = None
    return list(seen)


def make(root: Path, number: int, vocabulary: list[str]) -> Meeting:
    """A meeting with its text and marks; every second one is corrected in a place."""
    from lokas.meeting import Meeting
    from lokas.text.export import EXPORTERS

    meeting = Meeting.create(root, f"Réunion {number}", BEGAN - dt.timedelta(days=3 * number))
    meeting.update(lambda facts: replace(facts, tags=("bureau",) if number % 4 else ("bureau", "ca")))
    with meeting.transcript.open("wb") as file:
        file.writelines(EXPORTERS["json"].write(spoken(number, vocabulary)))
    for place, kind in enumerate(("agenda", "decision", "vote", "action", "note") * 2):
        meeting.add_marker(kind, place * 700_000, f"Point {place}" if place % 3 else "")
    if number % 2:
        edit(meeting, "corrigé par une personne.")
    for path in meeting.folder.iterdir():
        os.utime(path, (time.time() - 3600,) * 2)
    return meeting


def spoken(number: int, vocabulary: list[str]) -> Transcript:
    """Two hours of words, the n-th of the vocabulary with a frequency of 1 / (n + 2)."""
    draw = random.Random(number)
    shares = list(itertools.accumulate(1 / (place + 2) for place in range(len(vocabulary))))
    drawn = draw.choices(vocabulary, cum_weights=shares, k=HOURS_OF_MEETING * WORDS_OF_HOUR)
    segments, at_ms = [], 0
    for place, first in enumerate(range(0, len(drawn), WORDS_OF_SEGMENT)):
        said = []
        for one in drawn[first : first + WORDS_OF_SEGMENT]:
            said.append(Word(at_ms, at_ms + 300, f" {one}", 0.9))
            at_ms += 360
        said[-1] = replace(said[-1], text=f"{said[-1].text}.")
        text = "".join(word.text for word in said).strip()
        segments.append(
            Segment(place, said[0].start_ms, at_ms, text, tuple(said), 0.9, "fr", (), f"Personne {place // 5 % 4}")
        )
    return Transcript(Source("audio.flac", at_ms), "fr", 0.9, tuple(segments))


def edit(meeting: Meeting, text: str) -> None:
    """Correct a segment."""
    from lokas.documents import open_document
    from lokas.text.document import SetText

    with open_document(meeting) as document:
        document.do(SetText(7, text))


def searches(vocabulary: list[str]) -> Mapping[str, Search]:
    """What is asked for, by a name for the table."""
    from lokas.library.index.searching import Search

    often, often_too = vocabulary[:2]
    rare, rare_too = [word for word in vocabulary if len(word) == LONG][-2:]
    return {
        "the most frequent word": Search(often),
        "a frequent word": Search(vocabulary[100]),
        "a rare word": Search(rare),
        "a word that nobody said": Search("xyzzy"),
        "a phrase of two frequent words": Search(f'"{often} {often_too}"'),
        "a phrase of a rare and a frequent word": Search(f'"{rare} {often}"'),
        "a frequent and a rare word": Search(f"{often} {rare}"),
        "a frequent word without another": Search(f"{often} -{often_too}"),
        "either of two": Search(f"{rare} OR {rare_too}"),
        "the beginning of a word, one letter": Search("a*"),
        "the beginning of a word, three letters": Search(f"{vocabulary[5000][:3]}*"),
        "the most frequent word, one speaker": Search(often, speaker="personne 3"),
        "the most frequent word, one tag": Search(often, tags=("ca",)),
        "the most frequent word, in votes": Search(often, kinds=("vote",)),
        "the most frequent word, in the first month": Search(often, until=(BEGAN - dt.timedelta(days=700)).date()),
        "the corrected place": Search('"par une personne"'),
    }


def times(index: Index, library: Library, wanted: Search) -> tuple[float, ...]:
    """How many hits there are; the median, the slowest and the cold time of the first, and that of counting."""
    from lokas.library.index.searching import count, search

    def ask() -> object:
        return list(itertools.islice(search(index, library, wanted), FIRST))

    cold = timed(ask) if forget(index.path) else float("nan")
    warm = [timed(ask) for _ in range(ROUNDS)]
    return count(index, wanted), statistics.median(warm), max(warm), cold, timed(lambda: count(index, wanted))


def register_times(index: Index, library: Library) -> tuple[float, ...]:
    """The same of the register, of which all is read; nothing is counted."""
    from lokas.library.decisions import Asked, register

    forget(index.path)
    cold = timed(lambda: register(index, library, Asked()))
    warm = [timed(lambda: register(index, library, Asked())) for _ in range(ROUNDS)]
    return len(register(index, library, Asked())), statistics.median(warm), max(warm), cold, 0.0


def forget(path: Path) -> bool:
    """Let the system's memory forget a file; False where that cannot be asked for."""
    if not hasattr(os, "posix_fadvise"):
        return False
    with path.open("rb") as file:
        os.fsync(file.fileno())
        os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
    return True


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
