"""A text that is reviewed: the document of a meeting as it is now, and every edit that a person makes of it.

Each edit is on the disk when its method returns. Texts are given back as people typed them, by segment.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from lokas.documents import open_document
from lokas.errors import LokasError
from lokas.meeting import Meeting
from lokas.text.document import (
    AddMark,
    AsHeard,
    AssignSpeakers,
    ChangeMark,
    Check,
    Join,
    JoinParagraph,
    MergeSpeakers,
    Redact,
    RemoveMark,
    RenameSpeaker,
    ReplaceAll,
    SetSpeaker,
    SetText,
    Several,
    Split,
    SplitParagraph,
    SplitSpeaker,
    Unredact,
    new_speaker_key,
    word_at,
)
from lokas.text.document.redacting import spans_of_name
from lokas.types import Span
from lokas_ui.viewmodels.doubting import Doubts, nearest
from lokas_ui.viewmodels.observable import Observable
from lokas_ui.viewmodels.spoken import words_within

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from lokas.jobs import Job
    from lokas.meeting.facts import MeetingFacts
    from lokas.text.document import Document, DocumentFile, Doubt, Edit, Mark, TextSegment
    from lokas.workspace import Workspace
    from lokas_ui.viewmodels.running import Runner

LONG = frozenset({ReplaceAll.kind, AssignSpeakers.kind})
"""Kinds of edits that change so many places that taking them back takes seconds."""


@dataclass(frozen=True, slots=True)
class ReviewState:
    """What the screen shows. `document` is None while it is opened, and where it cannot be, which `trouble` tells.

    `undoable` and `redoable` are the kinds of edits, None if there is none. While the text is `changing` in many places
    at once, nothing else can be edited.
    """

    meeting: Meeting | None = None
    title: str = ""
    people: tuple[str, ...] = ()
    reviewed: bool = False
    document: Document | None = None
    doubts: tuple[Doubt, ...] = ()
    undoable: str | None = None
    redoable: str | None = None
    changing: bool = False
    trouble: LokasError | None = None


class Review:
    """The view-model of a text that is reviewed. `close` it before another is opened, and at the end."""

    def __init__(self, workspace: Workspace, runner: Runner) -> None:
        self._workspace, self._runner = workspace, runner
        self._file: DocumentFile | None = None
        self._opening: Job[DocumentFile] | None = None
        self._doubts = Doubts()
        self.state = Observable(ReviewState())
        self.given: Observable[tuple[int, ...]] = Observable(())
        """The lines that a person gave to a speaker last."""

    def open(self, folder: Path) -> None:
        """Show the text of the meeting in a folder, whatever was shown before."""
        self.close()
        meeting = Meeting(folder)
        self.state.set(ReviewState(meeting))
        self._opening = opening = self._workspace.background(lambda _emit, _token: self._load(meeting))
        self._runner.follow(opening, lambda file: self._opened(opening, meeting, file), self._fail)

    def close(self) -> None:
        """Save the text and let others edit it. What was edited is safe already, so nothing waits for this."""
        file, self._file, self._opening = self._file, None, None
        self.given.set(())
        self.state.set(ReviewState())
        if file is not None:
            self._let_go(file)

    @property
    def document(self) -> Document | None:
        """The document as it is now."""
        return self.state.state.document

    def set_text(self, segment_id: int, text: str) -> bool:
        """A segment says this. As all edits: gives whether it could be done, and if not says why in the state."""
        return self._do(SetText(segment_id, text))

    def split(self, segment_id: int, position: int) -> bool:
        """Begin a new segment with the word at a position of the text; at either end begin a paragraph there."""
        segments = self._segments()
        place = next((at for at, one in enumerate(segments) if one.id == segment_id), None)
        if place is None:
            return False
        word = word_at(segments[place], position)
        if word is None:
            behind = segments[place + 1 : place + 2]
            return bool(behind) and self._do(SplitParagraph(behind[0].id))
        return self._do(Split(segment_id, word) if word else SplitParagraph(segment_id))

    def join_before(self, segment_id: int) -> bool:
        """A paragraph goes on where this segment began one; else the segment becomes part of the one before."""
        segments = self._segments()
        for before, segment in pairwise(segments):
            if segment.id == segment_id:
                goes_on = segment.begins_paragraph and segment.speaker == before.speaker
                return self._do(JoinParagraph(segment_id) if goes_on else Join(before.id))
        return False

    def replace_across(self, first_id: int, last_id: int, text: str) -> bool:
        """Segments from one to another become one that says this."""
        ids = [one.id for one in self._segments()]
        count = ids.index(last_id) - ids.index(first_id)
        return self._do(Several((*(Join(first_id) for _ in range(count)), SetText(first_id, text))))

    def give(self, first_id: int, last_id: int, number: int) -> bool:
        """Segments are said by the speaker of a number, from 1; by nobody known for 0. False: there is no such one."""
        document = self.document
        if document is None or number > len(document.speakers):
            return False
        key = document.speakers[number - 1].key if number else None
        return self._give(SetSpeaker(first_id, last_id, key), first_id, last_id)

    def give_new(self, first_id: int, last_id: int, name: str) -> bool:
        """Segments are said by somebody who is new, or by the speaker who has this name."""
        document = self.document
        if document is None or not name.strip():
            return False
        known = next((one.key for one in document.speakers if one.name == name.strip()), None)
        key = known or new_speaker_key(document)
        named = () if known else (RenameSpeaker(key, name),)
        return self._give(Several((*named, SetSpeaker(first_id, last_id, key))), first_id, last_id)

    def give_all(self, ids: Sequence[int], speaker: str | None) -> bool:
        """These segments are said by the speaker of a key; of None, by nobody known."""
        return bool(ids) and self._do(Several(tuple(SetSpeaker(one, one, speaker) for one in ids)))

    def split_speaker(self, segment_id: int, name: str) -> bool:
        """From a segment on, who says it is somebody else, who is new."""
        return bool(name.strip()) and self._do(SplitSpeaker(segment_id, name))

    def sure(self, segment_id: int) -> bool:
        """Whoever is taken to say a segment does."""
        speaker = next((one.speaker for one in self._segments() if one.id == segment_id), None)
        return speaker is not None and self._do(SetSpeaker(segment_id, segment_id, speaker))

    def rename(self, speaker: str, name: str) -> bool:
        """A speaker has this name, wherever they speak."""
        return self._do(RenameSpeaker(speaker, name))

    def merge(self, speaker: str, into: str) -> bool:
        """A speaker was another one all the time."""
        return self._do(MergeSpeakers(speaker, into))

    def check(self, segment_id: int, word: int | None) -> bool:
        """A word, or with None all that the segment says, was heard and is right."""
        return self._do(Check(segment_id, word))

    def as_heard(self, segment_id: int) -> bool:
        """A segment says again what the machine heard."""
        return self._do(AsHeard(segment_id))

    def mark(self, kind: str, span: Span, text: str = "") -> bool:
        """Mark a stretch of the recording."""
        return self._do(AddMark(kind, span.start_ms, span.end_ms, text))

    def change_mark(self, mark: Mark) -> bool:
        """A mark says something else."""
        return self._do(ChangeMark(mark))

    def remove_mark(self, mark_id: int) -> bool:
        """A mark goes."""
        return self._do(RemoveMark(mark_id))

    def hide(self, span: Span) -> bool:
        """Nothing that is shared holds what is said in a stretch of the recording."""
        return self._do(Redact((span,)))

    def hide_name(self, name: str, done: Callable[[], object] = lambda: None) -> None:
        """Nothing that is shared holds this name, wherever it is said; `done` is called when that is so."""
        self.do_long(lambda document: Redact(spans_of_name(document, name), name=name), done)

    def show_again(self, number: int) -> bool:
        """What was hidden under a number is shared again."""
        return self._do(Unredact(number))

    def do_long(self, make: Callable[[Document], Edit], done: Callable[[], object] = lambda: None) -> None:
        """An edit of so many places that nobody should wait for it with a window that is stuck."""
        self.do_in_lane(lambda file: file.do(make(file.document)), done)

    def do_in_lane(self, step: Callable[[DocumentFile], object], done: Callable[[], object] = lambda: None) -> None:
        """The same, with the file of the document."""
        file, state = self._file, self.state.state
        if file is None or state.changing:
            return
        self.state.set(replace(state, changing=True))
        doing = self._workspace.background(lambda _emit, _token: step(file))
        self._runner.follow(doing, lambda _: self._changed(file, done), self._fail)

    def undo(self, done: Callable[[int | None], object] = lambda _place: None) -> None:
        """Take the last edit back; `done` gets the place of the first segment it changed, None if it changed none."""
        self._step(lambda file: file.undo(), self.state.state.undoable, done)

    def redo(self, done: Callable[[int | None], object] = lambda _place: None) -> None:
        """Do again what was taken back last; `done` as for `undo`."""
        self._step(lambda file: file.redo(), self.state.state.redoable, done)

    def span_of(self, segment_id: int, start: int, end: int) -> Span | None:
        """When the words are said that a selection touches; the whole segment if it touches none."""
        segment = next((one for one in self._segments() if one.id == segment_id), None)
        if segment is None:
            return None
        words = [segment.words[at] for at in words_within(segment, start, end)]
        return Span(words[0].start_ms, words[-1].end_ms) if words else Span(segment.start_ms, segment.end_ms)

    def next_doubt(self, place: int, word: int, *, backwards: bool = False, of_voices: bool = False) -> Doubt | None:
        """The nearest doubt behind a word of a segment, or before it; from the end on it begins anew.

        `of_voices`: only those of who says it.
        """
        document, found = self.document, self.state.state.doubts
        if of_voices:
            found = tuple(one for one in found if one.kind == "speaker")
        return nearest(document, found, place, word, backwards=backwards) if document else None

    def set_reviewed(self, *, reviewed: bool) -> None:
        """A person has read all of the text, or not yet."""
        meeting, state = self.state.state.meeting, self.state.state
        if meeting is None or state.reviewed == reviewed:
            return
        at = dt.datetime.now().astimezone().replace(microsecond=0) if reviewed else None

        def noted(facts: MeetingFacts) -> None:
            if self.state.state.meeting is meeting:
                self.state.set(replace(self.state.state, reviewed=facts.reviewed is not None, trouble=None))

        changing = self._workspace.change_facts(meeting, lambda facts: replace(facts, reviewed=at, reviewed_by=""))
        self._runner.follow(changing, noted, self._fail)

    def _load(self, meeting: Meeting) -> DocumentFile:
        """In the lane: open the document, and find its doubts, which takes as long as to show it."""
        file = open_document(meeting)
        self._doubts.of(file.document)
        return file

    def _opened(self, opening: Job[DocumentFile], meeting: Meeting, file: DocumentFile) -> None:
        if self._opening is not opening:  # somebody left before it was there
            self._let_go(file)
            return
        self._file = file
        try:
            facts = meeting.facts
        except LokasError as error:
            self._fail(error)
            return
        known = ReviewState(meeting, facts.title, facts.people, reviewed=facts.reviewed is not None)
        self.state.set(self._with_document(known, file))

    def _let_go(self, file: DocumentFile) -> None:
        closing = self._workspace.background(lambda _emit, _token: file.close())
        self._runner.follow(closing, lambda _: None, self._fail)

    def _give(self, edit: Edit, first_id: int, last_id: int) -> bool:
        done = self._do(edit)
        if done:
            ids = [one.id for one in self._segments()]
            first, last = sorted((ids.index(first_id), ids.index(last_id)))
            self.given.set(tuple(ids[first : last + 1]))
        return done

    def _do(self, edit: Edit) -> bool:
        return self._try(lambda file: file.do(edit))

    def _step(
        self,
        step: Callable[[DocumentFile], Document],
        kind: str | None,
        done: Callable[[int | None], object],
    ) -> None:
        before = self._segments()
        if kind in LONG:
            self.do_in_lane(step, lambda: done(first_change(before, self._segments())))
        elif kind is not None and self._try(step):
            done(first_change(before, self._segments()))

    def _try(self, step: Callable[[DocumentFile], Document]) -> bool:
        if self._file is None or self.state.state.changing:
            return False
        try:
            step(self._file)
        except LokasError as error:
            self._fail(error)
            return False
        self.state.set(self._with_document(self.state.state, self._file))
        return True

    def _changed(self, file: DocumentFile, done: Callable[[], object]) -> None:
        if self._file is file:
            self.state.set(self._with_document(self.state.state, file))
            done()

    def _fail(self, error: LokasError) -> None:
        self.state.set(replace(self.state.state, changing=False, trouble=error))

    def _segments(self) -> tuple[TextSegment, ...]:
        return self.document.segments if self.document else ()

    def _with_document(self, state: ReviewState, file: DocumentFile) -> ReviewState:
        document = file.document
        found = state.doubts if document is state.document else self._doubts.of(document)
        return replace(
            state,
            document=document,
            doubts=found,
            undoable=file.undoable,
            redoable=file.redoable,
            changing=False,
            trouble=None,
        )


def first_change(before: Sequence[TextSegment], after: Sequence[TextSegment]) -> int | None:
    """The place of the first segment that is another one; None if all are the same."""
    shorter = min(len(before), len(after))
    same = None if len(before) == len(after) else max(0, min(shorter, len(after) - 1))
    return next((at for at in range(shorter) if before[at] != after[at]), same)
