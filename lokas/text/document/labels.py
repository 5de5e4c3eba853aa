"""The edits of speakers and marks; like those of text, frozen values that make another document of one.

They raise `OptionError` if what they name is not in the document: ``edit.no_segment`` (segment), ``edit.no_speaker``
(speaker), ``edit.no_mark`` (mark).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, ClassVar

from lokas.errors import OptionError
from lokas.text.characters import clean
from lokas.text.document.state import Mark, Speaker

if TYPE_CHECKING:
    from lokas.text.document.state import Document, TextSegment


@dataclass(frozen=True, slots=True)
class SetSpeaker:
    """All segments from one to another, in either order, are said by a speaker; by nobody known if that is None."""

    kind: ClassVar[str] = "set_speaker"
    first_id: int
    last_id: int
    speaker: str | None

    def applied_to(self, document: Document) -> Document:
        """The document after it."""
        _expect(document, self.speaker)
        first, last = sorted((document.place(self.first_id), document.place(self.last_id)))
        said = document.segments[first : last + 1]
        changed = (_said_by(one, self.speaker) for one in said)
        return document.with_segments(first, last + 1, *changed)


@dataclass(frozen=True, slots=True)
class RenameSpeaker:
    """A speaker has another name; a key that is new brings a new speaker."""

    kind: ClassVar[str] = "rename_speaker"
    speaker: str
    name: str

    def applied_to(self, document: Document) -> Document:
        """The document after it."""
        renamed = Speaker(clean(self.speaker), clean(self.name).strip())
        others = {one.key: one for one in document.speakers} | {renamed.key: renamed}
        return replace(document, speakers=tuple(others.values()))


@dataclass(frozen=True, slots=True)
class MergeSpeakers:
    """A speaker was another one all the time: the segments go to that one, the speaker goes."""

    kind: ClassVar[str] = "merge_speakers"
    speaker: str
    into: str

    def applied_to(self, document: Document) -> Document:
        """The document after it."""
        _expect(document, self.speaker)
        _expect(document, self.into)
        if self.speaker == self.into:
            return document
        segments = (_merged(one, self.speaker, self.into) for one in document.segments)
        speakers = (one for one in document.speakers if one.key != self.speaker)
        return replace(document, segments=tuple(segments), speakers=tuple(speakers))


@dataclass(frozen=True, slots=True)
class SplitSpeaker:
    """From a segment on, a speaker is somebody else: what they say there and later goes to a new speaker, of a name."""

    kind: ClassVar[str] = "split_speaker"
    segment_id: int
    name: str

    def applied_to(self, document: Document) -> Document:
        """The document after it. Raises ``edit.no_speaker`` (speaker) if nobody known says that segment."""
        place, key = document.place(self.segment_id), new_speaker_key(document)
        speaker = document.segments[place].speaker
        if speaker is None:
            raise OptionError("edit.no_speaker", speaker="")
        later = (_merged(one, speaker, key) for one in document.segments[place:])
        renamed = RenameSpeaker(key, self.name).applied_to(document)
        return renamed.with_segments(place, len(document.segments), *later)


@dataclass(frozen=True, slots=True)
class AddMark:
    """A person marks a stretch of the recording; the mark gets an id of its own."""

    kind: ClassVar[str] = "add_mark"
    mark_kind: str
    start_ms: int
    end_ms: int
    text: str = ""
    details: tuple[tuple[str, str], ...] = ()

    def applied_to(self, document: Document) -> Document:
        """The document after it."""
        new_id = 1 + max((mark.id for mark in document.marks), default=0)
        mark = Mark(new_id, self.mark_kind, self.start_ms, self.end_ms, self.text, self.details)
        return _with_marks(document, document.marks, mark)


@dataclass(frozen=True, slots=True)
class ChangeMark:
    """A mark says something else; the one with its id gives way to it."""

    kind: ClassVar[str] = "change_mark"
    mark: Mark

    def applied_to(self, document: Document) -> Document:
        """The document after it."""
        others = _other_marks(document, self.mark.id)
        return _with_marks(document, others, self.mark)


@dataclass(frozen=True, slots=True)
class RemoveMark:
    """A mark goes."""

    kind: ClassVar[str] = "remove_mark"
    mark_id: int

    def applied_to(self, document: Document) -> Document:
        """The document after it."""
        return _with_marks(document, _other_marks(document, self.mark_id))


def new_speaker_key(document: Document) -> str:
    """A key for `RenameSpeaker` that no speaker has."""
    keys = {speaker.key for speaker in document.speakers}
    return next(key for key in (f"s{number}" for number in range(1, len(keys) + 2)) if key not in keys)


def _expect(document: Document, speaker: str | None) -> None:
    if speaker is not None and all(one.key != speaker for one in document.speakers):
        raise OptionError("edit.no_speaker", speaker=speaker)


def _said_by(segment: TextSegment, speaker: str | None) -> TextSegment:
    """A segment as a person said who says it."""
    return segment if (segment.speaker, segment.perhaps) == (speaker, None) else _with(segment, speaker, None)


def _merged(segment: TextSegment, speaker: str, into: str) -> TextSegment:
    """A segment of which one speaker is another."""
    if speaker not in {segment.speaker, segment.perhaps}:
        return segment
    said, perhaps = (into if one == speaker else one for one in (segment.speaker, segment.perhaps))
    return _with(segment, said, None if perhaps == said else perhaps)


def _with(segment: TextSegment, speaker: str | None, perhaps: str | None) -> TextSegment:
    return replace(segment, speaker=speaker, perhaps=perhaps)


def _other_marks(document: Document, mark_id: int) -> tuple[Mark, ...]:
    others = tuple(mark for mark in document.marks if mark.id != mark_id)
    if len(others) == len(document.marks):
        raise OptionError("edit.no_mark", mark=mark_id)
    return others


def _with_marks(document: Document, marks: tuple[Mark, ...], *new: Mark) -> Document:
    ordered = sorted((*marks, *map(_cleaned, new)), key=lambda mark: (mark.start_ms, mark.id))
    return replace(document, marks=tuple(ordered))


def _cleaned(mark: Mark) -> Mark:
    """The mark with text that any file can hold; what has several lines keeps them."""
    text = "\n".join(clean(line).rstrip() for line in mark.text.splitlines())
    details = tuple((clean(name), clean(value)) for name, value in mark.details)
    return replace(mark, kind=clean(mark.kind), text=text, details=details)
