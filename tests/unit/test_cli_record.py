"""`lokas record`: its options, its keys, what it shows and says, and a terminal that is given back."""

from __future__ import annotations

import datetime as dt
import io
import json
import os
import signal
import sys
from contextlib import nullcontext
from dataclasses import replace
from pathlib import Path

import pytest
from rich.console import Console

from lokas.audio.recorder_state import RecorderStatus
from lokas.audio.sources import SoundSource
from lokas.cli.messages import Messages
from lokas.cli.recording import desk, opening
from lokas.cli.recording import session as recording
from lokas.cli.recording import view as recording_view
from lokas.cli.recording.keyboard import NoKeyboard, open_keyboard
from lokas.cli.recording.record import Wish, read_length
from lokas.cli.transcribing.views import JsonView
from lokas.errors import Cancelled, EngineError, InputError, ModelError, OptionError, OutputError
from lokas.jobs import Notice, Progress, SegmentHeard
from lokas.meeting import Meeting
from lokas.places import Places
from lokas.types import Segment
from lokas.workspace import Workspace
from tests.helpers.command import CommandLine
from tests.helpers.recorders import ScriptedKeyboard, ScriptedLink

AT_WORK = RecorderStatus("recording", recorded_ms=61_000)
NO_MODEL = ModelError("model.none_installed", recommended="small", size_bytes=486_212_372)
SPOKEN = SegmentHeard(Segment(0, 1_000, 2_000, " Bonjour à tous.", (), 0.9, "fr"))


@pytest.fixture
def lokas(monkeypatch, capsys, tmp_path):
    return CommandLine(monkeypatch, capsys, tmp_path)


@pytest.fixture
def english():
    return Messages("en")


@pytest.fixture
def asked(lokas, monkeypatch):
    """A function that gives the wish that a command line makes, which is not carried out."""
    made = []
    monkeypatch.setattr(recording, "record", lambda wish, _t: made.append(wish) or 0)

    def ask(*arguments):
        made.clear()
        ran = lokas("record", *arguments)
        assert ran.code == 0, ran.err
        return made[0]

    return ask


def terminal_of(out):
    return Console(file=out, force_terminal=True, width=140, color_system=None)


class Screen:
    """A `RecordingView` that keeps what it is told."""

    def __init__(self):
        self.moments, self.events, self.said = [], [], []

    def update(self, moment):
        self.moments.append(moment)

    def hear(self, event):
        self.events.append(event)

    def say(self, text):
        self.said.append(text)

    def close(self):
        pass


def test_without_options_the_microphone_is_recorded_and_nothing_else_is_asked(asked):
    assert asked() == Wish()
    assert asked("Conseil d'été").title == "Conseil d'été"


def test_what_is_recorded_is_one_source_or_two(asked):
    assert asked("--computer").kinds == ("computer",)
    assert asked("--both", "--source", "Blue").kinds == ("microphone", "computer")
    assert asked("--rate", 48_000).rate == 48_000


def test_live_text_includes_what_is_left_after_the_end(asked):
    wish = asked("--live", "--model", "small", "--language", "fr", "--format", "odt, srt")
    assert (wish.live, wish.transcribe, wish.model, wish.language) == (True, True, "small", "fr")
    assert wish.formats == ("odt", "srt")
    assert not asked("--transcribe").live


def test_consent_and_objections_can_be_told_by_a_script(asked):
    wish = asked("--consent", "read", "--objection", "Anne", "--objection", "Paul", "--retention", 30)
    assert (wish.consent, wish.objections, wish.retention_days) == ("read", ("Anne", "Paul"), 30)


@pytest.mark.parametrize(
    ("text", "minutes"),
    [("2h", 120), ("1h30", 90), ("90min", 90), ("45", 45), (" 1 h 15 m ", 75)],
)
def test_a_length_is_read_as_people_write_it(text, minutes):
    assert read_length(text) == 60_000 * minutes


@pytest.mark.parametrize("text", ["", "h", "2 jours", "0", "0h", "-2h", "1:30"])
def test_what_is_no_length_is_refused(text):
    with pytest.raises(OptionError) as raised:
        read_length(text)
    assert (raised.value.code, raised.value.data) == ("option.bad_length", {"value": text})


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--rate", 44_100), "--rate"),
        (("--consent", "maybe"), "--consent"),
        (("--computer", "--both"), "--computer and --both do not go together"),
        (("--plan", "soon"), "“soon” is not a length of time"),
        (("--language", "klingon"), "klingon"),
        (("--retention", "-1"), "--retention"),
    ],
)
def test_options_that_cannot_be_used_are_refused_before_anything_is_recorded(lokas, options, said):
    ran = lokas("record", *options)
    assert ran.code == 2
    assert said in ran.err


@pytest.fixture
def pressed(english):
    """A function that presses keys one by one, and gives the commands that came of it."""

    def press(keys, status=AT_WORK, link=None):
        link = link or ScriptedLink()
        table = desk.Desk(link, Screen(), english)
        for key in keys:
            table.press(key, status)
        return link.commands

    return press


@pytest.mark.parametrize(
    ("key", "kind"), [("a", "agenda"), ("D", "decision"), ("v", "vote"), ("c", "action"), (" ", "note")]
)
def test_one_key_marks_a_moment_at_the_time_it_is_pressed(pressed, key, kind):
    assert pressed([key]) == [("mark", kind, "", 61_000)]


def test_keys_pause_go_on_and_put_off_the_record(pressed):
    assert pressed("p") == [("pause",)]
    assert pressed("p", RecorderStatus("paused")) == [("resume",)]
    assert pressed("o") == [("off_record", True)]
    assert pressed("o", RecorderStatus("off_record")) == [("off_record", False)]


@pytest.mark.parametrize("key", ["q", "\r", "\n"])
def test_a_key_stops_once(pressed, key):
    assert pressed([key, "", key]) == [("stop",)]


def test_keys_that_mean_nothing_do_nothing(pressed):
    assert pressed(["", "z", "é", "\x1b", "\x7f"]) == []


def test_a_note_is_typed_and_keeps_the_time_it_was_begun_at(english):
    link = ScriptedLink()
    table = desk.Desk(link, Screen(), english)
    table.press("n", RecorderStatus("recording", recorded_ms=1_000))
    for key in ["q", "u", "o", "x", "\x7f", "r", "u", "m", " ", "é", "", "\x01"]:
        table.press(key, RecorderStatus("recording", recorded_ms=9_000))
    assert table.typed == "quorum é"
    table.press("\r", RecorderStatus("recording", recorded_ms=9_000))
    assert link.commands == [("mark", "note", "quorum é", 1_000)]
    assert table.typed is None


def test_escape_drops_a_note(pressed):
    assert pressed(["n", "x", "\x1b", "p"]) == [("pause",)]


def test_ctrl_c_stops_in_good_order_also_while_a_note_is_typed(english):
    link = ScriptedLink()
    table = desk.Desk(link, Screen(), english)
    table.press("n", RecorderStatus("recording"))
    with desk.interrupts_stop(table):
        os.kill(os.getpid(), signal.SIGINT)
        table.press("", RecorderStatus("recording"))
    assert link.commands == [("stop",)]
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


def test_a_stop_that_could_not_be_written_is_told_and_tried_again(english):
    full = OutputError("output.disk_full", path="control.jsonl", reason="No space left on device")
    link, screen = ScriptedLink(refuse=[full]), Screen()
    table = desk.Desk(link, screen, english)
    table.press("q", RecorderStatus("recording"))
    assert "full" in screen.said[0]
    table.press("", RecorderStatus("recording"))
    assert link.commands == [("stop",)]


@pytest.fixture
def moment():
    status = RecorderStatus(
        "recording", recorded_ms=3_723_000, levels=(0.5, 0.0), sources=("Micro de la salle", "Haut-parleurs"),
        bytes_free=12_000_000_000,
    )  # fmt: skip
    return recording_view.Moment(status, 60_000_000, behind_ms=12_000)


def test_a_terminal_shows_state_meters_counters_and_keys(english, moment):
    out = io.StringIO()
    view = recording_view.LiveRecordingView(english, terminal_of(out))
    view.update(moment)
    view.hear(SPOKEN)
    view.close()
    shown = out.getvalue()
    for part in (
        "● Recording  1:02:03",
        "█",
        "−6 dB",
        "Micro de la salle",
        "0 samples missed",
        "(200 h)",
        "12 s behind",
    ):
        assert part in shown
    assert "0:01 Bonjour à tous." in shown
    assert "off the record" in shown


def test_a_terminal_without_its_own_letters_gets_others(english, moment):
    out = io.TextIOWrapper(io.BytesIO(), encoding="ascii", errors="replace")
    view = recording_view.LiveRecordingView(english, terminal_of(out))
    view.update(moment)
    view.close()
    out.seek(0)
    assert "* Recording" in (shown := out.read())
    assert "#" in shown


def test_lines_tell_changes_and_notices_and_no_more(english, moment):
    out, log = io.StringIO(), io.StringIO()
    view = recording_view.PlainRecordingView(english, Console(file=out, width=200), Console(file=log, width=200))
    for _ in range(3):
        view.update(moment)
    view.update(replace(moment, status=replace(moment.status, state="off_record")))
    view.hear(SPOKEN)
    view.hear(Notice("result.no_speech", {"path": "x"}))
    assert out.getvalue().strip() == "Bonjour à tous."
    lines = log.getvalue().splitlines()
    assert len(lines) == 3
    assert lines[0].startswith("Recording  1:02:03")
    assert lines[1].startswith("OFF THE RECORD")


def test_programs_get_an_object_a_line(moment):
    out = io.StringIO()
    view = recording_view.JsonRecordingView(JsonView(out))
    view.update(moment)
    view.update(moment)
    view.hear(SPOKEN)
    first, second = map(json.loads, out.getvalue().splitlines())
    assert (first["event"], first["state"], first["recorded_ms"]) == ("Recording", "recording", 3_723_000)
    assert first["text_behind_ms"] == 12_000
    assert second["event"] == "SegmentHeard"


def test_a_notice_is_shown_once_though_the_recorder_forgets_the_oldest():
    one, two, three = (Notice("recording.low", {"minutes": number}) for number in range(3))
    assert recording_view.new_notices((), (one, two)) == (one, two)
    assert recording_view.new_notices((one, two), (one, two)) == ()
    assert recording_view.new_notices((one, two), (two, three)) == (three,)
    assert recording_view.new_notices((one,), (one, one)) == (one,)


def test_loudness_is_told_in_decibels_of_full_scale():
    assert recording_view.decibels(1.0) == 0
    assert round(recording_view.decibels(0.5)) == -6
    assert recording_view.decibels(0.0) == -60


@pytest.mark.parametrize(("keys", "read"), [(["x", "\r"], True), (["n"], False), (["", "N"], False)])
def test_the_text_is_shown_before_and_a_key_says_whether_it_was_read(english, capsys, keys, read):
    wish = Wish(association="Les Amis du Lac", language="fr", objections=("Anne ne veut pas.",))
    consent = opening.ask_consent(wish, ScriptedKeyboard(keys), english)
    assert (consent.read_at is not None) is read
    assert "Les Amis du Lac" in consent.text
    assert " ".join(consent.text.split()) in " ".join(capsys.readouterr().err.split())
    assert [one.text for one in consent.objections] == ["Anne ne veut pas."]


def test_where_nobody_can_press_a_key_consent_is_what_the_option_says(english, capsys):
    assert opening.ask_consent(Wish(consent="read"), NoKeyboard(), english).read_at is not None
    assert opening.ask_consent(Wish(consent="not-read"), ScriptedKeyboard([]), english).read_at is None
    capsys.readouterr()
    assert opening.ask_consent(Wish(), NoKeyboard(), english).read_at is None
    assert "was not read" in capsys.readouterr().err


def test_a_meeting_without_a_title_is_called_by_its_hour(english):
    facts = opening.facts_of(Wish(retention_days=30), None, english)
    assert facts.title == f"Meeting at {facts.began:%H:%M}"
    assert facts.retention_days == 30


@pytest.fixture
def place(tmp_path):
    return Meeting.create(tmp_path / "réunions", "Été", dt.datetime(2026, 3, 14, 18, 30, tzinfo=dt.UTC))


class FinishedText:
    """A job of a live transcription, which tells what it is given and ends as it is told."""

    def __init__(self, *events, error=None):
        self.events, self.error, self.over, self.cancelled = list(events), error, error is not None, False

    def cancel(self):
        self.over = self.cancelled = True

    def reported(self):
        told, self.events = self.events, []
        return iter(told)

    def result(self):
        if self.error:
            raise self.error
        raise Cancelled


class Desktop:
    """The part of a `Workspace` that a session needs."""

    def __init__(self, job=None):
        self.job, self.asked = job, []

    def transcribe(self, request):
        self.asked.append(request)
        return self.job


@pytest.fixture
def attended(place, english, monkeypatch):
    """A function that runs a session until its keys have stopped it; gives exit code and screen."""

    def attend(keys, wish=None, job=None, states=None):
        screen, workspace = Screen(), Desktop(job)
        monkeypatch.setattr(recording, "make_recording_view", lambda *_, **__: screen)
        link = ScriptedLink(place, states or [RecorderStatus("recording", recorded_ms=5_000)])
        code = recording.Session(workspace, link, wish or Wish(), english).run(ScriptedKeyboard(keys))
        return code, screen, link, workspace

    return attend


def test_after_the_stop_it_says_where_the_meeting_is_and_what_is_missing(attended, place, capsys):
    place.add_gap("pause", 3_000, 60_000, in_file=False)
    code, *_ = attended(["", "q"])
    said = capsys.readouterr().err
    assert code == 0
    assert str(place.folder) in said
    assert "0 samples missed" in said
    assert "at 0:03: pause, 1:00" in said
    assert f'lokas transcribe "{place.folder}"' in said


def test_programs_are_told_the_same(attended, place, capsys):
    place.add_marker("vote", 1_000, "pour : 12")
    attended(["q"], Wish(as_json=True))
    (line,) = capsys.readouterr().out.splitlines()
    told = json.loads(line)
    assert (told["event"], told["folder"], told["markers"], told["missed_samples"]) == (
        "Recorded",
        str(place.folder),
        1,
        0,
    )


@pytest.mark.parametrize(("code", "expected"), [("sound.not_available", InputError), ("recording.died", OutputError)])
def test_a_recorder_that_failed_is_told_with_its_reason(attended, capsys, code, expected):
    failed = RecorderStatus("failed", error=Notice(code, {"reason": "Host error", "path": "x"}))
    ended, *_ = attended([], states=[failed])
    assert ended == expected.exit_code
    assert capsys.readouterr().err


def test_live_text_is_shown_with_its_delay_and_a_key_ends_it_alone(attended, capsys):
    job = FinishedText(SPOKEN, Progress(2_000, 5_000))
    code, screen, link, workspace = attended(["", "", "t", "", "q"], Wish(live=True, transcribe=True), job)
    assert screen.events == [SPOKEN]
    assert 3_000 in [moment.behind_ms for moment in screen.moments]
    assert screen.moments[-1].behind_ms is None
    assert job.cancelled
    assert len(workspace.asked) == 1
    assert link.commands == [("stop",)]
    assert code == 0


@pytest.mark.parametrize("error", [NO_MODEL, EngineError("engine.out_of_memory")])
def test_text_that_cannot_be_made_does_not_end_the_recording_and_is_told_by_the_exit_code(attended, error, english):
    job = FinishedText(error=error)
    code, screen, link, workspace = attended(["", "", "d", "q"], Wish(live=True, transcribe=True), job)
    assert english.error(error) in screen.said
    assert [command[0] for command in link.commands] == ["mark", "stop"]
    assert len(workspace.asked) == 1
    assert code == error.exit_code


def test_nothing_under_way_cannot_be_found_again(lokas):
    ran = lokas("record", "--attach")
    assert ran.code == 3
    assert "No recording is under way" in ran.err


@pytest.fixture
def sources(monkeypatch):
    found = [
        SoundSource("a", "Micro de la salle", "microphone", True),
        SoundSource("b", "Micro du casque", "microphone", False),
        SoundSource("c", "Haut-parleurs", "computer", True),
    ]
    monkeypatch.setattr("lokas.audio.sources.sources", lambda system: found)
    return found


def test_sources_are_listed_with_the_default_marked(lokas, sources):
    ran = lokas("sources")
    assert ran.code == 0
    assert ran.out.splitlines()[0] == "Micro de la salle (microphone), default"
    assert ran.out.splitlines()[1] == "Micro du casque (microphone)"
    assert json.loads(lokas("sources", "--json").out)[2]["kind"] == "computer"


def test_a_source_is_chosen_for_each_channel(sources, tmp_path):
    with Workspace(Places(tmp_path)) as workspace:
        assert opening.choose_sources(workspace, Wish()) == (sources[0],)
        assert opening.choose_sources(workspace, Wish(source="casque")) == (sources[1],)
        both = Wish(source="casque", kinds=("microphone", "computer"))
        assert opening.choose_sources(workspace, both) == (sources[1], sources[2])


@pytest.mark.parametrize(("level", "said"), [(0.3, "Fine"), (0.0, "Nothing is heard")])
def test_the_room_check_says_how_well_the_room_is_heard_and_what_to_do(
    lokas, sources, monkeypatch, meeting, level, said
):
    def listen(_capture, seconds, on_peak):
        on_peak(0.5)
        return level * meeting[: int(seconds * 16_000)]

    monkeypatch.setattr("lokas.audio.listening.listen", listen)
    ran = lokas("record", "--check")
    assert ran.code == 0, ran.err
    assert "Micro de la salle" in ran.err
    assert ran.out.startswith(said)
    assert "difference" in ran.out
    assert json.loads(lokas("record", "--check", "--json-progress").out)["clipped_share"] == 0.0


def test_a_recording_begins_with_its_facts_and_ends_with_its_folder(lokas, sources, monkeypatch, place):
    begun = []

    def record(_workspace, facts, request, ready):
        begun.append((facts, request, ready))
        return ScriptedLink(place, [RecorderStatus("stopped", recorded_ms=5_000, reason="stopped")])

    monkeypatch.setattr("lokas.workspace.Workspace.ready_recorder", lambda _: nullcontext("ready"))
    monkeypatch.setattr("lokas.workspace.Workspace.record", record)
    ran = lokas("record", "Été", "--consent", "read", "--source", "casque", "--plan", "2h", "--association", "Les Amis")
    assert ran.code == 0, ran.err
    ((facts, request, ready),) = begun
    assert (facts.title, facts.association) == ("Été", "Les Amis")
    assert facts.consent.read_at is not None
    assert (request.sources, request.rate, request.planned_ms) == ((sources[1],), 16_000, 7_200_000)
    assert ready == "ready"
    assert str(place.folder) in ran.err


def test_a_recording_under_way_is_found_again(lokas, monkeypatch, place):
    link = ScriptedLink(place, [RecorderStatus("stopped", recorded_ms=5_000, reason="stopped")])
    monkeypatch.setattr("lokas.workspace.Workspace.recordings_under_way", lambda _: [None, link])
    ran = lokas("record", "--attach")
    assert ran.code == 0
    assert str(place.folder) in ran.err


def test_what_waits_to_be_recovered_is_told_before_each_recording(english, monkeypatch, capsys):
    class Waiting:
        def recordings_to_recover(self):
            return [None, None]

    opening.offer_recovery(Waiting(), english)
    assert "2 recordings were not closed" in capsys.readouterr().err


def test_there_is_nothing_to_recover_where_nothing_was_interrupted(lokas):
    ran = lokas("recover")
    assert ran.code == 0
    assert "closed and whole" in ran.err


pty = pytest.importorskip("pty", reason="Windows has no terminals of this kind")


@pytest.fixture
def terminal(monkeypatch):
    """The other end of a terminal that standard input is."""
    master, slave = pty.openpty()
    with open(slave, closefd=False) as stdin:
        monkeypatch.setattr(sys, "stdin", stdin)
        yield master, slave
    os.close(master)
    os.close(slave)


def test_keys_come_one_by_one_and_the_terminal_is_given_back(terminal):
    termios = pytest.importorskip("termios")
    master, slave = terminal
    before = termios.tcgetattr(slave)

    def type_and_fail():
        with open_keyboard() as keyboard:
            assert keyboard.present
            assert termios.tcgetattr(slave) != before
            os.write(master, "aé".encode())
            assert [keyboard.read(1), keyboard.read(1), keyboard.read(0)] == ["a", "é", ""]
            os.write(master, b"\x1b[A")
            assert keyboard.read(0.2) == ""
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        type_and_fail()
    assert termios.tcgetattr(slave) == before


def test_without_a_terminal_there_are_no_keys(monkeypatch):
    with Path(os.devnull).open() as nothing:
        monkeypatch.setattr(sys, "stdin", nothing)
        with open_keyboard() as keyboard:
            assert not keyboard.present
            assert keyboard.read(0) == ""
