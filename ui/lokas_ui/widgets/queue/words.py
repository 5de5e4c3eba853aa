"""What is said of the queue: of each entry, and of why nothing is transcribed now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lokas_ui.language import texts
from lokas_ui.sentences import said, told
from lokas_ui.widgets.times import clock, moment

if TYPE_CHECKING:
    from lokas.errors import LokasError
    from lokas_ui.viewmodels.queue import QueueState
    from lokas_ui.viewmodels.queue_rows import QueueRow

OF_THE_MODEL = frozenset({"engine.out_of_memory", "engine.hangs", "option.language_not_in_model"})
"""What went wrong with the model, and would not with another one."""


def title(row: QueueRow) -> str:
    """What it is called."""
    return row.title or texts.tr("Untitled")


def state(row: QueueRow) -> str:
    """How it stands."""
    return {
        "running": texts.tr("Transcribing"),
        "waiting": texts.tr("Waiting"),
        "done": texts.tr("Done"),
        "failed": texts.tr("Failed"),
        "cancelled": texts.tr("Stopped"),
    }[row.state]


def note(row: QueueRow) -> str:
    """How far it is, what it waits for, why it failed, or when it was over."""
    if row.trouble is not None:
        return failure(row)
    if row.ended is not None and not row.pending:
        return moment(row.ended)
    notes = []
    if row.done_ms and row.state == "waiting":
        total = clock(row.total_ms) if row.total_ms else "?"
        notes.append(texts.tr("{done} of {total} are text").format(done=clock(row.done_ms), total=total))
    if row.not_before is not None and row.state == "waiting":
        notes.append(texts.tr("not before {time}").format(time=moment(row.not_before)))
    if row.on_mains:
        notes.append(texts.tr("only when plugged in"))
    return ", ".join(notes)


def failure(row: QueueRow) -> str:
    """Why it failed; what another version of Lokas wrote may have no sentence here, or want other data."""
    if row.trouble is None:
        return ""
    try:
        return said(row.trouble)
    except (KeyError, TypeError, ValueError):
        return texts.tr("Another version of Lokas noted the error “{code}”.").format(code=row.trouble.code)


def obstacle(state: QueueState) -> str:
    """Why nothing runs, or not here; "" where nothing has to be said."""
    if state.paused:
        return texts.tr("Paused: nothing is transcribed until you click “Go on”.")
    if state.held:
        return texts.tr("The text of the meeting that is being recorded comes first; the others wait.")
    if state.elsewhere:
        return texts.tr("Another program of Lokas is transcribing.")
    if state.waits is not None and state.work is None:
        return told(state.waits)
    return ""


def way_on(trouble: LokasError) -> str:
    """What to click when the queue itself is in trouble."""
    return texts.tr("Begin a new list") if trouble.code == "queue.damaged" else texts.tr("Try again")


def way_out(row: QueueRow | None) -> str:
    """What to click when an entry failed."""
    if row is None or row.trouble is None:
        return ""
    if row.trouble.code.startswith("model."):
        return texts.tr("Choose a model…")
    if row.trouble.code in OF_THE_MODEL:
        return texts.tr("Choose another model…")
    return texts.tr("Begin anew…") if row.trouble.code.startswith("journal.") else ""
