"""What a check of captions finds: which rule is broken where, by how much, and what would mend it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How much a finding weighs: a cue with an error does not conform, one with warnings does."""

    ERROR = "error"
    WARNING = "warning"


class Rule(StrEnum):
    """What can be wrong, with the unit of its value and its limit."""

    LINE_TOO_LONG = "line_too_long"  # characters
    TOO_MANY_LINES = "too_many_lines"  # lines
    TOO_FAST = "too_fast"  # characters in the time the cue is shown
    TOO_SHORT = "too_short"  # ms on screen
    TOO_LONG = "too_long"  # ms on screen
    GAP_TOO_SMALL = "gap_too_small"  # ms until the next cue
    GAP_FLICKERS = "gap_flickers"  # ms until the next cue
    OVERLAP = "overlap"  # ms shared with the next cue
    GOES_BACK = "goes_back"  # ms from the start of the recording; the limit is the start of the cue before
    ENDS_BEFORE_START = "ends_before_start"  # ms on screen, none or less
    OUTSIDE_SOUND = "outside_sound"  # ms from the start of the recording; the limit is its length
    EMPTY = "empty"
    FORBIDDEN_BREAK = "forbidden_break"  # the words on both sides
    CUT_SENTENCE = "cut_sentence"  # characters between the cut and a better one
    MISSING_SPEAKER_MARK = "missing_speaker_mark"  # the line
    INVALID_CHARACTER = "invalid_character"  # the character, or what stands for it
    UNBALANCED = "unbalanced"  # percent of the line above
    UNREADABLE_TIME = "unreadable_time"  # the line of the file
    TIME_FORMAT = "time_format"  # the line of the file
    BLANK_LINE = "blank_line"
    STRAY_TEXT = "stray_text"  # the line of the file
    NO_HEADER = "no_header"
    ENCODING = "encoding"  # the encoding that was read instead of UTF-8
    NO_NUMBER = "no_number"
    NO_BLANK_LINE = "no_blank_line"


class Fix(StrEnum):
    """What would mend it; some with a value: a time in ms, or text."""

    REWRAP = "rewrap"
    SPLIT = "split"
    MERGE_NEXT = "merge_next"
    MERGE_PREVIOUS = "merge_previous"
    END_AT = "end_at"  # the time
    RETIME = "retime"
    REORDER = "reorder"
    REWORD = "reword"
    DELETE = "delete"
    MOVE_ON = "move_on"  # the word that belongs behind the break
    CUT_ELSEWHERE = "cut_elsewhere"
    MARK_SPEAKERS = "mark_speakers"
    REPLACE = "replace"  # what should stand there
    REMOVE = "remove"
    REWRITE = "rewrite"
    BY_HAND = "by_hand"


@dataclass(frozen=True, slots=True)
class Finding:
    """One rule broken in one place: a cue, counted from 1, or (`cue` None) the file as a whole.

    `line`: the line of the file, counted from 1, of what was found while reading it; else None. `Rule` says what
    `value` and `limit` measure, `Fix` what `fix_value` is.
    """

    rule: Rule
    severity: Severity
    cue: int | None
    fix: Fix
    value: float | str | None = None
    limit: float | None = None
    fix_value: int | str | None = None
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """What a check found. Speeds in characters per second; `longest_line` in characters; the rest are numbers of cues.

    `small_gaps`: gaps of one to eleven frames at 25 frames per second, which flicker. `cut_sentences`: cues that end
    inside a clause, whether or not they could have ended elsewhere.
    """

    profile: str
    language: str
    cues: int
    conforming: int
    fastest_cps: float
    longest_line: int
    overlaps: int
    under_one_second: int
    small_gaps: int
    cut_sentences: int
    missing_speaker_marks: int
    invalid_characters: int
    findings: tuple[Finding, ...]

    @property
    def conforms(self) -> bool:
        """Whether there is no error, in any cue or in the file itself."""
        return all(finding.severity is not Severity.ERROR for finding in self.findings)

    @property
    def share(self) -> float | None:
        """The share of cues that conform, in [0, 1]; None where there are no cues."""
        return self.conforming / self.cues if self.cues else None
