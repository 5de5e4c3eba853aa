"""What people marked, in words: kinds and details of marks, and those that can be typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lokas.text.characters import clean

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lokas.cli.messages import Messages
    from lokas.text.document import Mark

KINDS = {
    "agenda": "mark.agenda",
    "decision": "mark.decision",
    "vote": "mark.vote",
    "action": "mark.action",
    "note": "mark.note",
    "redaction": "mark.redaction",
}
DETAILS = {
    "for": "mark.for",
    "against": "mark.against",
    "abstain": "mark.abstain",
    "outcome": "mark.outcome",
    "who": "mark.who",
    "when": "mark.when",
    "done": "mark.done",
}
OUTCOMES = {"adopted": "mark.adopted", "rejected": "mark.rejected"}


def described(mark: Mark, t: Messages) -> str:
    """A mark on one line: its kind, its number, its text and its details."""
    kind = t(KINDS[mark.kind]) if mark.kind in KINDS else mark.kind
    details = list(_details(mark, t))
    said = clean(" ".join(mark.text.splitlines()))
    shown = t("mark.said", kind=kind, number=mark.id, text=said) if said else t("mark.bare", kind=kind, number=mark.id)
    return t("mark.with_details", mark=shown, details=details) if details else shown


def _details(mark: Mark, t: Messages) -> Iterator[str]:
    for name, value in mark.details:
        label = t(DETAILS[name]) if name in DETAILS else name
        shown = t(OUTCOMES[value]) if name == "outcome" and value in OUTCOMES else value
        yield t("mark.detail", name=label, value=shown)
