"""An action of the register is done: noted at its mark, in the document of its meeting, where it can be undone."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from lokas.documents import open_document
from lokas.library.decisions import DONE
from lokas.meeting import Meeting
from lokas.text.document import ChangeMark

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lokas.library.decisions import Decision
    from lokas.text.document import Mark


def finish(action: Decision, when: str) -> bool:
    """Note when an action was done, "" for one that is still to be done; whether its mark is still there.

    Raises as `open_document` and `DocumentFile.do`.
    """
    with open_document(Meeting(action.folder)) as file:
        mark = _mark_of(action, file.document.marks)
        if mark is not None:
            details = {name: value for name, value in mark.details if name != DONE} | ({DONE: when} if when else {})
            file.do(ChangeMark(replace(mark, details=tuple(details.items()))))
    return mark is not None


def _mark_of(action: Decision, marks: Sequence[Mark]) -> Mark | None:
    """The mark it was read from: of several at that moment, the one that says the same."""
    there = [mark for mark in marks if (mark.kind, mark.start_ms, mark.end_ms) == _place(action)]
    same = (mark for mark in there if mark.text.split() == action.subject.split())
    return next(same, there[0] if there else None)


def _place(action: Decision) -> tuple[str, int, int]:
    return action.kind, action.start_ms, action.end_ms
