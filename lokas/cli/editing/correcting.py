"""An edit of a meeting's document from the command line: found, done, on the disk, and what it changed told."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from lokas.cli.messages import Messages
    from lokas.meeting import Meeting
    from lokas.text.document import Document, DocumentFile, Edit

KINDS = {
    "set_text": "edit.set_text",
    "replace_all": "edit.replace_all",
    "as_heard": "edit.as_heard",
    "check": "edit.check",
    "split": "edit.split",
    "join": "edit.join",
    "split_paragraph": "edit.split_paragraph",
    "join_paragraph": "edit.join_paragraph",
    "set_speaker": "edit.set_speaker",
    "rename_speaker": "edit.rename_speaker",
    "merge_speakers": "edit.merge_speakers",
    "split_speaker": "edit.split_speaker",
    "assign_speakers": "edit.assign_speakers",
    "add_mark": "edit.add_mark",
    "change_mark": "edit.change_mark",
    "remove_mark": "edit.remove_mark",
    "redact": "edit.redact",
    "unredact": "edit.unredact",
}
"""What each kind of edit is called when it is undone or done again."""

MOST_SHOWN = 12
"""Of changed segments; of more, only their number is told."""


@contextmanager
def meeting_named(name: str) -> Iterator[Meeting]:
    """The meeting that a person names, with the workspace it is in open. Raises as `Library.find`."""
    from lokas.places import Places
    from lokas.workspace import Workspace

    with Workspace(Places.of_system()) as workspace:
        yield workspace.library.find(name)


def correct(name: str, make: Callable[[Document], Edit], t: Messages) -> None:
    """Do the edit that `make` makes for the document as it is, and tell what it changed. Raises as `DocumentFile`."""
    from lokas.documents import open_document

    with meeting_named(name) as meeting:
        with open_document(meeting) as file:
            before = file.document
            after = file.do(make(before))
        tell(meeting, before, after, t)


def step(name: str, steps: int, t: Messages, *, back: bool) -> None:
    """Undo, or do again, so many edits, as far as there are any; tell which they were."""
    from lokas.documents import open_document

    with meeting_named(name) as meeting:
        with open_document(meeting) as file:
            before = file.document
            kinds = list(_stepped(file, steps, back=back))
            after = file.document
        for kind in kinds:
            shown = t(KINDS[kind]) if kind in KINDS else kind
            typer.echo(t("edit.undone" if back else "edit.redone", kind=shown), err=True)
        if kinds:
            tell(meeting, before, after, t)
        else:
            typer.echo(t("edit.nothing_to_undo" if back else "edit.nothing_to_redo"), err=True)


def tell(meeting: Meeting, before: Document, after: Document, t: Messages) -> None:
    """What is another than before: segments, marks, speakers."""
    from lokas.cli.editing.marks import described
    from lokas.cli.editing.show import Shown

    if before == after:
        typer.echo(t("edit.nothing"), err=True)
        return
    old = {segment.id: segment for segment in before.segments}
    segments = [one for one in after.segments if one != old.get(one.id)]
    page = Shown(meeting, t)
    if len(segments) > MOST_SHOWN:
        typer.echo(t("edit.many", count=len(segments)))
    else:
        page.segments(after, segments, names=any(one.speaker != old.get(one.id, one).speaker for one in segments))
    page.list_marks(after, [mark for mark in after.marks if mark not in before.marks])
    left = {mark.id for mark in after.marks}
    for mark in before.marks:
        if mark.id not in left:
            typer.echo(t("edit.mark_gone", mark=described(mark, t)))
    if before.speakers != after.speakers:
        typer.echo(t("edit.speakers", names=[t("edit.speaker", name=one.name, key=one.key) for one in after.speakers]))


def _stepped(file: DocumentFile, steps: int, *, back: bool) -> Iterator[str]:
    for _ in range(steps):
        kind = file.undoable if back else file.redoable
        if kind is None:
            return
        _ = file.undo() if back else file.redo()
        yield kind
