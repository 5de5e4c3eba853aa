"""A meeting's folder: its name, its files, where it stands, and what a crash or a stranger's copy leaves of it."""

from __future__ import annotations

import datetime as dt
import errno
import json
import os
import pickle
import shutil
import subprocess
import sys
import unicodedata
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lokas.errors import InputError, OutputError
from lokas.locks import hold
from lokas.meeting import Damaged, Meeting, find_meetings
from lokas.meeting.markers import Gap
from lokas.meeting.names import folder_name
from tests.helpers.source_code import ROOT

PARIS = dt.timezone(dt.timedelta(hours=1))
EVENING = dt.datetime(2026, 3, 14, 18, 30, tzinfo=PARIS)
RESERVED = ("CON", "nul.txt", "COM1", "...", "..", ".", " ", "", "lpt9.", "aux ")


@pytest.fixture
def root(tmp_path):
    return tmp_path / "Éloïse Château-Müller" / "réunions"


@pytest.fixture
def meeting(root):
    return Meeting.create(root, "Réunion d'été : bilan / budget", EVENING)


def close(meeting, why="stopped"):
    meeting.update(lambda facts: replace(facts, closed=why, closed_at=EVENING))


def test_a_folder_is_named_by_its_day_its_title_and_four_characters(meeting):
    day_and_title, _, key = meeting.folder.name.rpartition(" ")

    assert day_and_title == "2026-03-14 Réunion d'été bilan budget"
    assert key[0] + key[-1] == "[]"
    assert len(key) == 6
    assert key[1:-1].isalnum()
    assert key == key.lower()


@pytest.mark.parametrize(
    "title", [*RESERVED, "a" * 300, "👩‍👩‍👧" * 300, "é" * 300, "/etc/passwd", "..\\..\\x", "a\0b\nc"]
)
def test_any_title_makes_a_folder_and_is_kept_as_it_is(root, title):
    meeting = Meeting.create(root, title, EVENING)

    assert meeting.folder.parent == root
    assert meeting.facts.title == title
    assert Meeting.open(meeting.folder).facts.began == EVENING


@given(st.text())
def test_names_of_folders_suit_every_file_system(title):
    name = folder_name(title, EVENING)

    assert not set('<>:"/\\|?*') & set(name)
    assert name.isprintable() or {"\u200c", "\u200d"} & set(name)
    assert len(name.encode("utf-8")) <= 143
    assert name == unicodedata.normalize("NFC", name)
    assert name.startswith("2026-03-14 ")
    assert name.endswith("]")
    assert "  " not in name


def test_a_long_title_is_cut_between_characters_as_people_count_them(root):
    family = "👩‍👩‍👧"

    name = Meeting.create(root, family * 300, EVENING).folder.name

    title = name.split()[1]
    assert title == family * (len(title) // len(family))


def test_accents_of_either_form_make_the_same_name():
    composed = unicodedata.normalize("NFC", "Été à Nîmes")

    assert folder_name(unicodedata.normalize("NFD", composed), EVENING)[:-7] == f"2026-03-14 {composed}"


def test_two_meetings_of_the_same_minute_have_two_folders(root):
    folders = {Meeting.create(root, "AG", EVENING).folder for _ in range(20)}

    assert len(folders) == 20
    assert len(list(find_meetings(root))) == 20


def test_a_title_that_came_from_a_broken_file_name_can_be_written(root):
    assert Meeting.create(root, "caf\udce9", EVENING).facts.title == "caf?"


def test_a_folder_that_cannot_be_made_is_an_error(root):
    root.parent.mkdir()
    root.write_text("not a folder")

    with pytest.raises(OutputError, match=r"output\.not_writable"):
        Meeting.create(root, "AG", EVENING)


def test_moments_keep_the_offset_of_their_zone(root):
    noumea = dt.timezone(dt.timedelta(hours=11))

    meeting = Meeting.create(root, "AG", EVENING.astimezone(noumea))

    assert "2026-03-15T04:30:00+11:00" in meeting.facts_file.read_text(encoding="utf-8")
    assert meeting.facts.began == EVENING
    assert meeting.facts.began.utcoffset() == dt.timedelta(hours=11)


def test_a_meeting_is_its_folder_and_can_be_sent_to_another_process(meeting):
    assert pickle.loads(pickle.dumps(meeting)) == meeting == Meeting.open(meeting.folder)


def test_markers_are_read_back_by_their_time(meeting):
    late = meeting.add_marker("vote", 61_000, "12 pour,\n3 contre — « adopté »")
    early = meeting.add_marker("agenda", 5_000)

    assert meeting.markers() == (early, late)
    line = json.loads(meeting.markers_file.read_text(encoding="utf-8").splitlines()[0])
    assert line == {"at_ms": 61_000, "kind": "vote", "text": late.text, "time": late.time.isoformat()}
    assert late.time.tzinfo


def test_gaps_are_read_back(meeting):
    meeting.add_gap("device", 10_000, 2_500, in_file=True)
    meeting.add_gap("off_record", 4_000, 60_000, in_file=False)

    assert meeting.gaps() == (Gap(4_000, 60_000, "off_record", False), Gap(10_000, 2_500, "device", True))


def test_a_meeting_without_marks_has_none(meeting):
    assert meeting.markers() == ()
    assert meeting.gaps() == ()


@pytest.mark.parametrize("kept", range(1, 60, 7))
def test_a_torn_last_line_is_passed_over_and_the_next_one_is_whole(meeting, kept):
    first = meeting.add_marker("note", 1_000, "été")
    size = meeting.markers_file.stat().st_size
    meeting.add_marker("note", 2_000, "torn in the middle of an é")
    os.truncate(meeting.markers_file, size + kept)

    assert meeting.markers() == (first,)
    third = meeting.add_marker("note", 3_000, "after")
    assert meeting.markers() == (first, third)


def test_lines_that_are_no_markers_hide_none_of_the_others(meeting):
    first = meeting.add_marker("note", 1_000)
    with meeting.markers_file.open("a", encoding="utf-8") as file:
        file.writelines(
            f"{line}\n"
            for line in ("", "[]", "12", "{", '{"at_ms": -1}', '{"at_ms": true}', "[" * 100_000, '{"kind": "note"}')
        )
    last = meeting.add_marker("note", 2_000)

    assert meeting.markers() == (first, last)


def test_a_marker_of_a_kind_that_a_newer_lokas_knows_is_kept(meeting):
    meeting.markers_file.write_text('{"at_ms": 7, "kind": "motion", "text": "", "time": "2026-03-14T18:30:00Z"}\n')

    assert [marker.kind for marker in meeting.markers()] == ["motion"]


def test_a_file_that_notepad_saved_is_understood(meeting):
    marker = meeting.add_marker("note", 1_000, "été")
    text = meeting.markers_file.read_text(encoding="utf-8").replace("\n", "\r\n")
    meeting.markers_file.write_bytes(b"\xef\xbb\xbf" + text.encode("utf-8"))

    assert meeting.markers() == (marker,)


def test_several_processes_may_mark_at_once(meeting):
    code = (
        "import sys; from pathlib import Path; from lokas.meeting import Meeting\n"
        "m = Meeting.open(Path(sys.argv[1]))\n"
        "for n in range(50): m.add_marker('note', n, 'é' * 200)"
    )
    started = [start(code, meeting.folder) for _ in range(3)]

    assert [process.communicate(timeout=60) and process.returncode for process in started] == [0, 0, 0]
    assert len(meeting.markers()) == 150


def test_the_log_tells_when_what_was_done(meeting):
    meeting.log("meeting.made")
    meeting.log("sound.changed", device="Micro d'été", path=meeting.folder.parent.parent.name)

    first, second = meeting.log_file.read_text(encoding="utf-8").splitlines()
    assert first.endswith(" meeting.made")
    assert dt.datetime.fromisoformat(first.split()[0]).tzinfo
    assert second.endswith(""" sound.changed {"device": "Micro d'été", "path": "Éloïse Château-Müller"}""")


def test_a_new_meeting_is_planned(meeting):
    assert meeting.state() == "planned"


def test_sound_that_nobody_closed_is_interrupted_and_closing_makes_it_recorded(meeting):
    meeting.sound.write_bytes(b"fLaC")
    assert meeting.state() == "interrupted"

    close(meeting)
    assert meeting.state() == "recorded"

    meeting.transcript.write_text("{}")
    assert meeting.state() == "transcribed"


def test_a_meeting_whose_sound_went_is_still_recorded(meeting):
    meeting.sound.write_bytes(b"fLaC")
    close(meeting)
    meeting.sound.unlink()

    assert meeting.state() == "recorded"


def test_a_held_lock_is_a_recording_whatever_else_is_there(meeting):
    meeting.sound.write_bytes(b"fLaC")
    with hold(meeting.lock):
        assert meeting.state() == "recording"
        meeting.facts_file.write_text("half of a ta")
        assert meeting.state() == "recording"


def test_a_meeting_copied_while_it_is_recorded_is_interrupted_where_it_was_copied_to(meeting, tmp_path):
    meeting.sound.write_bytes(b"fLaC")
    with hold(meeting.lock):
        copy = Meeting.open(shutil.copytree(meeting.folder, tmp_path / "clé USB" / "renommée"))

        assert copy.state() == "interrupted"
        assert copy.facts == meeting.facts


def test_a_killed_recorder_leaves_an_interrupted_meeting(meeting):
    meeting.sound.write_bytes(b"fLaC")
    code = (
        "import sys, time; from pathlib import Path; from lokas.locks import hold\n"
        "with hold(Path(sys.argv[1])):\n    print('held', flush=True); time.sleep(600)"
    )
    recorder = start(code, meeting.lock)
    assert recorder.stdout.readline() == "held\n"
    assert meeting.state() == "recording"

    recorder.kill()
    recorder.communicate()

    assert meeting.state() == "interrupted"


def test_meetings_are_found_by_name_at_any_depth_of_years_and_groups(root):
    second = Meeting.create(root, "B", EVENING + dt.timedelta(days=1))
    first = Meeting.create(root, "A", EVENING)
    old = Meeting.create(root / "2025" / "bureau", "C", EVENING.replace(year=2025))
    Meeting.create(root / ".Trash-1000" / "files", "D", EVENING)
    (root / "2024").mkdir()
    (root / "notes.txt").write_text("x")

    assert list(find_meetings(root)) == [old, first, second]


def test_a_link_that_leads_back_is_no_trap(root, meeting):
    (root / "retour").symlink_to(root, target_is_directory=True)

    assert list(find_meetings(root)) == [meeting]


def test_where_no_meeting_was_made_none_is_found(root):
    assert list(find_meetings(root)) == []


def test_a_root_that_is_a_file_is_an_error(root):
    root.parent.mkdir()
    root.write_text("x")

    with pytest.raises(InputError, match=r"input\.not_readable"):
        list(find_meetings(root))


def test_damaged_meetings_are_told_and_hide_none_of_the_others(root):
    good, torn, newer, lost = (Meeting.create(root, title, EVENING) for title in "ABCD")
    torn.facts_file.write_bytes(b"title = \xff")
    newer.facts_file.write_text('format = "lokas.meeting"\nversion = "2.0"\n')
    lost.facts_file.unlink()
    lost.sound.write_bytes(b"fLaC")

    found = list(find_meetings(root))

    assert found[0] == good
    assert [(one.folder, one.error.code) for one in found[1:] if isinstance(one, Damaged)] == [
        (torn.folder, "meeting.damaged"),
        (newer.folder, "meeting.newer"),
        (lost.folder, "meeting.missing"),
    ]
    assert torn.facts_file.read_bytes() == b"title = \xff"


def test_a_folder_without_meeting_is_said_to_be_none(tmp_path):
    with pytest.raises(InputError, match=r"meeting\.missing"):
        Meeting.open(tmp_path)
    with pytest.raises(InputError, match=r"meeting\.missing"):
        Meeting.open(tmp_path / "nowhere")


def test_a_change_makes_no_file_in_a_folder_that_is_no_meeting(tmp_path):
    with pytest.raises(InputError, match=r"meeting\.missing"):
        close(Meeting(tmp_path))
    assert not list(tmp_path.iterdir())


def test_a_meeting_on_a_medium_that_cannot_be_written_can_be_read(meeting, monkeypatch):
    meeting.sound.write_bytes(b"fLaC")
    marker = meeting.add_marker("note", 1_000)
    forbid_writing(monkeypatch)

    assert Meeting.open(meeting.folder).state() == "interrupted"
    assert meeting.markers() == (marker,)
    for change in (lambda: close(meeting), lambda: meeting.add_marker("note", 2_000), lambda: meeting.log("a.b")):
        with pytest.raises(OutputError, match=r"output\.not_writable"):
            change()


def test_reading_a_meeting_and_telling_its_state_writes_nothing(meeting):
    meeting.sound.write_bytes(b"fLaC")
    before = {path.name: path.stat().st_mtime_ns for path in meeting.folder.iterdir()}

    assert Meeting.open(meeting.folder).state() == "interrupted"
    assert meeting.markers() == ()
    assert {path.name: path.stat().st_mtime_ns for path in meeting.folder.iterdir()} == before


def forbid_writing(monkeypatch):
    """What the kernel answers on a stick with its switch on; modes of files do not hold a test that runs as root."""
    system = os.open

    def refuse(path, flags, *more):
        if flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT):
            raise OSError(errno.EROFS, os.strerror(errno.EROFS), path)
        return system(path, flags, *more)

    monkeypatch.setattr(os, "open", refuse)


def start(code, *arguments):
    return subprocess.Popen(
        [sys.executable, "-c", code, *map(str, arguments)],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(str(ROOT / name) for name in ("", "ui", "models"))},
    )
