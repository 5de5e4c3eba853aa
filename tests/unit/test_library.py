"""The library: meetings found by what people call them, listed cheaply, renamed, tagged, deleted and taken back."""

from __future__ import annotations

import datetime as dt
import json
import os
import shutil
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lokas.audio.flac import FlacWriter
from lokas.audio.recorder_state import RecorderStatus
from lokas.documents import open_document
from lokas.errors import InputError, LokasError, OptionError, OutputError
from lokas.library import Library
from lokas.library.trash import NOTE
from lokas.locks import hold
from lokas.meeting import Meeting
from lokas.meeting.facts import Imported
from lokas.recorder.status import StatusBoard
from lokas.speech.journal import FinishedWindow, Journal, JournalHeader
from lokas.text.document import RenameSpeaker
from lokas.text.export import EXPORTERS
from lokas.text.export.options import DEFAULT_OPTIONS
from tests.helpers.documents import transcript

PARIS = dt.timezone(dt.timedelta(hours=1))
EVENING = dt.datetime(2026, 3, 14, 18, 30, tzinfo=PARIS)
HOUR_MS = 3_600_000


@pytest.fixture
def library(tmp_path):
    data = tmp_path / "Éloïse Château-Müller"
    return Library(data / "réunions", data / "corbeille")


def made(library, title="AG", days=0, **facts):
    meeting = Meeting.create(library.root, title, EVENING + dt.timedelta(days=days))
    if facts:
        meeting.update(lambda known: replace(known, **facts))
    return meeting


def key_of(meeting):
    return meeting.folder.name[-5:-1]


def write_transcript(meeting, *texts, speakers=()):
    with meeting.transcript.open("wb") as file:
        file.writelines(EXPORTERS["json"].write(transcript(*texts, speakers=speakers), DEFAULT_OPTIONS))


def write_sound(path, seconds):
    with FlacWriter.create(path, 16_000, 1) as writer:
        for _ in range(seconds):
            writer.write(np.zeros((16_000, 1), np.int16))


def outcome(library, name):
    try:
        return "found" if library.find(name) else ""
    except LokasError as error:
        return error.code


def only(library):
    (entry,) = library.entries()
    return entry


class TestNames:
    @pytest.fixture
    def budget(self, library):
        made(library, "Réunion d’été", -40)
        made(library, "Bureau", -3)
        return made(library, "Budget prévisionnel : l'année", -7)

    @pytest.mark.parametrize(
        "name",
        [
            "Budget prévisionnel : l'année",
            "budget previsionnel : l’annee",
            "BUDGET",
            "l'annee",
            "2026-03-07",
            "2026-03-07 budget",
            " previsionnel  : ",
        ],
    )
    def test_a_meeting_is_found_by_its_title_a_part_of_it_or_its_day(self, library, budget, name):
        assert library.find(name) == budget

    def test_a_meeting_is_found_by_its_folder_and_by_its_keys(self, library, budget, monkeypatch):
        monkeypatch.chdir(budget.folder.parent)
        facts_key = budget.facts.key
        names = [
            budget.folder,
            budget.folder.name,
            f"./{budget.folder.name}/",
            f"{budget.folder}/../{budget.folder.name}",
        ]
        names += [key_of(budget), f"[{key_of(budget)}]", facts_key, facts_key[:4], facts_key.upper()]

        assert {library.find(str(name)) for name in names} == {budget}

    def test_the_last_is_the_newest_that_has_begun(self, library, budget):
        made(library, "Prévue", 20_000)

        assert library.find("last").facts.title == library.find("Dernière").facts.title == "Bureau"

    def test_the_last_of_those_that_are_all_planned_is_one_of_them(self, library):
        planned = made(library, "Prévue", 20_000)

        assert library.find("last") == planned

    def test_a_whole_title_comes_before_a_part_of_another(self, library, budget):
        short = made(library, "Budget", -90)

        assert library.find("budget") == short

    def test_a_meeting_in_a_folder_of_a_year_is_found_by_its_way_there(self, library, budget):
        moved = library.root / "2026" / budget.folder.name
        moved.parent.mkdir()
        budget.folder.rename(moved)

        assert library.find(f"2026/{moved.name}").folder == library.find("budget").folder == moved

    def test_a_meeting_elsewhere_is_found_by_its_path(self, library, tmp_path):
        stick = Meeting.create(tmp_path / "clé USB", "AG", EVENING)

        assert library.find(str(stick.folder)) == stick

    def test_several_that_fit_are_told_the_newest_first(self, library, budget):
        older = made(library, "Budget 2025", -400)

        with pytest.raises(OptionError) as caught:
            library.find("budget")

        assert caught.value.code == "library.ambiguous"
        assert caught.value.data == {"value": "budget", "found": [budget.folder.name, older.folder.name], "count": 2}

    def test_of_very_many_that_fit_a_few_are_told(self, library):
        for number in range(20):
            made(library, f"AG {number}")

        with pytest.raises(OptionError) as caught:
            library.find("AG")

        assert (len(caught.value.data["found"]), caught.value.data["count"]) == (8, 20)

    def test_a_name_that_is_misspelled_is_answered_with_those_like_it(self, library, budget):
        with pytest.raises(InputError) as caught:
            library.find("bugdet previsionel")

        assert caught.value.code == "library.unknown"
        assert caught.value.data["near"][0] == budget.folder.name

    @pytest.mark.parametrize("name", ["", " ", "xyz", "\0", "a" * 5000, "/", "..", "2026-13-45", "*"])
    def test_a_name_that_fits_nothing_is_unknown(self, library, budget, name):
        with pytest.raises(InputError, match=r"library\.unknown"):
            library.find(name)

    def test_in_an_empty_library_everything_is_unknown(self, library):
        with pytest.raises(InputError, match=r"library\.unknown"):
            library.find("last")

    def test_a_damaged_meeting_is_found_by_its_folder_and_says_what_is_wrong(self, library, budget):
        budget.facts_file.write_bytes(b"\0" * 300)

        assert library.folder_of(key_of(budget)) == library.folder_of("budget") == budget.folder
        with pytest.raises(InputError, match=r"meeting\.damaged"):
            library.find(key_of(budget))

    @given(name=st.text(max_size=20))
    def test_any_name_at_all_gives_a_meeting_or_an_error_of_ours(self, name, tmp_path_factory):
        root = tmp_path_factory.getbasetemp() / "any name"
        if not root.exists():
            Meeting.create(root, "Été & Co", EVENING)
        assert outcome(Library(root, root / "trash"), name) in {"found", "library.unknown", "library.ambiguous"}


class TestEntries:
    def test_the_newest_meeting_comes_first_with_what_is_known_of_it(self, library):
        made(library, "Première", -1, people=("Anna", "Zoé"), tags=("AG",))
        made(library, "Deuxième")

        second, first = library.entries()

        assert (second.title, first.title) == ("Deuxième", "Première")
        assert (first.people, first.tags, first.began) == (("Anna", "Zoé"), ("AG",), EVENING - dt.timedelta(days=1))
        assert first.key == key_of(first.meeting)

    def test_a_folder_that_was_renamed_by_hand_is_shown_with_a_key_that_finds_it(self, library):
        meeting = made(library)
        renamed = meeting.folder.rename(library.root / "notre assemblée")

        assert only(library).key == Meeting(renamed).facts.key[:4]
        assert library.find(only(library).key).folder == renamed

    def test_each_state_a_meeting_can_be_in_is_told(self, library):
        meeting = made(library)

        def state(queued=()):
            return library.entries(queued)[0].state

        assert state() == "planned"
        with hold(meeting.lock):
            assert state() == "recording"
        meeting.sound.write_bytes(b"fLaC")
        assert state() == "interrupted"
        meeting.update(lambda facts: replace(facts, closed="stopped"))
        assert state() == "recorded"
        assert state({meeting.folder}) == "waiting"
        meeting.journal.touch()
        with hold(meeting.work_lock):
            assert state() == "transcribing"
        assert state() == "waiting"
        meeting.journal.unlink()
        write_transcript(meeting, "Bonsoir.")
        assert state() == "to_review"
        meeting.update(lambda facts: replace(facts, reviewed=EVENING))
        assert state() == "reviewed"

    def test_a_sound_that_was_imported_is_recorded_whatever_its_name(self, library):
        meeting = made(library, imported=Imported("audio.flac"))
        meeting.sound.write_bytes(b"fLaC")

        assert only(library).state == "recorded"

    def test_the_length_is_that_of_the_sound(self, library):
        meeting = made(library, closed="stopped")
        write_sound(meeting.sound, 3)

        assert only(library).length_ms == 3000

    def test_the_length_of_a_recording_under_way_is_what_its_recorder_says(self, library):
        meeting = made(library)
        board = StatusBoard(meeting.status)
        board.show(RecorderStatus("recording", recorded_ms=61_000))

        with hold(meeting.lock):
            assert only(library).length_ms == 61_000
        board.close()

    def test_where_the_sound_is_gone_the_text_or_the_clock_tells_the_length(self, library):
        meeting = made(library, closed="stopped")
        assert only(library).length_ms is None

        meeting.update(lambda facts: replace(facts, ended=EVENING + dt.timedelta(hours=1)))
        assert only(library).length_ms == HOUR_MS

        write_transcript(meeting, "Bonsoir.")
        assert only(library).length_ms == transcript("Bonsoir.").source.duration_ms

    def test_how_much_of_the_sound_is_text_is_told_by_the_journal(self, library):
        meeting = made(library, closed="stopped", ended=EVENING + dt.timedelta(hours=1))
        path = meeting.journal
        with Journal.open(path, JournalHeader("x", {}, {}), resume=False) as journal:
            assert only(library).percent == 0
            segments = transcript(*["mot " * 2000] * 3).segments
            journal.append_language("fr", 0.99)
            journal.append_window(FinishedWindow(0, HOUR_MS // 4, segments))
            journal.append_window(FinishedWindow(HOUR_MS // 4, HOUR_MS // 2, segments))
        with path.open("ab") as torn:
            torn.write(b'{"start_ms": 1800000, "end_ms": 3600000, "seg')

        assert (only(library).state, only(library).percent) == ("waiting", 50)

    def test_speakers_are_those_of_the_saved_document(self, library):
        meeting = made(library, closed="stopped")
        write_transcript(meeting, "Bonsoir.", "Oui.", "Bien.", speakers=("Anna", "Béa", "Anna"))
        assert only(library).speakers == ()

        with open_document(meeting) as document:
            document.do(RenameSpeaker("s2", 'Béa "B" ]'))

        assert only(library).speakers == ("Anna", 'Béa "B" ]')

    @pytest.mark.parametrize("content", ["", "[]", '{"format": "lokas.document", "seg', "\0" * 5000])
    def test_files_that_are_cut_or_something_else_are_named(self, library, content):
        meeting = made(library, closed="stopped")
        write_transcript(meeting, "Bonsoir.")
        assert only(library).torn == ()

        (meeting.folder / "document.json").write_text(content, encoding="utf-8")
        os.truncate(meeting.transcript, meeting.transcript.stat().st_size - 3)

        assert only(library).torn == ("transcript.json", "document.json")
        assert only(library).speakers == ()

    def test_a_library_that_is_not_there_is_empty(self, library):
        assert library.entries() == ()
        assert library.trashed() == []


class TestRenaming:
    def test_the_title_and_the_folder_change_and_the_key_stays(self, library):
        meeting = made(library, "AG", tags=("x",))

        renamed = library.rename(meeting, "  Réunion : été\n ")

        assert renamed.folder.name == f"2026-03-14 Réunion été [{key_of(meeting)}]"
        assert renamed.facts == replace(renamed.facts, title="Réunion : été", tags=("x",))
        assert not meeting.folder.exists()
        assert library.find(key_of(meeting)) == renamed

    def test_a_folder_that_a_person_named_gets_a_name_with_a_key(self, library):
        folder = made(library).folder.rename(library.root / "notre assemblée")

        renamed = library.rename(Meeting(folder), "AG")

        assert renamed.folder.name.startswith("2026-03-14 AG [")

    def test_a_meeting_stays_in_the_folder_of_its_group(self, library):
        meeting = made(library)
        moved = library.root / "Bureau" / meeting.folder.name
        moved.parent.mkdir()
        meeting.folder.rename(moved)

        assert library.rename(Meeting(moved), "Autre").folder.parent == moved.parent

    def test_where_a_copy_has_the_name_already_another_key_is_drawn(self, library):
        meeting = made(library)
        taken = library.root / f"2026-03-14 Autre [{key_of(meeting)}]"
        shutil.copytree(meeting.folder, taken)

        renamed = library.rename(meeting, "Autre")

        assert renamed.folder != taken
        assert Meeting(taken).facts.title == "AG"

    def test_the_same_title_again_changes_nothing(self, library):
        meeting = made(library)

        assert library.rename(meeting, "AG") == meeting

    @pytest.mark.parametrize("name", [".transcribing.lock", "document.lock"])
    def test_a_meeting_in_which_somebody_works_is_not_renamed_or_deleted(self, library, name):
        meeting = made(library)

        with hold(meeting.folder / name):
            for act in (lambda: library.rename(meeting, "Autre"), lambda: library.delete(meeting.folder)):
                with pytest.raises(OutputError, match=r"meeting\.busy"):
                    act()
            with pytest.raises(OutputError, match=r"meeting\.busy"):
                library.delete_for_good(meeting.folder)

        assert meeting.facts.title == "AG"
        assert not (meeting.folder / NOTE).exists()

    def test_a_recording_is_not_renamed_or_deleted(self, library):
        meeting = made(library)

        with hold(meeting.lock), pytest.raises(OutputError, match=r"meeting\.recording"):
            library.rename(meeting, "Autre")
        with hold(meeting.lock), pytest.raises(OutputError, match=r"meeting\.recording"):
            library.delete(meeting.folder)

    def test_an_empty_title_is_refused(self, library):
        with pytest.raises(OptionError, match=r"library\.no_title"):
            library.rename(made(library), " \n")

    def test_where_the_facts_cannot_be_written_the_folder_keeps_its_name(self, library, monkeypatch):
        meeting = made(library)

        def full(path, content):
            raise OutputError("output.disk_full", path=str(path), reason="No space left on device")

        monkeypatch.setattr("lokas.meeting.write_atomic", full)
        with pytest.raises(OutputError, match=r"output\.disk_full"):
            library.rename(meeting, "Autre")

        assert meeting.facts.title == "AG"

    def test_a_damaged_meeting_is_not_renamed(self, library):
        meeting = made(library)
        meeting.facts_file.write_text("title = ", encoding="utf-8")

        with pytest.raises(InputError, match=r"meeting\.damaged"):
            library.rename(meeting, "Autre")
        assert meeting.folder.exists()


class TestTags:
    def test_tags_are_added_once_whatever_their_case_and_accents(self, library):
        meeting = made(library, tags=("Été",))

        assert library.tag(meeting, ["ete", " conseil   d'administration ", "AG", "", " "]) == (
            "Été",
            "conseil d'administration",
            "AG",
        )
        assert meeting.facts.tags == ("Été", "conseil d'administration", "AG")

    def test_tags_are_removed_by_any_spelling_and_others_stay(self, library):
        meeting = made(library, tags=("Été", "AG"))

        assert library.tag(meeting, remove=["ÉTÉ", "unknown"]) == ("AG",)


class TestTrash:
    def test_a_deleted_meeting_lies_in_the_trash_and_comes_back_whole(self, library):
        meeting = made(library)
        meeting.sound.write_bytes(b"sound")
        before = meeting.facts

        place = library.delete(meeting.folder)

        assert place.parent == library.trash
        assert library.entries() == ()
        one = library.find_trashed("ag")
        assert (one.folder, one.title, one.began, one.origin) == (place, "AG", EVENING, meeting.folder)
        assert one.size_bytes > 5
        assert library.restore(one) == meeting.folder
        assert (meeting.facts, meeting.sound.read_bytes()) == (before, b"sound")
        assert library.trashed() == []
        assert not (meeting.folder / NOTE).exists()

    def test_it_comes_back_into_the_folder_of_its_group_even_if_that_is_gone(self, library):
        folder = library.root / "2026" / "AG"
        meeting = made(library)
        folder.parent.mkdir()
        meeting.folder.rename(folder)
        library.delete(folder)
        folder.parent.rmdir()

        assert library.restore(library.find_trashed("AG")) == folder

    def test_two_of_one_name_lie_side_by_side_and_none_takes_the_place_of_another(self, library):
        meeting = made(library)
        copy = library.root.parent / "copie"
        shutil.copytree(meeting.folder, copy)
        first = library.delete(meeting.folder)
        copy.rename(meeting.folder)
        second = library.delete(meeting.folder)

        assert first != second
        library.restore(next(one for one in library.trashed() if one.folder == first))
        with pytest.raises(OutputError, match=r"library\.taken"):
            library.restore(library.find_trashed(second.name))
        assert second.exists()

    def test_what_was_deleted_last_is_told_first(self, library):
        for number in range(3):
            place = library.delete(made(library, f"n°{number}").folder)
            told = json.loads((place / NOTE).read_text(encoding="utf-8"))
            (place / NOTE).write_text(json.dumps(told | {"deleted": f"2026-04-0{number + 1}"}), encoding="utf-8")
        (library.trash / "à la main").mkdir()
        shutil.copy(place / "meeting.toml", library.trash / "à la main")

        assert [one.folder.name[11:14] or None for one in library.trashed()] == ["n°2", "n°1", "n°0", None]

    def test_a_folder_put_into_the_trash_by_hand_is_restored_among_the_meetings(self, library):
        meeting = made(library)
        library.trash.mkdir()
        meeting.folder.rename(library.trash / "AG")

        assert library.restore(library.find_trashed("AG")) == library.root / "AG"

    @pytest.mark.parametrize("origin", ["../../ailleurs", "/n'existe/pas/AG", "", 7])
    def test_a_note_that_leads_astray_is_not_followed(self, library, origin):
        place = library.delete(made(library).folder)
        (place / NOTE).write_text(json.dumps({"origin": origin}), encoding="utf-8")

        (one,) = library.trashed()

        assert one.origin.parent == library.root

    def test_a_damaged_meeting_can_be_deleted_and_comes_back_as_it_was(self, library):
        meeting = made(library)
        meeting.facts_file.write_bytes(b"\xff\xfe")

        place = library.delete(library.folder_of(meeting.folder.name))

        (one,) = library.trashed()
        assert (one.folder, one.title, one.began) == (place, place.name, None)
        assert Meeting(library.restore(one)).facts_file.read_bytes() == b"\xff\xfe"

    def test_a_meeting_of_elsewhere_comes_back_to_where_it_was(self, library, tmp_path):
        stick = Meeting.create(tmp_path / "clé USB", "AG", EVENING)
        library.delete(stick.folder)

        assert library.restore(library.find_trashed("AG")) == stick.folder

    def test_on_another_disk_nothing_is_moved(self, library, monkeypatch):
        meeting = made(library)

        def refuse(self, target):
            raise OSError(18, "Invalid cross-device link")

        monkeypatch.setattr(Path, "rename", refuse)
        with pytest.raises(OutputError, match=r"library\.other_disk"):
            library.delete(meeting.folder)

        assert not (meeting.folder / NOTE).exists()
        assert meeting.facts.title == "AG"

    def test_where_the_trash_cannot_be_made_the_meeting_stays(self, library):
        meeting = made(library)
        library.trash.write_text("not a folder", encoding="utf-8")

        with pytest.raises(OutputError, match=r"output\.not_writable"):
            library.delete(meeting.folder)

        assert library.find("AG") == meeting
        assert not (meeting.folder / NOTE).exists()

    def test_on_a_full_disk_a_meeting_can_be_deleted_and_restored_all_the_same(self, library, monkeypatch):
        meeting = made(library)

        def full(*_):
            raise OutputError("output.disk_full", path="", reason="No space left on device")

        for name in ("lokas.library.trash.write_atomic", "lokas.meeting.append_text"):
            monkeypatch.setattr(name, full)
        library.delete(meeting.folder)

        assert library.restore(library.find_trashed("AG")) == meeting.folder

    def test_the_trash_is_emptied_when_a_person_asks_and_what_it_links_to_stays(self, library, tmp_path):
        linked = tmp_path / "film.mp4"
        linked.write_bytes(b"film")
        meeting = made(library, imported=Imported(str(linked)))
        (meeting.folder / "lien").symlink_to(linked)
        kept = made(library, "Autre")
        library.delete(meeting.folder)

        assert library.empty_trash() == 1
        assert library.trashed() == []
        assert list(library.trash.iterdir()) == []
        assert linked.read_bytes() == b"film"
        assert kept.facts.title == "Autre"

    def test_a_deletion_for_good_that_a_crash_cut_short_shows_no_half_of_a_meeting_and_is_finished(
        self, library, monkeypatch
    ):
        gone, kept = made(library), made(library, "Autre")
        library.delete(gone.folder)

        def stopped(folder):
            (folder / "meeting.toml").unlink()
            raise KeyboardInterrupt

        with monkeypatch.context() as crash:
            crash.setattr("lokas.library.trash.shutil.rmtree", stopped)
            with pytest.raises(KeyboardInterrupt):
                library.empty_trash()
        assert library.trashed() == []
        assert len(list(library.trash.iterdir())) == 1

        library.finish_erasing()

        assert list(library.trash.iterdir()) == []
        assert kept.facts.title == "Autre"

    def test_a_meeting_is_deleted_for_good_when_a_person_asks(self, library):
        meeting = made(library)

        library.delete_for_good(meeting.folder)

        assert not meeting.folder.exists()
        assert library.trashed() == []
