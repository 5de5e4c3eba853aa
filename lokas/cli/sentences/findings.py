"""What a check of captions found, in words: what is wrong, by how much, and what would mend it."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lokas.cli.messages import Messages
    from lokas.text.findings import Finding

RULES = MappingProxyType(
    {
        "line_too_long": "captions.line_too_long",
        "too_many_lines": "captions.too_many_lines",
        "too_fast": "captions.too_fast",
        "too_short": "captions.too_short",
        "too_long": "captions.too_long",
        "gap_too_small": "captions.gap_too_small",
        "gap_flickers": "captions.gap_flickers",
        "overlap": "captions.overlap",
        "goes_back": "captions.goes_back",
        "ends_before_start": "captions.ends_before_start",
        "outside_sound": "captions.outside_sound",
        "empty": "captions.empty",
        "forbidden_break": "captions.forbidden_break",
        "cut_sentence": "captions.cut_sentence",
        "missing_speaker_mark": "captions.missing_speaker_mark",
        "invalid_character": "captions.invalid_character",
        "unbalanced": "captions.unbalanced",
        "unreadable_time": "captions.unreadable_time",
        "time_format": "captions.time_format",
        "blank_line": "captions.blank_line",
        "stray_text": "captions.stray_text",
        "no_header": "captions.no_header",
        "encoding": "captions.encoding",
        "no_number": "captions.no_number",
        "no_blank_line": "captions.no_blank_line",
    }
)
"""The sentence of each `Rule`."""

FIXES = MappingProxyType(
    {
        "rewrap": "captions.fix_rewrap",
        "split": "captions.fix_split",
        "merge_next": "captions.fix_merge_next",
        "merge_previous": "captions.fix_merge_previous",
        "end_at": "captions.fix_end_at",
        "retime": "captions.fix_retime",
        "reorder": "captions.fix_reorder",
        "reword": "captions.fix_reword",
        "delete": "captions.fix_delete",
        "move_on": "captions.fix_move_on",
        "cut_elsewhere": "captions.fix_cut_elsewhere",
        "mark_speakers": "captions.fix_mark_speakers",
        "replace": "captions.fix_replace",
        "remove": "captions.fix_remove",
        "rewrite": "captions.fix_rewrite",
        "by_hand": "captions.fix_by_hand",
    }
)
"""The sentence of each `Fix`."""

SEVERITIES = MappingProxyType({"error": "captions.error", "warning": "captions.warning"})

SECONDS = frozenset({"too_short", "too_long", "gap_too_small", "gap_flickers", "overlap", "ends_before_start"})
"""The rules whose value and limit are lengths of time."""

MOMENTS = frozenset({"goes_back", "outside_sound"})
"""The rules whose value and limit are times of the recording."""

FIGURES = (
    "fastest_cps",
    "longest_line",
    "overlaps",
    "under_one_second",
    "small_gaps",
    "cut_sentences",
    "missing_speaker_marks",
    "invalid_characters",
)


def message(finding: Finding, t: Messages) -> str:
    """What is wrong, by how much, and what would mend it."""
    value, limit = _measured(finding, finding.value, t), _measured(finding, finding.limit, t)
    wrong = t(RULES[finding.rule], value=value, limit=limit)
    return f"{wrong} {t(FIXES[finding.fix], value=_remedy(finding, t))}"


def _measured(finding: Finding, value: float | str | None, t: Messages) -> str:
    """A value or a limit as the sentence of the rule shows it."""
    if value is None or isinstance(value, str):
        return _visible(value or "")
    if finding.rule in SECONDS:
        return t.number(value / 1000, 3)
    return moment(int(value), t) if finding.rule in MOMENTS else t.number(value)


def _remedy(finding: Finding, t: Messages) -> str:
    value = finding.fix_value
    return moment(value, t) if isinstance(value, int) else _visible(value or "")


def _visible(text: str) -> str:
    """Text of a caption that does nothing to a terminal; its no-break spaces are of the kind that all of them have."""
    text = text.replace("\u202f", "\u00a0")
    return "".join(one if one.isprintable() or one == "\u00a0" else f"U+{ord(one):04X}" for one in text)


def moment(time_ms: int, t: Messages) -> str:
    """A time of the recording, to the millisecond, as the language writes it."""
    from lokas.text.export.facts import clock

    return clock(time_ms, "," if t.language == "fr" else ".")
