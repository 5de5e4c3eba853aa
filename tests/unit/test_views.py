"""What a running job looks like on a terminal, in a pipe, and to a program."""

import io
import json
from dataclasses import replace

import pytest
from rich.console import Console

from lokas.cli.messages import Messages, choose_language, clock
from lokas.cli.transcribing.summary import COSTS, summarise, summary_fields
from lokas.cli.transcribing.views import JsonView, LiveView, PlainView, watch
from lokas.errors import Cancelled
from lokas.jobs import Job, Lane, LanguageDetected, Notice, Progress, SegmentHeard, Started
from lokas.types import Coverage, Footprint, Segment, Source, Transcript, Word

SEGMENT = Segment(0, 1000, 3000, " [Bonjour] à tous. ", (Word(1000, 3000, " Bonjour", 0.9),), 0.9, "fr")
EVENTS = [
    Started("réunion.flac", 60_000),
    LanguageDetected("fr", 0.97),
    SegmentHeard(SEGMENT),
    Progress(30_000, 60_000),
    Notice("input.cut", {"path": "réunion.flac", "duration_ms": 60_000}),
    Progress(60_000, 60_000),
]


@pytest.fixture(params=["fr", "en"])
def messages(request):
    return Messages(request.param)


def play(view, events=EVENTS):
    for event in events:
        view.show(event)
    view.stopping()
    view.close()


def test_a_pipe_gets_the_text_alone_and_the_rest_goes_to_the_log(messages):
    out, log = io.StringIO(), io.StringIO()
    play(PlainView(messages, Console(file=out), Console(file=log, width=40), text=True))
    assert out.getvalue() == "[Bonjour] à tous.\n"
    lines = log.getvalue().splitlines()
    assert "réunion.flac" in lines[0]
    assert "97" in lines[1]
    assert len(lines) == 4


def test_a_terminal_gets_text_and_a_bar(messages):
    screen = io.StringIO()
    play(LiveView(messages, Console(file=screen, force_terminal=True, width=100), text=True), EVENTS[:4])
    shown = screen.getvalue()
    assert "[Bonjour] à tous." in shown
    assert "0:30 / 1:00" in shown


def test_a_download_is_shown_in_bytes():
    screen = io.StringIO()
    view = LiveView(Messages("en"), Console(file=screen, force_terminal=True, width=100), text=False, sizes=True)
    view.show(Progress(1_500_000, 3_000_000))
    view.close()
    assert "1.5 MB / 3.0 MB" in screen.getvalue()


def test_a_program_gets_one_object_per_event():
    out = io.StringIO()
    play(JsonView(out))
    events = [json.loads(line) for line in out.getvalue().splitlines()]
    assert [event["event"] for event in events] == [
        "Started", "LanguageDetected", "SegmentHeard", "Progress", "Notice", "Progress", "Stopping",
    ]  # fmt: skip
    assert events[2]["segment"]["words"][0] == {"start_ms": 1000, "end_ms": 3000, "text": " Bonjour", "confidence": 0.9}


class Interrupted(JsonView):
    """A person who presses Ctrl-C at the first event."""

    def show(self, event):
        first = not self._out.getvalue()
        super().show(event)
        if first:
            raise KeyboardInterrupt


@pytest.mark.parametrize("finishes", [True, False])
def test_ctrl_c_stops_the_work_and_waits_for_its_step(finishes):
    def work(emit, token):
        emit(Progress(1, 2))
        while not token.cancelled:
            pass
        emit(Progress(2, 2))
        if not finishes:
            token.check()

    out = io.StringIO()
    with Lane("views") as lane, pytest.raises(Cancelled):
        watch(Job(lane, work), Interrupted(out))
    assert [json.loads(line)["event"] for line in out.getvalue().splitlines()] == ["Progress", "Stopping", "Progress"]


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({"LANG": "fr_FR.UTF-8"}, "fr"),
        ({"LANG": "en_GB.UTF-8"}, "en"),
        ({"LANG": "de_DE.UTF-8"}, "en"),
        ({"LANG": "C"}, "en"),
        ({"LC_ALL": "fr_CA.UTF-8", "LANG": "en_US.UTF-8"}, "fr"),
        ({"LC_ALL": "", "LC_MESSAGES": "fr_BE", "LANG": "en_US.UTF-8"}, "fr"),
        ({"LOKAS_LANGUAGE": "en", "LANG": "fr_FR.UTF-8"}, "en"),
        ({"LOKAS_LANGUAGE": "klingon", "LANG": "fr_FR.UTF-8"}, "fr"),
    ],
)
def test_the_language_is_the_one_asked_for_or_the_systems(environment, language):
    assert choose_language(environment) == language


@pytest.mark.parametrize(
    ("ms", "text"), [(0, "0:00"), (61_999, "1:01"), (3_600_000, "1:00:00"), (360_000_000, "100:00:00")]
)
def test_times_are_read_as_clocks(ms, text):
    assert clock(ms) == text


def test_numbers_and_sizes_follow_the_language():
    assert Messages("fr").size(1_500_000_000) == "1,5 Go"
    assert Messages("en").size(1_500_000_000) == "1.5 GB"
    assert Messages("en").size(999) == "999 B"
    assert Messages("en").number(0.25, 1) == "0.2"


# doubts, and what is said at the end


DOUBTED = replace(SEGMENT, text="Sous-titres.", words=(), doubts=("invented",))
UNHEARD = replace(SEGMENT, text="", words=(), doubts=("not_transcribed",))


@pytest.mark.parametrize(
    ("segment", "seen"), [(DOUBTED, "[?] Sous-titres."), (UNHEARD, "[inaudible]"), (replace(SEGMENT, text=" "), None)]
)
def test_text_that_is_doubted_is_never_shown_as_if_it_had_been_said(segment, seen):
    out, screen = io.StringIO(), io.StringIO()
    play(PlainView(Messages("fr"), Console(file=out), Console(file=io.StringIO()), text=True), [SegmentHeard(segment)])
    play(LiveView(Messages("fr"), Console(file=screen, width=100), text=True), [SegmentHeard(segment)])
    assert out.getvalue().splitlines() == ([seen] if seen else [])
    assert (screen.getvalue().splitlines()[0] == f"   0:01 {seen}") is bool(seen)


def made(*segments, coverage=None, footprint=None):
    return Transcript(Source("a.wav", 60_000), "fr", 1.0, segments, {}, coverage, footprint)


MEASURED = made(
    DOUBTED, SEGMENT, UNHEARD, DOUBTED,
    coverage=Coverage(60_000, 58_500), footprint=Footprint(252.4, 330.1, 0.9174, "estimate"),
)  # fmt: skip


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (
            "fr",
            (
                "97\u00a0% de la parole est transcrite. 2 passages sont marqués comme douteux. "
                "Durée du travail\u00a0: 4\u00a0min\u00a012\u00a0s\u00a0; "
                "0,92\u00a0Wh estimés d'après le temps de processeur."
            ),
        ),
        (
            "en",
            (
                "97 % of the speech is transcribed. 2 passages are marked as doubtful. "
                "Time taken: 4 min 12 s; 0.92 Wh estimated from processor time."
            ),
        ),
    ],
)
def test_the_end_tells_how_complete_the_text_is_and_what_it_cost(language, said):
    assert summarise(MEASURED, Messages(language)) == said


def test_the_end_says_nothing_of_what_is_not_known(messages):
    assert summarise(made(SEGMENT), messages) == ""
    assert summarise(made(coverage=Coverage(0, 0)), messages) == ""


def test_one_doubt_is_said_in_the_singular(messages):
    assert summarise(made(DOUBTED), messages).startswith("1 passage ")


@pytest.mark.parametrize(
    ("seconds", "said"),
    [(0.0, "0 s"), (59.4, "59 s"), (59.6, "1 min 0 s"), (3599.9, "1 h 0 min"), (36_660.0, "10 h 11 min")],
)
def test_lengths_of_time_have_two_units(seconds, said):
    cost = summarise(made(footprint=Footprint(seconds, 1.0, None, "unknown")), Messages("en"))
    assert cost == f"Time taken: {said}."


@pytest.mark.parametrize("method", COSTS)
def test_every_way_of_measuring_has_its_sentence(messages, method):
    said = summarise(made(footprint=Footprint(1.0, 1.0, 12.34, method)), messages)
    assert "12" in said
    assert "Wh" in said


def test_the_ways_of_measuring_are_told_apart(messages):
    ends = {summarise(made(footprint=Footprint(1.0, 1.0, 1.0, method)), messages) for method in COSTS}
    assert len(ends) == len(COSTS)


def test_a_program_gets_what_is_known_as_fields():
    assert summary_fields(MEASURED) == {
        "language": "fr",
        "coverage": {"speech_ms": 60_000, "transcribed_ms": 58_500},
        "footprint": {"wall_s": 252.4, "cpu_s": 330.1, "watt_hours": 0.9174, "method": "estimate"},
        "doubtful": 2,
    }
    assert summary_fields(made()) == {"language": "fr", "coverage": None, "footprint": None, "doubtful": 0}
