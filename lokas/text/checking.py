"""The check of captions against a profile: each rule is a function that looks at a cue and its neighbours.

The rules are those of the profiles (`profiles.toml`), of the language (`breaks.py`), and of the French charter for
captions: a mark for each speaker, a cue that goes forward in time. To add one, write such a function, add it to
`RULES`, and give its code its sentences in the command line.
"""

from __future__ import annotations

import math
import re
from itertools import pairwise
from typing import TYPE_CHECKING

import regex

from lokas.text.breaks import Break, rules_for
from lokas.text.characters import UNSPACED_LANGUAGES, characters, ends_clause, ends_sentence, width
from lokas.text.findings import Finding, Fix, Report, Rule, Severity
from lokas.text.in_place import DASHED, Place, merged, slower
from lokas.text.pieces import pieces
from lokas.text.profiles import LOWEST_SHARE, NEAR_CHARS
from lokas.types import Segment

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from lokas.text.profiles import Profile
    from lokas.types import Cue

FRAME_MS = 40
"""At 25 frames per second."""

FLICKER_FRAMES = 11
"""A gap of one to so many frames is seen as a flicker, not as a pause."""

ONE_SECOND_MS = 1000

WORDS_AROUND = 3
"""How many words on each side of a break its rules look at."""

_MARKED = re.compile(r"\s*(?:[-–—‐‑]|\[[^\]]{1,40}\]|[^\s:][^:]{0,40}:)")
"""How a line of another speaker begins: with a dash, or a name."""
SECOND_SPEAKER = re.compile(r"(?<=[.!?…\"'»”’)\]])\s{1,9}(?=[-–—]\s?[^\s\d-])")
"""What parts two speakers on one line: the dash of the second, behind the end of a sentence."""

_SENTENCE_END = re.compile(r"[.!?…؟।][\"'»”’)\]]*(?=\s|$)|[。！？]")

# Bytes of UTF-8 that were read as Windows-1252: an accented letter, a no-break space, a quote, the mark of a file's
# beginning. What French may hold by itself, such as a capital with an accent before a quote, is not among them.
_MOJIBAKE = re.compile(
    r"\u00c3[\u00a0-\u00bf\u20ac\u2030\u0160\u2021\u02c6]|\u00c2[\u00a0\u00ab\u00bb\u00b0\u00b7\u00b4]"
    r"|\u00e2\u20ac[\u2122\u0153\u009d\u0153\u201c\u201d\u00a6\u02dc]|\u00c5[\u201c\u2019](?=\w)|\u00ef\u00bb\u00bf"
)
_STRAY_TAG = re.compile(
    r"</?[A-Za-z][^<>]{0,200}>|\{\\[^{}]{0,200}\}|&(?:[a-z]{2,6}|#\d{1,6});|-->|\\[Nnh](?=\W|[A-Z]|$)"
)
_UNFIT = regex.compile(r"[\p{Cc}\p{Cs}\p{Co}\p{Zl}\p{Zp}\ufeff\ufffc\ufffd\ufffe\uffff]")


def check(
    cues: Sequence[Cue],
    profile: Profile,
    language: str = "",
    *,
    problems: Iterable[Finding] = (),
    sound_ms: int | None = None,
) -> Report:
    """Check cues, in the order of their file, against a profile and the break rules of a language ("" for none).

    `problems` were found while the file was read, and count; `sound_ms` is the length of the recording, None if nobody
    knows. Findings come in the order of the cues, what concerns the file as a whole first.
    """
    breaks = rules_for(language)
    places = [
        Place(number + 1, cue, before, after, profile, language, breaks, sound_ms)
        for number, (before, cue, after) in enumerate(zip([None, *cues], cues, [*cues[1:], None], strict=False))
    ]
    found = [*problems, *(finding for place in places for rule in RULES for finding in rule(place))]
    found.sort(key=lambda finding: finding.cue or 0)
    return _report(places, found, profile, language)


def _report(places: Sequence[Place], found: Sequence[Finding], profile: Profile, language: str) -> Report:
    def count(rule: Rule) -> int:
        return sum(finding.rule is rule for finding in found)

    wrong = {finding.cue for finding in found if finding.severity is Severity.ERROR} - {None}
    gaps = [place.gap_ms for place in places if place.gap_ms is not None]
    return Report(
        profile=profile.name,
        language=language,
        cues=len(places),
        conforming=len(places) - len(wrong),
        fastest_cps=max(
            (1000 * place.chars / place.duration_ms for place in places if place.duration_ms > 0), default=0
        ),
        longest_line=max((width(line) for place in places for line in place.cue.lines), default=0),
        overlaps=count(Rule.OVERLAP),
        under_one_second=sum(place.duration_ms < ONE_SECOND_MS for place in places),
        small_gaps=sum(0 < gap < (FLICKER_FRAMES + 1) * FRAME_MS for gap in gaps),
        cut_sentences=sum(_cuts_clause(place) for place in places),
        missing_speaker_marks=count(Rule.MISSING_SPEAKER_MARK),
        invalid_characters=count(Rule.INVALID_CHARACTER),
        findings=tuple(found),
    )


def _lines(place: Place) -> Iterator[Finding]:
    """How long the lines are, and how many."""
    soft, hard = place.line_chars
    most = place.profile.lines
    fix = Fix.REWRAP if place.fits_one_cue(place.chars) else Fix.SPLIT
    for line in place.cue.lines:
        if (length := width(line)) > hard:
            yield place.error(Rule.LINE_TOO_LONG, fix, length, hard)
        elif length > soft:
            yield place.warning(Rule.LINE_TOO_LONG, fix, length, soft)
    if len(place.cue.lines) > most:
        yield place.error(Rule.TOO_MANY_LINES, fix, len(place.cue.lines), most)


def _speed(place: Place) -> Iterator[Finding]:
    """Whether what stands there can be read: in the time there is, and in comfort."""
    if place.duration_ms <= 0:
        return
    most = place.profile.most_chars(place.duration_ms)
    comfortable = place.profile.readable_chars(place.duration_ms)
    if place.chars > most:
        fix, fix_value = slower(place, place.profile.most_chars)
        yield place.error(Rule.TOO_FAST, fix, place.chars, math.floor(most), fix_value)
    elif place.chars > comfortable:
        fix, fix_value = slower(place, place.profile.readable_chars)
        yield place.warning(Rule.TOO_FAST, fix, place.chars, math.floor(comfortable), fix_value)


def _duration(place: Place) -> Iterator[Finding]:
    """Whether the cue is on screen long enough, and not too long."""
    cue, profile, duration_ms = place.cue, place.profile, place.duration_ms
    if duration_ms <= 0:
        yield place.error(Rule.ENDS_BEFORE_START, Fix.RETIME, duration_ms)
    elif duration_ms < profile.shortest_ms:
        wanted_ms = cue.start_ms + profile.shortest_ms
        fix: tuple[Fix, int | None] = (Fix.END_AT, wanted_ms) if wanted_ms <= place.latest_end_ms else merged(place)
        yield place.error(Rule.TOO_SHORT, fix[0], duration_ms, profile.shortest_ms, fix[1])
    elif duration_ms > profile.longest_ms:
        one_line = place.chars <= place.line_chars[1]
        last_ms = cue.start_ms + profile.longest_ms
        fix = (Fix.END_AT, last_ms) if one_line else (Fix.SPLIT, None)
        yield place.error(Rule.TOO_LONG, fix[0], duration_ms, profile.longest_ms, fix[1])


def _order(place: Place) -> Iterator[Finding]:
    """Whether the cues follow one another, at a distance that the eye takes for a change or for a pause."""
    cue, profile, gap_ms = place.cue, place.profile, place.gap_ms
    if place.before is not None and cue.start_ms < place.before.start_ms:
        yield place.error(Rule.GOES_BACK, Fix.REORDER, cue.start_ms, place.before.start_ms)
    if place.sound_ms is not None and cue.end_ms > place.sound_ms:
        ends = cue.start_ms < place.sound_ms
        fix = Fix.END_AT if ends else Fix.RETIME
        yield place.error(Rule.OUTSIDE_SOUND, fix, cue.end_ms, place.sound_ms, place.sound_ms if ends else None)
    if gap_ms is None or place.duration_ms <= 0:
        return
    end_ms = cue.end_ms + gap_ms - profile.gap_ms
    fix = Fix.END_AT if end_ms > cue.start_ms else Fix.RETIME
    told = (fix, end_ms if fix is Fix.END_AT else None)
    if gap_ms < 0:
        yield place.error(Rule.OVERLAP, told[0], -gap_ms, 0, told[1])
    elif gap_ms < profile.gap_ms:
        yield place.error(Rule.GAP_TOO_SMALL, told[0], gap_ms, profile.gap_ms, told[1])
    elif profile.gap_ms < gap_ms < profile.close_ms:
        yield place.warning(Rule.GAP_FLICKERS, told[0], gap_ms, profile.close_ms, told[1])


def _emptiness(place: Place) -> Iterator[Finding]:
    if not place.chars:
        yield place.error(Rule.EMPTY, Fix.DELETE)


def _breaks(place: Place) -> Iterator[Finding]:
    """Whether a line, or the cue, ends where the language forbids it."""
    for upper, lower in pairwise(place.cue.lines):
        if not DASHED.match(lower) and (parted := _forbidden(place, upper, lower)):
            yield place.error(Rule.FORBIDDEN_BREAK, Fix.MOVE_ON, " | ".join(parted), fix_value=parted[0])
    if place.goes_on and place.after and (parted := _forbidden(place, place.cue.lines[-1], place.after.lines[0])):
        yield place.error(Rule.FORBIDDEN_BREAK, Fix.MOVE_ON, " | ".join(parted), fix_value=parted[0])


def _cuts(place: Place) -> Iterator[Finding]:
    """Whether a sentence is cut although it ends, or began, close by."""
    if not _cuts_clause(place) or not place.after:
        return
    # No mark needs more than the characters near the cut, and one that hangs on the last of them.
    tail = "".join(characters(place.cue.lines[-1])[-NEAR_CHARS - 1 :])
    head = "".join(characters(" ".join(place.after.lines)[: 8 * NEAR_CHARS])[: NEAR_CHARS + 1])
    back = [width(tail[mark.end() :].strip()) for mark in _SENTENCE_END.finditer(tail)]
    forward = [width(head[: mark.end()]) for mark in _SENTENCE_END.finditer(head)]
    near = [count for count in (back[-1:] + forward[:1]) if count <= NEAR_CHARS]
    if near:
        yield place.warning(Rule.CUT_SENTENCE, Fix.CUT_ELSEWHERE, min(near), NEAR_CHARS)


def _speakers(place: Place) -> Iterator[Finding]:
    """Whether each change of speaker that is known, or can be seen, has its mark."""
    if place.profile.speakers == "none":
        return
    cue = place.cue
    for line in cue.lines:
        if SECOND_SPEAKER.search(line):
            yield place.error(Rule.MISSING_SPEAKER_MARK, Fix.MARK_SPEAKERS, line)
    for (upper, lower), line in zip(pairwise(cue.speakers), cue.lines[1:], strict=False):
        if upper and lower and upper != lower and not _MARKED.match(line):
            yield place.error(Rule.MISSING_SPEAKER_MARK, Fix.MARK_SPEAKERS, line)
    continues = place.before and place.before.lines and not ends_sentence(place.before.lines[-1])
    dashes = [bool(DASHED.match(line)) for line in cue.lines]
    if any(dashes[1:]) and not dashes[0] and not cue.speakers and not continues:
        yield place.warning(Rule.MISSING_SPEAKER_MARK, Fix.MARK_SPEAKERS, cue.lines[0])


def _characters(place: Place) -> Iterator[Finding]:
    """Whether something stands there that no reader should see: one finding for each kind of it."""
    text = "\n".join(line.replace("\n", " ") for line in place.cue.lines)
    if match := _MOJIBAKE.search(text):
        yield place.error(Rule.INVALID_CHARACTER, Fix.REPLACE, match[0], fix_value=_repaired(match[0]))
    if match := _STRAY_TAG.search(text):
        yield place.error(Rule.INVALID_CHARACTER, Fix.REMOVE, match[0])
    if match := _UNFIT.search(text.replace("\n", " ")):
        yield place.error(Rule.INVALID_CHARACTER, Fix.REMOVE, f"U+{ord(match[0]):04X}")


def _balance(place: Place) -> Iterator[Finding]:
    """Whether the last line is a bit of text that looks lost."""
    for upper, lower in pairwise(place.cue.lines[-2:]):
        if DASHED.match(lower) or ends_sentence(upper) or not (width(upper) and lower):
            continue
        share = width(lower) / width(upper)
        is_orphan = place.language not in UNSPACED_LANGUAGES and len(_words(lower, place.language)) == 1
        if share < LOWEST_SHARE or is_orphan:
            yield place.warning(Rule.UNBALANCED, Fix.REWRAP, round(100 * share), round(100 * LOWEST_SHARE))


RULES: tuple[Callable[[Place], Iterator[Finding]], ...] = (
    _emptiness,
    _characters,
    _lines,
    _balance,
    _breaks,
    _cuts,
    _speakers,
    _duration,
    _speed,
    _order,
)


def _cuts_clause(place: Place) -> bool:
    """Whether the cue ends inside a clause that goes on in the next."""
    return place.goes_on and not ends_sentence(place.cue.lines[-1]) and not ends_clause(place.cue.lines[-1])


def _forbidden(place: Place, upper: str, lower: str) -> tuple[str, str] | None:
    """The words on both sides of a break between two lines, if it is forbidden."""
    before = _words(upper, place.language)[-WORDS_AROUND:]
    after = _words(lower, place.language)[:WORDS_AROUND]
    if not before or not after or place.breaks.kind(before, after) is not Break.FORBIDDEN:
        return None
    return before[-1], after[0]


def _words(line: str, language: str) -> list[str]:
    return [piece.text for piece in pieces(Segment(0, 0, 0, line, (), 1.0, language))]


def _repaired(garbled: str) -> str:
    """What was meant by bytes of UTF-8 that were read as Windows-1252."""
    return garbled.encode("cp1252", errors="replace").decode("utf-8", errors="replace").strip("\ufeff")
