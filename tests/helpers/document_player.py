"""A process that edits, undoes, redoes, saves and opens a document again as dice fall, until somebody ends it.

The dice of each step are those of its number, so that a test can follow without being told. The process waits for a
line with the number of its first step, and says the number of each step that is safe.
"""

from __future__ import annotations

import random
import sys
from contextlib import suppress
from itertools import count
from pathlib import Path

from lokas.errors import OptionError
from lokas.text.document import (
    AddMark,
    AsHeard,
    Check,
    DocumentFile,
    Join,
    MergeSpeakers,
    NewText,
    RemoveMark,
    RenameSpeaker,
    ReplaceAll,
    SetSpeaker,
    SetText,
    Several,
    Split,
    SplitParagraph,
)
from lokas.types import Segment, Source, Transcript, Word

TEXTS = ("Bonjour à toutes.", "On passe au vote du budget.", "", "Qui est contre ? Personne.", "Zut « alors » !", "oui")
HEARD = ("Bonjour à tous.", "On passe au vote.", "Qui est contre ?", "Adopté.")


def _said(number, text):
    words = [
        Word(1500 * number + 300 * at, 1500 * number + 300 * at + 300, f" {one}", 0.9)
        for at, one in enumerate(text.split())
    ]
    end_ms, speaker = words[-1].end_ms, ("Anna", "Béa")[number % 2]
    return Segment(number, 1500 * number, end_ms, text, tuple(words), 0.9, "fr", speaker=speaker)


MADE = Transcript(Source("AG.mp3", 9000), "fr", 0.9, tuple(_said(number, text) for number, text in enumerate(HEARD)))


def move(step):
    """What is done in a step: an edit, which may not fit, or "undo", "redo", "save", "reopen"."""
    dice = random.Random(step)
    number, other = dice.randrange(7), dice.randrange(7)
    word, text, key = dice.randrange(1, 5), dice.choice(TEXTS), f"s{dice.randrange(1, 4)}"
    edits = [
        SetText(number, text),
        ReplaceAll((NewText(number, text), NewText(other, "oui"))),
        AsHeard(number),
        Check(number),
        Split(number, word),
        Join(number),
        SplitParagraph(number),
        SetSpeaker(number, other, key),
        RenameSpeaker(key, dice.choice(["Anna", "Zoé", ""])),
        MergeSpeakers(key, "s1"),
        AddMark("vote", 100 * number, 100 * number + 900, text),
        RemoveMark(number),
        Several((SetText(number, text), Check(other))),
    ]
    return dice.choice([*edits, "undo", "undo", "redo", "save", "reopen"])


def play(folder: Path, first: int) -> None:
    """Go on from a step without end."""
    file = DocumentFile(folder, MADE)
    for step in count(first):
        done = move(step)
        if done == "reopen":
            file.close()
            file = DocumentFile(folder, MADE)
        elif isinstance(done, str):
            getattr(file, done)()
        else:
            with suppress(OptionError):
                file.do(done)
        print(step, flush=True)


if __name__ == "__main__":
    play(Path(sys.argv[1]), int(sys.stdin.readline()))
