"""`lokas list`, `rename`, `tag`, `delete`, `restore` and `open`: what a person sees of them, and what they do."""

from __future__ import annotations

import datetime as dt
import io
import json
import shutil
import sys
from dataclasses import replace

import pytest

from lokas.cli.messages import Messages
from lokas.meeting import Meeting
from lokas.meeting.facts import Imported
from tests.helpers.command import CommandLine

EVENING = dt.datetime(2026, 3, 14, 18, 30, tzinfo=dt.UTC)


@pytest.fixture
def home(tmp_path):
    return tmp_path / "Éloïse Château-Müller"


@pytest.fixture
def lokas(monkeypatch, capsys, home):
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    return CommandLine(monkeypatch, capsys, home)


@pytest.fixture
def make(home):
    def made(title, days=0, **facts):
        meeting = Meeting.create(home / "meetings", title, EVENING - dt.timedelta(days=days))
        meeting.update(lambda known: replace(known, **facts))
        return meeting

    return made


class Keyboard(io.StringIO):
    """A person at a terminal who types this."""

    def isatty(self):
        return True


def key_of(meeting):
    return meeting.folder.name[-5:-1]


class TestList:
    def test_each_meeting_is_a_line_the_newest_first(self, lokas, make):
        ended = EVENING + dt.timedelta(hours=1, minutes=2, seconds=3)
        old = make("Budget\nannuel", 9, closed="stopped", reviewed=EVENING)
        old.transcript.write_text('{"format": "lokas.transcript", "source": {"duration_ms": 61000}}', encoding="utf-8")
        new = make("Assemblée", closed="stopped", ended=ended, tags=("AG", "été 2026"))

        ran = lokas("list")

        assert ran.code == 0
        assert ran.err == ""
        assert ran.out.splitlines() == [
            f"{key_of(new)}  2026-03-14  1:02:03  recorded  Assemblée #AG #été 2026",
            f"{key_of(old)}  2026-03-05  1:01     reviewed  Budget annuel",
        ]

    def test_what_a_file_holds_does_not_steer_the_terminal(self, lokas, make):
        make("AG \x1b[2J", tags=("\x9b31m",))

        assert not {"\x1b", "\x9b"} & set(lokas("list").out)

    def test_without_meetings_it_says_how_to_get_one(self, lokas):
        ran = lokas("list")

        assert (ran.code, ran.out) == (0, "")
        assert "lokas record" in ran.err

    def test_meetings_are_chosen_by_tag_state_and_day(self, lokas, make):
        make("Un", 1, tags=("Été", "AG"))
        make("Deux", 2, tags=("ÉTÉ",), closed="stopped")
        make("Trois", 3)

        def titles(*options, **language):
            return [
                line.split()[-1] for line in lokas("list", *options, **language).out.replace(" #", "#").splitlines()
            ]

        assert titles("--tag", "ete") == ["Un#Été#AG", "Deux#ÉTÉ"]
        assert titles("--tag", "ete", "--tag", "ag") == ["Un#Été#AG"]
        assert titles("--state", "recorded") == titles("--state", "Enregistree", language="fr") == ["Deux#ÉTÉ"]
        assert titles("--from", "2026-03-12", "--to", "2026-03-12") == ["Deux#ÉTÉ"]
        assert "No meeting is like that" in lokas("list", "--tag", "x").err

    def test_a_state_that_is_none_is_refused_with_those_there_are(self, lokas):
        ran = lokas("list", "--state", "lost", language="fr")

        assert ran.code == 2
        assert "à relire" in ran.err

    def test_json_holds_all_that_is_known_with_stable_names(self, lokas, make, home):
        meeting = make("Assemblée", tags=("AG",), people=("Zoé",))

        told = json.loads(lokas("list", "--json", language="fr").out)

        assert told == {
            "meetings": [
                {
                    "folder": str(meeting.folder),
                    "key": key_of(meeting),
                    "id": meeting.facts.key,
                    "title": "Assemblée",
                    "began": "2026-03-14T18:30:00+00:00",
                    "length_ms": None,
                    "state": "planned",
                    "percent": None,
                    "people": ["Zoé"],
                    "speakers": [],
                    "tags": ["AG"],
                    "torn": [],
                }
            ],
            "damaged": [],
            "copies": [],
        }

    def test_what_is_damaged_cut_or_copied_is_told_beside_the_list(self, lokas, make):
        damaged = make("Abîmée", 1)
        damaged.facts_file.write_text('title = "Abîm', encoding="utf-8")
        torn = make("Coupée", 2)
        torn.transcript.write_text("{", encoding="utf-8")
        copy = torn.folder.with_name("copie")
        shutil.copytree(torn.folder, copy)

        ran, told = lokas("list"), json.loads(lokas("list", "--json").out)

        assert ran.code == 0
        assert len(ran.out.splitlines()) == 2
        assert str(damaged.facts_file) in ran.err
        assert f"lokas restore {key_of(damaged)}" in ran.err
        assert "not whole: transcript.json" in ran.err
        assert f"  {copy}\n" in ran.err
        assert [one["code"] for one in told["damaged"]] == ["meeting.damaged"]
        assert told["damaged"][0]["lost"] == ['title = "Abîm']
        assert sorted(told["copies"][0]) == sorted([str(torn.folder), str(copy)])

    def test_the_list_waits_for_no_queue_that_is_damaged(self, lokas, make, home):
        make("AG")
        (home / "queue.json").write_text("{", encoding="utf-8")

        assert lokas("list").code == 0

    @pytest.mark.parametrize("language", ["fr", "en"])
    def test_on_a_terminal_the_table_fits_into_eighty_columns(self, lokas, make, monkeypatch, language):
        make("Assemblée générale extraordinaire de la fédération " * 2, closed="stopped", tags=("conseil",))
        monkeypatch.setattr("lokas.cli.meetings.listing.is_terminal", lambda: True)
        monkeypatch.setenv("COLUMNS", "80")

        lines = lokas("list", language=language).out.splitlines()

        assert Messages(language)("library.state") in lines[0]
        assert max(map(len, lines)) <= 80
        assert "conseil" in lines[-1] + lines[-2]


class TestRenameAndTag:
    def test_a_meeting_gets_another_title_and_the_new_place_is_told(self, lokas, make):
        meeting = make("AG")

        ran = lokas("rename", "ag", "Assemblée : générale")

        renamed = meeting.folder.with_name(f"2026-03-14 Assemblée générale [{key_of(meeting)}]")
        assert ran.out == f"Renamed: {renamed}\n"
        assert Meeting(renamed).facts.title == "Assemblée : générale"

    def test_names_of_nothing_or_of_several_are_errors_that_help(self, lokas, make):
        make("Budget 2025", 400)
        make("Budget 2026")

        unknown, several = lokas("rename", "bugdet 2026", "x"), lokas("rename", "budget", "x", language="fr")

        assert (unknown.code, several.code) == (3, 2)
        assert "Budget 2026" in unknown.err
        assert "Budget 2025" in several.err
        assert "Budget 2026" in several.err

    def test_tags_are_added_removed_and_shown(self, lokas, make):
        meeting = make("AG")

        assert lokas("tag", "ag", "été", "conseil d'administration").code == 0
        ran = lokas("tag", "ag", "2026", "--remove", "ETE")

        assert ran.out == f"{meeting.folder}: conseil d'administration, 2026\n"
        assert json.loads(lokas("tag", "ag", "--json").out)["tags"] == ["conseil d'administration", "2026"]

    def test_without_a_meeting_all_tags_are_shown_with_their_number(self, lokas, make):
        assert "No meeting has a tag" in lokas("tag").err
        make("Un", tags=("été",))
        make("Deux", 1, tags=("Été", "AG"))

        assert lokas("tag").out.split() == ["2", "été", "1", "AG"]
        assert json.loads(lokas("tag", "--json").out)[0] == {"tag": "été", "meetings": 2}


class TestDelete:
    def test_a_deleted_meeting_is_in_the_trash_and_can_be_restored(self, lokas, make):
        meeting = make("AG")

        assert f"In the trash: {meeting.folder.name}" in lokas("delete", "AG").out
        assert lokas("list").out == ""
        assert meeting.folder.name in lokas("restore").out
        assert json.loads(lokas("restore", "--json").out)[0]["origin"] == str(meeting.folder)
        assert lokas("restore", key_of(meeting)).out == f"Restored: {meeting.folder}\n"
        assert "The trash is empty" in lokas("restore").err

    def test_one_that_cannot_be_deleted_does_not_stop_the_next(self, lokas, make):
        meeting = make("AG")

        ran = lokas("delete", "unknown", "AG")

        assert ran.code == 3
        assert not meeting.folder.exists()

    @pytest.mark.parametrize("arguments", [[], ["AG", "--empty-trash"]])
    def test_what_is_to_be_deleted_has_to_be_said(self, lokas, make, arguments):
        meeting = make("AG")

        assert lokas("delete", *arguments).code == 2
        assert meeting.folder.exists()

    def test_for_good_nothing_goes_without_an_answer(self, lokas, make):
        meeting = make("AG")

        ran = lokas("delete", "AG", "--for-good")

        assert ran.code == 2
        assert "--yes" in ran.err
        assert meeting.folder.exists()

    @pytest.mark.parametrize(("typed", "there"), [("n\n", True), ("\n", True), ("y\n", False)])
    def test_a_meeting_goes_for_good_if_a_person_says_yes(self, lokas, make, monkeypatch, typed, there):
        meeting = make("AG")
        monkeypatch.setattr("sys.stdin", Keyboard(typed))

        ran = lokas("delete", "AG", "--for-good")

        assert ran.code == 0
        assert meeting.folder.exists() is there
        assert ("Nothing was deleted" in ran.err) is there

    def test_what_is_in_the_trash_already_can_go_for_good_by_its_name(self, lokas, make, home):
        meeting = make("AG")
        lokas("delete", "AG")

        assert lokas("delete", key_of(meeting), "--for-good", "--yes").code == 0
        assert list((home / "trash").iterdir()) == []

    @pytest.mark.parametrize(("typed", "left"), [("non\n", 2), ("oui\n", 0)])
    def test_the_trash_is_shown_before_it_is_emptied(self, lokas, make, home, monkeypatch, typed, left):
        folders = [make("AG").folder, make("Bureau", 1).folder]
        lokas("delete", *folders)
        monkeypatch.setattr("sys.stdin", Keyboard(typed))

        ran = lokas("delete", "--empty-trash", language="fr")

        assert all(folder.name in ran.out for folder in folders)
        assert len(list((home / "trash").iterdir())) == left

    def test_what_is_nowhere_cannot_go_for_good(self, lokas, make):
        make("AG")

        ran = lokas("delete", "bureau", "--for-good", "--yes")

        assert ran.code == 3
        assert "No meeting goes by the name “bureau”" in ran.err

    def test_an_empty_trash_needs_no_answer(self, lokas):
        ran = lokas("delete", "--empty-trash")

        assert (ran.code, ran.err) == (0, "The trash is empty.\n")


class TestRestore:
    def test_a_damaged_meeting_is_mended_after_what_is_saved_was_shown(self, lokas, make, monkeypatch):
        meeting = make("Assemblée", people=("Zoé",), tags=("AG",))
        content = meeting.facts_file.read_text(encoding="utf-8").replace('tags = ["AG"]', "tags = [AG]")
        meeting.facts_file.write_text(content, encoding="utf-8")

        refused = lokas("restore", key_of(meeting))
        assert refused.code == 2
        assert meeting.facts_file.read_text(encoding="utf-8") == content

        monkeypatch.setattr("sys.stdin", Keyboard("y\n"))
        ran = lokas("restore", key_of(meeting))

        assert ran.code == 0
        assert "not understood: tags = [AG]" in ran.out
        assert (meeting.facts.people, meeting.facts.tags) == (("Zoé",), ())
        assert (meeting.folder / "meeting.damaged.toml").read_text(encoding="utf-8") == content

    def test_a_no_leaves_it_as_it_is(self, lokas, make, monkeypatch):
        meeting = make("AG")
        meeting.facts_file.write_text("x", encoding="utf-8")
        monkeypatch.setattr("sys.stdin", Keyboard("n\n"))

        assert "Nothing was changed" in lokas("restore", key_of(meeting)).err
        assert meeting.facts_file.read_text(encoding="utf-8") == "x"

    def test_a_meeting_of_a_newer_lokas_is_left_alone_whatever_is_said(self, lokas, make):
        meeting = make("AG")
        content = meeting.facts_file.read_text(encoding="utf-8").replace("1.1", "9.0")
        meeting.facts_file.write_text(content, encoding="utf-8")

        ran = lokas("restore", key_of(meeting), "--yes")

        assert ran.code == 3
        assert meeting.facts_file.read_text(encoding="utf-8") == content

    def test_a_meeting_that_is_in_its_place_is_told_so(self, lokas, make):
        make("AG")

        ran = lokas("restore", "AG")

        assert ran.code == 3
        assert "nothing to restore" in ran.err

    def test_nothing_takes_the_place_of_what_is_there_now(self, lokas, make):
        meeting = make("AG")
        lokas("delete", "AG")
        meeting.folder.mkdir()

        assert lokas("restore", "AG").code == 4
        assert list(meeting.folder.iterdir()) == []

    def test_a_backup_is_taken_in(self, lokas, make, tmp_path):
        meeting = make("AG")
        assert lokas("backup", "AG", "--output", tmp_path / "sauvegarde.lokas").code == 0
        lokas("delete", "AG", "--for-good", "--yes")

        ran = lokas("restore", tmp_path / "sauvegarde.lokas")

        assert ran.code == 0, ran.err
        assert meeting.facts.title == "AG"


class TestOpen:
    @pytest.fixture
    def programs(self, tmp_path, monkeypatch):
        """A desktop whose programs write down what they are given."""
        folder, log = tmp_path / "bin", tmp_path / "opened"
        folder.mkdir()
        monkeypatch.setattr(sys, "platform", "linux")
        monkeypatch.setenv("DISPLAY", ":7")
        monkeypatch.setenv("PATH", str(folder))

        def add(name, code=0):
            (folder / name).write_text(
                f'#!/bin/sh\nprintf "%s\\n" {name} "$@" > "{log}"\nexit {code}\n', encoding="utf-8"
            )
            (folder / name).chmod(0o755)
            return log

        return add

    @pytest.fixture
    def meeting(self, make):
        made = make("AG", closed="stopped")
        made.sound.write_bytes(b"fLaC")
        return made

    def test_without_a_desktop_the_path_is_told_and_nothing_fails(self, lokas, meeting):
        ran = lokas("open", "AG")

        assert (ran.code, ran.out) == (0, f"{meeting.folder}\n")
        assert "only the path" in ran.err

    def test_the_path_alone_is_told_where_that_is_asked_for(self, lokas, meeting, programs):
        log = programs("xdg-open")

        ran = lokas("open", "AG", "--sound", "--path")

        assert (ran.out, ran.err) == (f"{meeting.sound}\n", "")
        assert not log.exists()

    def test_the_folder_opens_in_the_file_manager(self, lokas, meeting, programs):
        log = programs("xdg-open")

        ran = lokas("open", "AG")

        assert ran.err == ""
        assert log.read_text(encoding="utf-8").splitlines() == ["xdg-open", str(meeting.folder)]

    def test_a_desktop_that_fails_is_no_error(self, lokas, meeting, programs):
        programs("xdg-open", code=3)

        ran = lokas("open", "AG")

        assert ran.code == 0
        assert "only the path" in ran.err

    def test_a_desktop_without_the_program_is_no_error(self, lokas, meeting, programs):
        ran = lokas("open", "AG")

        assert (ran.code, ran.out) == (0, f"{meeting.folder}\n")
        assert "only the path" in ran.err

    def test_the_sound_opens_at_its_moment_in_a_player_that_can(self, lokas, meeting, programs):
        log = programs("mpv")
        programs("xdg-open")

        ran = lokas("open", "AG", "--at", "1:02:03")

        assert ran.out == f"{meeting.sound}\n"
        assert log.read_text(encoding="utf-8").splitlines() == ["mpv", "--start=3723.0", str(meeting.sound)]

    def test_in_another_player_the_moment_is_told(self, lokas, meeting, programs):
        log = programs("xdg-open")

        ran = lokas("open", "AG", "--at", "2:03")

        assert log.read_text(encoding="utf-8").splitlines() == ["xdg-open", str(meeting.sound)]
        assert "go to 2:03" in ran.err

    def test_an_imported_sound_opens_where_it_lies(self, lokas, make, tmp_path):
        linked = tmp_path / "film.mp4"
        linked.write_bytes(b"film")
        make("Film", imported=Imported(str(linked)))

        assert lokas("open", "film", "--sound").out == f"{linked}\n"

    def test_a_sound_that_is_gone_is_an_error(self, lokas, make):
        make("AG")

        assert lokas("open", "AG", "--sound").code == 3

    def test_the_folder_of_a_damaged_meeting_opens_too(self, lokas, meeting):
        meeting.facts_file.write_text("x", encoding="utf-8")

        assert lokas("open", key_of(meeting)).out == f"{meeting.folder}\n"
