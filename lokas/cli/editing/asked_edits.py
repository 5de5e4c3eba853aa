"""What people ask of `lokas edit`, as edits of the document that they see; all but numbers is found in it first."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from lokas.cli.editing.pointing import known_speaker, segments_of, speaker_of
from lokas.errors import OptionError
from lokas.text.document import (
    AsHeard,
    Check,
    Join,
    JoinParagraph,
    MergeSpeakers,
    RenameSpeaker,
    Search,
    SetSpeaker,
    Several,
    Split,
    SplitParagraph,
    SplitSpeaker,
    find,
    new_speaker_key,
    word_at,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from lokas.text.document import Document, Edit, Place


def as_heard(document: Document, numbers: str) -> Edit:
    """The edit that gives segments the words back that were heard. Raises as `segments_of`."""
    return _each(document, numbers, AsHeard)


def checked(document: Document, numbers: str, word: str | None) -> Edit:
    """The edit that notes segments as right, or one word of each. Raises as `segments_of` and `word_said`."""
    if word is None:
        return _each(document, numbers, Check)
    return _each(document, numbers, lambda number: Check(number, word_said(document, number, word)))


def split_before(document: Document, number: int, text: str) -> Edit:
    """The edit that lets a segment begin where a text is said in another.

    Raises as `word_said`, and `OptionError` ``edit.no_place`` (segment, word) if the text begins inside of a word.
    """
    segment, start = document.segment(number), _said(document, number, text).start
    word = word_said(document, number, text)
    if start and not segment.text[start - 1].isspace() and word_at(segment, start - 1) == word:
        raise OptionError("edit.no_place", segment=number, word=word)
    return Split(number, word)


def joined(document: Document, numbers: str) -> Edit:
    """The edit that makes one segment of all of a range; a single number is joined with the next one.

    Raises as `segments_of`, and ``option.bad_numbers`` (value) if others stand between.
    """
    segments = segments_of(document, numbers)
    first = document.place(segments[0].id)
    if document.place(segments[-1].id) - first + 1 != len(segments):
        raise OptionError("option.bad_numbers", value=numbers)
    return _several([Join(segments[0].id)] * max(1, len(segments) - 1))


def paragraph(document: Document, numbers: str, *, go_on: bool) -> Edit:
    """The edit that lets paragraphs begin with segments, or go on with them. Raises as `segments_of`."""
    return _each(document, numbers, JoinParagraph if go_on else SplitParagraph)


def said_by(document: Document, numbers: str, name: str | None) -> Edit:
    """The edit that gives segments to a speaker, a new one if nobody has the name; None: to nobody known.

    Raises as `segments_of` and `speaker_of`.
    """
    known = speaker_of(document, name) if name else None
    key = known.key if known else new_speaker_key(document) if name else None
    new: list[Edit] = [RenameSpeaker(key, name)] if key and name and not known else []
    return _several([*new, *(SetSpeaker(one.id, one.id, key) for one in segments_of(document, numbers))])


def renamed(document: Document, name: str, new_name: str) -> Edit:
    """The edit that gives a speaker another name.

    Raises as `known_speaker`, and `OptionError` ``edit.name_taken`` (value) if another speaker has it: two of one name
    are one person, or need names that tell them apart.
    """
    who, taken = known_speaker(document, name), speaker_of(document, new_name)
    if taken and taken.key != who.key:
        raise OptionError("edit.name_taken", value=new_name)
    return RenameSpeaker(who.key, new_name)


def merged(document: Document, name: str, into: str) -> Edit:
    """The edit that makes two speakers one. Raises as `known_speaker`."""
    return MergeSpeakers(known_speaker(document, name).key, known_speaker(document, into).key)


def split_speaker(document: Document, number: int, name: str) -> Edit:
    """The edit that makes somebody else of a speaker, from a segment on.

    Raises `OptionError` ``edit.no_segment`` (segment), and ``edit.name_taken`` (value) if somebody has the name.
    """
    if speaker_of(document, name):
        raise OptionError("edit.name_taken", value=name)
    return SplitSpeaker(document.segment(number).id, name)


def word_said(document: Document, number: int, text: str) -> int:
    """The place of the word in which a text begins, the first time a segment says it, as a word of its own if it does.

    Raises `OptionError` ``edit.not_said`` (segment, value), ``edit.no_segment`` (segment).
    """
    word = word_at(document.segment(number), _said(document, number, text).start)
    if word is None:
        raise OptionError("edit.not_said", segment=number, value=text)
    return word


def _said(document: Document, number: int, text: str) -> Place:
    place = document.place(number)
    alone = replace(document, segments=document.segments[place : place + 1])
    for whole_words in (True, False):
        for found in find(alone, Search(text, whole_words=whole_words)):
            return found
    raise OptionError("edit.not_said", segment=number, value=text)


def _each(document: Document, numbers: str, kind: Callable[[int], Edit]) -> Edit:
    return _several([kind(segment.id) for segment in segments_of(document, numbers)])


def _several(edits: Sequence[Edit]) -> Edit:
    return edits[0] if len(edits) == 1 else Several(tuple(edits))
