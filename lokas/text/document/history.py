"""The journal of edits beside a document: JSON lines, each on the disk before the caller goes on, none ever changed.

    {"n": 1, "kind": "set_text", "change": [{…}]}
    {"n": 2, "kind": "undo"}
    {"n": 3, "kind": "redo"}

It is the history for undo and redo, without limit, and what was done since the document was last written. What no undo
or redo reaches any more is left out when it is written anew.
"""

from __future__ import annotations

import json
import os
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from lokas.errors import InputError
from lokas.files import write_atomic, write_error
from lokas.text.document.changes import done, undone
from lokas_models.disk import sync_folder

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from lokas.text.document.changes import Change
    from lokas.text.document.state import Document

UNDO, REDO = "undo", "redo"

_START = re.compile(rb'\{"n": (\d+), "kind": "(\w+)"[,}]')
"""How each line begins: enough to know the history; the change itself is read when it is undone."""


@dataclass(frozen=True, slots=True)
class Step:
    """One line of the journal: its number, what was done, and the line itself with its end."""

    number: int
    kind: str
    line: bytes

    @property
    def change(self) -> Change:
        """What it changed. Raises ValueError or KeyError if the line is damaged."""
        found: Change = json.loads(self.line)["change"]
        return found


def step(number: int, kind: str, change: Change | None = None) -> Step:
    """A step as it is written."""
    value = {"n": number, "kind": kind} | ({} if change is None else {"change": change})
    return Step(number, kind, json.dumps(value, ensure_ascii=False).encode("utf-8") + b"\n")


@dataclass(slots=True)
class History:
    """What can be undone and what can be redone, the next of each last."""

    done: list[Step] = field(default_factory=list)
    undone: list[Step] = field(default_factory=list)

    def take(self, taken: Step) -> None:
        """Go on by one step. Raises IndexError where there is nothing to undo or redo."""
        if taken.kind == UNDO:
            self.undone.append(self.done.pop())
        elif taken.kind == REDO:
            self.done.append(self.undone.pop())
        else:
            self.done.append(taken)
            self.undone.clear()

    def document_after(self, document: Document, taken: Step) -> Document:
        """The document after a step that is not taken yet. Raises ValueError and its like if it does not fit."""
        if taken.kind == UNDO:
            return undone(document, self.done[-1].change)
        return done(document, (self.undone[-1] if taken.kind == REDO else taken).change)

    def needed(self, number: int) -> list[Step]:
        """Steps up to `number` that lead to the same history: what was done, then undone again."""
        again = len(self.undone)
        undos = (step(number - again + place, UNDO) for place in range(1, again + 1))
        return [*self.done, *reversed(self.undone), *undos]


@dataclass(frozen=True, slots=True)
class Journal:
    """The file of the steps."""

    path: Path

    def read(self) -> tuple[list[Step], int]:
        """The steps of whole lines, and how many bytes those are; none where there is no file.

        Raises `InputError` ``document.edits_damaged`` (path, edit) and ``input.not_readable`` (path, reason).
        """
        try:
            lines = self.path.read_bytes().splitlines(keepends=True)
        except FileNotFoundError:
            return [], 0
        except OSError as error:
            raise InputError("input.not_readable", path=str(self.path), reason=error.strerror or "") from error
        whole = lines[:-1] if lines and not lines[-1].endswith(b"\n") else lines
        steps: list[Step] = []
        for line in whole:
            start = _START.match(line)
            if start is None or not line.rstrip().endswith(b"}"):
                raise self.damaged(steps[-1].number + 1 if steps else 1)
            steps.append(Step(int(start[1]), start[2].decode("ascii"), line))
        return steps, sum(map(len, whole))

    def append(self, taken: Step, size: int) -> int:
        """Write a step behind the first `size` bytes, which are whole lines; on the disk when this returns.

        Gives the new size. Raises `OutputError` ``output.disk_full`` or ``output.not_writable`` (path, reason); the
        journal is then as it was.
        """
        try:
            handle = os.open(self.path, os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o666)
            try:
                _write(handle, taken.line, size)
            finally:
                os.close(handle)
            if not size:
                sync_folder(self.path.parent)
        except OSError as error:
            raise write_error(self.path, error) from error
        return size + len(taken.line)

    def write(self, steps: Iterable[Step]) -> int:
        """Write the journal anew, whole or not at all; gives its size. Raises as `files.write_atomic`."""
        lines = [one.line for one in steps]
        write_atomic(self.path, lines)
        return sum(map(len, lines))

    def damaged(self, edit: int) -> InputError:
        """What is raised where the journal does not hold what it should."""
        return InputError("document.edits_damaged", path=str(self.path), edit=edit)


def _write(handle: int, line: bytes, size: int) -> None:
    os.ftruncate(handle, size)  # what a crash or a full disk left of a line
    os.lseek(handle, size, os.SEEK_SET)
    try:
        rest = memoryview(line)
        while rest:
            rest = rest[os.write(handle, rest) :]
        os.fsync(handle)
    except OSError:
        os.ftruncate(handle, size)
        raise
