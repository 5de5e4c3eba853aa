"""Transcripts to make documents of, edits at random, and what must hold of every document."""

from __future__ import annotations

import datetime as dt
import json
from itertools import pairwise
from pathlib import Path

from hypothesis import strategies as st

from lokas.files import write_atomic
from lokas.meeting import Meeting
from lokas.meeting.facts import MeetingFacts
from lokas.text.document import (
    AddMark,
    AsHeard,
    ChangeMark,
    Check,
    Join,
    JoinParagraph,
    Mark,
    MergeSpeakers,
    NewText,
    RemoveMark,
    RenameSpeaker,
    ReplaceAll,
    SetSpeaker,
    SetText,
    Several,
    Split,
    SplitParagraph,
)
from lokas.text.document.retiming import typed
from lokas.text.export import EXPORTERS
from lokas.types import Segment, Source, Transcript, Word

SHARED = Path(__file__).parents[3] / "shared" / "audio"
TALK = SHARED / "french-talk-3min.whisper-medium.json"


def spoken(number, text, start_ms, *, word_ms=300, language="fr", **others):
    """A segment whose words follow one another, each of the same length."""
    text = typed(text, language)
    parts = list(text) if language == "ja" else [f" {part}" for part in text.split(" ") if part]
    words = tuple(
        Word(start_ms + at * word_ms, start_ms + (at + 1) * word_ms, part, 0.9) for at, part in enumerate(parts)
    )
    end_ms = words[-1].end_ms if words else start_ms + 1000
    return Segment(number, start_ms, end_ms, text, words, 0.9, language, **others)


def transcript(*texts, speakers=(), gap_ms=700, language="fr", **others):
    """A segment for each text, with silence between them."""
    segments, start_ms = [], 500
    for number, text in enumerate(texts):
        speaker = speakers[number] if speakers else None
        segments.append(spoken(number, text, start_ms, language=language, speaker=speaker, **others))
        start_ms = segments[-1].end_ms + gap_ms
    return Transcript(Source("AG.mp3", start_ms + 5000), language, 0.99, tuple(segments))


def talk():
    """The French radio talk as Whisper medium heard it: 554 words."""
    told = json.loads(TALK.read_text(encoding="utf-8"))
    segments = tuple(_segment(number, one) for number, one in enumerate(told["segments"]))
    return Transcript(Source("french-talk-3min.mp3", 177_732), "fr", 0.99, segments)


def _segment(number, told):
    words = tuple(
        Word(round(one["start"] * 1000), round(one["end"] * 1000), f" {one['text']}", one["confidence"])
        for one in told["words"]
    )
    return Segment(number, words[0].start_ms, words[-1].end_ms, told["text"].strip(), words, told["confidence"], "fr")


def meeting_with(root, title, made, *, began=dt.datetime(2026, 3, 14, 18, 30, tzinfo=dt.UTC), **facts):
    """A meeting in a folder of `root` that has a transcript."""
    meeting = Meeting.create_with(root, MeetingFacts(title, began, **facts))
    write_atomic(meeting.transcript, EXPORTERS["json"].write(made))
    return meeting


def words_of(document):
    return [word for segment in document.segments for word in segment.words]


def assert_in_time(document):
    """Words stay in their segment and between their neighbours; segments do not overlap."""
    for segment in document.segments:
        assert len(segment.words) == len(segment.heard)
        assert 0 <= segment.start_ms <= segment.end_ms
        assert all(segment.start_ms <= word.start_ms <= word.end_ms <= segment.end_ms for word in segment.words)
        assert all(before.end_ms <= after.start_ms for before, after in pairwise(segment.words))
    assert all(before.end_ms <= after.start_ms for before, after in pairwise(document.segments))
    assert [segment.origin[0] for segment in document.segments[1:]] == [
        segment.origin[1] for segment in document.segments[:-1]
    ]


WORDS = ("oui", "non", "l'assemblée", "vote", "Bérault", "très", "bien,", "20", "000", "?", "—", "…", "«", "été.", "🎉")
TEXTS = st.one_of(
    st.lists(st.sampled_from(WORDS), max_size=8).map(" ".join),
    st.text(max_size=30),
)
TRANSCRIPTS = st.lists(TEXTS, min_size=1, max_size=5).flatmap(
    lambda texts: st.sampled_from(["fr", "en", "ja"]).flatmap(
        lambda language: st.sampled_from([0, 40, 700]).map(
            lambda gap_ms: transcript(
                *texts,
                speakers=[(None, "Anna", "Béa")[n % 3] for n in range(len(texts))],
                gap_ms=gap_ms,
                language=language,
            )
        )
    )
)

_PLACES = st.integers(0, 7)
_KEYS = st.sampled_from(["s1", "s2", "s3"])
_DETAILS = st.sampled_from([(), (("who", "Anna"), ("when", "mardi"))])
_SINGLE = st.one_of(
    st.builds(SetText, _PLACES, TEXTS),
    st.builds(ReplaceAll, st.lists(st.builds(NewText, _PLACES, TEXTS), max_size=3).map(tuple)),
    st.builds(AsHeard, _PLACES),
    st.builds(Check, _PLACES, st.one_of(st.none(), _PLACES)),
    st.builds(Split, _PLACES, _PLACES),
    st.builds(Join, _PLACES),
    st.builds(SplitParagraph, _PLACES),
    st.builds(JoinParagraph, _PLACES),
    st.builds(SetSpeaker, _PLACES, _PLACES, st.one_of(st.none(), _KEYS)),
    st.builds(RenameSpeaker, _KEYS, st.text(max_size=8)),
    st.builds(MergeSpeakers, _KEYS, _KEYS),
    st.builds(AddMark, st.sampled_from(["decision", "vote"]), _PLACES, _PLACES, st.text(max_size=8), _DETAILS),
    st.builds(ChangeMark, st.builds(Mark, _PLACES, st.just("note"), _PLACES, _PLACES, st.text(max_size=8))),
    st.builds(RemoveMark, _PLACES),
)
EDITS = st.one_of(_SINGLE, st.builds(Several, st.lists(_SINGLE, min_size=1, max_size=3).map(tuple)))
