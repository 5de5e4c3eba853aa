"""When the words of a window are said: from the alignment of its tokens with the sound to words of the recording.

Whisper's attention tells well where a word ends, and badly where one begins after a pause: it lays the pause before
the word on the word. So words are trimmed to where the VAD hears a voice.
"""

from __future__ import annotations

import math
import sys
from dataclasses import replace
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, Any, TypeAlias

from lokas.types import Word

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from lokas.speech.whisper.phrases import Phrase
    from lokas.types import Span, Window

Aligned: TypeAlias = dict[str, Any]

SLACK_MS = 500
"""How far the alignment may place a word outside the times the model wrote for its phrase (faster-whisper's figure)."""

LONGEST_BREATH_MS = 200
"""More silence than this at a word's edge is a pause, not a soft consonant."""

LEAST_VOICE_MS = 60
"""Less voice than this before a pause is the end of another word."""

LONGEST_HOP_MS = 1000
"""How far in front of a pause a word may have been laid that belongs behind it."""


def share_out(
    aligned: Iterable[Aligned], phrases: Sequence[Phrase], merge_marks: Callable[[list[Aligned]], None] = lambda _: None
) -> list[list[Word]]:
    """The aligned words of each phrase, timed in the window.

    `aligned`: faster-whisper's (word, tokens, start and end in seconds, probability), of all phrases one after the
    other. `merge_marks` puts the punctuation of one phrase to its words: it must not reach into the next phrase.
    """
    shared: list[list[Aligned]] = [[] for _ in phrases]
    ends = list(accumulate(len(phrase.tokens) for phrase in phrases))
    number = taken = 0
    for word in aligned:
        while number < len(phrases) - 1 and taken >= ends[number]:
            number += 1
        taken += len(word["tokens"])
        shared[number].append(word)
    for words in shared:
        merge_marks(words)
    return [
        [_word(word, phrase) for word in words if word["word"].strip()]
        for words, phrase in zip(shared, phrases, strict=True)
    ]


def place(words: Iterable[Word], window: Window) -> list[list[Word]]:
    """The words of a phrase, timed in the window, as words of the recording; a new list behind each cut."""
    placed: list[list[Word]] = [[] for _ in range(len(window.cuts) + 1)]
    for word in words:
        beside = _beside_cuts(word, window.cuts)
        span = window.span(beside.start_ms, beside.end_ms)
        timed = replace(word, start_ms=span.start_ms, end_ms=span.end_ms)
        placed[sum(cut <= beside.start_ms for cut in window.cuts)].append(_trim(timed, window.speech))
    return [_follow_on(part, window.speech) for part in placed if part]


def probability(value: float) -> float:
    """A plain number in [0, 1] with four decimals; what is not a number is no confidence at all."""
    return round(min(max(float(value), 0.0), 1.0), 4) if math.isfinite(value) else 0.0


def _word(aligned: Aligned, phrase: Phrase) -> Word:
    """Seconds become milliseconds here, once."""
    earliest, latest = max(0, phrase.start_ms - SLACK_MS), phrase.end_ms + SLACK_MS
    start_ms = min(max(round(float(aligned["start"]) * 1000), earliest), latest)
    end_ms = min(max(round(float(aligned["end"]) * 1000), start_ms), latest)
    # A meeting has some ten words for each that it has not said before: they share their texts.
    return Word(start_ms, end_ms, sys.intern(aligned["word"]), probability(aligned["probability"]))


def _beside_cuts(word: Word, cuts: Sequence[int]) -> Word:
    """A word laid over silence that was left out belongs to the side that has most of it."""
    edges = [word.start_ms, *(cut for cut in cuts if word.start_ms < cut < word.end_ms), word.end_ms]
    start_ms, end_ms = max(pairwise(edges), key=lambda side: side[1] - side[0])
    return replace(word, start_ms=start_ms, end_ms=end_ms)


def _trim(word: Word, speech: Sequence[Span]) -> Word:
    """Without the pauses it was laid over: what is left is the part with most voice, if there is a voice in it."""
    parts: list[tuple[int, int]] = []
    for span in speech:
        start_ms, end_ms = max(span.start_ms, word.start_ms), min(span.end_ms, word.end_ms)
        if end_ms <= start_ms:
            continue
        if parts and start_ms - parts[-1][1] <= LONGEST_BREATH_MS:
            parts[-1] = parts[-1][0], end_ms
        else:
            parts.append((start_ms, end_ms))
    if not parts:
        return word
    start_ms, end_ms = max(parts, key=lambda part: part[1] - part[0])
    return replace(
        word,
        start_ms=start_ms if start_ms - word.start_ms > LONGEST_BREATH_MS else word.start_ms,
        end_ms=end_ms if word.end_ms - end_ms > LONGEST_BREATH_MS else word.end_ms,
    )


def _follow_on(words: Sequence[Word], speech: Sequence[Span]) -> list[Word]:
    """Words that were laid into or before a pause, with no voice of their own, go to the word behind it."""
    settled: list[Word] = []
    for word in reversed(words):
        following = settled[-1] if settled else None
        if following is None or not _is_adrift(word, following, speech):
            settled.append(word)
        else:
            settled.append(replace(word, start_ms=following.start_ms, end_ms=following.start_ms))
    return settled[::-1]


def _is_adrift(word: Word, following: Word, speech: Sequence[Span]) -> bool:
    pause_ms = following.start_ms - word.end_ms
    voice_ms = sum(max(0, min(span.end_ms, word.end_ms) - max(span.start_ms, word.start_ms)) for span in speech)
    return LONGEST_BREATH_MS < pause_ms <= LONGEST_HOP_MS and voice_ms < LEAST_VOICE_MS
