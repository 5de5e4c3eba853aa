"""`lokas stats`: who spoke for how long in a meeting, with what is unsure told as an interval."""

# Typer reads the annotations: see `app.py`.

import json
import sys
from dataclasses import asdict, replace
from typing import TYPE_CHECKING, Annotated

import typer

from lokas.cli.editing.correcting import meeting_named
from lokas.cli.messages import Messages, clock
from lokas.errors import OptionError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lokas.meeting import Meeting
    from lokas.text.document import Document
    from lokas.text.statistics import GroupShare, Speaking, Statistics


def register(app: typer.Typer, t: Messages) -> None:
    """Add the command to `app`."""

    @app.command(help=t("help.stats"), epilog=t("help.exit_codes"))
    def stats(
        meeting: Annotated[str, typer.Argument(help=t("help.library_meeting"), metavar=t("help.library_name"))],
        points: Annotated[bool, typer.Option("--points", help=t("help.stats_points"))] = False,
        ranked: Annotated[bool, typer.Option("--ranked", help=t("help.stats_ranked"))] = False,
        group: Annotated[list[str] | None, typer.Option(help=t("help.stats_group"), metavar="NAME=GROUP")] = None,
        present: Annotated[list[str] | None, typer.Option(help=t("help.stats_present"), metavar="GROUP=N")] = None,
        as_csv: Annotated[bool, typer.Option("--csv", help=t("help.stats_csv"))] = False,
        as_html: Annotated[bool, typer.Option("--html", help=t("help.stats_html"))] = False,
        as_json: Annotated[bool, typer.Option("--json", help=t("help.json"))] = False,
    ) -> None:
        refuse_several({"--csv": as_csv, "--html": as_html, "--json": as_json})
        with meeting_named(meeting) as found:
            page = Page(found, t, pairs("--group", group or []), counts("--present", present or []), ranked=ranked)
            if as_csv:
                sys.stdout.writelines(page.csv())
            elif as_html:
                sys.stdout.writelines(page.html(points=points))
            elif as_json:
                typer.echo(json.dumps(page.values(points=points), ensure_ascii=False, indent=1))
            else:
                typer.echo("\n".join(page.lines(points=points)))


def refuse_several(asked: "Mapping[str, bool]") -> None:
    """Raise `OptionError` ``option.exclusive`` (first, second) where more than one of these was given."""
    given = [option for option, is_given in asked.items() if is_given]
    if len(given) > 1:
        raise OptionError("option.exclusive", first=given[0], second=given[1])


def pairs(option: str, given: list[str]) -> dict[str, str]:
    """What was given as NAME=GROUP. Raises `OptionError` ``option.bad_pair`` (option, value)."""
    found = {}
    for text in given:
        name, sign, value = (part.strip() for part in text.partition("="))
        if not (name and sign and value):
            raise OptionError("option.bad_pair", option=option, value=text)
        found[name] = value
    return found


def counts(option: str, given: list[str]) -> dict[str, int]:
    """What was given as GROUP=NUMBER. Raises as `pairs`."""
    found = pairs(option, given)
    for name, value in found.items():
        if not value.isdecimal():
            raise OptionError("option.bad_pair", option=option, value=f"{name}={value}")
    return {name: int(value) for name, value in found.items()}


def person_values(name: str | None, one: "Speaking") -> dict[str, object]:
    """One person for programs."""
    return {
        "key": one.speaker,
        "name": name,
        "time_ms": one.time_ms,
        "least_ms": one.least_ms,
        "most_ms": one.most_ms,
        "share": round(one.share, 4),
        "turns": one.turns,
        "longest_ms": one.longest_ms,
        "words": one.words,
        "words_per_minute": round(one.words_per_minute),
        "together_ms": one.together_ms,
    }


class Page:
    """The statistics of a meeting, told in the ways there are. `groups`: by the names of speakers."""

    def __init__(
        self,
        meeting: "Meeting",
        t: Messages,
        groups: "Mapping[str, str]",
        present: "Mapping[str, int]",
        *,
        ranked: bool,
    ) -> None:
        from lokas.cli.editing.pointing import known_speaker
        from lokas.documents import document_of
        from lokas.speakers import turns_of
        from lokas.text.document import redacted
        from lokas.text.document.redaction import hidden_in

        self._t, self._present, self._ranked = t, present, ranked
        whole = document_of(meeting)
        self._title = hidden_in(whole, meeting.facts.title)
        self._document: Document = redacted(whole)
        self._turns = turns_of(meeting)
        self._groups = {known_speaker(self._document, name).key: group for name, group in groups.items()}

    def csv(self) -> "Iterator[str]":
        """The table."""
        from lokas.text.statistics import statistics_csv

        return statistics_csv(self._whole(), self._name)

    def html(self, *, points: bool) -> "Iterator[str]":
        """A sheet to print, with bars drawn."""
        from lokas.text.export.labels import Labels
        from lokas.text.speaking_sheet import Part, speaking_sheet
        from lokas.text.statistics import by_point

        found = self._whole()
        stretches = by_point(self._document, self._turns) if points else []
        parts = [Part("", found), *(Part(one.title, one.statistics) for one in stretches)]
        ordered = [
            replace(one, statistics=replace(one.statistics, people=self._people(one.statistics))) for one in parts
        ]
        labels = Labels("fr" if self._t.language == "fr" else "en")
        name_of = self._document.name_of
        return speaking_sheet(self._title, ordered, self._by_group(found), lambda key: name_of(key) or "", labels)

    def values(self, *, points: bool) -> dict[str, object]:
        """All of it for programs."""
        from lokas.text.statistics import by_point

        found = self._whole()
        told = self._values(found) | {"groups": [_group_values(one) for one in self._by_group(found)]}
        if points:
            told["points"] = [
                {"title": one.title, "start_ms": one.span.start_ms, "end_ms": one.span.end_ms}
                | self._values(one.statistics)
                for one in by_point(self._document, self._turns)
            ]
        return told

    def lines(self, *, points: bool) -> "Iterator[str]":
        """All of it for people."""
        from lokas.text.statistics import by_point

        found = self._whole()
        yield from self._lines(found)
        if any(clock(one.least_ms) != clock(one.most_ms) for one in found.people):
            yield self._t("stats.about_interval")
        for one in self._by_group(found):
            yield self._group(one)
        for point in by_point(self._document, self._turns) if points else []:
            yield ""
            yield self._t("stats.point", title=point.title or self._t("stats.before"), at=clock(point.span.start_ms))
            yield from self._lines(point.statistics)

    def _whole(self) -> "Statistics":
        from lokas.text.statistics import statistics_of

        return statistics_of(self._document, self._turns)

    def _by_group(self, found: "Statistics") -> "list[GroupShare]":
        from lokas.text.statistics import by_group

        return by_group(found, self._groups, self._present) if self._groups or self._present else []

    def _people(self, found: "Statistics") -> "tuple[Speaking, ...]":
        return tuple(sorted(found.people, key=lambda one: -one.time_ms)) if self._ranked else found.people

    def _lines(self, found: "Statistics") -> "Iterator[str]":
        whole = {"length": found.length_ms, "speech": found.speech_ms, "silence": found.silence_ms}
        times = {name: clock(time_ms) for name, time_ms in whole.items()}
        yield self._t("stats.whole", **times, together=clock(found.together_ms))
        for one in self._people(found):
            yield self._person(one)

    def _person(self, one: "Speaking") -> str:
        t = self._t
        least, most = clock(one.least_ms), clock(one.most_ms)
        time = clock(one.time_ms) if least == most else t("stats.between", least=least, most=most)
        told = t(
            "stats.person",
            name=self._name(one.speaker),
            time=time,
            percent=t.number(100 * one.share),
            turns=one.turns,
            longest=clock(one.longest_ms),
            pace=t.number(one.words_per_minute),
        )
        return told + (t("stats.together", time=clock(one.together_ms)) if one.together_ms >= 1000 else "")  # noqa: PLR2004

    def _group(self, one: "GroupShare") -> str:
        t = self._t
        share = t.number(100 * one.share)
        told = t("stats.group", group=one.group, time=clock(one.time_ms), percent=share, spoke=one.spoke)
        if one.present_share is None:
            return told
        return told + t("stats.present", count=one.present, percent=t.number(100 * one.present_share))

    def _values(self, found: "Statistics") -> dict[str, object]:
        return {
            "length_ms": found.length_ms,
            "speech_ms": found.speech_ms,
            "silence_ms": found.silence_ms,
            "together_ms": found.together_ms,
            "people": [person_values(self._document.name_of(one.speaker), one) for one in self._people(found)],
        }

    def _name(self, speaker: str | None) -> str:
        return self._document.name_of(speaker) or self._t("show.unknown_voice")


def _group_values(one: "GroupShare") -> dict[str, object]:
    return asdict(one)
