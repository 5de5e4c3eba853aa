"""Minutes as they are written: what is known of a meeting and marked in it, as forms, and the page that comes of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, TypeVar

from lokas.documents import marks_of
from lokas.errors import LokasError, OptionError
from lokas.jobs import Notice
from lokas.meeting import Meeting
from lokas.minutes import MinutesRequest, as_markdown, export_minutes
from lokas.text.document import AddMark, ChangeMark, RemoveMark
from lokas.text.document.redacting import REDACTION
from lokas.text.minutes.attendance import Told, names, represented, with_attendance
from lokas.text.minutes.quorum import quorum_of, quorum_rule
from lokas.types import Span
from lokas_ui.viewmodels.observable import Observable
from lokas_ui.viewmodels.transcript import Review, ReviewState

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from lokas.jobs import Event, Job
    from lokas.meeting.facts import MeetingFacts
    from lokas.text.document import Document, Mark
    from lokas.text.export.labels import Language
    from lokas.text.minutes import Quorum
    from lokas.workspace import Workspace
    from lokas_ui.viewmodels.running import Runner

T = TypeVar("T")

NO_TEXT = "meeting.no_transcript"
OF_MARKS = frozenset({AddMark.kind, ChangeMark.kind, RemoveMark.kind})
"""The edits that are taken back here; nobody would see it of a text."""


@dataclass(frozen=True, slots=True)
class Page:
    """The minutes in Markdown, and what a person should know before they sign them."""

    markdown: str = ""
    notices: tuple[Notice, ...] = ()


@dataclass(frozen=True, slots=True)
class MinutesState:
    """What the screen shows; `facts` is None while they are read, and `marks` those that minutes are made of.

    `editable`: whether the marks can be changed, for which a meeting needs a text. `language` None: that of the
    meeting. `written`: the file that was made last.
    """

    meeting: Meeting | None = None
    facts: MeetingFacts | None = None
    marks: tuple[Mark, ...] = ()
    editable: bool = False
    undoable: bool = False
    redoable: bool = False
    language: Language | None = None
    page: Page | None = None
    writing: bool = False
    written: Path | None = None
    trouble: LokasError | None = None

    @property
    def quorum(self) -> Quorum | None:
        """What comes of the rule of the statutes; None without one, or with one that cannot be read."""
        try:
            return quorum_of(self.facts) if self.facts else None
        except OptionError:
            return None


class MinutesDesk:
    """The view-model of the minutes of a meeting. A change is shown when its method returns, and soon on the disk."""

    def __init__(self, workspace: Workspace, runner: Runner) -> None:
        self._workspace, self._runner = workspace, runner
        self._review = Review(workspace, runner)
        self._rendering: Job[Page] | None = None
        self._saving: Job[MeetingFacts] | None = None
        self._stale = self._known = False
        self.state = Observable(MinutesState())
        self._review.state.watch(self._follow)

    def open(self, folder: Path) -> None:
        """Show the minutes of the meeting in a folder."""
        meeting = Meeting(folder)
        self._rendering = self._saving = None
        self._stale = self._known = False
        self.state.set(MinutesState(meeting, language=self.state.state.language))
        self._do(lambda _emit: facts_of(meeting), self._take_facts)
        self._review.open(folder)

    def close(self) -> None:
        """Let others edit the text."""
        self._rendering = self._saving = None
        self.state.set(MinutesState(language=self.state.state.language))
        self._review.close()

    def set_association(self, name: str) -> None:
        """Whose meeting it is."""
        self._update(lambda facts: replace(facts, association=name.strip()))

    def set_agenda(self, lines: Iterable[str]) -> None:
        """Its points, one a line."""
        points = tuple(found for line in lines if (found := " ".join(line.split())))
        self._update(lambda facts: replace(facts, agenda=points))

    def set_present(self, text: str) -> None:
        """Who was there, one a line. As the other lists: whoever is named here is taken out of those."""
        told = Told(present=names([text]))
        self._update(lambda facts: with_attendance(replace(facts, people=()), told))

    def set_represented(self, text: str) -> None:
        """Who had somebody else vote for them, one a line, such as "Louis par Anne"."""
        told = Told(represented=represented([text]))
        self._update(lambda facts: with_attendance(replace(facts, represented=()), told))

    def set_excused(self, text: str) -> None:
        """Who excused themselves, one a line."""
        told = Told(excused=names([text]))
        self._update(lambda facts: with_attendance(replace(facts, excused=()), told))

    def set_quorum(self, rule: str, members: int | None, *, counts_represented: bool) -> None:
        """The rule of the statutes, "" for none; of how many members; and whether those represented count."""
        rule = rule.strip()

        def changed(facts: MeetingFacts) -> MeetingFacts:
            if rule:
                quorum_rule(rule)
            return replace(facts, quorum=rule, members=members, quorum_counts_represented=counts_represented)

        self._update(changed)

    def add(self, kind: str, at_ms: int) -> Mark | None:
        """A mark without a text yet; gives it, or None if it could not be set."""
        before = {mark.id for mark in self.state.state.marks}
        self._review.mark(kind, Span(at_ms, at_ms))
        return next((mark for mark in self.state.state.marks if mark.id not in before), None)

    def change(self, mark: Mark) -> None:
        """A mark is another one now; nothing where it is the same."""
        if mark not in self.state.state.marks:
            self._review.change_mark(mark)

    def remove(self, mark_id: int) -> None:
        """A mark goes."""
        self._review.remove_mark(mark_id)

    def undo(self) -> None:
        """Take back the last change, if it was one of the marks."""
        if self.state.state.undoable:
            self._review.undo()

    def redo(self) -> None:
        """Do again what was taken back, if that was a change of the marks."""
        if self.state.state.redoable:
            self._review.redo()

    def speak(self, language: Language | None) -> None:
        """Write in this language; None for that of the meeting."""
        self._show(language=language)
        self._render()

    def write(self, name: str, *, replacing: bool = False) -> None:
        """Write the minutes in a format, among what was exported of the meeting."""
        state = self.state.state
        if state.meeting is None or state.writing:
            return
        request = self._request(state.meeting, name, replacing=replacing)
        self._show(writing=True, written=None, trouble=None)
        self._do(
            lambda emit: export_minutes(request, emit),
            lambda files: self._show(writing=False, written=files[name]),
        )

    def _request(self, meeting: Meeting, name: str = "md", *, replacing: bool = False) -> MinutesRequest:
        templates = self._workspace.places.data / "templates"
        language = self.state.state.language
        return MinutesRequest(meeting, (name,), language=language, templates=templates, replace=replacing)

    def _update(self, change: Callable[[MeetingFacts], MeetingFacts]) -> None:
        """Show what the facts will be, and change them on the disk, which another program may hold for a while."""
        meeting, facts = self.state.state.meeting, self.state.state.facts
        if meeting is None or facts is None:
            return
        try:
            self._show(facts=change(facts), trouble=None)
        except LokasError as error:
            self._show(trouble=error)
            return
        self._saving = saving = self._workspace.change_facts(meeting, change)
        self._runner.follow(
            saving,
            lambda saved: self._saved(saving, saved),
            lambda error: self._show(trouble=error) if self.state.state.meeting is meeting else None,
        )

    def _saved(self, saving: Job[MeetingFacts], facts: MeetingFacts) -> None:
        """The facts are on the disk; where others were changed since, those are shown soon."""
        if self._saving is saving and self.state.state.meeting is not None:
            self._show(facts=facts)
            self._render()

    def _take_facts(self, facts: MeetingFacts) -> None:
        changed = facts != self.state.state.facts
        self._show(facts=facts, trouble=None)
        if changed:
            self._render()

    def _follow(self, review: ReviewState) -> None:
        """Take over what the text tells; a meeting without one has what was marked while it was recorded."""
        state = self.state.state
        if state.meeting is None or review.meeting != state.meeting:
            return
        if review.trouble is not None and review.trouble.code == NO_TEXT:
            meeting = state.meeting
            self._do(lambda _emit: marks_of(meeting), self._take_marks)
        elif review.document is not None:
            self._show(
                editable=True,
                undoable=review.undoable in OF_MARKS,
                redoable=review.redoable in OF_MARKS,
                trouble=review.trouble,
            )
            self._take_marks(review.document.marks)
        elif review.trouble is not None:  # such as that another program edits it: the page can still be read
            self._show(trouble=review.trouble)
            self._take_marks(())

    def _take_marks(self, marks: Sequence[Mark]) -> None:
        shown = tuple(mark for mark in marks if mark.kind != REDACTION)
        if shown != self.state.state.marks or not self._known:
            self._known = True
            self._show(marks=shown)
            self._render()

    def _render(self) -> None:
        """Make the page anew, once the text is there or known to be missing; what changes meanwhile is in the next."""
        meeting = self.state.state.meeting
        if not self._known:
            return
        if self._rendering is not None or meeting is None:
            self._stale = True
            return
        self._stale = False
        request, document = self._request(meeting), self._review.document
        self._rendering = job = self._workspace.background(lambda _emit, _token: page_of(request, document))
        self._runner.follow(job, lambda page: self._rendered(job, page=page), lambda e: self._rendered(job, trouble=e))

    def _rendered(self, job: Job[Page], **changes: Any) -> None:  # noqa: ANN401 - those of `MinutesState`
        if self._rendering is not job:
            return
        self._rendering = None
        self._show(**changes)
        if self._stale:
            self._render()

    def _do(self, work: Callable[[Callable[[Event], None]], T], done: Callable[[T], None]) -> None:
        """Work on the meeting that is shown; what comes of it is of no interest once another one is."""
        meeting = self.state.state.meeting

        def shown() -> bool:
            return self.state.state.meeting is meeting

        self._runner.follow(
            self._workspace.background(lambda emit, _token: work(emit)),
            lambda result: done(result) if shown() else None,
            lambda error: self._show(trouble=error, writing=False) if shown() else None,
        )

    def _show(self, **changes: Any) -> None:  # noqa: ANN401 - those of `MinutesState`
        self.state.set(replace(self.state.state, **changes))


def facts_of(meeting: Meeting) -> MeetingFacts:
    """The facts of a meeting, and what it takes to change them is loaded. Raises as `Meeting.facts`."""
    from lokas.meeting import editing  # noqa: F401, PLC0415 - its library takes longer to load than a click may

    return meeting.facts


def page_of(request: MinutesRequest, document: Document | None) -> Page:
    """The minutes as they are written. Raises as `as_markdown`."""
    told: list[Event] = []
    markdown = as_markdown(request, told.append, document)
    return Page(markdown, tuple(one for one in told if isinstance(one, Notice)))
