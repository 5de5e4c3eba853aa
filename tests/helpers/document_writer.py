"""A process that edits a document without end, for a test that ends it at any moment.

It waits for a line, opens the document in the folder it is told, and says each number that its first segment has come
to say and that is safe.
"""

from __future__ import annotations

import sys
from itertools import count
from pathlib import Path

from lokas.text.document import DocumentFile, SetText
from lokas.types import Segment, Source, Transcript, Word

HEARD = Transcript(Source("AG.mp3", 5000), "fr", 0.9, (Segment(0, 0, 900, "0", (Word(0, 900, " 0", 0.9),), 0.9, "fr"),))


def states_after(number: int) -> set[str]:
    """What the document may say once a number is safe: that, what comes before the next one, or the next one."""
    return {str(number), f"brouillon {number + 1}", f"autre brouillon {number + 1}", str(number + 1)}


def write(folder: Path) -> None:
    """Count on from the number that the document has reached."""
    with DocumentFile(folder, HEARD) as file:
        while not file.document.segments[0].text.isdecimal():
            file.undo()
        for number in count(int(file.document.segments[0].text) + 1):
            for draft in (f"brouillon {number}", f"autre brouillon {number}"):
                file.do(SetText(0, draft))
                file.undo()
            file.do(SetText(0, str(number)))
            print(number, flush=True)
            if number % 3 == 0:
                file.save()


if __name__ == "__main__":
    sys.stdin.readline()
    write(Path(sys.argv[1]))
