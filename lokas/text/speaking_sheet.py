"""Speaking time on one sheet: a web page that any browser shows, prints, and reads aloud; it needs nothing else.

Its bars are drawn beside a real table of the same numbers, so that nothing is told by length or by colour alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from lokas.text.export.labels import Labels
    from lokas.text.statistics import GroupShare, Speaking, Statistics

MINUTE_S, HOUR_S = 60, 3600

STYLE = """
body { font: 11pt/1.4 sans-serif; color: #000; background: #fff; margin: 2em auto; max-width: 60em; padding: 0 1em }
h1 { font-size: 1.4em; margin: 0 0 .2em } h2 { font-size: 1.1em; margin: 1.2em 0 .3em } p { margin: .2em 0 .6em }
table { border-collapse: collapse; width: 100% } caption { text-align: left }
th, td { text-align: right; padding: .25em .6em; border-bottom: 1px solid #888; vertical-align: middle }
th:first-child { text-align: left } td { white-space: nowrap } td.bar { width: 26% }
svg .line { stroke: #000; fill: none; vector-effect: non-scaling-stroke }
svg { width: 100%; height: 1.1em; display: block }
@media print { body { margin: 0; max-width: none } h2, tr { break-inside: avoid } }
@page { size: A4; margin: 15mm }
"""


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a meeting, such as a point of its agenda, with who spoke in it; "" is the whole of it.

    As the title of a further part, "" is what comes before the first point.
    """

    title: str
    statistics: Statistics


def speaking_sheet(
    title: str,
    parts: Sequence[Part],
    groups: Sequence[GroupShare],
    name_of: Callable[[str | None], str],
    labels: Labels,
) -> Iterator[str]:
    """The page, in pieces; who spoke stands in the order of the parts. `name_of` gives "" for nobody known."""
    heading = escape(f"{labels('speaking_title')} – {title}")
    yield f'<!DOCTYPE html>\n<html lang="{labels.language}">\n<meta charset="utf-8">\n<title>{heading}</title>\n'
    yield "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
    yield f"<style>{STYLE}</style>\n<h1>{heading}</h1>\n"
    for number, part in enumerate(parts):
        if number:
            yield f"<h2>{escape(part.title or labels('speaking_before'))}</h2>\n"
        yield from _part(part, name_of, labels)
    if groups:
        yield from _groups(groups, labels)
    if any(one.least_ms != one.most_ms for part in parts for one in part.statistics.people):
        yield f"<p>{escape(labels('speaking_interval'))}</p>\n"
    yield f"<p>{escape(labels('speaking_made'))}</p>\n</html>\n"


def time_told(time_ms: int) -> str:
    """A length of time: 4:05, 1:04:05."""
    seconds = round(time_ms / 1000)
    hours, minutes = seconds // HOUR_S, seconds // MINUTE_S % 60
    return f"{hours}:{minutes:02}:{seconds % 60:02}" if hours else f"{minutes}:{seconds % 60:02}"


def percent_told(share: float, labels: Labels) -> str:
    """A share of one as people write it."""
    return labels("speaking_percent", percent=round(100 * share))


def between_told(one: Speaking | GroupShare, labels: Labels) -> str:
    """The interval that follows from what is unsure; "" where it is less than a second."""
    least, most = time_told(one.least_ms), time_told(one.most_ms)
    return "" if least == most else labels("speaking_between", least=least, most=most)


def whole_told(found: Statistics, labels: Labels) -> str:
    """How long it is, and how long somebody spoke, nobody, several at once."""
    return labels(
        "speaking_whole",
        length=time_told(found.length_ms),
        speech=time_told(found.speech_ms),
        silence=time_told(found.silence_ms),
        together=time_told(found.together_ms),
    )


def _part(part: Part, name_of: Callable[[str | None], str], labels: Labels) -> Iterator[str]:
    yield f"<p>{escape(whole_told(part.statistics, labels))}</p>\n"
    columns = ("person", "time", "share", "picture", "interval_short", "turns", "longest", "pace", "together")
    yield from _table([labels(f"speaking_{one}") for one in columns], _rows(part.statistics, name_of, labels))


def _rows(found: Statistics, name_of: Callable[[str | None], str], labels: Labels) -> Iterator[list[str]]:
    most_ms = max((one.most_ms for one in found.people), default=0)
    for one in found.people:
        told = (str(one.turns), time_told(one.longest_ms), str(round(one.words_per_minute)), time_told(one.together_ms))
        yield [
            escape(name_of(one.speaker) or labels("unknown_speaker")),
            time_told(one.time_ms),
            escape(percent_told(one.share, labels)),
            _bar(one, most_ms),
            escape(between_told(one, labels)),
            *told,
        ]


def _groups(groups: Sequence[GroupShare], labels: Labels) -> Iterator[str]:
    yield f"<h2>{escape(labels('speaking_groups'))}</h2>\n"
    most_ms = max(one.most_ms for one in groups)
    columns = ("group", "time", "share", "picture", "interval_short", "spoke", "present", "present_share")
    rows = (
        [
            escape(one.group),
            time_told(one.time_ms),
            escape(percent_told(one.share, labels)),
            _bar(one, most_ms),
            escape(between_told(one, labels)),
            str(one.spoke),
            "" if one.present is None else str(one.present),
            "" if one.present_share is None else escape(percent_told(one.present_share, labels)),
        ]
        for one in groups
    )
    yield from _table([labels(f"speaking_{one}") for one in columns], rows)


def _table(columns: Sequence[str], rows: Iterator[list[str]]) -> Iterator[str]:
    """A table of cells that are HTML; the first cell of a row is its head."""
    head = "".join(f'<th scope="col">{escape(one)}</th>' for one in columns)
    yield f"<table>\n<thead><tr>{head}</tr></thead>\n<tbody>\n"
    for first, *cells in rows:
        told = "".join(f'<td class="bar">{one}</td>' if one.startswith("<svg") else f"<td>{one}</td>" for one in cells)
        yield f'<tr><th scope="row">{first}</th>{told}</tr>\n'
    yield "</tbody>\n</table>\n"


def _bar(one: Speaking | GroupShare, most_ms: int) -> str:
    """A bar of what is theirs; a line from what surely is to all that may be."""
    length, least, most = (100 * time_ms / max(1, most_ms) for time_ms in (one.time_ms, one.least_ms, one.most_ms))
    line = f'<path d="M{least:.1f} 10H{most:.1f}M{least:.1f} 5V15M{most:.1f} 5V15" class="line"/>'
    return (
        '<svg aria-hidden="true" viewBox="0 0 100 20" preserveAspectRatio="none">'
        f'<rect y="3" width="{length:.1f}" height="14" fill="#4a7fb5"/>{line if least != most else ""}</svg>'
    )
