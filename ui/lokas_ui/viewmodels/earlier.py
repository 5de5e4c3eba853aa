"""The earlier texts of a meeting: which there are, how each reads, and bringing one back."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from lokas.earlier import EarlierText, bring_back, earlier_document, earlier_texts
from lokas.meeting import Meeting
from lokas_ui.viewmodels.observable import Observable

if TYPE_CHECKING:
    from pathlib import Path

    from lokas.errors import LokasError
    from lokas.jobs import Job
    from lokas.text.document import Document
    from lokas.workspace import Workspace
    from lokas_ui.viewmodels.running import Runner


@dataclass(frozen=True, slots=True)
class EarlierState:
    """`texts` is None until they were read. `reading`: how the `chosen` one reads, None while it is read.

    `brought`: an earlier text took the place of the one there was, just now.
    """

    meeting: Meeting | None = None
    title: str = ""
    texts: tuple[EarlierText, ...] | None = None
    chosen: EarlierText | None = None
    reading: str | None = None
    busy: bool = False
    brought: bool = False
    trouble: LokasError | None = None

    @property
    def can_come_back(self) -> bool:
        """Whether the chosen text can take the place of the one there is."""
        return self.chosen is not None and self.chosen.trouble is None and not self.busy


class Earlier:
    """The view-model of the earlier texts of one meeting."""

    def __init__(self, workspace: Workspace, runner: Runner) -> None:
        self._workspace, self._runner = workspace, runner
        self._reading: Job[str] | None = None
        self.state = Observable(EarlierState())

    def open(self, folder: Path) -> None:
        """Show those of the meeting in a folder."""
        self.state.set(EarlierState(Meeting(folder)))
        self._list()

    def choose(self, at: int) -> None:
        """Show how the text in a place of the list reads."""
        state = self.state.state
        chosen = state.texts[at] if state.texts and 0 <= at < len(state.texts) else None
        if state.meeting is None or chosen == state.chosen:
            return
        self._show(chosen=chosen, reading=None if chosen and chosen.trouble is None else "")
        if chosen is None or chosen.trouble is not None:
            return
        meeting, folder = state.meeting, chosen.folder
        self._reading = job = self._workspace.background(lambda _e, _t: written_out(earlier_document(meeting, folder)))
        self._runner.follow(
            job,
            lambda text: self._show(reading=text) if job is self._reading else None,
            lambda error: self._show(reading="", trouble=error) if job is self._reading else None,
        )

    def bring_back(self) -> None:
        """Let the chosen text take the place of the one there is, which is set aside."""
        state = self.state.state
        if state.meeting is None or state.chosen is None or not state.can_come_back:
            return
        meeting, folder = state.meeting, state.chosen.folder
        self._show(busy=True, brought=False, trouble=None)

        def came() -> None:
            self._show(busy=False, brought=True)
            self._list()

        self._runner.follow(
            self._workspace.background(lambda emit, _token: bring_back(meeting, folder, emit)),
            lambda _: came(),
            lambda error: self._show(busy=False, trouble=error),
        )

    def _list(self) -> None:
        meeting = self.state.state.meeting
        if meeting is None:
            return

        def listed(found: tuple[str, tuple[EarlierText, ...]]) -> None:
            if self.state.state.meeting is meeting:
                self._show(title=found[0], texts=found[1], chosen=None, reading="")
                self.choose(0)

        self._runner.follow(
            self._workspace.background(lambda _e, _t: (meeting.facts.title, earlier_texts(meeting))),
            listed,
            lambda error: self._show(trouble=error),
        )

    def _show(self, **changes: Any) -> None:  # noqa: ANN401 - those of `EarlierState`
        self.state.set(replace(self.state.state, **changes))


def written_out(document: Document) -> str:
    """A text as people read it: who says what, a paragraph each; what is hidden in it is hidden here."""
    from lokas.text.document import as_transcript  # noqa: PLC0415 - only who looks at a text needs it
    from lokas.text.export import EXPORTERS  # noqa: PLC0415

    pieces = EXPORTERS["txt"].write(as_transcript(document))
    return "".join(one if isinstance(one, str) else one.decode("utf-8") for one in pieces)
