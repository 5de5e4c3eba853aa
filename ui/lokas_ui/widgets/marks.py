"""What people mark in a recording, as they call it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lokas.text.document.redacting import REDACTION
from lokas_ui.language import texts

if TYPE_CHECKING:
    from lokas.text.document import Document, Mark


def seen_marks(document: Document) -> list[Mark]:
    """The marks that people set to find a place again; what hides something is none."""
    return [mark for mark in document.marks if mark.kind != REDACTION]


def mark_named(kind: str, text: str) -> str:
    """A mark as people read it: "Decision: the budget"."""
    name = kinds().get(kind, kind)
    return texts.tr("{kind}: {text}").format(kind=name, text=text) if text else name


def kinds() -> dict[str, str]:
    """The kinds of marks, as people call them, in the order they are offered."""
    return {
        "decision": texts.tr("Decision"),
        "vote": texts.tr("Vote"),
        "action": texts.tr("Action"),
        "agenda": texts.tr("Agenda item"),
        "note": texts.tr("Note"),
    }
