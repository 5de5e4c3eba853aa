"""A document in the folder of its meeting: edited, undone and redone, and safe after each step.

Each edit is in ``document.edits.jsonl`` before `DocumentFile.do` returns. Saving writes ``document.json`` anew, which
then holds all edits up to one of them. A crash at any moment leaves the document before an edit or after it.
"""

from __future__ import annotations

from contextlib import ExitStack
from typing import TYPE_CHECKING

from lokas.files import write_atomic
from lokas.locks import hold
from lokas.meeting import DOCUMENT, DOCUMENT_LOCK, EDITS
from lokas.text.document.changes import change_between
from lokas.text.document.history import REDO, UNDO, History, Journal, Step, step
from lokas.text.document.snapshot import read_snapshot, snapshot
from lokas.text.document.state import new_document

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path
    from types import TracebackType

    from lokas.text.document.edits import Edit
    from lokas.text.document.state import Document, Mark
    from lokas.types import Transcript


def read_document(folder: Path, transcript: Transcript, marks: Sequence[Mark] = ()) -> Document:
    """The document of `transcript` in a folder, as it is now; an unedited one where nobody has edited. Writes nothing.

    `marks`: those that an unedited one has.

    Raises `InputError`: ``document.damaged`` (path, reason), ``document.newer`` (path, version),
    ``document.other_transcript`` (path), ``document.edits_damaged`` (path, edit), ``input.not_readable`` (path,
    reason).
    """
    return _Loaded(folder, new_document(transcript, marks)).document


class DocumentFile:
    """A document that is being edited, held by this process alone. Close it, or use it in a `with` statement."""

    def __init__(self, folder: Path, transcript: Transcript, marks: Sequence[Mark] = ()) -> None:
        """Open the document of `transcript` in `folder`, or begin one, with `marks`.

        Raises as `read_document`, `OutputError` ``meeting.busy`` (path) if another process edits it, and as `do`.
        """
        self._folder = folder
        with ExitStack() as held:
            held.enter_context(hold(folder / DOCUMENT_LOCK))
            loaded = _Loaded(folder, new_document(transcript, marks))
            self._document, self._history = loaded.document, loaded.history
            self._number, self._size, self._saved = loaded.number, loaded.size, loaded.saved
            self.save()
            self._held = held.pop_all()

    @property
    def document(self) -> Document:
        """The document as it is now."""
        return self._document

    @property
    def undoable(self) -> str | None:
        """The kind of the edit that `undo` would take back; None if there is none."""
        return self._history.done[-1].kind if self._history.done else None

    @property
    def redoable(self) -> str | None:
        """The kind of the edit that `redo` would do again; None if there is none."""
        return self._history.undone[-1].kind if self._history.undone else None

    def do(self, edit: Edit) -> Document:
        """The document after an edit, which is on the disk; the same one if it changes nothing.

        Raises what the edit raises, and `OutputError` ``output.disk_full`` or ``output.not_writable`` (path, reason);
        the document and its history are then as they were.
        """
        after = edit.applied_to(self._document)
        change = change_between(self._document, after)
        if change:
            self._take(step(self._number + 1, edit.kind, change), after)
        return self._document

    def undo(self) -> Document:
        """The document without its last edit; the same one if there is none. Raises as `do`, and `InputError`
        ``document.edits_damaged`` (path, edit).
        """
        return self._step(UNDO) if self._history.done else self._document

    def redo(self) -> Document:
        """The document with the edit that was undone last; the same one if there is none. Raises as `undo`."""
        return self._step(REDO) if self._history.undone else self._document

    def save(self) -> None:
        """Write ``document.json``, if it lacks anything, and the journal anew if more of it is dead than alive.

        Raises `OutputError` ``output.disk_full`` or ``output.not_writable`` (path, reason); nothing is lost then.
        """
        if self._saved == self._number:
            return
        write_atomic(self._folder / DOCUMENT, snapshot(self._document, self._number))
        self._saved = self._number
        needed = self._history.needed(self._number)
        if self._size > 2 * sum(len(one.line) for one in needed):
            self._size = self._journal.write(needed)

    def close(self) -> None:
        """Save, and let others edit. Raises as `save`."""
        with self._held:
            self.save()

    def __enter__(self) -> DocumentFile:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def _journal(self) -> Journal:
        return Journal(self._folder / EDITS)

    def _step(self, kind: str) -> Document:
        taken = step(self._number + 1, kind)
        self._take(taken, _after(self._document, self._history, taken, self._journal))
        return self._document

    def _take(self, taken: Step, after: Document) -> None:
        self._size = self._journal.append(taken, self._size)
        self._history.take(taken)
        self._number, self._document = taken.number, after


class _Loaded:
    """What the files of a folder hold: the document, its history, the numbers of its last edit and of the saved one."""

    def __init__(self, folder: Path, unedited: Document) -> None:
        journal = Journal(folder / EDITS)
        # The journal first: what another process saves in between is then in the document, and nothing is missed.
        steps, self.size = journal.read()
        found = read_snapshot(folder / DOCUMENT, unedited)
        self.history = History()
        self.document, self.number = found or (unedited, 0)
        self.saved = self.number if found else None
        for taken in steps:
            self._follow(taken, journal, numbered=found is not None)

    def _follow(self, taken: Step, journal: Journal, *, numbered: bool) -> None:
        """Take a step; one that the document does not hold yet must be the next. Without a document all count."""
        if taken.number > self.number or not numbered:
            if numbered and taken.number != self.number + 1:
                raise journal.damaged(self.number + 1)
            self.document = _after(self.document, self.history, taken, journal)
            self.number = taken.number
        try:
            self.history.take(taken)
        except IndexError as error:
            raise journal.damaged(taken.number) from error


def _after(document: Document, history: History, taken: Step, journal: Journal) -> Document:
    try:
        return history.document_after(document, taken)
    except (ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError) as error:
        raise journal.damaged(taken.number) from error
