"""Who speaks in a text that is reviewed: voices are told apart, small ones put together, lines like a corrected one.

The voices are heard in a lane. What comes of it is one edit of the text, also where the person left it meanwhile; and
nothing is merged or given to anybody before they say so.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from lokas import speakers
from lokas.documents import open_document
from lokas.jobs import Notice, Progress, Started
from lokas.meeting import Meeting
from lokas_ui.viewmodels.observable import Observable

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from lokas.errors import LokasError
    from lokas.jobs import Event, Job
    from lokas.speakers import SpeakersFound, SpeakersHeard, SpeakersRequest
    from lokas.speech.speakers.grouping import Offer
    from lokas.text.document import DocumentFile
    from lokas.workspace import Workspace
    from lokas_ui.viewmodels.recognised import Recognising
    from lokas_ui.viewmodels.running import Runner
    from lokas_ui.viewmodels.transcript import Review, ReviewState


@dataclass(frozen=True, slots=True)
class Alike:
    """Lines, by their ids, that sound like those that were given to a speaker (a key) last; the most alike first."""

    speaker: str
    ids: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class VoicesState:
    """What the panel shows. `ready`: whether a pair of networks is here, None before that is known.

    `advised`: the pair to install, with its size in bytes. `present`: how many people were there, as far as is known.
    While `working`, `done_ms` of `total_ms` of the sound are heard; `total_ms` None: it has not begun. `found`: how
    many people speak, once they were told apart; `offers`: who may be another one.
    """

    ready: bool | None = None
    advised: tuple[str, int] = ("", 0)
    present: int = 0
    working: bool = False
    stopping: bool = False
    done_ms: int = 0
    total_ms: int | None = None
    found: int | None = None
    offers: tuple[Offer, ...] = ()
    alike: Alike | None = None
    told: Notice | None = None
    trouble: LokasError | None = None


class TellingApart:
    """The view-model of who speaks in the text of a `Review`; work goes on while the text of another one is shown."""

    def __init__(
        self,
        review: Review,
        workspace: Workspace,
        runner: Runner,
        choose_model: Callable[[str], None] = lambda _model: None,
        recognising: Recognising | None = None,
    ) -> None:
        """`choose_model`: shows a model among the others, where these are. `recognising`: who of them is known."""
        self.recognising = recognising
        self._review, self._workspace, self._runner = review, workspace, runner
        self._choose_model = choose_model
        self._folder: Path | None = None
        self._works: dict[Path, Job[SpeakersHeard]] = {}
        self._waiting: tuple[SpeakersRequest, SpeakersHeard] | None = None
        self.state = Observable(VoicesState())
        review.state.watch(self._follow_review)
        review.given.watch(self._find_alike)

    def look(self) -> None:
        """See whether voices can be told apart here."""
        here = self._workspace.background(lambda _emit, _token: self._workspace.models.of_voices())
        self._runner.follow(
            here,
            lambda found: self._change(ready=any(not (one.built_in or one.missing or one.damaged) for one in found)),
            lambda error: self._change(trouble=error),
        )

    def choose_model(self) -> None:
        """Show the pair to install."""
        self._choose_model(self.state.state.advised[0])

    def tell_apart(self, request: SpeakersRequest) -> None:
        """Tell the voices of the meeting apart, as a person asks for it."""
        if request.path in self._works:
            return
        self._works[request.path] = job = self._workspace.hear_speakers(request)
        self._change(working=True, done_ms=0, total_ms=None, found=None, offers=(), told=None, trouble=None)
        self._runner.follow(
            job,
            lambda heard: self._heard(request, heard),
            lambda error: self._ended(request.path, trouble=error),
            lambda events: self._report(request.path, events),
            lambda: self._ended(request.path),
        )

    def cancel(self) -> None:
        """Stop; the text stays as it is."""
        if self._folder in self._works:
            self._change(stopping=True)
            self._works[self._folder].cancel()

    def merge(self, offer: Offer) -> None:
        """They are the same person."""
        if self._review.merge(offer.speaker, offer.into):
            self._drop(offer)

    def keep(self, offer: Offer) -> None:
        """They are two people."""
        self._drop(offer)

    def give_alike(self, ids: tuple[int, ...]) -> bool:
        """These of the lines that are alike are said by the same speaker."""
        alike = self.state.state.alike
        done = alike is not None and self._review.give_all(ids, alike.speaker)
        if done:
            self.leave_alike()
        return done

    def leave_alike(self) -> None:
        """They stay as they are."""
        self._change(alike=None)

    def _follow_review(self, state: ReviewState) -> None:
        folder = state.meeting.folder if state.meeting else None
        if folder != self._folder:
            self._folder = folder
            known = self.state.state
            self.state.set(VoicesState(known.ready, known.advised, working=folder in self._works))
        advised = self._workspace.catalogue.speakers[0]
        self._change(present=len(state.people), advised=(advised.id, advised.size))
        there = {one.key for one in state.document.speakers} if state.document else set()
        left = tuple(one for one in self.state.state.offers if {one.speaker, one.into} <= there)
        self._change(offers=left)
        if self._waiting is not None and not state.changing:
            waiting, self._waiting = self._waiting, None
            self._heard(*waiting)

    def _heard(self, request: SpeakersRequest, heard: SpeakersHeard) -> None:
        meeting = Meeting(request.path)
        if not heard.grouped.turns:
            self._ended(request.path, found=0)
        elif self._review.state.state.changing:
            self._waiting = request, heard
        elif request.path == self._folder and self._review.document is not None:
            self._give_open(meeting, heard, request.called)
        else:
            self._give_closed(meeting, heard, request.called)

    def _give_open(self, meeting: Meeting, heard: SpeakersHeard, called: str) -> None:
        """The text is shown: the edit is one of those that the person can take back there."""
        found: list[SpeakersFound] = []

        def step(file: DocumentFile) -> None:
            found.append(speakers.give_words(meeting, file, heard, called))

        self._works.pop(meeting.folder, None)
        self._change(working=False, stopping=False)
        self._review.do_in_lane(step, lambda: self._show(meeting.folder, found[0]))

    def _give_closed(self, meeting: Meeting, heard: SpeakersHeard, called: str) -> None:
        def work() -> SpeakersFound:
            with open_document(meeting) as file:
                return speakers.give_words(meeting, file, heard, called)

        self._runner.follow(
            self._workspace.background(lambda _emit, _token: work()),
            lambda found: self._show(meeting.folder, found),
            lambda error: self._ended(meeting.folder, trouble=error),
        )

    def _show(self, folder: Path, found: SpeakersFound) -> None:
        self._ended(folder, found=len(found.grouped.speakers), offers=tuple(found.offers))

    def _ended(self, folder: Path, **changes: object) -> None:
        self._works.pop(folder, None)
        if folder == self._folder:
            self._change(working=False, stopping=False, **changes)

    def _report(self, folder: Path, events: list[Event]) -> None:
        if folder != self._folder:
            return
        for event in events:
            if isinstance(event, Started):
                self._change(total_ms=event.total_ms)
            elif isinstance(event, Progress):
                self._change(done_ms=event.done, total_ms=event.total)
            elif isinstance(event, Notice):
                self._change(told=event)

    def _find_alike(self, given: tuple[int, ...]) -> None:
        meeting, document = self._review.state.state.meeting, self._review.document
        self._change(alike=None)
        if not given or meeting is None or document is None:
            return
        speaker = next((one.speaker for one in document.segments if one.id == given[0]), None)
        if speaker is None:
            return
        looking = self._workspace.background(lambda _emit, _token: speakers.lines_like(meeting, document, given))
        self._runner.follow(
            looking,
            lambda found: self._found_alike(given, Alike(speaker, tuple(one.segment_id for one in found))),
            lambda error: self._change(trouble=error),
        )

    def _found_alike(self, given: tuple[int, ...], alike: Alike) -> None:
        if alike.ids and self._review.given.state == given:
            self._change(alike=alike)

    def _drop(self, offer: Offer) -> None:
        self._change(offers=tuple(one for one in self.state.state.offers if one != offer))

    def _change(self, **changes: object) -> None:
        self.state.set(replace(self.state.state, **changes))  # type: ignore[arg-type]
