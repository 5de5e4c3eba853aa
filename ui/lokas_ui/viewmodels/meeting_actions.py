"""What can be done with a meeting, by where it stands: only what leads somewhere is ever offered."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lokas.library.entries import STATES

if TYPE_CHECKING:
    from collections.abc import Collection

    from lokas.library.entries import EntryState
    from lokas_ui.viewmodels.meetings import Row

WHOLE = frozenset[object](STATES)
DAMAGED = frozenset[object]({None})
WITH_TEXT = frozenset[object]({"to_review", "reviewed"})
AT_WORK = frozenset[object]({"recording", "transcribing"})


@dataclass(frozen=True, slots=True)
class Action:
    """Something to do with a meeting in one of these `states` (None: damaged), on a `screen` or where it stands.

    `leads`: it is what people most likely want, and what Enter does.
    """

    name: str
    states: frozenset[EntryState | None] | frozenset[object]
    screen: str = ""
    leads: bool = False


ACTIONS = (
    Action("record_planned", frozenset({"planned"}), "prepare", leads=True),
    Action("watch", frozenset({"recording"}), "recording", leads=True),
    Action("recover", frozenset({"interrupted"}), leads=True),
    Action("mend", DAMAGED, leads=True),
    Action("transcribe", frozenset({"recorded", "waiting"}), "queue", leads=True),
    Action("progress", frozenset({"waiting", "transcribing"}), "queue", leads=True),
    Action("review", WITH_TEXT, "review", leads=True),
    Action("share", WITH_TEXT, "share"),
    Action("minutes", WITH_TEXT, "minutes"),
    Action("again", WITH_TEXT, "queue"),
    Action("earlier", WHOLE, "earlier"),
    Action("give_text", WITH_TEXT | {"recorded"}),
    Action("find_sound", WHOLE),
    Action("rename", WHOLE - AT_WORK),
    Action("tags", WHOLE),
    Action("folder", WHOLE | DAMAGED),
    Action("back_up", (WHOLE | DAMAGED) - {"recording"}),
    Action("delete", (WHOLE | DAMAGED) - AT_WORK),
)
"""In the order in which they are shown."""


def actions_of(row: Row, screens: Collection[str]) -> tuple[Action, ...]:
    """What can be done with a meeting now, by the screens there are."""
    return tuple(one for one in ACTIONS if row.state in one.states and _leads_on(one, screens) and _fits(one, row))


def leading(row: Row, screens: Collection[str]) -> Action | None:
    """What Enter does; None where nothing stands out."""
    return next((one for one in actions_of(row, screens) if one.leads), None)


def _leads_on(action: Action, screens: Collection[str]) -> bool:
    return not action.screen or action.screen in screens


def _fits(action: Action, row: Row) -> bool:
    """What a state alone does not tell: whether the sound is there, a text is in the queue, a folder can be mended.

    Work that was begun and is not in the queue waits for somebody to ask for it.
    """
    if action.name == "find_sound":
        return bool(row.sound_moved)
    if action.name == "earlier":
        return row.earlier
    if action.name in {"transcribe", "again"} and not row.has_sound:
        return False
    if action.name == "mend":
        return row.remains is not None and row.remains.mendable
    if row.state == "waiting" and action.screen == "queue":
        return row.queued == (action.name == "progress")
    return True
