"""A document that process after process edits and is ended in the midst of: each begins where the last one was."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time

from lokas.errors import OptionError
from lokas.text.document import DocumentFile, new_document, read_document
from tests.helpers.document_player import MADE, move
from tests.helpers.documents import assert_in_time

KILLS = 15


class Expected:
    """What the document has to be, with its history, as one that only stands in memory."""

    def __init__(self):
        self.done = [new_document(MADE)]
        self.undone = []

    @property
    def document(self):
        return self.done[-1]

    def take(self, step):
        made = move(step)
        if made == "undo":
            if len(self.done) > 1:
                self.undone.append(self.done.pop())
        elif made == "redo":
            if self.undone:
                self.done.append(self.undone.pop())
        elif not isinstance(made, str):
            self._edit(made)

    def _edit(self, edit):
        try:
            after = edit.applied_to(self.document)
        except OptionError:
            return
        if after != self.document:
            self.done.append(after)
            self.undone.clear()


class Player:
    """A process that plays; see `document_player`."""

    def __init__(self, folder):
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.helpers.document_player", str(folder)],
            env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def killed_after(self, first, seconds):
        """The last step it said before it was ended, so long after it said the first."""
        self.process.stdin.write(f"{first}\n")
        self.process.stdin.flush()
        began = self.process.stdout.readline()
        time.sleep(seconds)
        return self.kill([began])

    def kill(self, said=()):
        self.process.kill()
        steps = [int(line) for line in [*said, *self.process.stdout] if line.endswith("\n")]
        self.process.wait()
        self.process.stdin.close()
        self.process.stdout.close()
        return steps[-1] if steps else None


def test_any_sequence_over_processes_that_are_killed_gives_the_same_document(tmp_path):
    folder = tmp_path / "2026-03-14 Réunion d'été [k3f9]"
    folder.mkdir()
    draw, expected, first = random.Random(6), Expected(), 0
    following = Player(folder)
    for _ in range(KILLS):
        # The next one loads its modules while this one plays.
        player, following = following, Player(folder)
        last = player.killed_after(first, draw.uniform(0, 0.15))
        for step in range(first, last + 1):
            expected.take(step)
        found, first = read_document(folder, MADE), last + 1
        if found != expected.document:  # one more was safe, and nobody was told yet
            expected.take(first)
            first += 1
        assert found == expected.document
        assert_in_time(found)
    following.kill()

    assert first >= KILLS
    with DocumentFile(folder, MADE) as file:
        for document in reversed(expected.done[:-1]):
            assert file.undo() == document
        assert file.undoable is None
        for document in [*expected.done[1:], *reversed(expected.undone)]:
            assert file.redo() == document
        assert file.redoable is None
