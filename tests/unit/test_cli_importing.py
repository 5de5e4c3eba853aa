"""`lokas import` and `lokas backup`: what is said, what is written, and the exit code."""

from __future__ import annotations

import datetime as dt
import json
import zipfile

import pytest

from lokas.cli.meetings.importing import read_moment
from lokas.cli.transcribing import transcribe
from lokas.documents import document_of
from lokas.errors import OptionError
from lokas.meeting import Meeting, find_meetings
from tests.helpers.command import CommandLine
from tests.helpers.sounds import click_track, write_wav

EVENING = dt.datetime(2026, 3, 14, 18, 30, tzinfo=dt.UTC)


@pytest.fixture
def lokas(monkeypatch, capsys, tmp_path):
    monkeypatch.chdir(tmp_path)
    return CommandLine(monkeypatch, capsys, tmp_path / "Données")


@pytest.fixture
def sound(tmp_path):
    return write_wav(tmp_path / "2026-03-14 18h30 Conseil d'été.wav", click_track(3, 16_000)[0])


def meetings(tmp_path):
    return list(find_meetings(tmp_path / "Données" / "meetings"))


def test_an_import_says_where_the_meeting_is_and_notes_what_was_said_of_it(lokas, sound, tmp_path):
    ran = lokas("import", sound.name, "--tag", "budget", "--person", "Zoé", "--language", "fr", "--date", "2025-01-02")
    (meeting,) = meetings(tmp_path)
    assert (ran.code, ran.out) == (0, f"imported: {meeting.folder}\n")
    facts = meeting.facts
    assert (facts.title, facts.tags, facts.people, facts.language) == ("Conseil d'été", ("budget",), ("Zoé",), "fr")
    assert facts.began == dt.datetime(2025, 1, 2).astimezone()
    assert facts.imported.file == str(sound)


def test_one_file_that_cannot_be_taken_does_not_stop_the_next(lokas, sound, tmp_path):
    bad = tmp_path / "texte.mp3"
    bad.write_text("rien")
    ran = lokas("import", bad, sound, tmp_path / "absent.mp3", "--json")
    assert ran.code == 3
    (meeting,) = meetings(tmp_path)
    assert json.loads(ran.out) == [str(meeting.folder)]
    assert "texte.mp3" in ran.err
    assert "absent.mp3" in ran.err


def test_what_is_here_already_is_told_and_made_again_only_if_asked_for(lokas, sound, tmp_path):
    lokas("import", sound)
    ran = lokas("import", sound)
    assert ran.code == 3
    assert "is a meeting already" in ran.err
    assert lokas("import", sound, "--as-copy").code == 0
    assert len(meetings(tmp_path)) == 2


def test_a_moved_sound_is_given_to_its_meeting_by_name(lokas, sound, tmp_path):
    lokas("import", sound)
    moved = sound.rename(tmp_path / "ailleurs.wav")
    assert lokas("import", moved, "--to", "conseil").code == 0
    (meeting,) = meetings(tmp_path)
    assert meeting.sound_file() == moved
    other = write_wav(tmp_path / "autre.wav", click_track(2, 16_000)[0])
    ran = lokas("import", other, "--to", "conseil")
    assert ran.code == 3
    assert "--force" in ran.err


def test_a_text_is_given_to_a_meeting_and_the_one_it_had_is_set_aside(lokas, sound, tmp_path):
    lokas("import", sound)
    (meeting,) = meetings(tmp_path)
    captions = tmp_path / "AG.srt"
    captions.write_text("1\n00:00:01,000 --> 00:00:02,000\nOui.\n")
    assert lokas("import", captions, "--to", "conseil").code == 0
    assert [one.text for one in document_of(meeting).segments] == ["Oui."]
    captions.write_text("1\n00:00:01,000 --> 00:00:02,000\nNon.\n")
    ran = lokas("import", captions, "--to", "conseil")
    assert (ran.code, "--force" in ran.err) == (4, True)
    assert lokas("import", captions, "--to", "conseil", "--force").code == 0
    assert [one.text for one in document_of(meeting).segments] == ["Non."]
    (earlier,) = (meeting.folder / "earlier").iterdir()
    assert "Oui." in (earlier / "transcript.json").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("a.wav", "b.wav", "--title", "AG"), "--title goes with a single file"),
        (("a.wav", "b.wav", "--to", "AG"), "--to goes with a single file"),
        (("a.wav", "--date", "hier"), "“hier” is neither a day"),
        (("a.wav", "--language", "klingon"), "klingon"),
    ],
)
def test_options_that_cannot_be_used_are_refused_before_any_work(lokas, arguments, said):
    ran = lokas("import", *arguments)
    assert ran.code == 2
    assert said in ran.err


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2026-03-14", dt.datetime(2026, 3, 14).astimezone()),
        ("2026-03-14T18h30", dt.datetime(2026, 3, 14, 18, 30).astimezone()),
        ("2026-03-14T18h", dt.datetime(2026, 3, 14, 18).astimezone()),
        (" 2026-03-14 18:30 ", dt.datetime(2026, 3, 14, 18, 30).astimezone()),
        ("2026-03-14T18:30+05:00", dt.datetime.fromisoformat("2026-03-14T18:30+05:00")),
    ],
)
def test_a_moment_is_a_day_or_a_day_and_a_time(text, moment):
    assert read_moment(text) == moment
    with pytest.raises(OptionError):
        read_moment("")


def test_a_backup_of_one_meeting_has_its_name_and_comes_back_on_another_computer(lokas, sound, tmp_path, monkeypatch):
    lokas("import", sound)
    (meeting,) = meetings(tmp_path)
    ran = lokas("backup", "conseil", "--with-sound")
    file = tmp_path / f"{meeting.folder.name}.lokas"
    assert ran.code == 0
    assert f"{file.name} (meetings: 1" in ran.out
    monkeypatch.setenv("LOKAS_HOME", str(tmp_path / "ailleurs"))
    there = CommandLine(monkeypatch, lokas._capsys, tmp_path / "ailleurs")
    ran = there("import", file.name)
    assert ran.code == 0, ran.err
    (restored,) = find_meetings(tmp_path / "ailleurs" / "meetings")
    assert ran.out == f"imported: {restored.folder}\n"
    assert restored.facts.key == meeting.facts.key
    ran = there("import", file.name, language="fr")
    assert ran.code == 3
    assert "est déjà ici" in ran.err


def test_a_backup_of_everything_has_the_days_name_and_tells_what_it_lacks(lokas, sound, tmp_path):
    lokas("import", sound)
    Meeting.create(tmp_path / "Données" / "meetings", "AG", EVENING)
    ran = lokas("backup", "--json")
    told = json.loads(ran.out)
    assert told["path"] == str(tmp_path / f"Lokas {dt.date.today()}.lokas")
    assert (told["meetings"], told["left_out"], told["incomplete"]) == (2, [], [])
    assert "--with-sound" in ran.err
    assert zipfile.is_zipfile(told["path"])
    ran = lokas("backup")
    assert ran.code == 4
    assert lokas("backup", "--force").code == 0


def test_a_backup_goes_where_it_is_asked_to(lokas, sound, tmp_path):
    lokas("import", sound)
    (tmp_path / "clé").mkdir()
    assert lokas("backup", "--output", "clé").code == 0
    assert lokas("backup", "--output", "clé/tout").code == 0
    assert len(list((tmp_path / "clé").glob("*.lokas"))) == 2
    assert (tmp_path / "clé" / "tout.lokas").exists()


def test_nothing_to_back_up_and_a_meeting_that_is_unknown_are_told(lokas):
    assert lokas("backup").code == 3
    assert lokas("backup", "AG").code == 3


@pytest.fixture
def asked(lokas, monkeypatch):
    """A function that gives the paths of the requests that `lokas transcribe` makes, which are not carried out."""
    made = []
    monkeypatch.setattr(transcribe, "transcribe_all", lambda requests, *_, **__: made.extend(requests) or 0)

    def ask(*arguments):
        made.clear()
        ran = lokas("transcribe", *arguments)
        return ran, [request.path for request in made]

    return ask


def test_a_meeting_is_transcribed_by_its_name_and_a_file_by_its_path(lokas, asked, sound, tmp_path):
    lokas("import", sound)
    (meeting,) = meetings(tmp_path)
    assert asked("conseil", sound)[1] == [meeting.folder, sound]
    assert asked("absent.mp3")[1][0].name == "absent.mp3"
    ran, made = asked("inconnue")
    assert (ran.code, made) == (3, [])
    assert "inconnue" in ran.err
